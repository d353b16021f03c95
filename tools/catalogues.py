"""Bring the language catalogues up to date with the library, and check them.

    python -m tools.catalogues            # rewrite every resources/languages/*.po but en.po
    python -m tools.catalogues --check    # say what is wrong; 1 if anything is

The fixed words come from en.po with their keys; the words of the library are their own key. What is
translated stays, what is gone from the library goes, what is new comes in empty. ``template.pot``
beside them is what a translation agency begins a new language from.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from planner.catalogue_texts import all_texts
from planner.catalogues import LANGUAGES
from reports.catalogues import BY, ON, WITH
from reports.reading_catalogues import faults
from resources.library_loader import load_library

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "languages"
STATUS = (BY, ON, WITH)
Key = tuple[str, str]


def main() -> int:
    """Rewrite or check the catalogues."""
    if "--check" in sys.argv[1:]:
        problems = [problem for code in LANGUAGES[1:] for problem in check(code)]
        print("\n".join(problems) or "The catalogues are in order.")
        return int(bool(problems))
    for code in LANGUAGES[1:]:
        file = FOLDER / f"{code}.po"
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(updated(code, old), encoding="utf-8")
    (FOLDER / "template.pot").write_text(updated("", ""), encoding="utf-8")
    return 0


def updated(code: str, old: str) -> str:
    """Return a language's catalogue with today's words; ``old`` is its text so far."""
    done = translations(old)
    catalogue = Catalog(locale=code or None, header_comment="", fuzzy=False)
    for message in source_messages():
        key = key_of(message)
        catalogue.add(
            message.id,
            done.get(key, ""),
            context=message.context,
            auto_comments=message.auto_comments,
        )
    stream = BytesIO()
    write_po(stream, catalogue, omit_header=True, width=0)
    return head(code, old) + "\n" + stream.getvalue().decode()


def head(code: str, old: str) -> str:
    """Return the header: language, plural rule, and who checked the words, if anybody did."""
    plural = get_plural(code) if code else None
    status = {name: found for name in STATUS if (found := header_of(old, name))}
    lines = [
        "Project-Id-Version: between-sessions",
        f"Language: {code}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural.plural_forms if plural else 'nplurals=2; plural=(n != 1);'}",
        *[f"{name.title()}: {status.get(name, '')}" for name in STATUS],
    ]
    note = (
        "# Draft until a named person has checked it and the last three lines of the header say\n"
        "# who, on which day (2026-11-23), and with what qualification. From a draft only labels\n"
        "# print, beside English. Lines marked 'sentence' print from a checked catalogue only.\n"
    )
    return note + 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)


def header_of(text: str, name: str) -> str:
    """Return a line of a catalogue's header, or nothing."""
    found = re.search(rf'^"{name}: (.*)\\n"$', text, re.MULTILINE | re.IGNORECASE)
    return found[1].strip() if found else ""


def source_messages() -> Iterator[Message]:
    """Yield what there is to translate: fixed words by key, then the words of the library."""
    for message in read_po(BytesIO((FOLDER / "en.po").read_bytes())):
        if message.id:
            yield message
    for text in all_texts(load_library()):
        comments = [text.where, *(["sentence"] if text.sentence else [])]
        yield Message(text.source, auto_comments=comments)


def translations(text: str) -> dict[Key, str | tuple[str, ...]]:
    """Return what a catalogue has, by context and English."""
    if not text:
        return {}
    found = read_po(BytesIO(text.encode()))
    return {
        key_of(each): tuple(each.string) if isinstance(each.string, list) else each.string
        for each in found
        if each.id and each.string
    }


def key_of(message: Message) -> Key:
    """Return what tells a message from all others."""
    source = message.id[0] if isinstance(message.id, list | tuple) else message.id
    return (message.context or "", source)


def check(code: str) -> list[str]:
    """Return what is wrong with a catalogue, as sentences."""
    file = FOLDER / f"{code}.po"
    text = file.read_text(encoding="utf-8")
    if text != updated(code, text):
        return [f"{file.name} is behind the library: run python -m tools.catalogues"]
    messages = [each for each in read_po(BytesIO(text.encode())) if each.id]
    return [f"{file.name}: {source!r}: {problem}" for source, problem in faults(messages)]


if __name__ == "__main__":
    sys.exit(main())
