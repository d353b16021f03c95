"""Text taken out of a PDF again: by poppler, and as the file itself says what its glyphs mean."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from reports.text.bidi import levels, visual_order
from reports.text.paragraph import UNSEEN
from reports.text.prepare import prepared
from tests.reports.reading import Pdf
from tests.reports.test_render import tool
from tests.reports.text.sentences import EVERY, LEFT_TO_RIGHT, RIGHT_TO_LEFT, Sentence
from tests.reports.text.setting_sample import sample_pdf

FLOORS = {"ar": 0.9, "fa": 0.95, "ckb": 0.95, "ur": 0.95}
"""Least share of words that poppler reads back; Arabic has a sentence with every vowel mark."""
NARROW = 14.0
WIDE = 10.0**6
VOWELS = re.compile("[\u064b-\u0652]")


def plain(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).replace("\f", "").split())


def read(text: str, language: str, room: float, folder: Path) -> str:
    pdf = sample_pdf(text, language, room)
    return plain(tool("pdftotext", "-layout", "FILE", "-", pdf=pdf, folder=folder))


def composed(sentence: Sentence) -> str:
    return plain(unicodedata.normalize("NFC", sentence.text))


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("sentence", LEFT_TO_RIGHT, ids=str)
def test_left_to_right_is_read_back_exactly(
    sentence: Sentence, room: float, tmp_path: Path
) -> None:
    got, wanted = read(sentence.text, sentence.language, room, tmp_path), composed(sentence)
    if sentence.language == "zh":  # a line's end in Chinese is no space, but is read as one
        got, wanted = got.replace(" ", ""), wanted.replace(" ", "")
    assert got == wanted


def recalls(room: float, folder: Path) -> dict[str, float]:
    """Return the share of words that are read back, with their signs, by language."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for sentence in RIGHT_TO_LEFT:
        words = composed(sentence).split()
        got = read(sentence.text, sentence.language, room, folder).split()
        for word in words:
            if word in got:
                got.remove(word)
                counts[sentence.language][0] += 1
        counts[sentence.language][1] += len(words)
    return {language: right / every for language, (right, every) in counts.items()}


@pytest.mark.parametrize("room", [WIDE, NARROW])
def test_right_to_left_is_read_back_nearly(room: float, tmp_path: Path) -> None:
    found = recalls(room, tmp_path)
    print({language: f"{share:.3f}" for language, share in found.items()})  # noqa: T201
    assert found.keys() == FLOORS.keys()
    assert {each: share for each, share in found.items() if share < FLOORS[each]} == {}


@pytest.mark.parametrize(
    "sentence", [each for each in RIGHT_TO_LEFT if not VOWELS.search(each.text)], ids=str
)
def test_right_to_left_without_vowels_is_read_back_exactly(
    sentence: Sentence, tmp_path: Path
) -> None:
    assert read(sentence.text, sentence.language, WIDE, tmp_path) == composed(sentence)


def as_seen(sentence: Sentence) -> str:
    """Return the letters from left to right, by the levels that Unicode's own cases hold."""
    text = prepared(sentence.text, "x")
    base = 1 if sentence in RIGHT_TO_LEFT else 0
    order = visual_order(levels(text, base)[1])
    return UNSEEN.sub("", "".join(text[place] for place in order))


def turned(said: str) -> str:
    """Return what stands for some glyphs as it is seen."""
    return said[::-1] if any(unicodedata.bidirectional(c) in ("R", "AL") for c in said) else said


@pytest.mark.parametrize("sentence", EVERY, ids=str)
def test_the_file_says_exactly_what_its_glyphs_stand_for(
    sentence: Sentence, tmp_path: Path
) -> None:
    pdf = Pdf(sample_pdf(sentence.text, sentence.language), tmp_path)
    shown = [each for page in pdf.page_references for each in pdf.shown(page)]
    assert all(each.glyphs and 0 not in each.glyphs for each in shown)
    if sentence in LEFT_TO_RIGHT:
        assert plain("".join(each.said for each in shown)) == composed(sentence)
    else:
        said = "".join(turned(text) for each in shown for text in each.texts)
        said = UNSEEN.sub("", said)
        assert said.strip() == as_seen(sentence).strip()


@pytest.mark.parametrize("sentence", EVERY, ids=str)
def test_every_glyph_has_a_text(sentence: Sentence, tmp_path: Path) -> None:
    pdf = Pdf(sample_pdf(sentence.text, sentence.language), tmp_path)
    for each in (each for page in pdf.page_references for each in pdf.shown(page)):
        texts = pdf.to_unicode[each.font]
        assert all(texts.get(glyph) for glyph in each.glyphs)
        assert not any(UNSEEN.search(text) for text in texts.values())
