"""Sheets as grids to type in: laid out like the paper, blank stays blank."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import codec
from planner.pack import Sheet
from planner.sheet_entry import Fill, SheetCells, blocks_of, fitted, with_cell
from planner.worksheets import Version
from resources.library_loader import load_library

WEEK = tuple(date(2026, 5, 13) + timedelta(days=at) for at in range(7))
SHEETS = load_library().worksheets
DIARY = Sheet(SHEETS["ba_diary_sheet"], (), WEEK)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("version", Version)
def test_every_sheet_can_be_typed_in(name: str, version: Version) -> None:
    blocks = blocks_of(Sheet(SHEETS[name], (), WEEK, version))
    assert blocks
    assert all(block.rows and block.columns for block in blocks)
    choices = [each for block in blocks for each in block.columns if each.fill is Fill.CHOICE]
    assert all(each.options for each in choices)


def test_a_day_stands_as_a_day() -> None:
    days = [block.rows for block in blocks_of(DIARY) if WEEK[0] in block.rows]
    assert days == [WEEK]


def test_nothing_typed_is_blank_everywhere() -> None:
    cells = fitted((), blocks_of(DIARY))
    assert {text for block in cells for row in block for text in row} == {""}


@given(st.data())
def test_one_cell_changes_and_any_text_survives_the_vault(data: st.DataObject) -> None:
    cells = fitted((), blocks_of(DIARY))
    at = data.draw(st.integers(0, len(cells) - 1))
    row = data.draw(st.integers(0, len(cells[at]) - 1))
    column = data.draw(st.integers(0, len(cells[at][row]) - 1))
    text = data.draw(st.text(st.characters(codec="utf-8"), min_size=1))
    changed = with_cell(cells, (at, row, column), text)
    assert changed[at][row][column] == text
    assert with_cell(changed, (at, row, column), "") == cells
    kept = SheetCells(Version.TICK, changed)
    assert codec.loads(SheetCells, codec.dumps(kept)) == kept
    assert fitted(changed, blocks_of(DIARY)) == changed
