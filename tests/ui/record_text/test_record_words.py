"""What is said of a contact: reviews, changes, the plan as printed, supervision, what is next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from models.settings import RECORD_TEMPLATE
from models.store import Store
from planner.ids import PackId, SeededIds, SessionId, SupervisionId
from planner.library import Field
from planner.pack import PackContent, PackOptions, Typed
from planner.packs import PackRecord
from planner.plans import DropReason, FieldChange, Move
from planner.record_text import DEFAULT, Part
from planner.reviews import Amount, NotReviewed, Obstacle, Used
from planner.sessions import Risk, Session, Status
from planner.supervision import SupervisionItem
from tests.models.store.people import NOON, Course, days, score, task
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.screens.record_text.presenter import RecordTextPresenter, agreed_lines, read_opening

__all__ = ["desk", "empty_desk"]
Fill = Callable[[Course], Session]
CHANGE = FieldChange(field=Field.WHERE, before="the market", after="the pond", cause="T2.1")


def made(fill: Fill, template: str, store: Store) -> RecordTextPresenter:
    course = Course(store, SeededIds(41), name="Bea Novak", reference="BS-41")
    session = fill(course)
    store.settings.set(RECORD_TEMPLATE, template)
    opening = read_opening(session.id, store)
    return RecordTextPresenter(opening, agreed_lines(opening))


def text_of(desk: Desk, fill: Fill, template: str = DEFAULT) -> str:
    return desk.ask(partial(made, fill, template)).text


def reviewed(course: Course, **changes: Any) -> Session:
    before, today = course.meet(days(-7)), course.meet(days(0))
    old = course.agree(before).tasks[0]
    course.review(old, today, **changes)
    return today


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"amount_practitioner": Amount.LITTLE}, "they say most, I say a little"),
        ({"closeness": 3, "helpfulness": 4}, "close to what we meant: mostly"),
        ({"obstacles": (Obstacle(text="the lift {plan}"),)}, "In the way: the lift {plan}."),
        ({"obstacles": (Obstacle(barrier="T2.1"),)}, "In the way: "),
        ({"coping_used": (Used.HELPED,)}, "If it rains, then I go inside: used, helped."),
        ({"next": Move.DROP, "drop_reason": DropReason.DONE_WITH}, "Next: drop"),
        ({"not_reviewed": NotReviewed.NO_TIME}, "Walk to the market: not reviewed, "),
    ],
)
def test_a_review_is_said_as_it_was_recorded(
    desk: Desk, changes: dict[str, Any], line: str
) -> None:
    assert line in text_of(desk, partial(reviewed, **changes))


def changed(course: Course) -> Session:
    before, today = course.meet(days(-7)), course.meet(days(0))
    old = course.agree(before).tasks[0]
    course.review(old, today, next=Move.CHANGE)
    course.agree(today, task(course.ids, from_task=old.id, changes=(CHANGE,)))
    return today


def test_what_changes_is_said_with_before_after_and_cause(desk: Desk) -> None:
    said = text_of(desk, changed)
    assert "Change: where, from “the market” to “the pond” (because: " in said


def late(course: Course) -> Session:
    """A plan entered late stands between the plan that was reviewed and its review."""
    before, today = course.meet(days(-14)), course.meet(days(0))
    course.review(course.agree(before).tasks[0], today, noticed="calmer")
    course.agree(course.meet(days(-7)), task(course.ids, what="Later"))
    return today


def test_a_review_of_an_older_plan_is_not_lost(desk: Desk) -> None:
    said = text_of(desk, late)
    assert "Noticed: “calmer”" in said
    assert "Later" not in said


def scored(course: Course) -> Session:
    before, today = course.meet(days(-7)), course.meet(days(0), risk=Risk.NOT_YET)
    course.store.sessions.save_score(score(course.ids, before, total=14, items=()))
    items = (2, 1, 2, 2, 1, 1, 1, 1, 1)
    course.store.sessions.save_score(score(course.ids, today, total=12, items=items, risk_item=1))
    return today


@pytest.mark.parametrize(
    "part",
    [
        "PHQ-9 12 = 2 + 1 + 2 + 2 + 1 + 1 + 1 + 1 + 1 (was 14 on ",
        "; item 9: 1, not marked as reviewed",
        "Risk\nNot yet",
    ],
)
def test_scores_are_said_with_their_addition_and_risk_as_answered(desk: Desk, part: str) -> None:
    assert part in text_of(desk, scored)


def agreed_today(course: Course) -> Session:
    today = course.meet(days(0))
    course.agree(today)
    return today


def test_if_thens_stand_where_the_template_wants_them_and_never_twice(desk: Desk) -> None:
    line = "If it rains, then I will I go inside."
    usual = text_of(desk, agreed_today)
    assert usual.count(line) == 1
    assert usual.index(line) > usual.index("Where: Longsight market")


def test_a_template_can_ask_for_if_thens_apart(desk: Desk) -> None:
    said = text_of(desk, agreed_today, "Coping\n{if_thens}\n\nPlan\n{plan}")
    assert said.startswith("Coping\nIf it rains, then I will I go inside.\n\nPlan\nWhy")
    assert said.count("If it rains") == 1


def record(course: Course, at: Session, content: PackContent) -> Session:
    """Note a pack as printed."""
    pack = PackRecord(
        id=PackId(course.ids.new()),
        session_id=at.id,
        code=content.code,
        options=PackOptions(),
        content=content,
        renderer="2",
        sha256="",
        made_at=NOON,
    )
    course.store.plans.record_pack(pack)
    return at


def printed(course: Course) -> Session:
    """A contact whose pack says other words than its plan says now."""
    today = agreed_today(course)
    content = build(today.id, "AB", course.store)
    return record(course, today, replace(content, rationale=Typed("As printed", "en")))


def build(session: SessionId, code: str, store: Store) -> PackContent:
    opening = read_opening(session, store)
    assert opening.pack is not None
    return replace(opening.pack, code=code)


def test_the_words_are_those_that_were_printed(desk: Desk) -> None:
    assert "Why I am doing this: “As printed”" in text_of(desk, printed)


def helped(course: Course) -> Session:
    today = printed(course)
    content = build(today.id, "CD", course.store)
    return record(course, today, replace(content, tasks=(), rationale=None))


def test_a_sheet_with_the_help_lines_alone_does_not_hide_them(desk: Desk) -> None:
    assert "Why I am doing this: “As printed”" in text_of(desk, helped)


def agreed_again(course: Course) -> Session:
    today = printed(course)
    course.agree(today, rationale="Anew", ready_at=NOON + timedelta(hours=1))
    return today


def test_a_plan_made_anew_is_said_as_it_would_be_printed(desk: Desk) -> None:
    said = text_of(desk, agreed_again)
    assert "“Anew”" in said
    assert "As printed" not in said


def test_only_parts_the_template_asks_for_can_be_left_out(desk: Desk) -> None:
    presenter = desk.ask(partial(made, agreed_today, "{reference}\n{plan}"))
    assert presenter.parts == (Part.PLAN,)


def over_time(course: Course) -> Session:
    """A contact with a later one held, and a decision made between the two."""
    today = course.meet(days(0))
    course.meet(days(7))
    course.meet(days(14), status=Status.BOOKED)
    item = SupervisionItem(
        id=SupervisionId(course.ids.new()),
        patient_id=course.patient.id,
        episode_id=course.episode.id,
        asked_on=days(0),
        question="Pace?",
    )
    course.store.supervision.save(item)
    course.store.supervision.save(replace(item, discussed_on=days(3), decision="Slower"))
    return today


def test_an_older_contact_says_what_was_known_on_its_day(desk: Desk) -> None:
    said = text_of(desk, over_time)
    assert "Asked Tue 12 May: Pace?" in said
    assert "Slower" not in said
    assert "Tuesday 19 May 2026, 09:30, in person" in said
    assert "26 May" not in said


def test_what_was_decided_since_stands_in_the_next_contact(desk: Desk) -> None:
    def next_one(course: Course) -> Session:
        over_time(course)
        return course.store.sessions.of_episode(course.episode.id)[1]

    assert "decided: Slower" in text_of(desk, next_one)


def missed(course: Course) -> Session:
    return course.meet(days(0), status=Status.DID_NOT_ATTEND, risk=Risk.UNANSWERED)


def test_a_contact_with_nothing_recorded_is_its_head_alone(desk: Desk) -> None:
    said = text_of(desk, missed)
    assert said == "BS-41 · session 1 · Tuesday 12 May 2026, 09:30\nDid not attend, in person\n"
