"""The fields an answer can change: what each says now, how it is edited, and how it is changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.adapt import Work
from planner.library import Field, Size
from planner.patients import PrintSize
from planner.plans import Route, When
from planner.worksheets import Version
from ui import texts
from ui.screens.plan import edits

SAME_AS = {Field.SUPPORTER: Field.WITH_WHOM}
PRINTED, NOT_PRINTED = "print", "leave_off"
OPEN = "with the service's name and sheet titles"


class Kind(StrEnum):
    """How a field is edited in place."""

    TEXT = "text"
    NUMBER = "number"
    DAYS = "days"
    CHOICE = "choice"
    TICKS = "ticks"
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field that has only a few."""

    id: str
    text: str
    on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """A field opened for editing.

    Attributes:
        field: Which, after aliases (a supporter is who it is done with).
        kind: How it is edited.
        text: What it says now, as typed.
        when: The days, for DAYS.
        choices: The values, for CHOICE and TICKS.
    """

    field: Field
    kind: Kind
    text: str = ""
    when: When | None = None
    choices: tuple[Choice, ...] = ()


KINDS = {
    Field.WHAT: Kind.TEXT,
    Field.CUE: Kind.TEXT,
    Field.WHERE: Kind.TEXT,
    Field.WITH_WHOM: Kind.TEXT,
    Field.BAD_DAY: Kind.TEXT,
    Field.REMINDER: Kind.TEXT,
    Field.RATIONALE: Kind.TEXT,
    Field.MINUTES: Kind.NUMBER,
    Field.TIMES: Kind.NUMBER,
    Field.WHEN: Kind.DAYS,
    Field.SIZE: Kind.CHOICE,
    Field.PRINT_SIZE: Kind.CHOICE,
    Field.LAYOUT: Kind.TICKS,
    Field.OWN_WORDS: Kind.CHOICE,
    Field.ROUTE: Kind.CHOICE,
    Field.SHEET: Kind.TICKS,
    Field.TASK: Kind.ELSEWHERE,
    Field.COPING: Kind.ELSEWHERE,
}


def real_field(field: Field) -> Field:
    """Return the field of the plan that is meant."""
    return SAME_AS.get(field, field)


def editor_for(work: Work, field: Field) -> Editor:
    """Return a field opened for editing."""
    field = real_field(field)
    kind = KINDS.get(field, Kind.NONE)
    if field is Field.TIMES and work.task.when.days:
        kind = Kind.DAYS
    return Editor(
        field=field,
        kind=kind,
        text=_typed(work, field),
        when=work.task.when if kind is Kind.DAYS else None,
        choices=_choices(work, field),
    )


def says(work: Work, field: Field) -> str:
    """Return what a field says now, in words; empty where it says nothing."""
    field = real_field(field)
    chosen = [each.text for each in _choices(work, field) if each.on]
    if field is Field.LAYOUT and not work.options.discreet:
        chosen.insert(0, OPEN)
    if chosen:
        return ", ".join(chosen)
    if field is Field.WHEN or (field is Field.TIMES and work.task.when.days):
        return texts.when_text(work.task.when)
    if field is Field.COPING:
        return "; ".join(f"if {each.if_text}" for each in work.task.barriers if each.if_text)
    typed = _typed(work, field)
    if typed and field is Field.MINUTES:
        return f"{typed} minutes"
    return typed


def _typed(work: Work, field: Field) -> str:
    if field is Field.RATIONALE:
        return work.plan.rationale
    if field is Field.MINUTES:
        return "" if work.task.minutes is None else str(work.task.minutes)
    if field is Field.TIMES:
        times = work.task.when.times
        return str(times) if times else ""
    return edits.get_text(work.task, field)


def _choices(work: Work, field: Field) -> tuple[Choice, ...]:
    makers: dict[Field, Callable[[Work], tuple[Choice, ...]]] = {
        Field.SIZE: _sizes,
        Field.PRINT_SIZE: _print_sizes,
        Field.LAYOUT: _layouts,
        Field.ROUTE: _routes,
        Field.SHEET: _sheets,
        Field.OWN_WORDS: _own_words,
    }
    return makers[field](work) if field in makers else ()


def _sizes(work: Work) -> tuple[Choice, ...]:
    template = work.library.templates.get(work.task.template)
    if template is None:
        return ()
    offered = [each.size for each in template.sizes]
    return tuple(Choice(s, texts.word(s), s is work.task.size) for s in Size if s in offered)


def _print_sizes(work: Work) -> tuple[Choice, ...]:
    return tuple(Choice(s, texts.word(s), s is work.options.print_size) for s in PrintSize)


def _layouts(work: Work) -> tuple[Choice, ...]:
    easy = work.options.version is Version.EASY
    return (
        Choice("discreet", "discreet", work.options.discreet),
        Choice("easy_read", "easy read with pictures", easy),
    )


def _own_words(work: Work) -> tuple[Choice, ...]:
    return (
        Choice(PRINTED, "printed on page one", work.options.own_words),
        Choice(NOT_PRINTED, "not printed", not work.options.own_words),
    )


def _routes(work: Work) -> tuple[Choice, ...]:
    return tuple(Choice(r, texts.word(r), r is work.plan.route) for r in Route)


def _sheets(work: Work) -> tuple[Choice, ...]:
    """Return the sheets, then the ways they can be filled in where there are several."""
    template = work.library.templates.get(work.task.template)
    ids = template.worksheets if template else work.task.worksheets
    known, now = work.library.worksheets, work.options.version
    sheets = [Choice(i, known[i].title, i in work.task.worksheets) for i in ids if i in known]
    ways = {now, *(way for i in ids if i in known for way in known[i].versions)}
    if len(ways) > 1 or now is not Version.WRITING:
        sheets += [Choice(w, texts.word(w), w is now) for w in Version if w in ways]
    return tuple(sheets)


def change_text(work: Work, field: Field, text: str) -> Work:
    """Return the work with a typed field changed; a number that is none is left as it was."""
    field = real_field(field)
    task, number = work.task, text.strip()
    if field is Field.RATIONALE:
        return replace(work, plan=replace(work.plan, rationale=text))
    if field is Field.MINUTES:
        if number and not number.isdecimal():
            return work
        return replace(work, task=replace(task, minutes=int(number) if number else None))
    if field is Field.TIMES:
        if number and not number.isdecimal():
            return work
        when = replace(task.when, times=min(14, int(number or 0)))
        return replace(work, task=replace(task, when=when))
    if KINDS.get(field) is Kind.TEXT:
        return replace(work, task=edits.set_text(task, field, text))
    return work


def change_choice(work: Work, field: Field, choice: str) -> Work:
    """Return the work with one of a few values chosen, or a tick turned over."""
    field = real_field(field)
    if field is Field.SIZE:
        return replace(work, task=edits.set_size(work.task, Size(choice), work.library))
    if field is Field.PRINT_SIZE:
        return replace(work, options=replace(work.options, print_size=PrintSize(choice)))
    if field is Field.LAYOUT:
        return _change_layout(work, choice)
    if field is Field.OWN_WORDS:
        return replace(work, options=replace(work.options, own_words=choice == PRINTED))
    if field is Field.ROUTE:
        return replace(work, plan=replace(work.plan, route=Route(choice)))
    if field is Field.SHEET and choice in set(Version):
        return replace(work, options=replace(work.options, version=Version(choice)))
    if field is Field.SHEET:
        return replace(work, task=edits.toggle_sheet(work.task, choice, work.library))
    return work


def _change_layout(work: Work, choice: str) -> Work:
    if choice == "easy_read":
        easy = work.options.version is Version.EASY
        version = Version.WRITING if easy else Version.EASY
        return replace(work, options=replace(work.options, version=version))
    discreet = choice == "discreet" and not work.options.discreet
    return _switched(work, "discreet" if discreet else "open")


def _switched(work: Work, layout: str) -> Work:
    """Return the work with a discreet or an open layout, as the switch beside the preview does."""
    options = replace(
        work.options,
        discreet=layout == "discreet",
        rationale=layout == "open",
        names=layout == "open",
    )
    return replace(work, options=options)
