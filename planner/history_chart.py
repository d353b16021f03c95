"""The picture of one course of treatment as geometry, and the same facts as a table.

Abstract units: x counts columns of a week, y runs from 0.0 (bottom) to 1.0 (top).
``planner.history_layout`` puts it on a screen or a page. There are codes and values here, no words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.ids import SessionId, TaskId
from planner.measures import Measure, Sure
from planner.plans import FieldChange, Move
from planner.reviews import Amount, Obstacle
from planner.sessions import Score, Status
from planner.views import History, HistorySession, HistoryTask

NARROWEST = 1.0
"""Least width of a session: a week's column, so that nothing is drawn over another."""
MORE = 0.5
"""How much wider a column is for each further task of its session."""
LONGEST = 2.0
"""Greatest distance of two sessions; a longer time without one is drawn so, and marked."""


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
    """A session on the time axis; one not held is marked by its status.

    Attributes:
        x: Its middle.
        width: The room it needs, a week's or more where it has several tasks.
        session: Its id.
        number: 1 for the first of the episode.
        day: Local date.
        status: What became of it.
    """

    x: float
    width: float
    session: SessionId
    number: int
    day: date
    status: Status


@dataclass(frozen=True, slots=True)
class Break:
    """A long time without a session, drawn shorter than it was.

    Attributes:
        x: Its middle.
        weeks: How long it was, rounded.
    """

    x: float
    weeks: int


@dataclass(frozen=True, slots=True)
class Point:
    """A total on a line.

    Attributes:
        column: Position of its session.
        y: Its height.
        total: As it is kept.
        text: As people read it.
        after_gap: A session was held since the point before, and this measure was not taken at it.
    """

    column: int
    y: float
    total: int
    text: str
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Stripe:
    """A published band of a measure, between two heights."""

    low: int
    high: int
    label: str
    bottom: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A measure over time, on its own scale from its lowest to its highest total.

    Attributes:
        measure: Its id.
        name: As printed on screens.
        points: In order of time.
        cut_off: The published cut-off as people read it, or empty.
        cut_off_y: Where its reference line lies, or None.
        sure: How the cut-off is known, or None.
        stripes: The published bands, from low to high.
        stripes_sure: How the bands are known, or None.
    """

    measure: str
    name: str
    points: tuple[Point, ...]
    cut_off: str
    cut_off_y: float | None
    sure: Sure | None
    stripes: tuple[Stripe, ...]
    stripes_sure: Sure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A task under the session it was agreed at.

    Attributes:
        task: Its id.
        title: Short name.
        column: Position of its session.
        place: Position among the session's tasks.
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
    column: int
    place: int
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
        columns: Sessions in order of time.
        breaks: Long times without a session.
        lines: Measures with at least one total, in the order of the library.
        bars: Tasks in order of time.
    """

    width: float
    columns: tuple[Column, ...]
    breaks: tuple[Break, ...]
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]

    def bars_of(self, column: int) -> tuple[Bar, ...]:
        """Return the tasks agreed at one session."""
        return tuple(each for each in self.bars if each.column == column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: one task of one session, or a session without one.

    Attributes:
        column: Position of its session in the picture.
        number: Of the session.
        day: Of the session.
        status: What became of it.
        scores: Totals as shown, in the order of the table's measures; empty where not taken.
        task: The task, or None.
        first: True on the session's first line.
    """

    column: int
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
    sessions = in_order(history.sessions)
    widths = [NARROWEST + MORE * max(len(each.tasks) - 1, 0) for each in sessions]
    places, breaks = _places([each.session.day for each in sessions], widths)
    taken = _taken(sessions)
    return Chart(
        width=places[-1] + widths[-1] / 2 if places else NARROWEST,
        columns=tuple(
            Column(x, wide, held.id, held.number, held.day, held.status)
            for x, wide, held in zip(places, widths, (s.session for s in sessions), strict=True)
        ),
        breaks=tuple(breaks),
        lines=tuple(_line(each, sessions) for each in measures.values() if each.id in taken),
        bars=tuple(bar for at, each in enumerate(sessions) for bar in _bars(at, each.tasks)),
    )


def table(history: History, measures: Mapping[str, Measure]) -> Table:
    """Return the same facts, and those that no picture holds, as rows."""
    sessions = in_order(history.sessions)
    taken = _taken(sessions)
    shown = tuple(each for each in measures.values() if each.core or each.id in taken)
    rows = [
        _row(at, session, task, shown, first=not place)
        for at, session in enumerate(sessions)
        for place, task in enumerate(session.tasks or (None,))
    ]
    return Table(shown, tuple(rows))


def in_order(sessions: Sequence[HistorySession]) -> list[HistorySession]:
    """Return sessions in order of day, then number: one entered late stands where it was held."""
    return sorted(sessions, key=_when)


def _when(each: HistorySession) -> tuple[date, int]:
    return each.session.day, each.session.number


def _taken(sessions: Sequence[HistorySession]) -> set[str]:
    return {score.measure for session in sessions for score in session.scores}


def _places(days: Sequence[date], widths: Sequence[float]) -> tuple[list[float], list[Break]]:
    """Return an x for each day, a week being 1.0, and the long times drawn shorter.

    Days too close for their widths are pushed apart; what is late because of that catches up.
    """
    places: list[float] = []
    breaks: list[Break] = []
    left_out = 0.0
    for at, day in enumerate(days):
        weeks = (day - days[0]).days / 7 - left_out + widths[0] / 2
        if not places:
            places.append(weeks)
            continue
        before = places[-1]
        least = (widths[at - 1] + widths[at]) / 2
        x = max(weeks, before + least)
        most = max(LONGEST, least)
        if x > before + most:
            left_out += x - before - most
            x = before + most
            since = round((day - days[at - 1]).days / 7)
            breaks.append(Break((before + x) / 2, since))
        places.append(x)
    return places, breaks


def _line(measure: Measure, sessions: Sequence[HistorySession]) -> Line:
    def y_of(total: int) -> float:
        share = (total - measure.total_low) / (measure.total_high - measure.total_low)
        return min(max(share, 0.0), 1.0)

    cut_off = measure.cut_off
    stripes = tuple(
        Stripe(each.low, each.high, each.label, y_of(each.low), y_of(each.high))
        for each in measure.bands
    )
    return Line(
        measure=measure.id,
        name=measure.name,
        points=tuple(
            Point(column, y_of(total), total, measure.shown(total), after_gap)
            for column, total, after_gap in _totals(measure, sessions)
        ),
        cut_off="" if cut_off is None else measure.shown(cut_off),
        cut_off_y=None if cut_off is None else y_of(cut_off),
        sure=measure.cut_off_sure,
        stripes=stripes,
        stripes_sure=measure.bands_sure,
    )


def _totals(
    measure: Measure, sessions: Sequence[HistorySession]
) -> Iterator[tuple[int, int, bool]]:
    """Yield column, total, and whether it was left out at a session held since the one before."""
    begun = missed = False
    for column, each in enumerate(sessions):
        total = next((s.total for s in each.scores if s.measure == measure.id), None)
        if total is not None:
            yield column, total, begun and missed
            begun, missed = True, False
        elif each.session.status is Status.ATTENDED:
            missed = True


def _bars(column: int, tasks: Sequence[HistoryTask]) -> Iterator[Bar]:
    for place, task in enumerate(tasks):
        said, mine = task.amount_patient, task.amount_practitioner
        differs = mine is not None and mine is not said
        yield Bar(
            task=task.id,
            title=task.title,
            column=column,
            place=place,
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
    column: int,
    session: HistorySession,
    task: HistoryTask | None,
    shown: Sequence[Measure],
    *,
    first: bool,
) -> Row:
    return Row(
        column=column,
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
