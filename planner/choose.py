"""The shelf, narrowed by what the practitioner asks for; never ranked, nor by who the person is."""

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from planner.ids import IdSource, TaskId
from planner.library import Barrier, Intervention, Library, Phase, Size, Template
from planner.plans import Task, When
from planner.reviews import Review

PRIVATE_THEMES = frozenset({"T3", "T5", "T8", "O"})
"""Practitioner notes (evidence.md 3): the room and the service, never on a patient's page."""

PRIVATE_ROWS = frozenset({"T2.6"})
"""Rows that are practitioner notes in a theme that is not: risk, which goes by the protocol."""


def templates(
    library: Library, *, problem: str = "", intervention: str = "", phase: Phase | None = None
) -> tuple[Template, ...]:
    """Return the templates that fit what was asked for, in the order of the files.

    Args:
        library: The shelf.
        problem: Problem descriptor code; empty for any. A template for no named problem fits all.
        intervention: Id of the intervention; empty for any.
        phase: Where in treatment; None for any.
    """
    return tuple(
        each
        for each in library.templates.values()
        if (not problem or not each.problems or problem in each.problems)
        and intervention in ("", each.intervention)
        and (phase is None or phase in each.phases)
    )


def interventions(library: Library, *, problem: str = "") -> tuple[Intervention, ...]:
    """Return the interventions that have a template for a problem, in the order of the file."""
    used = {each.intervention for each in templates(library, problem=problem)}
    return tuple(each for each in library.interventions.values() if each.id in used)


def task_from(template: Template, ids: IdSource, *, size: Size = Size.USUAL) -> Task:
    """Return a new task of a template; when and where stay open, since they are the person's."""
    return take(Task(id=TaskId(ids.new())), template, size=size)


def take(task: Task, template: Template, *, size: Size = Size.USUAL) -> Task:
    """Return a task turned into one of a template; what was said about life stays.

    Args:
        task: Gives its identity, its tailoring, why it is a second one, and what it continues.
        template: What it becomes.
        size: Which variant; the usual one where the template does not offer it.
    """
    variant = template.variant(size)
    return replace(
        Task(id=task.id),
        template=template.id,
        size=variant.size,
        title=template.title,
        what=variant.what,
        when=When(times=variant.times),
        minutes=variant.minutes,
        bad_day=template.bad_day,
        worksheets=template.worksheets,
        tailoring=task.tailoring,
        second_reason=task.second_reason,
        from_task=task.from_task,
        move=task.move,
    )


def barriers_in_order(library: Library, reviews: Sequence[Review]) -> tuple[Barrier, ...]:
    """Return the catalogue, what was reported about the last plan first, else as in the file."""
    reported = [each.barrier for review in reviews for each in review.obstacles]
    first = [each for each in dict.fromkeys(reported) if each in library.barriers]
    rest = [each for each in library.barriers if each not in first]
    return tuple(library.barriers[each] for each in (*first, *rest))


def is_private(barrier_id: str, library: Library) -> bool:
    """Tell whether a barrier is a practitioner note (T3, T5, T8, O, T2.6), never printed or shown.

    An id the library no longer has is judged by its row, so that an old plan stays safe.
    """
    barrier = library.barriers.get(barrier_id)
    theme = library.themes.get(barrier.theme) if barrier else None
    marked = (barrier is not None and barrier.private) or (theme is not None and theme.private)
    return marked or is_private_row(barrier_id)


def is_private_row(barrier_id: str) -> bool:
    """Tell by its id alone whether a barrier has to be a practitioner note."""
    theme = barrier_id.partition(".")[0]
    return theme in PRIVATE_THEMES or barrier_id.rstrip(ascii_lowercase) in PRIVATE_ROWS


def is_generic(task: Task, template: Template) -> bool:
    """Tell whether a task is still the template's own: every field as it came, nothing tailored."""
    variant = template.variant(task.size)
    as_it_came = (
        task.what.strip() == variant.what,
        task.minutes == variant.minutes,
        task.bad_day.strip() in ("", template.bad_day),
        task.where.strip() in ("", template.usual_where),
        task.when.cue.strip() in ("", template.usual_when),
        not task.when.days,
        task.when.times in (0, variant.times),
        not task.with_whom.strip(),
        not task.reminder.strip(),
    )
    return all(as_it_came) and all(each.nothing for each in task.tailoring)
