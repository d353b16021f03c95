"""From a plan to the finished document as data.

What a patient's page may say is decided here and nowhere else: no score, no answer about risk, no
diagnosis, no practitioner note (T2.6, T3, T5, T8, O) has a way into a ``PackContent``.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TypedDict

from planner import scheduling
from planner.catalogues import LANGUAGES
from planner.choose import is_private
from planner.library import Barrier, Library, Template
from planner.pack import (
    Msg,
    PackContent,
    PackOptions,
    PackTask,
    ReturnSlip,
    Sheet,
    SlipRow,
    Text,
    Typed,
)
from planner.patients import Known, Needs, Writes
from planner.plans import Plan, PlannedBarrier, Task, When
from planner.sheets import sheet_of, wishes
from planner.views import SessionView
from planner.worksheets import Version

NEUTRAL_LIFE = frozenset({"T4.3", "T4.8"})
"""Rows of T4 that speak of time, weather and places, not of family, money, faith or safety."""
SHEET_DAYS = 7


def options_for(needs: Needs) -> PackOptions:
    """Return how a pack is printed for a person, before anybody switches anything.

    Discreet unless they said they do not mind; then the reason and other people's names are left
    out too until they are asked for. The language is the one they read, where packs have it.
    """
    discreet = needs.discreet is not Known.NO
    language = needs.language if needs.language in LANGUAGES else "en"
    return PackOptions(
        language=language,
        reads=needs.language or language,
        print_size=needs.print_size,
        discreet=discreet,
        rationale=not discreet,
        names=not discreet,
        version=_version(needs),
    )


def _version(needs: Needs) -> Version:
    if needs.easy_read:
        return Version.EASY
    return Version.TICK if needs.writes is Writes.TICK else Version.WRITING


def build_pack(
    plan: Plan,
    view: SessionView,
    library: Library,
    *,
    code: str,
    options: PackOptions,
    service: str,
    local_line: str,
    made_up: bool,
) -> PackContent:
    """Return the pack of a plan, ready or still a draft.

    Args:
        plan: What was agreed.
        view: The contact it was agreed at.
        library: The shelf as it was when the plan was made.
        code: Printed code with its check character.
        options: How it is printed.
        service: The service's name, or empty; left out of a discreet pack.
        local_line: The service's own help line, or empty; never left out.
        made_up: True in a made-up profile.
    """
    frame = help_lines_only(
        view,
        library,
        code=code,
        options=options,
        service=service,
        local_line=local_line,
        made_up=made_up,
    )
    return _filled(frame, plan, view, library, options)


def _filled(
    frame: PackContent, plan: Plan, view: SessionView, library: Library, options: PackOptions
) -> PackContent:
    tasks = () if plan.no_task else plan.tasks
    own_words = view.patient.life.own_words
    return replace(
        frame,
        rationale=_typed(plan.rationale, "rationale") if options.rationale else None,
        tasks=tuple(_task(each, library, options) for each in tasks),
        sheets=_sheets(tasks, view, library, options),
        slip=_slip(tasks, view, library, options),
        own_words=_typed(own_words, "own_words") if options.own_words else None,
        calendars=() if options.discreet else view.patient.life.calendars,
    )


def help_lines_only(
    view: SessionView,
    library: Library,
    *,
    code: str,
    options: PackOptions,
    service: str,
    local_line: str,
    made_up: bool,
) -> PackContent:
    """Return a sheet with the help lines and nothing of the plan, for when risk comes first."""
    following = view.next_session
    next_day = following.day if following else None
    return PackContent(
        code=code,
        person=Typed(view.patient.printed_as, where="print_name"),
        start=view.session.day,
        end=next_day or scheduling.period(view.session.day, None)[1],
        next_day=next_day,
        next_at=following.at if following else None,
        rationale=None,
        tasks=(),
        sheets=(),
        slip=None,
        crisis=library.crisis,
        local_line=_typed(local_line, "local_line"),
        service=None if options.discreet else _typed(service, "service"),
        made_up=made_up,
        catalogue=library.catalogues.get(options.language),
    )


def _typed(text: str, where: str) -> Typed | None:
    return Typed(text.strip(), where=where) if text.strip() else None


def _task(task: Task, library: Library, options: PackOptions) -> PackTask:
    return PackTask(
        what=Typed(task.what.strip(), where="what"),
        when=task.when,
        where=_typed(task.where, "where"),
        minutes=task.minutes,
        with_whom=_typed(task.with_whom, "with_whom") if options.names else None,
        bad_day=_typed(task.bad_day, "bad_day"),
        reminder=_typed(task.reminder, "reminder"),
        coping=tuple(_if_then(each) for each in task.barriers if _may_print(each, library)),
        **_method(library.templates.get(task.template) if options.steps else None),
    )


class _Method(TypedDict):
    steps: tuple[Text, ...]
    safer: tuple[Text, ...]
    notice: Text | None


def _method(template: Template | None) -> _Method:
    """Return how a task is done; nothing for one written freely, or where it is not wanted."""
    if template is None:
        return _Method(steps=(), safer=(), notice=None)
    return _Method(
        steps=_lines(template.id, "step", template.steps),
        safer=_lines(template.id, "safer", template.safer),
        notice=Msg(f"{template.id}.notice", source=template.notice),
    )


def _lines(item: str, name: str, texts: tuple[str, ...]) -> tuple[Msg, ...]:
    return tuple(Msg(f"{item}.{name}{n}", source=text) for n, text in enumerate(texts, start=1))


def _may_print(planned: PlannedBarrier, library: Library) -> bool:
    return planned.has_coping_plan and not is_private(planned.barrier, library)


def _if_then(planned: PlannedBarrier) -> tuple[Typed, Typed]:
    return (
        Typed(planned.if_text.strip(), where="if_text"),
        Typed(planned.then_text.strip(), where="then_text"),
    )


def _sheets(
    tasks: tuple[Task, ...], view: SessionView, library: Library, options: PackOptions
) -> tuple[Sheet, ...]:
    """Return each worksheet once, filled from the first task that has it, on its days."""
    day = view.session.day
    days = tuple(day + timedelta(days=offset) for offset in range(1, SHEET_DAYS + 1))
    owners: dict[str, Task] = {}
    for task in tasks:
        for sheet in task.worksheets:
            owners.setdefault(sheet, task)
    return tuple(
        sheet_of(
            library.worksheets[sheet],
            library,
            day=day,
            fills=_fills(task, options),
            days=tuple(each for each in days if each not in task.when.leave_out) or days,
            version=options.version,
            wishes=wishes(view.patient, task),
        )
        for sheet, task in owners.items()
        if sheet in library.worksheets
    )


def _fills(task: Task, options: PackOptions) -> tuple[tuple[str, Typed | When | int], ...]:
    texts = {"what": task.what, "where": task.where, "bad_day": task.bad_day}
    if options.names:
        texts["with_whom"] = task.with_whom
    fills: dict[str, Typed | When | int] = {
        name: Typed(text.strip(), where=name) for name, text in texts.items() if text.strip()
    }
    if task.when.stated:
        fills["when"] = task.when
    if task.minutes is not None:
        fills["minutes"] = task.minutes
    return tuple(fills.items())


def _slip(
    tasks: tuple[Task, ...], view: SessionView, library: Library, options: PackOptions
) -> ReturnSlip | None:
    if not tasks:
        return None
    rows = [row for task in tasks for row in _rows(task, view)]
    quick = [each for each in library.barriers.values() if _on_slip(each, library, options)]
    quick.sort(key=_quick)
    obstacles = tuple(Msg(f"{each.id}.obstacle", source=each.obstacle) for each in quick)
    return ReturnSlip(tuple(sorted(rows, key=_by_day)), obstacles)


def _rows(task: Task, view: SessionView) -> tuple[SlipRow, ...]:
    """Return a row an occasion; a draft has none yet, so they are worked out for the preview."""
    following = view.next_session
    start, end = scheduling.period(view.session.day, following.day if following else None)
    times = [(each.day, each.at) for each in task.occasions]
    due = times or list(scheduling.due(task.when, start, end))
    what = Typed(task.what.strip(), where="what")
    return tuple(SlipRow(day, at, what) for day, at in due)


def _on_slip(barrier: Barrier, library: Library, options: PackOptions) -> bool:
    if barrier.quick is None or not barrier.obstacle or is_private(barrier.id, library):
        return False
    row = barrier.id.rstrip("abcdefgh")
    return not options.discreet or barrier.theme != "T4" or row in NEUTRAL_LIFE


def _quick(barrier: Barrier) -> int:
    return barrier.quick or 0


def _by_day(row: SlipRow) -> tuple[bool, date, bool, time]:
    return row.day is None, row.day or date.min, row.at is not None, row.at or time.min
