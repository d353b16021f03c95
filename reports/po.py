"""Reading gettext PO files fast: what a pack prints from was checked when it was brought in.

Babel reads a file that somebody brings (``reports.reading_catalogues``), forgives nothing and says
what is wrong; its objects cost a fifth of the first pack of a process, so that packs are read here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_QUOTED = r'((?:[ \t]*"[^"\n\\]*(?:\\.[^"\n\\]*)*"[ \t]*\n?)+)'
_ENTRY = re.compile(
    r"((?:^[ \t]*(?:#[^\n]*)?\n)*)"
    rf"(?:^[ \t]*msgctxt[ \t]+{_QUOTED})?"
    rf"^[ \t]*msgid[ \t]+{_QUOTED}"
    rf"(?:^[ \t]*msgid_plural[ \t]+{_QUOTED})?"
    r'((?:^[ \t]*msgstr(?:\[\d+\])?[ \t]+(?:[ \t]*"[^"\n\\]*(?:\\.[^"\n\\]*)*"[ \t]*\n?)+)+)',
    re.MULTILINE,
)
_FORM = re.compile(rf"msgstr(?:\[(\d+)\])?[ \t]+{_QUOTED}")
_PLURALS = re.compile(
    r"^Plural-Forms:\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)", re.MULTILINE
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class Entry(NamedTuple):
    """A message of a PO file.

    Attributes:
        context: Its key, or empty.
        source: In English; the plural after the singular where there is one.
        forms: The translation, a text a plural form; empty texts where there is none.
        comments: The lines before it.
    """

    context: str
    source: tuple[str, ...]
    forms: tuple[str, ...]
    comments: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said of it to translators."""
        return tuple(each[2:].strip() for each in self._own() if each.startswith("#."))

    @property
    def fuzzy(self) -> bool:
        """True where nobody has looked at it since the English changed."""
        if "fuzzy" not in self.comments:
            return False
        flags = ",".join(each[2:] for each in self._own() if each.startswith("#,"))
        return "fuzzy" in (each.strip() for each in flags.split(","))

    def _own(self) -> list[str]:
        """Return its comments without those of a message that is no longer used."""
        lines = [line.strip() for line in self.comments.splitlines()]
        old = max((at for at, line in enumerate(lines) if line.startswith("#~")), default=-1)
        return lines[old + 1 :]


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file.

    Attributes:
        entries: Its messages, without the header.
        plurals: Rule of the plural, as gettext writes it.
    """

    entries: tuple[Entry, ...]
    plurals: str


def read(po: str) -> PoFile:
    """Return the messages of a sound PO file."""
    text = po.replace("\r\n", "\n").removeprefix("\ufeff")
    found = _ENTRY.finditer(text)
    header = next((each for each in found if _said(each[3]) == ""), None)
    rule = _PLURALS.search(_said(header[5][header[5].index('"') :])) if header else None
    count, plurals = (int(rule[1]), rule[2].strip()) if rule else (2, "n != 1")
    return PoFile(tuple(_entries(text, count)), plurals)


def _entries(text: str, count: int) -> Iterator[Entry]:
    for comments, context, single, plural, translated in _ENTRY.findall(text):
        source = _said(single)
        if not source:
            continue
        key = _said(context) if context else ""
        if plural:
            known = {int(at or 0): _said(words) for at, words in _FORM.findall(translated)}
            forms = tuple(known.get(at, "") for at in range(count))
            yield Entry(key, (source, _said(plural)), forms, comments)
        else:
            said = _said(translated[translated.index('"') :])
            yield Entry(key, (source,), (said,), comments)


def _said(quoted: str) -> str:
    """Return what stands between the quotation marks, line after line."""
    whole = quoted.strip()[1:-1]
    if "\n" in whole:
        whole = "".join(line.strip()[1:-1] for line in quoted.strip().split("\n"))
    if "\\" not in whole:
        return whole
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), whole)
