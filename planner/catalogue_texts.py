"""The words of the library that a catalogue translates: which, and whether label or sentence.

Labels (headings, days, options, scale words) print from a draft, beside English; sentences print
from a checked catalogue only. ``reports.wording`` sets them by the same rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.library import Library
from planner.library_texts import of_layout, of_worksheet
from planner.worksheets import Pictured, Version, Worksheet

WHOLE = ("intro", "footer")
"""Parts of a sheet that are sentences however they end."""


@dataclass(frozen=True, slots=True)
class CatalogueText:
    """Words of the library.

    Attributes:
        source: In English; their own key.
        where: Where they stand first, as ``id.field``.
        sentence: True where they print from a checked catalogue only.
    """

    source: str
    where: str
    sentence: bool


def all_texts(library: Library) -> tuple[CatalogueText, ...]:
    """Return every text once, labels of sheets first, in the order of the library."""
    found: dict[str, CatalogueText] = {}
    for text in _each(library):
        known = found.get(text.source)
        if known is None or (known.sentence and not text.sentence):
            found[text.source] = text
    return tuple(found.values())


def _each(library: Library) -> Iterator[CatalogueText]:
    for sheet in library.worksheets.values():
        yield from sheet_texts(sheet)
    for barrier in library.barriers.values():
        if not barrier.private:
            yield from _made([(f"{barrier.id}.obstacle", barrier.obstacle)], sentence=False)
            yield from _made([(f"{barrier.id}.if_example", barrier.if_example)], sentence=True)
    for task in library.templates.values():
        lines = [("bad_day", task.bad_day), ("notice", task.notice)]
        lines += [(f"safer{n}", line) for n, line in enumerate(task.safer, start=1)]
        lines += [(f"step{n}", line) for n, line in enumerate(task.steps, start=1)]
        lines += [(str(each.size), each.what) for each in task.sizes]
        lines += [("usual_when", task.usual_when), ("usual_where", task.usual_where)]
        yield from _made([(f"{task.id}.{name}", text) for name, text in lines], sentence=True)
    ideas = [(f"{each.id}.text", each.text) for each in library.examples.values()]
    yield from _made(ideas, sentence=True)


def sheet_texts(sheet: Worksheet, version: Version | None = None) -> Iterator[CatalogueText]:
    """Yield the words of a sheet: of one version with its titles, or of all of them."""
    if version is None:
        named = list(of_worksheet(sheet))
    else:
        titles = [("title", sheet.title), ("neutral_title", sheet.neutral_title)]
        parts = [*titles, *of_layout(sheet.layout(version))]
        named = [(f"{sheet.id}.{name}", text) for name, text in parts]
    rows = {
        row.text
        for each in sheet.versions
        for block in sheet.layout(each).blocks
        if isinstance(block, Pictured)
        for row in block.rows
    }
    for where, text in named:
        whole = where.rpartition(".")[2] in WHOLE or text in rows
        yield from _made([(where, text)], sentence=whole)


def _made(named: Iterable[tuple[str, str]], *, sentence: bool) -> Iterator[CatalogueText]:
    for where, text in named:
        if any(each.isalpha() for each in text):
            yield CatalogueText(text, where, sentence or text.endswith("."))
