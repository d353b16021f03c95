"""The picture of a course, and its table twin."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import history_chart
from planner.history_chart import Break, Pattern
from planner.ids import ScoreId, SessionId, TaskId
from planner.library import Field
from planner.patients import Episode
from planner.plans import FieldChange, Move, When
from planner.reviews import Amount, Obstacle
from planner.sessions import Score, Status
from planner.views import History, HistorySession, HistoryTask
from tests.planner.builders import library, patient, session, view

DAY = date(2026, 1, 6)
MEASURES = library().measures
AMOUNTS = st.none() | st.sampled_from(Amount)


def history_task(**changes: Any) -> HistoryTask:
    base = HistoryTask(
        id=TaskId("t"),
        template="walk",
        title="Walks",
        when=When(cue="after lunch"),
        where="park",
        amount_patient=Amount.HALF,
        amount_practitioner=Amount.HALF,
        closeness=2,
        helpfulness=None,
        obstacles=(Obstacle("T2.2"),),
        changes=(FieldChange(Field.WHERE, "a", "b", "T2.2"),),
        noticed="",
        next=Move.REPEAT,
    )
    return replace(base, **changes)


def score(total: int, measure: str = "PHQ9") -> Score:
    return Score(id=ScoreId("c"), session_id=SessionId("s"), measure=measure, day=DAY, total=total)


def held(number: int, weeks: float, *tasks: HistoryTask, scores: tuple[Score, ...] = ()) -> Any:
    day = DAY + timedelta(days=round(weeks * 7))
    return HistorySession(session(number=number, day=day), scores, tasks)


def course(*sessions: HistorySession) -> History:
    episode: Episode = view().episode
    return History(patient(), episode, sessions)


def test_time_axis_is_true_and_never_crowded() -> None:
    found = history_chart.chart(course(held(1, 0), held(2, 0.2), held(3, 3)), MEASURES)
    assert [each.x for each in found.columns] == [0.5, 1.5, 3.5]
    assert found.width == 4.0
    assert found.breaks == ()


def test_a_long_time_is_drawn_shorter_and_said() -> None:
    found = history_chart.chart(course(held(1, 0), held(2, 10), held(3, 11)), MEASURES)
    assert [each.x for each in found.columns] == [0.5, 2.5, 3.5]
    assert found.breaks == (Break(1.5, 10),)


def test_more_tasks_get_more_room() -> None:
    two = (history_task(), history_task(id=TaskId("u")))
    found = history_chart.chart(course(held(1, 0, *two), held(2, 1)), MEASURES)
    assert [(each.x, each.width) for each in found.columns] == [(0.75, 1.5), (2.0, 1.0)]
    assert [(each.column, each.place) for each in found.bars] == [(0, 0), (0, 1)]


def test_line_with_its_reference() -> None:
    sessions = (held(1, 0, scores=(score(27),)), held(2, 1), held(3, 2, scores=(score(0),)))
    (line,) = history_chart.chart(course(*sessions), MEASURES).lines
    assert [(p.y, p.total) for p in line.points] == [(1.0, 27), (0.0, 0)]
    assert (line.cut_off, line.cut_off_y) == ("10", 10 / 27)


@pytest.mark.parametrize(
    ("status", "gap"), [(Status.ATTENDED, True), (Status.DID_NOT_ATTEND, False)]
)
def test_a_score_left_out_at_a_session_held_leaves_a_gap(status: Status, gap: bool) -> None:
    without = held(2, 1)
    without = replace(without, session=replace(without.session, status=status))
    sessions = (held(1, 0, scores=(score(20),)), without, held(3, 2, scores=(score(10),)))
    (line,) = history_chart.chart(course(*sessions), MEASURES).lines
    assert [point.after_gap for point in line.points] == [False, gap]


def test_blank_is_not_none() -> None:
    tasks = [history_task(amount_patient=None, closeness=None), history_task(amount_patient=0)]
    blank, none = history_chart.chart(course(held(1, 0, *tasks)), MEASURES).bars
    assert (blank.amount, blank.pattern) == (None, Pattern.NOT_ASKED)
    assert (none.amount, none.height, none.practitioner_y) == (Amount.NONE, 0.0, 0.5)


def test_empty_course_has_a_picture() -> None:
    found = history_chart.chart(course(), MEASURES)
    assert (found.columns, found.lines, found.bars) == ((), (), ())
    assert history_chart.table(course(), MEASURES).rows == ()


TASKS = st.builds(
    history_task,
    id=st.uuids().map(lambda each: TaskId(str(each))),
    amount_patient=AMOUNTS,
    amount_practitioner=AMOUNTS,
    closeness=st.none() | st.integers(0, 4),
    next=st.none() | st.sampled_from(Move),
)
SESSIONS = st.builds(
    HistorySession,
    st.builds(
        session,
        number=st.integers(1, 20),
        day=st.dates(DAY, DAY + timedelta(days=200)),
        status=st.sampled_from(Status),
    ),
    st.lists(st.integers(0, 27).map(score), max_size=1).map(tuple),
    st.lists(TASKS, max_size=2).map(tuple),
)


@given(st.lists(SESSIONS, max_size=6))
def test_every_fact_of_the_picture_is_in_the_table(sessions: list[HistorySession]) -> None:
    past = course(*sessions)
    picture, twin = history_chart.chart(past, MEASURES), history_chart.table(past, MEASURES)
    rows = twin.rows
    heads = {(row.number, row.day, row.status) for row in rows}
    assert {(c.number, c.day, c.status) for c in picture.columns} <= heads
    tasks = {row.task.id: row.task for row in rows if row.task}
    for bar in picture.bars:
        told = tasks[bar.task]
        assert (bar.title, bar.amount, bar.next) == (told.title, told.amount_patient, told.next)
        assert (bar.obstacles, bar.changes) == (told.obstacles, told.changes)
    totals = [row.scores[0] for row in rows if row.first and row.scores[0]]
    assert [p.text for line in picture.lines for p in line.points] == totals
    cut_offs = {each.id: str(each.cut_off) for each in twin.measures}
    assert all(cut_offs[line.measure] == line.cut_off for line in picture.lines)
    assert [row.column for row in rows if row.first] == list(range(len(picture.columns)))


@given(st.lists(SESSIONS, min_size=1, max_size=6))
def test_everything_drawn_lies_on_the_picture(sessions: list[HistorySession]) -> None:
    picture = history_chart.chart(course(*sessions), MEASURES)
    places = [each.x for each in picture.columns]
    assert all(b - a >= history_chart.NARROWEST - 1e-9 for a, b in pairwise(places))
    assert all(each.x + each.width / 2 <= picture.width + 1e-9 for each in picture.columns)
    assert [(c.day, c.number) for c in picture.columns] == sorted(
        (each.session.day, each.session.number) for each in sessions
    )
    assert all(0 <= b.height <= 1 for b in picture.bars)
    assert all(0 <= p.y <= 1 for line in picture.lines for p in line.points)


@pytest.mark.parametrize("day", [date(2026, 3, 25), date(2026, 10, 21)])
def test_weeks_are_weeks_when_the_clocks_change(day: date) -> None:
    sessions = [held(at + 1, 0) for at in range(3)]
    weekly = [
        replace(each, session=replace(each.session, day=day + timedelta(weeks=at)))
        for at, each in enumerate(sessions)
    ]
    found = history_chart.chart(course(*weekly), MEASURES)
    assert [each.x for each in found.columns] == [0.5, 1.5, 2.5]
