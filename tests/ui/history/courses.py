"""Made-up courses of treatment for the laws of the history: any number of sessions, any words."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.history_marks import Letters
from planner.ids import ScoreId, SessionId, TaskId
from planner.library import Field
from planner.plans import FieldChange, Move, When
from planner.reviews import Amount, Obstacle
from planner.sessions import Score, Session, Status
from planner.views import History, HistorySession, HistoryTask
from resources.library_loader import load_library
from tests.planner.builders import patient, view
from ui.screens.history.presenter import HistoryPresenter, Opening

DAY = date(2026, 1, 6)
SHELF = load_library()
MEASURES = ("PHQ9", "GAD7", "WSAS", "OCI", "MI")
WORDS = st.sampled_from(
    (
        "walk to the market with Sadia",
        "diary",
        "Worry time",
        "x",
        "a-very-long-hyphenated-thing",
        "Donaudampfschifffahrtsgesellschaft",
        "my brother was ill, then the buses stopped",
        "two\nlines",
    )
)
AMOUNTS = st.none() | st.sampled_from(Amount)
OBSTACLES = st.builds(Obstacle, text=WORDS) | st.sampled_from(list(SHELF.barriers)).map(Obstacle)
CHANGES = st.builds(
    FieldChange, st.sampled_from([Field.WHERE, Field.WHAT, Field.BAD_DAY]), WORDS, WORDS
)
TASKS = st.builds(
    HistoryTask,
    id=st.uuids().map(lambda each: TaskId(str(each))),
    template=st.sampled_from(["", "gone", *list(SHELF.templates)[:6]]),
    title=WORDS,
    when=st.builds(When, cue=WORDS),
    where=WORDS,
    amount_patient=AMOUNTS,
    amount_practitioner=AMOUNTS,
    closeness=st.none() | st.integers(0, 4),
    helpfulness=st.none() | st.integers(0, 4),
    obstacles=st.lists(OBSTACLES, max_size=3).map(tuple),
    changes=st.lists(CHANGES, max_size=2).map(tuple),
    noticed=st.just("") | WORDS,
    next=st.none() | st.sampled_from(Move),
)


def _scores(totals: dict[str, float]) -> tuple[Score, ...]:
    return tuple(
        Score(
            id=ScoreId(measure),
            session_id=SessionId("s"),
            measure=measure,
            day=DAY,
            total=round(
                SHELF.measures[measure].total_low
                + share * (SHELF.measures[measure].total_high - SHELF.measures[measure].total_low)
            ),
        )
        for measure, share in totals.items()
    )


PARTS = st.tuples(
    st.integers(0, 90),
    st.sampled_from([Status.ATTENDED] * 4 + list(Status)),
    st.dictionaries(st.sampled_from(MEASURES), st.floats(0, 1), max_size=4).map(_scores),
    st.lists(TASKS, max_size=3).map(tuple),
)


def _history(parts: list[Any]) -> History:
    """Number the sessions as they were entered, which need not be the order of their days."""
    episode = view().episode
    sessions = tuple(
        HistorySession(
            Session(
                id=SessionId(f"s{number}"),
                episode_id=episode.id,
                patient_id=episode.patient_id,
                number=number,
                day=DAY + timedelta(days=days),
                status=status,
            ),
            scores,
            tasks if status is Status.ATTENDED else (),
        )
        for number, (days, status, scores, tasks) in enumerate(parts, start=1)
    )
    return History(patient(), episode, sessions)


HISTORIES = st.lists(PARTS, min_size=1, max_size=12).map(_history)


USUAL = HistoryTask(
    id=TaskId("t"),
    template="",
    title="Walk to the market",
    when=When(cue="after lunch"),
    where="park",
    amount_patient=Amount.NONE,
    amount_practitioner=Amount.HALF,
    closeness=1,
    helpfulness=None,
    obstacles=(Obstacle(text="the buses stopped"),),
    changes=(FieldChange(Field.WHERE, "a", "b"),),
    noticed="",
    next=None,
)


def long_history(count: int) -> History:
    """Return a course of weekly sessions with two tasks at every fifth."""
    scores = _scores({"PHQ9": 0.9, "GAD7": 0.5})
    return _history(
        [(7 * at, Status.ATTENDED, scores, (USUAL,) * (1 if at % 5 else 2)) for at in range(count)]
    )


def shown(history: History, intervention: str = "") -> HistoryPresenter:
    return HistoryPresenter(Opening(history, (history.episode,), SHELF), intervention)


def _wide(text: str, scale: float) -> float:
    """Widths that are no multiple of anything: an m is wider than an i."""
    return sum(3.1 if each in "ijl.,:' " else 7.3 for each in text) * scale


LETTERS = Letters(_wide, 18.0)
SMALLER = Letters(lambda text, scale: _wide(text, scale) * 0.7, 12.6)
