"""The collection sheet as other programs read it."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from planner.collection import CollectionRow, CollectionSheet
from planner.pack import Typed
from reports import render_collection
from tests.reports.test_render import words_of

ROW = CollectionRow(
    printed_as=Typed("Amina K.", where="print_name"),
    called=Typed("Mina", where="preferred_name"),
    code="PK-7F3D2-D",
    pages=4,
    at=time(9),
    printer="Clinic HP",
    like=("PK-XT5Y8-3",),
)
OTHER = replace(ROW, printed_as=Typed("Zoë Łęcka"), code="PK-XT5Y8-3", pages=None, handed=True)
SHEET = CollectionSheet(day=date(2026, 5, 12), made_at=time(8, 5), rows=(ROW, OTHER))


def said(sheet: CollectionSheet, folder: Path) -> str:
    text = words_of(render_collection(sheet).pdf, folder)
    return " ".join(text.replace("\u2011", "-").split())


@pytest.mark.parametrize(
    "part",
    ["This sheet names people: keep it safe, shred it after.", "Tuesday 12 May 2026", "2 packs",
     "made at 08:05", "Amina K.",
     "Mina", "PK-7F3D2-D", "4", "09:00", "Clinic HP", "Name like", "Zoë Łęcka"],
)  # fmt: skip
def test_it_says_who_gets_which_pack(part: str, tmp_path: Path) -> None:
    assert part in said(SHEET, tmp_path)


def test_a_long_day_goes_on_with_its_head_and_its_warning(tmp_path: Path) -> None:
    rows = tuple(replace(ROW, code=f"PK-{number:05}-X") for number in range(60))
    rendered = render_collection(replace(SHEET, rows=rows))
    pages = words_of(rendered.pdf, tmp_path).rstrip("\f").split("\f")
    assert len(pages) == rendered.pages > 1
    for page in pages:
        assert "Pack code" in page
        assert "shred it after" in page


def test_made_up_people_are_marked(tmp_path: Path) -> None:
    assert "made up" in said(replace(SHEET, made_up=True), tmp_path).lower().replace("-", " ")
