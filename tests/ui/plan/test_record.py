"""What the records say went before: folded, in fixed orders, for the practitioner alone."""

from datetime import date, time
from typing import Any

import pytest

from planner.helped import About, Before, Count, Counts, IfThen, OthersCount, PastTask, WentWell
from planner.helped import ResponseCount as Chosen
from planner.ids import EpisodeId, SessionId, TaskId
from planner.plans import DayTime, PlannedBarrier, When
from planner.reviews import Amount, NotReviewed, Obstacle, Used
from tests.planner.builders import barrier
from ui.screens.plan import record
from ui.screens.plan.record import Record

RAIN = PlannedBarrier(barrier="T2.1", if_text=" it rains ", then_text="I go inside")


def before(**changes: Any) -> Before:
    base: dict[str, Any] = {
        "day": date(2026, 5, 5),
        "title": "Walks",
        "amount": Amount.HALF,
        "not_reviewed": None,
        "planned": True,
        "reported": False,
        "if_thens": (IfThen(" it rains ", "I go inside", Used.HELPED),),
    }
    return Before(**(base | changes))


def past(day: date, **changes: Any) -> PastTask:
    base: dict[str, Any] = {
        "id": TaskId(day.isoformat()),
        "episode_id": EpisodeId("e"),
        "session_id": SessionId("s"),
        "number": 1,
        "position": 0,
        "title": "Walks",
        "when": When(days=(DayTime(0, time(10)),)),
        "barriers": (RAIN,),
    }
    return PastTask(day=day, **(base | changes))


@pytest.mark.parametrize(
    ("line", "head", "below"),
    [
        (
            before(),
            "5 May 2026 · Walks · done: about half",
            ("If it rains, then I will I go inside: used, helped",),
        ),
        (
            before(amount=None, if_thens=(IfThen("a", "b", None),)),
            "5 May 2026 · Walks · not reviewed",
            ("If a, then I will b: not said whether it was used",),
        ),
        (
            before(amount=None, not_reviewed=NotReviewed.NO_TIME, if_thens=(), reported=True),
            "5 May 2026 · Walks · not reviewed: no time today · it got in the way",
            ("No if-then was made for it.",),
        ),
        (
            before(planned=False, reported=True, if_thens=()),
            "5 May 2026 · Walks · done: about half · it got in the way, not planned for",
            (),
        ),
    ],
)
def test_one_earlier_task(line: Before, head: str, below: tuple[str, ...]) -> None:
    found = record.line(line)
    assert (found.head, found.below) == (head, below)


def test_a_barrier_that_never_came_up_says_nothing() -> None:
    assert Record((past(date(2026, 5, 5)),)).view("T4.3", "") == record.RecordView()


@pytest.mark.parametrize(("times", "often"), [(1, "once"), (2, "2 times")])
def test_the_folded_line(times: int, often: str) -> None:
    days = [date(2026, 4, 28), date(2026, 5, 5)][:times]
    view = Record(tuple(past(day) for day in reversed(days))).view("T2.1", "typed over")
    assert view.title == f"From the record: came up {often} before"
    assert [each.head[:7] for each in view.lines] == ["28 Apri", "5 May 2"][:times]
    assert not view.others


def test_own_words_are_looked_for_too() -> None:
    own = past(date(2026, 5, 5), obstacles=(Obstacle(text="The dog"),))
    assert Record((own,)).view("", "the dog ").title
    assert not Record((own,)).view("", "the cat").title


def test_counts_stand_in_one_line_a_kind() -> None:
    counts = (
        Counts(About.PART, (Count("morning", 4, 3), Count("open", 1, 0))),
        Counts(About.WEEKDAY, (Count("0", 2, 1),)),
        Counts(About.PLACE, (Count("the park", 3, 0),)),
        Counts(About.WITH_WHOM, (Count("", 2, 2), Count("Sadia", 1, 1))),
        Counts(About.SIZE, (Count("small", 4, 4),)),
    )
    assert record.well_rows(WentWell(tasks=5, counts=counts)) == (
        ("Time of day", "Morning 3 of 4 · No set time 0 of 1"),
        ("Day", "Mon 1 of 2"),
        ("Place", "the park 0 of 3"),
        ("With whom", "Alone or not said 2 of 2 · Sadia 1 of 1"),
        ("Size", "A small first step 4 of 4"),
    )


def uses(*n: int) -> str:
    words = "not needed {} · used, helped {} · used, did not help {} · not used {}"
    return words.format(*n)


def test_other_peoples_responses_stand_as_in_the_catalogue() -> None:
    none, ours = Chosen("", 1, (0, 0, 0, 0)), Chosen("b", 9, (0, 9, 0, 0))
    found = OthersCount(
        people=7,
        tasks=12,
        amounts=(1, 2, 3, 4, 0),
        not_reviewed=2,
        got_in_way=3,
        used=(1, 9, 0, 1),
        responses=(none, ours, Chosen("a", 2, (1, 0, 0, 1))),
    )
    lines = record.others_lines(found, barrier("T2.1"))
    assert list(lines) == [
        "Planned for in 12 tasks of 7 other people; it then got in the way in 3.",
        "Done: none 1 · a little 2 · about half 3 · most 4 · all or more 0 · not known 2",
        f"If-then: {uses(1, 9, 0, 1)}",
        f"“Another place” in 2 tasks: {uses(1, 0, 0, 1)}",
        f"“Shorter” in 9 tasks: {uses(0, 9, 0, 0)}",
    ]
    assert "%" not in "".join(lines)


def test_nobody_else_is_said_plainly() -> None:
    assert record.others_lines(OthersCount(), None) == (record.OTHERS_NONE,)


def test_closed_counts_are_never_asked_for() -> None:
    told: list[object] = []
    Record().ask_others(None, "T2.1", told.append)
    assert told == []
