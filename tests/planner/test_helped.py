"""What went before: dates and counts in fixed orders, whatever came of it."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import helped
from planner.helped import About, Count, PartOfDay, PastTask
from planner.ids import EpisodeId, SessionId, TaskId
from planner.library import Size
from planner.plans import DayTime, PlannedBarrier, When
from planner.reviews import Amount, Obstacle, Used
from tests.planner.builders import TUESDAY, session

NOW = session(day=TUESDAY, number=4)
RAIN = PlannedBarrier(barrier="T2.1", if_text="it rains", then_text="I go inside")
UNMADE = PlannedBarrier(barrier="T4.3")
OWN = PlannedBarrier(text="The dog", if_text="the dog is ill", then_text="I ring Ann")
WORDS = st.sampled_from(("", "the park", "The Park", " the  park", "at home"))
PLANNED = st.sampled_from((RAIN, UNMADE, OWN, replace(RAIN, barrier="T4.3")))
OBSTACLES = st.sampled_from((Obstacle("T2.1"), Obstacle("T4.3"), Obstacle(text="the DOG")))
DAY_TIMES = st.builds(DayTime, st.integers(0, 6), st.none() | st.times())


def past(**changes: Any) -> PastTask:
    base = PastTask(
        id=TaskId("t"),
        episode_id=NOW.episode_id,
        session_id=SessionId("before"),
        day=TUESDAY - timedelta(days=7),
        number=3,
        position=0,
        template="walk",
        title="Walks",
        when=When(days=(DayTime(0, time(10)),)),
        where="the park",
        amount=Amount.MOST,
        barriers=(RAIN,),
        coping_used=(Used.HELPED,),
    )
    return replace(base, **changes)


@st.composite
def pasts(draw: st.DrawFn) -> list[PastTask]:
    made = st.builds(
        past,
        day=st.dates(date(2026, 1, 1), date(2026, 5, 20)),
        number=st.integers(1, 6),
        position=st.integers(0, 1),
        session_id=st.sampled_from((NOW.id, SessionId("a"), SessionId("b"))),
        episode_id=st.sampled_from((NOW.episode_id, EpisodeId("old"))),
        when=st.builds(When, days=st.lists(DAY_TIMES, max_size=3).map(tuple)),
        where=WORDS,
        with_whom=WORDS,
        size=st.sampled_from(Size),
        template=st.sampled_from(("walk", "")),
        amount=st.none() | st.sampled_from(Amount),
        barriers=st.lists(PLANNED, max_size=3).map(tuple),
        coping_used=st.lists(st.none() | st.sampled_from(Used), max_size=3).map(tuple),
        obstacles=st.lists(OBSTACLES, max_size=2).map(tuple),
    )
    return [replace(e, id=TaskId(f"t{n}")) for n, e in enumerate(draw(st.lists(made, max_size=7)))]


def shown(tasks: list[PastTask]) -> tuple[Any, ...]:
    found = helped.earlier(tasks, NOW)
    wanted = (Obstacle("T2.1"), Obstacle("T4.3"), Obstacle(text="the dog"))
    return found, [helped.met_before(each, found) for each in wanted], helped.went_well(found)


@given(tasks=pasts(), chance=st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(tasks: list[PastTask], chance: Any) -> None:
    mixed = list(tasks)
    chance.shuffle(mixed)
    assert shown(mixed) == shown(tasks)


@given(tasks=pasts(), amounts=st.lists(st.sampled_from(Amount), min_size=7, max_size=7))
def test_nothing_stands_elsewhere_because_of_how_it_went(
    tasks: list[PastTask], amounts: list[Amount]
) -> None:
    other = [
        replace(each, amount=None if each.amount is None else amount, coping_used=())
        for each, amount in zip(tasks, amounts, strict=False)
    ]
    (_, lines, well), (_, other_lines, other_well) = shown(tasks), shown(other)
    assert [[each.day for each in of] for of in lines] == [
        [e.day for e in of] for of in other_lines
    ]
    assert [(e.about, [c.key for c in e.counts]) for e in well.counts] == [
        (e.about, [c.key for c in e.counts]) for e in other_well.counts
    ]


@given(tasks=pasts())
def test_lines_stand_by_date_and_counts_add_up(tasks: list[PastTask]) -> None:
    found, lines, well = shown(tasks)
    assert all(list(of) == sorted(of, key=lambda each: each.day) for of in lines)
    assert well.tasks == sum(each.amount is not None for each in found)
    counts = {each.about: each.counts for each in well.counts}
    assert sum(each.times for each in counts.get(About.WITH_WHOM, ())) == well.tasks
    for each in (count for of in well.counts for count in of.counts):
        assert 0 <= each.well <= each.times <= well.tasks


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(4, 59), PartOfDay.NIGHT),
        (time(5), PartOfDay.MORNING),
        (time(11, 59), PartOfDay.MORNING),
        (time(12), PartOfDay.AFTERNOON),
        (time(17), PartOfDay.EVENING),
        (time(22), PartOfDay.NIGHT),
        (time(0), PartOfDay.NIGHT),
        (None, PartOfDay.OPEN),
    ],
)
def test_parts_of_the_day(at: time | None, part: PartOfDay) -> None:
    assert helped.part_of_day(at) is part


def counts(about: About, *tasks: PastTask) -> tuple[Count, ...]:
    return next(each.counts for each in helped.went_well(tasks).counts if each.about is about)


def test_a_task_counts_once_under_each_of_its_days_and_times() -> None:
    days = When(days=(DayTime(4, time(9)), DayTime(0, time(10)), DayTime(2, time(18))))
    twice = past(when=days), past(when=When(cue="after lunch"), amount=Amount.HALF)
    assert counts(About.WEEKDAY, *twice) == (Count("0", 1, 1), Count("2", 1, 1), Count("4", 1, 1))
    assert counts(About.PART, *twice) == (
        Count("morning", 1, 1),
        Count("evening", 1, 1),
        Count("open", 1, 0),
    )


def test_places_stand_as_they_were_first_written() -> None:
    later = past(where="the  PARK ", day=TUESDAY, amount=Amount.NONE)
    home = past(where="Home", day=TUESDAY - timedelta(days=1), amount=Amount.ALL)
    assert counts(About.PLACE, later, home, past()) == (
        Count("the park", 2, 1),
        Count("Home", 1, 1),
    )


def test_a_size_says_something_only_of_a_template() -> None:
    free = past(template="", size=Size.USUAL)
    assert counts(About.SIZE, free, past(size=Size.SMALL)) == (Count("small", 1, 1),)


def test_what_was_not_reviewed_is_not_counted() -> None:
    assert helped.went_well([past(amount=None)]) == helped.WentWell()


def test_an_if_then_has_the_answer_of_its_own_position() -> None:
    task = past(barriers=(UNMADE, OWN, RAIN), coping_used=(Used.NO_HELP, Used.HELPED))
    (found,) = helped.met_before(Obstacle("T2.1"), [task])
    assert found.if_thens == (helped.IfThen("it rains", "I go inside", Used.HELPED),)
    (own,) = helped.met_before(Obstacle(text=" the DOG "), [task])
    assert own.if_thens[0].used is Used.NO_HELP
    (unmade,) = helped.met_before(Obstacle("T4.3"), [task])
    assert (unmade.planned, unmade.if_thens) == (True, ())


def test_an_answer_not_given_yet_is_none() -> None:
    (found,) = helped.met_before(Obstacle("T2.1"), [past(coping_used=())])
    assert found.if_thens[0].used is None


def test_what_only_got_in_the_way_is_there_too() -> None:
    (found,) = helped.met_before(Obstacle("T9"), [past(obstacles=(Obstacle("T9"),)), past()])
    assert (found.planned, found.reported) == (False, True)


@pytest.mark.parametrize("words", ["", "  ", "dog", "the dog barks"])
def test_own_words_have_to_be_the_same(words: str) -> None:
    task = past(barriers=(OWN, PlannedBarrier()), obstacles=(Obstacle(),))
    assert helped.met_before(Obstacle(text=words), [task]) == ()


@pytest.mark.parametrize(
    ("changes", "counts_as_earlier"),
    [
        ({"day": TUESDAY, "number": 3}, True),
        ({"day": TUESDAY, "number": 5}, False),
        ({"day": TUESDAY, "number": 5, "episode_id": EpisodeId("before")}, True),
        ({"session_id": NOW.id, "day": NOW.day, "number": NOW.number}, False),
        ({"day": TUESDAY + timedelta(days=1), "number": 1}, False),
        ({"day": TUESDAY - timedelta(days=1), "number": 9}, True),
    ],
)
def test_only_what_was_agreed_before_this_contact(
    changes: dict[str, Any], *, counts_as_earlier: bool
) -> None:
    assert bool(helped.earlier([past(**changes)], NOW)) is counts_as_earlier


def test_no_rule_can_see_who_somebody_is() -> None:
    source = Path(str(helped.__file__)).read_text(encoding="utf-8")
    for name in ("coded", "ethnic", "religion", "birth", "language", "score", "Patient("):
        assert name not in source
