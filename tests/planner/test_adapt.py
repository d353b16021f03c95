"""What an answer sets at once, and that taking it back takes back just that."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from planner import adapt, codec
from planner.adapt import Around, Unable, Work
from planner.library import Field, Size
from planner.pack import PackOptions
from planner.patients import CalendarKind, Known, Life, PrintSize, Taken
from planner.plans import Plan, Route, Task, When
from planner.scheduling import period
from planner.taken import DayName, MarkedDay
from planner.worksheets import Version
from tests.planner.builders import MON_WED_FRI, NEXT_TUESDAY, TUESDAY, library, plan, task

FRIDAY = date(2026, 5, 15)
LIFE = Life(
    own_words="the fog",
    supporter="Sadia, my sister (she knows)",
    supporter_consent=Known.YES,
    taken=(Taken("prayers", 4, time(9), time(11)),),
)
EVERY = [(field, sets) for field in Field for sets in adapt.settings_of(field)]
CUE = When(cue="after lunch", times=3)


def around(**changes: Any) -> Around:
    start, end = period(TUESDAY, NEXT_TUESDAY)
    return replace(Around(life=LIFE, start=start, end=end), **changes)


def work(a_task: Task | None = None, **options: Any) -> Work:
    one = a_task or task()
    return Work(plan(one), one, replace(PackOptions(discreet=False), **options), library())


def applied(field: Field, sets: str, start: Work | None = None, **changes: Any) -> adapt.Applied:
    return adapt.apply(start or work(), field, sets, around(**changes))


@pytest.mark.parametrize(("field", "sets"), EVERY)
@pytest.mark.parametrize("start", [work(), work(task(when=CUE)), work(discreet=True)])
def test_apply_then_undo_gives_the_same(field: Field, sets: str, start: Work) -> None:
    found = applied(field, sets, start)
    assert adapt.undo(found.work, found.pieces) == start
    assert (found.work == start) is (found.unable is not None) is (not found.pieces)


@pytest.mark.parametrize(
    ("field", "sets", "path", "value"),
    [
        (Field.MINUTES, "half", "task.minutes", 10),
        (Field.SIZE, "small", "task.size", Size.SMALL),
        (Field.SHEET, "tick", "options.version", Version.TICK),
        (Field.SHEET, "easy", "options.version", Version.EASY),
        (Field.SHEET, "none", "task.worksheets", ()),
        (Field.LAYOUT, "discreet", "options.discreet", True),
        (Field.LAYOUT, "discreet", "options.names", False),
        (Field.LAYOUT, "easy_read", "options.version", Version.EASY),
        (Field.PRINT_SIZE, "18", "options.print_size", PrintSize.P18),
        (Field.ROUTE, "dictated", "plan.route", Route.DICTATED),
        (Field.WHEN, "leave_out", "task.when.leave_out", (FRIDAY,)),
        (Field.WHERE, "home", "task.where", "at home"),
        (Field.WITH_WHOM, "supporter", "task.with_whom", "Sadia"),
        (Field.REMINDER, "supporter", "task.reminder", "Sadia reminds me"),
        (Field.OWN_WORDS, "print", "options.own_words", True),
    ],
)
def test_what_is_set(field: Field, sets: str, path: str, value: Any) -> None:
    found: Any = applied(field, sets).work
    for name in path.split("."):
        found = getattr(found, name)
    assert found == value


@pytest.mark.parametrize(
    ("field", "sets", "start", "life", "why"),
    [
        (Field.MINUTES, "half", work(task(minutes=None)), LIFE, Unable.NO_LENGTH),
        (Field.MINUTES, "half", work(task(minutes=1)), LIFE, Unable.SHORTEST),
        (Field.TIMES, "fewer", work(), LIFE, Unable.FIXED_DAYS),
        (Field.TIMES, "fewer", work(task(when=When(cue="x", times=1))), LIFE, Unable.FEWEST),
        (Field.SIZE, "small", work(task(size=Size.SMALL)), LIFE, Unable.NO_SMALLER),
        (Field.SIZE, "small", work(task(template="")), LIFE, Unable.NO_TEMPLATE),
        (Field.WHEN, "leave_out", work(), Life(), Unable.NO_CLASH),
        (Field.WHERE, "home", work(task(where="at home")), LIFE, Unable.ALREADY),
        (Field.SUPPORTER, "supporter", work(), Life(), Unable.NOBODY_NAMED),
        (Field.SUPPORTER, "supporter", work(), Life(supporter="Jo"), Unable.NO_CONSENT),
        (Field.OWN_WORDS, "print", work(), Life(), Unable.NO_WORDS),
    ],
)
def test_what_cannot_be_set_says_why(
    field: Field, sets: str, start: Work, life: Life, why: Unable
) -> None:
    assert applied(field, sets, start, life=life).unable is why


def test_fewer_takes_one_time_off() -> None:
    assert applied(Field.TIMES, "fewer", work(task(when=CUE))).work.task.when.times == 2


def test_a_coping_answer_adds_an_if_whose_then_is_theirs() -> None:
    (*_, added) = applied(Field.COPING, "asked").work.task.barriers
    assert added.if_text
    assert not added.has_coping_plan


def test_marked_days_are_kept_free_too() -> None:
    eid = MarkedDay(date(2026, 5, 18), DayName.EID_AL_FITR, CalendarKind.MUSLIM)
    found = applied(Field.WHEN, "leave_out", marked=(eid,))
    assert found.work.task.when == replace(MON_WED_FRI, leave_out=(FRIDAY, eid.day))


def test_undo_leaves_what_was_edited_since_and_takes_back_the_rest() -> None:
    start = work(discreet=False)
    found = applied(Field.LAYOUT, "discreet", start)
    edited = replace(found.work, options=replace(found.work.options, names=True))
    back = adapt.undo(edited, found.pieces)
    assert back.options == start.options
    halved = applied(Field.MINUTES, "half")
    typed = replace(halved.work, task=replace(halved.work.task, minutes=12, where="the park"))
    assert adapt.undo(typed, halved.pieces) == typed


def test_pieces_survive_a_draft() -> None:
    found = applied(Field.WHEN, "leave_out")
    assert codec.loads(adapt.Piece, codec.dumps(found.pieces[0])) == found.pieces[0]


def test_nothing_else_can_be_set() -> None:
    assert not adapt.can_set(Field.MINUTES, "double")
    assert not adapt.can_set(Field.NOTHING, "half")
    assert isinstance(applied(Field.ROUTE, "posted").work.plan, Plan)
