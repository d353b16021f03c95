"""The catalogue of fixed words: complete, plain, and free of what a pack may not say."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from planner.library import Library
from planner.readability import grade, sentences, words
from resources.library_loader import FOLDER

FILE = FOLDER.parent / "languages" / "en.po"


def _messages() -> tuple[Message, ...]:
    with Path(FILE).open("rb") as file:
        return tuple(each for each in read_po(file, abort_invalid=True) if each.id)


MESSAGES = _messages()
KEYS = frozenset(str(each.context) for each in MESSAGES)
NEEDED = (
    "pack.title", "pack.why", "pack.what", "pack.when", "pack.where", "pack.with_whom",
    "pack.how_long", "pack.how_often", "pack.bad_day", "pack.coping", "pack.if_then",
    "pack.page", "pack.code", "pack.made_up", "pack.notice", "pack.bring_day_time",
    "help.not_emergency", "help.not_checked", "help.now", "help.checked_on", "help.sheet_title",
    "slip.what_happened", "slip.not", "slip.some", "slip.done", "slip.in_the_way",
    "slip.noticed", "day.no_fixed", "pack.aloud.start", "pack.aloud.help",
)  # fmt: skip
SLIP = ("forgot", "no_time", "too_hard", "weather", "family", "money", "other")


def _texts(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@pytest.mark.parametrize("key", NEEDED)
def test_what_a_pack_needs_is_there(key: str) -> None:
    assert key in KEYS


def test_the_slip_has_its_short_words_in_order() -> None:
    found = [str(each.context) for each in MESSAGES]
    short = [key for key in found if key.startswith("slip.obstacle.")]
    assert short == [f"slip.obstacle.{name}" for name in SLIP]


def test_help_lines_of_the_library_can_be_translated(library: Library) -> None:
    english = {str(each.context): each.id for each in MESSAGES}
    for line in library.crisis.lines:
        assert english[f"help.{line.id}.name"] == line.name
        assert english[f"help.{line.id}.note"] == line.note


@pytest.mark.parametrize("message", MESSAGES, ids=lambda each: each.context)
def test_keys_and_words(message: Message) -> None:
    assert re.fullmatch(r"(pack|slip|help|day|sheet)(\.[a-z_0-9]+)+", str(message.context))
    for text in _texts(message):
        assert text == text.strip()
        assert not re.search(r"homework|sign here|promise|must|should|score", text, re.IGNORECASE)
        for sentence in sentences(text):
            assert len(words(sentence)) <= 18
            assert len(words(sentence)) < 8 or grade(sentence) <= 6.5


def test_no_key_stands_twice() -> None:
    assert len(KEYS) == len(MESSAGES)


def test_singular_and_plural_take_the_same_values() -> None:
    for message in MESSAGES:
        names = {tuple(re.findall(r"{(\w+)}", text)) for text in _texts(message)}
        assert len(names) == 1
