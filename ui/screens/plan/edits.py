"""Small steps from one plan to the next: what a keystroke of the wizard does to the draft."""

from dataclasses import replace
from datetime import time

from planner.adapt import resized
from planner.library import Field, Library, Size
from planner.plans import DayTime, Plan, PlannedBarrier, TailoringAnswer, Task, When

TEXT_FIELDS = {
    Field.WHAT: "what",
    Field.WHERE: "where",
    Field.WITH_WHOM: "with_whom",
    Field.BAD_DAY: "bad_day",
    Field.REMINDER: "reminder",
}


def with_task(plan: Plan, index: int, task: Task) -> Plan:
    """Return the plan with the task of a position replaced."""
    tasks = tuple(task if at == index else each for at, each in enumerate(plan.tasks))
    return replace(plan, tasks=tasks)


def without_task(plan: Plan, index: int) -> Plan:
    """Return the plan without the task of a position."""
    return replace(plan, tasks=plan.tasks[:index] + plan.tasks[index + 1 :])


def toggle_day(when: When, weekday: int, *, on: bool) -> When:
    """Return the days with one added or taken out; a new day takes the time of the others."""
    others = tuple(each for each in when.days if each.weekday != weekday)
    if not on:
        return replace(when, days=others)
    at = when.days[0].at if when.days else None
    days = sorted((*others, DayTime(weekday, at)), key=_by_day)
    return replace(when, days=tuple(days))


def set_time(when: When, weekday: int, at: time | None) -> When:
    """Return the days with the time of one changed."""
    days = tuple(DayTime(weekday, at) if each.weekday == weekday else each for each in when.days)
    return replace(when, days=days)


def _by_day(day: DayTime) -> int:
    return day.weekday


def set_text(task: Task, field: Field, text: str) -> Task:
    """Return the task with one of its lines of text changed."""
    if field is Field.CUE:
        return replace(task, when=replace(task.when, cue=text))
    return replace(task, **{TEXT_FIELDS[field]: text})  # type: ignore[arg-type]


def get_text(task: Task, field: Field) -> str:
    """Return one of the task's lines of text, empty for a field that is none."""
    if field is Field.CUE:
        return task.when.cue
    return str(getattr(task, TEXT_FIELDS[field])) if field in TEXT_FIELDS else ""


def answer_prompt(task: Task, answer: TailoringAnswer) -> Task:
    """Return the task with the answer to a prompt added, or put in the place of the earlier one."""
    known = [each.prompt for each in task.tailoring]
    if answer.prompt not in known:
        return replace(task, tailoring=(*task.tailoring, answer))
    kept = tuple(answer if each.prompt == answer.prompt else each for each in task.tailoring)
    return replace(task, tailoring=kept)


def forget_prompt(task: Task, prompt: str) -> Task:
    """Return the task as if the prompt had not been asked."""
    return replace(task, tailoring=tuple(each for each in task.tailoring if each.prompt != prompt))


def with_barrier(task: Task, index: int, barrier: PlannedBarrier) -> Task:
    """Return the task with the barrier of a position replaced."""
    kept = tuple(barrier if at == index else each for at, each in enumerate(task.barriers))
    return replace(task, barriers=kept)


def without_barrier(task: Task, index: int) -> Task:
    """Return the task without the barrier of a position."""
    return replace(task, barriers=task.barriers[:index] + task.barriers[index + 1 :])


def set_size(task: Task, size: Size, library: Library) -> Task:
    """Return the task at another size of its template; typed text of the person's own stays."""
    return resized(task, size, library)


def toggle_sheet(task: Task, sheet: str, library: Library) -> Task:
    """Return the task with a worksheet added or left out, in the template's order."""
    template = library.templates.get(task.template)
    wanted = set(task.worksheets) ^ {sheet}
    order = template.worksheets if template else (*task.worksheets, sheet)
    return replace(task, worksheets=tuple(each for each in order if each in wanted))
