"""The picture of one course of treatment as geometry, and the same facts as a table.

Abstract units: x counts columns of a week, y runs from 0.0 (bottom) to 1.0 (top). The screen and
the page scale them. There are codes and values here, no words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.ids import TaskId
from planner.measures import Measure, Sure
from planner.plans import FieldChange, Move
from planner.reviews import Amount, Obstacle
from planner.sessions import Score, Status
from planner.views import History, HistorySession, HistoryTask

LINES = ("PHQ9", "GAD7")
"""Measures drawn as lines on one scale; the others stand in the table."""
NARROWEST = 1.0
"""Least distance of two sessions: a week's column, so that nothing is drawn over another."""
BAR_ROOM = 0.8


class Pattern(StrEnum):
    """How a bar is filled, so that closeness is seen without colour."""

    NOT_ASKED = "not_asked"
    FAINT = "faint"
    SPARSE = "sparse"
    EVEN = "even"
    DENSE = "dense"
    SOLID = "solid"


PATTERNS = (Pattern.FAINT, Pattern.SPARSE, Pattern.EVEN, Pattern.DENSE, Pattern.SOLID)


@dataclass(frozen=True, slots=True)
class Column:
    """A session on the time axis; one not held is marked by its status."""

    x: float
    number: int
    day: date
    status: Status


@dataclass(frozen=True, slots=True)
class Point:
    """A total on a line."""

    x: float
    y: float
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A measure over time.

    Attributes:
        measure: Its id.
        name: As printed on screens.
        points: In order of time.
        cut_off: The published cut-off, or None.
        sure: How the cut-off is known, or None.
        cut_off_y: Where its reference line lies, or None.
        high: The highest total.
    """

    measure: str
    name: str
    points: tuple[Point, ...]
    cut_off: int | None
    cut_off_y: float | None
    high: int
    sure: Sure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A task under the session it was agreed at.

    Attributes:
        task: Its id.
        title: Short name.
        x: Left edge.
        width: Width.
        height: Share filled, from the patient's amount; 0.0 for "none" and for not reviewed.
        amount: The patient's amount; None is "not reviewed", which is not "none".
        practitioner_y: The practitioner's amount where it differs, as a height, or None.
        pattern: How it is filled, from closeness.
        obstacles: What got in the way.
        changes: What was changed since the task before, so that a change stands over its effect.
        next: What happened next, or None.
    """

    task: TaskId
    title: str
    x: float
    width: float
    height: float
    amount: Amount | None
    practitioner_y: float | None
    pattern: Pattern
    obstacles: tuple[Obstacle, ...]
    changes: tuple[FieldChange, ...]
    next: Move | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole picture.

    Attributes:
        width: From 0.0 to here, with half a column free on either side.
        high: The total at y 1.0, shared by the lines.
        columns: Sessions in order of time.
        lines: Measures with at least one total.
        bars: Tasks in order of time.
    """

    width: float
    high: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: one task of one session, or a session without one.

    Attributes:
        number: Of the session.
        day: Of the session.
        status: What became of it.
        scores: Totals as shown, in the order of the table's measures; empty where not taken.
        task: The task, or None.
        first: True on the session's first line.
    """

    number: int
    day: date
    status: Status
    scores: tuple[str, ...]
    task: HistoryTask | None
    first: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The picture's twin for screen readers.

    Attributes:
        measures: The columns of scores, each with its cut-off: the core ones and those taken.
        rows: In order of time.
    """

    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]


def chart(history: History, measures: Mapping[str, Measure]) -> Chart:
    """Return the picture of an episode.

    Args:
        history: The episode, session by session.
        measures: The library's measures.
    """
    sessions = _in_order(history.sessions)
    places = _places([each.session.day for each in sessions])
    drawn = [measures[each] for each in LINES if each in measures]
    high = max((each.total_high for each in drawn), default=1)
    placed = tuple(zip(places, sessions, strict=True))
    lines = (_line(each, placed, high) for each in drawn)
    return Chart(
        width=places[-1] + NARROWEST / 2 if places else NARROWEST,
        high=high,
        columns=tuple(
            Column(x, each.session.number, each.session.day, each.session.status)
            for x, each in placed
        ),
        lines=tuple(each for each in lines if each.points),
        bars=tuple(bar for x, each in placed for bar in _bars(x, each.tasks)),
    )


def table(history: History, measures: Mapping[str, Measure]) -> Table:
    """Return the same facts, and those that no picture holds, as rows."""
    taken = {score.measure for session in history.sessions for score in session.scores}
    shown = tuple(each for each in measures.values() if each.core or each.id in taken)
    rows = [
        _row(session, task, shown, first=not place)
        for session in _in_order(history.sessions)
        for place, task in enumerate(session.tasks or (None,))
    ]
    return Table(shown, tuple(rows))


def _in_order(sessions: Sequence[HistorySession]) -> list[HistorySession]:
    return sorted(sessions, key=_when)


def _when(each: HistorySession) -> tuple[date, int]:
    return each.session.day, each.session.number


def _places(days: Sequence[date]) -> list[float]:
    """Return an x for each day: weeks since the first, pushed apart where they are closer."""
    places: list[float] = []
    for day in days:
        weeks = (day - days[0]).days / 7
        least = places[-1] + NARROWEST if places else 0.0
        places.append(max(weeks + NARROWEST / 2, least))
    return places


def _line(measure: Measure, placed: Sequence[tuple[float, HistorySession]], high: int) -> Line:
    points = [
        Point(x, score.total / high, score.total)
        for x, session in placed
        for score in session.scores
        if score.measure == measure.id
    ]
    cut_off = measure.cut_off
    return Line(
        measure=measure.id,
        name=measure.name,
        points=tuple(points),
        cut_off=cut_off,
        cut_off_y=None if cut_off is None else cut_off / high,
        high=measure.total_high,
        sure=measure.cut_off_sure,
    )


def _bars(x: float, tasks: Sequence[HistoryTask]) -> list[Bar]:
    width = BAR_ROOM / max(len(tasks), 1)
    left = x - BAR_ROOM / 2
    return [_bar(left + place * width, width, each) for place, each in enumerate(tasks)]


def _bar(x: float, width: float, task: HistoryTask) -> Bar:
    said, mine = task.amount_patient, task.amount_practitioner
    differs = mine is not None and mine is not said
    return Bar(
        task=task.id,
        title=task.title,
        x=x,
        width=width,
        height=_height(said),
        amount=said,
        practitioner_y=_height(mine) if differs else None,
        pattern=Pattern.NOT_ASKED if task.closeness is None else PATTERNS[task.closeness],
        obstacles=task.obstacles,
        changes=task.changes,
        next=task.next,
    )


def _height(amount: Amount | None) -> float:
    return 0.0 if amount is None else int(amount) / int(Amount.ALL)


def _row(
    session: HistorySession, task: HistoryTask | None, shown: Sequence[Measure], *, first: bool
) -> Row:
    return Row(
        number=session.session.number,
        day=session.session.day,
        status=session.session.status,
        scores=tuple(_shown(session.scores, each) for each in shown),
        task=task,
        first=first,
    )


def _shown(scores: Sequence[Score], measure: Measure) -> str:
    totals = (each.total for each in scores if each.measure == measure.id)
    return next((measure.shown(total) for total in totals), "")
