"""The practitioner's own pages as other programs read them."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.report import Report, ReportHeading, ReportTable, ReportText
from reports import render_report
from tests.reports.test_render import words_of

TABLE = ReportTable(("Who", "Last task"), (0.3, 0.7), (("Amina K. & Łęcka <x>", "Walk"),))
REPORT = Report(
    title="Supervision",
    about="Tuesday 12 May 2026",
    keep_safe="This page names people: shred it after.",
    blocks=(ReportHeading("Due now"), ReportText("In no order of need."), TABLE),
)


def pages_of(report: Report, folder: Path) -> list[str]:
    rendered = render_report(report)
    pages = words_of(rendered.pdf, folder).rstrip("\f").split("\f")
    assert len(pages) == rendered.pages
    return [" ".join(page.split()) for page in pages]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    "part",
    ["Supervision", "12 May 2026", "shred it after", "Due now", "In no order", "Łęcka <x>", "Walk"],
)
def test_it_says_all(part: str, wide: bool, tmp_path: Path) -> None:
    assert part in pages_of(replace(REPORT, wide=wide), tmp_path)[0]


@pytest.mark.parametrize("wide", [False, True])
def test_a_long_table_goes_on_with_its_heads_and_the_warning(wide: bool, tmp_path: Path) -> None:
    many = replace(TABLE, rows=TABLE.rows * 90)
    pages = pages_of(replace(REPORT, blocks=(many,), wide=wide), tmp_path)
    assert len(pages) > 1
    for page in pages:
        assert "Last task" in page
        assert "shred it after" in page


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_report(REPORT).pdf == render_report(REPORT).pdf


def test_made_up_people_are_marked(tmp_path: Path) -> None:
    page = pages_of(replace(REPORT, made_up=True), tmp_path)[0]
    assert "made up" in page.lower().replace("-", " ")


def test_room_to_write_on_is_left_under_each_row() -> None:
    many = replace(TABLE, rows=TABLE.rows * 30)
    pages = [
        render_report(replace(REPORT, blocks=(replace(many, room=room),))).pages for room in (0, 3)
    ]
    assert pages[0] < pages[1]


def test_a_line_keeps_its_direction_whatever_name_stands_in_it(tmp_path: Path) -> None:
    blocks = (ReportText("Name: Łęcka & عائشة\nSeen by: عائشة and Sam"),)
    page = pages_of(replace(REPORT, blocks=blocks), tmp_path)[0]
    assert page.index("Name:") < page.index("Łęcka &") < page.index("Seen by:")


@pytest.mark.parametrize("before", range(30, 60))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(tmp_path: Path, before: int) -> None:
    text = "\n".join("a line" for _ in range(before))
    after = "\n".join("of the next part" for _ in range(4))
    blocks = (ReportText(text), ReportHeading("The heading"), ReportText(after))
    for page in pages_of(replace(REPORT, blocks=blocks), tmp_path):
        assert not page.strip().endswith("The heading")
