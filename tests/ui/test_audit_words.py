"""Everything the chain can say has words, and none of them is a value."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.audit import AuditRow, RecordState, StateFound
from planner.drafts import DraftKind
from planner.patients import Episode, Patient
from planner.plans import Plan
from planner.reviews import Review
from planner.sessions import Score, Session
from planner.sheet_entry import SheetEntry
from planner.supervision import SupervisionItem
from ui.audit_words import ACTIONS, ENTITIES, KINDS, fields_text, found_text, row_text

MODELS = Path(__file__).parents[2] / "models"
WRITERS = {"log": 2, "note": 2, "record": 2, "_write": 1}
"""Calls that write a row, and how many of their first arguments are codes."""
AT = datetime(2026, 5, 12, 9, tzinfo=UTC)


def codes() -> Iterator[tuple[int, str]]:
    """Every action (0) and kind of thing (1) that is written as a word in models."""
    for path in MODELS.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(call, "func", None), "attr", "")
            if isinstance(call, ast.Call) and name in WRITERS:
                for place, argument in enumerate(call.args[: WRITERS[name]]):
                    for each in ast.walk(argument):
                        if isinstance(each, ast.Constant) and isinstance(each.value, str):
                            yield place, each.value


def row(**changes: object) -> AuditRow:
    values = {"action": "update", "entity": "session", "actor": "practitioner"} | changes
    return AuditRow(seq=7, at=AT, entity_id="1", **({"fields": ("notes",)} | values))  # type: ignore[arg-type]


def test_every_action_and_every_kind_of_thing_has_words() -> None:
    found = set(codes())
    assert len(found) > 25
    assert {word for place, word in found if place == 0} - set(ACTIONS) == set()
    kinds = {word for place, word in found if place == 1 and word != "draft."}
    assert kinds - set(ENTITIES) == set()
    assert {f"draft.{kind.value}" for kind in DraftKind} <= set(ENTITIES)


def test_every_kind_of_thing_can_be_looked_for() -> None:
    assert {each for _, kinds in KINDS.values() for each in kinds} == set(ENTITIES)


@pytest.mark.parametrize(
    "kind", [Patient, Episode, Session, Score, Plan, Review, SheetEntry, SupervisionItem]
)
def test_every_field_reads_as_words(kind: type) -> None:
    said = fields_text(row(fields=tuple(each.name for each in fields(kind))))
    assert "_" not in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "You changed a contact"),
        ({"actor": "program", "action": "rehearsed", "entity": "backup"},
         "The program tried out a backup"),
        ({"action": "clock_went_back", "entity": "clock"}, "The computer's clock was put back"),
        ({"action": "new_deed", "entity": "new_thing"}, "You new deed new thing"),
    ],
)  # fmt: skip
def test_a_row_is_a_sentence(changes: dict[str, str], said: str) -> None:
    assert row_text(row(**changes)) == said


def test_a_printed_state_is_answered_plainly() -> None:
    state = RecordState(7, "ab12cd34")
    assert "Matches row 7 of Tuesday 12 May 2026" in found_text(StateFound(state, AT, True, 9))
    assert "another" in found_text(StateFound(state, AT, False, 9))
    assert "ends at row 5" in found_text(StateFound(state, None, False, 5))
