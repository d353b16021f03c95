"""What an answer about the person's life changes at once, and how it is taken back.

An answer of the library names a field and what it ``sets``; here that is done to a plan, its task
and the options of its pack. Where it cannot be done the field is opened instead, with the reason.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, get_type_hints

from planner import codec
from planner.library import Field, Library, Size
from planner.pack import PackOptions
from planner.patients import Known, Life, PrintSize
from planner.plans import Plan, PlannedBarrier, Route, Task
from planner.scheduling import DEFAULT_TIMES
from planner.taken import MarkedDay, days_to_leave_out
from planner.worksheets import Version

AT_HOME = "at home"
AFTER_WORK = "after work"
REMINDERS: Mapping[str, str] = MappingProxyType(
    {"phone": "a reminder on my phone", "note": "a note where I will see it"}
)
REMINDS_ME = "{name} reminds me"
OBSTACLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "asked": ("Somebody asks about it", "somebody asks me about it"),
        "seen": ("Somebody could see the sheet", "somebody could see my sheet"),
        "weather": ("The weather is against it", "it is too wet, cold, hot or dark"),
        "flare": ("A day when it flares up", "my health flares up that day"),
        "called_in": ("A shift changes", "my shift changes"),
    }
)
"""What is added to what may get in the way, with its if; the then is theirs to say."""


class Unable(StrEnum):
    """Why nothing was set; a code that ``ui`` words."""

    ALREADY = "already"
    NO_LENGTH = "no_length"
    SHORTEST = "shortest"
    FEWEST = "fewest"
    FIXED_DAYS = "fixed_days"
    NO_SMALLER = "no_smaller"
    NO_CLASH = "no_clash"
    NOBODY_NAMED = "nobody_named"
    NO_CONSENT = "no_consent"
    NO_WORDS = "no_words"
    NO_TEMPLATE = "no_template"


@dataclass(frozen=True, slots=True)
class Work:
    """What an answer can change: a plan with the task in hand, and how its pack is printed."""

    plan: Plan
    task: Task
    options: PackOptions
    library: Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a change looks at.

    Attributes:
        life: The person's life with what was said in this plan.
        start: First day of the plan.
        end: Last day, included.
        marked: Days of the calendars they want marked.
    """

    life: Life
    start: date
    end: date
    marked: tuple[MarkedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One value that was changed, so that just this can be taken back.

    Attributes:
        path: ``owner.name``, for example ``when.leave_out``.
        before: As ``codec`` writes it.
        after: As ``codec`` writes it.
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of applying an answer.

    Attributes:
        work: Changed, or as it was.
        pieces: What was changed.
        unable: Why nothing was, or None.
    """

    work: Work
    pieces: tuple[Piece, ...] = ()
    unable: Unable | None = None


Change = Callable[[Work, Around], Work | Unable]


def apply(work: Work, at: Field, sets: str, around: Around) -> Applied:
    """Return the work with what an answer sets, and what it takes to undo it.

    Raises:
        KeyError: The field cannot be set so; the loader refuses such an answer.
    """
    changed = _CHANGES[at][sets](work, around)
    if isinstance(changed, Unable):
        return Applied(work, unable=changed)
    pieces = difference(work, changed)
    return Applied(changed, pieces, None if pieces else Unable.ALREADY)


def undo(work: Work, pieces: Sequence[Piece]) -> Work:
    """Return the work with an application taken back; what was edited since stays as it is."""
    for piece in pieces:
        owner, _, name = piece.path.partition(".")
        whole = _owners(work)[owner]
        if codec.dumps(getattr(whole, name)) == piece.after:
            hint = get_type_hints(type(whole))[name]
            value = codec.decode(hint, json.loads(piece.before))
            work = _put(work, owner, replace(whole, **{name: value}))
    return work


def difference(before: Work, after: Work) -> tuple[Piece, ...]:
    """Return the values that differ, tailoring answers aside."""
    found = []
    was, now = _owners(before), _owners(after)
    for owner, whole in was.items():
        for each in fields(whole):
            old, new = getattr(whole, each.name), getattr(now[owner], each.name)
            if old != new and (owner, each.name) not in _PARTS:
                path = f"{owner}.{each.name}"
                found.append(Piece(path, codec.dumps(old), codec.dumps(new)))
    return tuple(found)


def can_set(at: Field, sets: str) -> bool:
    """Tell whether a field can be set so."""
    return sets in _CHANGES.get(at, {})


def settings_of(at: Field) -> tuple[str, ...]:
    """Return what a field can be set to, in a fixed order."""
    return tuple(_CHANGES.get(at, {}))


def resized(task: Task, size: Size, library: Library) -> Task:
    """Return the task at another size of its template; typed text of the person's own stays."""
    template = library.templates.get(task.template)
    if template is None or size is task.size:
        return replace(task, size=size)
    old, new = template.variant(task.size), template.variant(size)
    times = new.times if not task.when.days and task.when.times == old.times else task.when.times
    return replace(
        task,
        size=size,
        what=new.what if task.what in ("", old.what) else task.what,
        minutes=new.minutes if task.minutes in (None, old.minutes) else task.minutes,
        when=replace(task.when, times=times),
    )


def supporter_name(life: Life) -> str | Unable:
    """Return the name of the person who helps, only where the person agreed to their knowing."""
    name = re.split(r"[,;:.(–]", life.supporter, maxsplit=1)[0].strip()
    if not name:
        return Unable.NOBODY_NAMED
    return name if life.supporter_consent is Known.YES else Unable.NO_CONSENT


_PARTS = frozenset({("plan", "tasks"), ("task", "tailoring"), ("task", "when")})


def _owners(work: Work) -> dict[str, Any]:
    return {
        "plan": work.plan,
        "task": work.task,
        "when": work.task.when,
        "options": work.options,
    }


def _put(work: Work, owner: str, whole: Any) -> Work:  # noqa: ANN401
    if owner == "when":
        return replace(work, task=replace(work.task, when=whole))
    return replace(work, **{owner: whole})


def _task(work: Work, **changes: Any) -> Work:  # noqa: ANN401
    return replace(work, task=replace(work.task, **changes))


def _options(**changes: Any) -> Change:  # noqa: ANN401
    def change(work: Work, _around: Around) -> Work:
        return replace(work, options=replace(work.options, **changes))

    return change


def _half(work: Work, _around: Around) -> Work | Unable:
    if work.task.minutes is None:
        return Unable.NO_LENGTH
    if work.task.minutes <= 1:
        return Unable.SHORTEST
    return _task(work, minutes=(work.task.minutes + 1) // 2)


def _fewer(work: Work, _around: Around) -> Work | Unable:
    """Take one time off; which of the fixed days goes is theirs to say."""
    when, template = work.task.when, work.library.templates.get(work.task.template)
    if when.days:
        return Unable.FIXED_DAYS
    usual = template.variant(work.task.size).times if template else DEFAULT_TIMES
    times = (when.times or usual) - 1
    return _task(work, when=replace(when, times=times)) if times else Unable.FEWEST


def _small(work: Work, _around: Around) -> Work | Unable:
    template = work.library.templates.get(work.task.template)
    if template is None:
        return Unable.NO_TEMPLATE
    sizes = [each.size for each in template.sizes]
    if Size.SMALL not in sizes or work.task.size is Size.SMALL:
        return Unable.NO_SMALLER
    return replace(work, task=resized(work.task, Size.SMALL, work.library))


def _no_sheet(work: Work, _around: Around) -> Work:
    return _task(work, worksheets=())


def _discreet(work: Work, _around: Around) -> Work:
    if work.options.discreet:
        return work
    options = replace(work.options, discreet=True, rationale=False, names=False)
    return replace(work, options=options)


def _open(work: Work, _around: Around) -> Work:
    if not work.options.discreet:
        return work
    return replace(work, options=replace(work.options, discreet=False, rationale=True, names=True))


def _leave_out(work: Work, around: Around) -> Work | Unable:
    when = work.task.when
    days = days_to_leave_out(
        when, around.start, around.end, around.life, around.marked, work.task.minutes
    )
    if days == when.leave_out:
        return Unable.NO_CLASH
    return _task(work, when=replace(when, leave_out=days))


def _after_work(work: Work, _around: Around) -> Work:
    return _task(work, when=replace(work.task.when, cue=AFTER_WORK))


def _home(work: Work, _around: Around) -> Work:
    return _task(work, where=AT_HOME)


def _with_supporter(work: Work, around: Around) -> Work | Unable:
    name = supporter_name(around.life)
    return name if isinstance(name, Unable) else _task(work, with_whom=name)


def _supporter_reminds(work: Work, around: Around) -> Work | Unable:
    name = supporter_name(around.life)
    if isinstance(name, Unable):
        return name
    return _task(work, reminder=REMINDS_ME.format(name=name))


def _usual_bad_day(work: Work, _around: Around) -> Work | Unable:
    template = work.library.templates.get(work.task.template)
    return _task(work, bad_day=template.bad_day) if template else Unable.NO_TEMPLATE


def _own_words(work: Work, around: Around) -> Work | Unable:
    if not around.life.own_words.strip():
        return Unable.NO_WORDS
    return replace(work, options=replace(work.options, own_words=True))


def _reminder(words: str) -> Change:
    def change(work: Work, _around: Around) -> Work:
        return _task(work, reminder=words)

    return change


def _route(route: Route) -> Change:
    def change(work: Work, _around: Around) -> Work:
        return replace(work, plan=replace(work.plan, route=route))

    return change


def _obstacle(text: str, if_text: str) -> Change:
    def change(work: Work, _around: Around) -> Work:
        if any(each.if_text == if_text for each in work.task.barriers):
            return work
        added = PlannedBarrier(text=text, if_text=if_text)
        return _task(work, barriers=(*work.task.barriers, added))

    return change


_CHANGES: Mapping[Field, Mapping[str, Change]] = MappingProxyType(
    {
        Field.MINUTES: {"half": _half},
        Field.TIMES: {"fewer": _fewer},
        Field.SIZE: {"small": _small},
        Field.SHEET: {
            **{each.value: _options(version=each) for each in Version},
            "none": _no_sheet,
        },
        Field.LAYOUT: {
            "discreet": _discreet,
            "open": _open,
            "easy_read": _options(version=Version.EASY),
        },
        Field.PRINT_SIZE: {each.value: _options(print_size=each) for each in PrintSize},
        Field.ROUTE: {each.value: _route(each) for each in Route},
        Field.WHEN: {"leave_out": _leave_out},
        Field.CUE: {"after_work": _after_work},
        Field.WHERE: {"home": _home},
        Field.WITH_WHOM: {"supporter": _with_supporter},
        Field.SUPPORTER: {"supporter": _with_supporter},
        Field.REMINDER: {
            **{name: _reminder(words) for name, words in REMINDERS.items()},
            "supporter": _supporter_reminds,
        },
        Field.BAD_DAY: {"usual": _usual_bad_day},
        Field.OWN_WORDS: {"print": _own_words},
        Field.COPING: {name: _obstacle(*words) for name, words in OBSTACLES.items()},
    }
)
