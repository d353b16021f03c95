"""Which cases the rules of a service bring: facts only, in the order of names."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ids import EpisodeId, PatientId, SessionId, SupervisionId
from planner.reviews import Amount
from planner.supervision import (
    Case,
    FirstLast,
    LastReview,
    SupervisionItem,
    Trigger,
    TriggerRules,
    by_name,
    triggers,
)
from resources.library_loader import load_library

TODAY = date(2026, 5, 12)
MEASURES = load_library().measures
RULES = TriggerRules(thresholds={"PHQ9": 20, "GAD7": 0})


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def item(**changes: Any) -> SupervisionItem:
    base = SupervisionItem(
        id=SupervisionId("v"), patient_id=PatientId("p"), episode_id=EpisodeId("e"), asked_on=TODAY
    )
    return replace(base, **changes)


SEEN = item(discussed_on=ago(7))
CALM = Case(
    patient_id=PatientId("p"),
    episode_id=EpisodeId("e"),
    name="Amina Khan",
    reference="BS-1",
    started=ago(60),
    sessions=3,
    last_contact=ago(7),
    next_day=ago(-7),
    scores=(FirstLast("PHQ9", 18, 11, 3), FirstLast("GAD7", 14, 9, 3)),
    last_review=LastReview(title="Walks", day=ago(7), amount=Amount.MOST, obstacles=()),
    items=(SEEN,),
)


def found(case: Case, rules: TriggerRules = RULES) -> tuple[Trigger, ...]:
    return triggers(case, rules, MEASURES, TODAY)


def test_a_case_that_meets_no_rule_is_not_brought() -> None:
    assert found(CALM) == ()


@pytest.mark.parametrize(
    ("trigger", "changes"),
    [
        (Trigger.ASKED, {"items": (SEEN, item(question="Why?"))}),
        (Trigger.RISK_STOP, {"risk_stop": ago(7)}),
        (Trigger.ITEM_NINE, {"item_nine": ((ago(7), SessionId("s")),)}),
        (Trigger.NEW, {"items": ()}),
        (Trigger.REGULAR, {"items": (item(discussed_on=ago(28)),)}),
        (Trigger.OVER_THRESHOLD, {"scores": (FirstLast("PHQ9", 27, 20, 2),)}),
        (Trigger.OVERDUE, {"last_contact": ago(22), "next_day": None}),
        (Trigger.OVERDUE, {"last_contact": None, "next_day": None, "sessions": 0}),
        (Trigger.NO_IMPROVEMENT, {"sessions": 4, "scores": (FirstLast("PHQ9", 15, 10, 2),)}),
        (Trigger.TWO_NOT_DONE, {"not_done_in_a_row": 2}),
        (Trigger.NEED_UNMET, {"not_met": "no interpreter yet"}),
        (Trigger.NEED_UNMET, {"language": "ur", "printed_in": "en"}),
        (Trigger.DECISION_OPEN, {"items": (item(discussed_on=ago(7), decision="Ring the GP"),)}),
    ],
)
def test_each_rule_brings_a_case_by_itself(trigger: Trigger, changes: dict[str, Any]) -> None:
    case = replace(CALM, **changes)
    assert found(case) == (trigger,)
    assert found(case, replace(RULES, wanted=frozenset(Trigger) - {trigger})) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"items": (SEEN, item(question="  "))},
        {"risk_stop": ago(8)},
        {"items": (item(discussed_on=ago(27)),)},
        {"scores": (FirstLast("PHQ9", 27, 19, 2),)},
        {"scores": (FirstLast("GAD7", 21, 10, 2),)},
        {"last_contact": ago(22)},
        {"last_contact": ago(21), "next_day": None},
        {"sessions": 4, "scores": (FirstLast("PHQ9", 15, 9, 2),)},
        {"sessions": 4, "scores": (FirstLast("PHQ9", 15, 15, 1),)},
        {"sessions": 4, "scores": (FirstLast("WSAS", 15, 15, 3),)},
        {"sessions": 4, "scores": ()},
        {"not_done_in_a_row": 1},
        {"language": "ur", "printed_in": "ur"},
        {"language": "ur", "printed_in": ""},
        {"items": (item(discussed_on=ago(7), decision="Ring", done_on=ago(1)),)},
    ],
)
def test_just_below_a_rule_nothing_is_brought(changes: dict[str, Any]) -> None:
    assert found(replace(CALM, **changes)) == ()


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 27)), max_size=12), st.randoms())
def test_cases_stand_by_name_whatever_their_scores(people: Any, chance: Any) -> None:
    cases = [
        replace(CALM, patient_id=PatientId(str(at)), name=name, not_done_in_a_row=total)
        for at, (name, total) in enumerate(people)
    ]
    mixed = cases.copy()
    chance.shuffle(mixed)
    assert by_name(mixed) == by_name(cases)
    assert [each.name.casefold() for each in by_name(cases)] == sorted(
        each.name.casefold() for each in cases
    )
