"""Filter and sorting of the caseload."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.caseload import CaseColumn, filter_rows, natural, sort_rows, weeks_since
from planner.ids import PatientId
from planner.reviews import Amount
from planner.search import search_key
from planner.views import CaseloadRow, CaseStatus, NeedFlag


def row(name: str, reference: str = "BS-1", **changes: Any) -> CaseloadRow:
    base = CaseloadRow(
        id=PatientId(reference),
        episode_id=None,
        reference=reference,
        name=name,
        search=search_key(name, reference),
        status=CaseStatus.ACTIVE,
        sessions=0,
        next_day=None,
        next_at=None,
        last_contact=None,
        last_task="",
        last_amount=None,
        unreviewed=0,
        started=None,
        needs=(),
        language="",
    )
    return replace(base, **changes)


PEOPLE = (
    row("Zoë Łukasz", "BS-10", next_day=date(2026, 5, 12), next_at=time(9)),
    row("amina Khan", "BS-2", last_amount=Amount.NONE, status=CaseStatus.ENDED),
    row("Amina O’Neil", "BS-1", last_amount=Amount.ALL, needs=(NeedFlag.LANGUAGE,)),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["BS-10", "BS-2", "BS-1"]),
        ("zoe lukasz", ["BS-10"]),
        ("LUKASZ zo", ["BS-10"]),
        ("amina o'n", ["BS-1"]),
        ("amina bs-2", ["BS-2"]),
        ("amina zoe", []),
    ],
)
def test_all_words_must_occur(text: str, found: list[str]) -> None:
    assert [each.reference for each in filter_rows(PEOPLE, text)] == found


def test_filter_by_status() -> None:
    assert [r.name for r in filter_rows(PEOPLE, "a", status=CaseStatus.ENDED)] == ["amina Khan"]


@pytest.mark.parametrize(
    ("column", "down", "found"),
    [
        (CaseColumn.NAME, False, ["BS-2", "BS-1", "BS-10"]),
        (CaseColumn.NAME, True, ["BS-10", "BS-1", "BS-2"]),
        (CaseColumn.REFERENCE, False, ["BS-1", "BS-2", "BS-10"]),
        (CaseColumn.NEXT, True, ["BS-10", "BS-2", "BS-1"]),
        (CaseColumn.LAST_AMOUNT, False, ["BS-2", "BS-1", "BS-10"]),
        (CaseColumn.LAST_AMOUNT, True, ["BS-1", "BS-2", "BS-10"]),
        (CaseColumn.STATUS, True, ["BS-2", "BS-10", "BS-1"]),
    ],
)
def test_sort_is_natural_with_the_unknown_last(
    column: CaseColumn, down: bool, found: list[str]
) -> None:
    assert [each.reference for each in sort_rows(PEOPLE, column, descending=down)] == found


@given(
    names=st.lists(st.text(max_size=6), max_size=8),
    column=st.sampled_from(CaseColumn),
    down=st.booleans(),
)
def test_sort_loses_nobody(names: list[str], column: CaseColumn, down: bool) -> None:
    rows = [row(name, f"BS-{at}", last_task=name) for at, name in enumerate(names)]
    assert set(sort_rows(rows, column, descending=down)) == set(rows)


def test_natural_takes_numbers_as_numbers() -> None:
    assert sorted(["b10", "b9", "B1", "a²"], key=natural) == ["a²", "B1", "b9", "b10"]


def test_weeks_since_start() -> None:
    assert weeks_since(date(2026, 5, 1), date(2026, 5, 14)) == 1
    assert weeks_since(None, date(2026, 5, 14)) is None
