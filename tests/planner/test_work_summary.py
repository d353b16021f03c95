"""All the work of a course of treatment."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ids import TaskId
from planner.reviews import Amount
from planner.sessions import NOT_HELD, Status
from planner.views import HistorySession
from planner.work_summary import summarise
from tests.planner.builders import library
from tests.planner.test_history_chart import course, held, history_task, score

STATUSES = st.lists(st.sampled_from(list(Status)), max_size=12)
AMOUNTS = st.none() | st.sampled_from(Amount)


def meeting(number: int, status: Status) -> HistorySession:
    made: HistorySession = held(number, number)
    return replace(made, session=replace(made.session, status=status))


@given(STATUSES)
def test_every_contact_is_counted_once(statuses: list[Status]) -> None:
    found = summarise(course(*(meeting(n, each) for n, each in enumerate(statuses))), library())
    assert len(found.held) == statuses.count(Status.ATTENDED)
    assert len(found.not_held) == sum(each in NOT_HELD for each in statuses)
    assert len(found.held) + len(found.not_held) + len(found.booked) == len(statuses)


@pytest.mark.parametrize(
    ("totals", "first", "last", "change"),
    [((19,), 19, 19, None), ((19, 9), 19, 9, -10), ((9, 14, 11), 9, 11, 2), ((8, 8), 8, 8, 0)],
)
def test_first_and_last_of_a_measure(
    totals: tuple[int, ...], first: int, last: int, change: int | None
) -> None:
    sessions = (held(n, n, scores=(score(total),)) for n, total in enumerate(totals, 1))
    (span,) = summarise(course(*sessions), library()).measures
    assert (span.first.total, span.last.total, span.change) == (first, last, change)
    assert span.measure == library().measures["PHQ9"]


def test_a_contact_without_a_score_is_passed_over() -> None:
    sessions = (held(1, 1, scores=(score(12),)), held(2, 2), held(3, 3, scores=(score(3, "X"),)))
    found = summarise(course(*sessions), library()).measures
    assert [(each.id, each.count, each.measure is None) for each in found] == [
        ("PHQ9", 1, False),
        ("X", 1, True),
    ]


@given(st.lists(st.tuples(st.sampled_from(["walk", "", "gone"]), AMOUNTS), max_size=10))
def test_counts_add_up(tasks: list[tuple[str, Amount | None]]) -> None:
    made = [
        history_task(id=TaskId(str(n)), template=template, amount_patient=amount)
        for n, (template, amount) in enumerate(tasks)
    ]
    found = summarise(course(held(1, 1, *made)), library())
    assert sum(each.tasks for each in found.interventions) == len(tasks) == len(found.work)
    known = {each.id: each for each in found.interventions}
    walks = [amount for template, amount in tasks if template == "walk"]
    if walks:
        intervention = library().templates["walk"].intervention
        assert known[intervention].not_reviewed == walks.count(None)
        assert sum(known[intervention].amounts.values()) == len(walks) - walks.count(None)


def test_tasks_come_in_the_order_they_were_agreed() -> None:
    one, two = history_task(title="One"), history_task(title="Two")
    found = summarise(course(held(1, 1, one, two), held(2, 2, one)), library())
    shown = [(each.session.number, each.task.title) for each in found.work]
    assert shown == [(1, "One"), (1, "Two"), (2, "One")]
