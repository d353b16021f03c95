"""What a contact goes on using, though the service keeps it off the shelf."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from planner.library import Library, Template
from planner.plans import Plan, Task
from planner.views import SessionView
from planner.worksheets import Worksheet

T = TypeVar("T")


def with_used(
    library: Library,
    whole: Library,
    kept: Iterable[Template | Worksheet],
    view: SessionView,
    draft: Plan | None,
) -> Library:
    """Return a library that also has what is in use at a contact, so that no work begun breaks.

    A hidden template still asks its check-first lines, a hidden measure with a score still shows
    its risk item, an obstacle that was reported keeps its name.

    Args:
        library: The shelf without hidden items.
        whole: The shelf with them.
        kept: What the contact's ready plan was made from, for what is no longer there at all.
        view: The contact.
        draft: The plan being written, or None.
    """
    plans = [plan for plan in (draft, view.plan, view.last_plan) if plan is not None]
    tasks = [task for plan in plans for task in plan.tasks]
    named = {barrier.barrier for task in tasks for barrier in task.barriers}
    said = {each.barrier for review in view.last_reviews for each in review.obstacles}
    answered = {each.prompt for task in tasks for each in task.tailoring}
    measured = {each.measure for each in view.scores}
    found = _with_templates(library, whole, tuple(kept), tasks)
    return replace(
        found,
        barriers=_more(library.barriers, whole.barriers, named | said),
        measures=_more(library.measures, whole.measures, measured),
        tailoring=_more(library.tailoring, whole.tailoring, answered),
        pictures=whole.pictures,
    )


def _with_templates(
    library: Library, whole: Library, kept: Sequence[Template | Worksheet], tasks: Sequence[Task]
) -> Library:
    """Return a library with the templates of tasks, their headings and their sheets."""
    gone = {
        each.id: each
        for each in kept
        if isinstance(each, Template) and each.intervention in whole.interventions
    }
    sheets = {each.id: each for each in kept if isinstance(each, Worksheet)}
    used = {task.template for task in tasks}
    templates = {**gone, **_more(library.templates, whole.templates, used)}
    titles = {each.intervention for each in templates.values()}
    printed = {sheet for task in tasks for sheet in task.worksheets}
    printed |= {sheet for each in templates.values() for sheet in each.worksheets}
    return replace(
        library,
        interventions=_more(library.interventions, whole.interventions, titles),
        templates=templates,
        worksheets={**sheets, **_more(library.worksheets, whole.worksheets, printed)},
    )


def _more(shown: Mapping[str, T], whole: Mapping[str, T], used: set[str]) -> Mapping[str, T]:
    """Return a group with what is used of the rest, in the order of the library."""
    if used <= shown.keys():
        return shown
    return {name: each for name, each in whole.items() if name in shown or name in used}
