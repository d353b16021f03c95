"""The measured pack as plain parts, for programs that lay it out themselves.

As JSON: a list of pages, each ``{"wide": bool, "parts": [...]}``; a part is one of ``["h", text]``,
``["p", text]``, ``["lines", count]``, ``["grid", [heading, ...], [label, ...]]``,
``["picture", alt, text]`` and ``["code", across, [[row, start, end], ...]]``.
"""

from typing import Any

from bench.pack_content import content
from planner.pack import Sheet, Typed
from planner.worksheets import Block, Grid, Lines, Pictured
from reports.plan_page import qr_bars


def pages() -> list[dict[str, Any]]:
    """Return the pages of the English pack."""
    made = content("en")
    texts = [made.person, made.rationale, *(task.what for task in made.tasks)]
    texts += [half for task in made.tasks for pair in task.coping for half in pair]
    first: list[Any] = [["h", "My plan"]]
    first += [["p", each.text] for each in texts if isinstance(each, Typed)]
    first += [["p", f"{each.id} {each.number}"] for each in made.crisis.lines]
    first.append(["code", *qr_bars(made.code)])
    return [{"wide": False, "parts": first}, *(_page(each) for each in made.sheets)]


def _page(sheet: Sheet) -> dict[str, Any]:
    layout = sheet.worksheet.layout(sheet.version)
    parts: list[Any] = [["h", sheet.worksheet.title], ["p", layout.intro]]
    for block in layout.blocks:
        parts += _parts(block, sheet)
    if layout.footer:
        parts.append(["p", layout.footer])
    return {"wide": layout.landscape, "parts": parts}


def _parts(block: Block, sheet: Sheet) -> list[Any]:
    match block:
        case Grid():
            labels = [f"{each:%a} {each.day} {each:%b}" for each in sheet.days]
            return [["grid", ["Day", *(each.label for each in block.columns)], labels]]
        case Lines():
            return [["p", block.prompt], ["lines", block.count]]
        case Pictured():
            return [["picture", sheet.pictures[row.picture], row.text] for row in block.rows]
        case _:
            return []
