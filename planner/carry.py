"""What a review's "what next" carries into the next plan (design.md 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.changed import changes_between
from planner.ids import IdSource, TaskId
from planner.library import Field, Library, Size, SizeVariant, Template
from planner.plans import Move, Plan, TailoringAnswer, Task, UnchangedReason, When
from planner.reviews import Obstacle, Review
from planner.scheduling import times_a_week

STEPS = (Move.STEP_UP, Move.STEP_DOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The parts of the last plan that the next one starts with.

    Attributes:
        tasks: In the order of the last plan.
        rationale: Why, in the person's words; empty where nothing is carried.
        goal: The goal it serves; empty where nothing is carried.
    """

    tasks: tuple[Task, ...] = ()
    rationale: str = ""
    goal: str = ""


def carry_forward(
    last_plan: Plan, reviews: Sequence[Review], library: Library, ids: IdSource
) -> Carried:
    """Return what the reviews carry from the last plan; a task without a move carries nothing.

    Never carried: rulers, teach-back, route, override, starting out, check-first answers,
    occasions, days left out, and "asked, nothing to change".
    """
    by_task = {each.task_id: each for each in reviews}
    carried = []
    for task in last_plan.tasks:
        review = by_task.get(task.id)
        if review is None or review.next is None:
            continue
        moved = carry_task(task, review.next, library, ids, reviews=(review,))
        if moved is not None:
            carried.append(replace(moved, unchanged_reason=_reason_carried(review)))
    return _parts(last_plan, carried)


def carry_task(
    task: Task, move: Move, library: Library, ids: IdSource, *, reviews: Sequence[Review] = ()
) -> Task | None:
    """Return the task that continues one of the last plan, or None after a drop.

    Args:
        task: As it was agreed.
        move: How it continues.
        library: Where the sizes of its template stand.
        ids: Source of ids.
        reviews: What was said about it, for the cause of each change.
    """
    if move is Move.DROP:
        return None
    kept = replace(
        task,
        id=TaskId(ids.new()),
        checked=(),
        tailoring=_changing(task.tailoring),
        occasions=(),
        when=replace(task.when, leave_out=()),
        from_task=task.id,
        move=move,
        changes=(),
        unchanged_reason=None,
    )
    if move is Move.CHANGE:
        return Task(id=kept.id, tailoring=kept.tailoring, from_task=task.id, move=move)
    if move in STEPS:
        stepped = _stepped(kept, library.templates.get(task.template), up=move is Move.STEP_UP)
        return replace(stepped, changes=changes_between(task, stepped, causes_of(reviews, library)))
    return kept


def carry_again(
    plan: Plan, last_plan: Plan, reviews: Sequence[Review], library: Library, ids: IdSource
) -> Plan:
    """Return a draft after a review was made or changed while the draft was open.

    A task carried by the same move as before keeps what was written since; one whose move changed
    starts afresh; new tasks of this plan stay behind the carried ones.
    """
    fresh = carry_forward(last_plan, reviews, library, ids)
    old = {each.from_task: each for each in plan.tasks if each.from_task}
    of_last = {each.id for each in last_plan.tasks}
    tasks = [_kept_or_fresh(old, each) for each in fresh.tasks]
    tasks += [each for each in plan.tasks if each.from_task not in of_last]
    return replace(
        plan,
        tasks=_numbered(tasks),
        rationale=plan.rationale or fresh.rationale,
        goal=plan.goal or fresh.goal,
    )


def next_size(template: Template, size: Size, *, up: bool) -> Size:
    """Return the next size the template offers, or the same at the end of its ladder."""
    offered = {each.size for each in template.sizes}
    ladder = [each for each in Size if each in offered]
    if size not in ladder:
        return size
    place = ladder.index(size) + (1 if up else -1)
    return ladder[place] if 0 <= place < len(ladder) else size


def fields_for(obstacle: Obstacle, library: Library) -> tuple[Field, ...]:
    """Return the fields that an obstacle's responses change, in the catalogue's order."""
    barrier = library.barriers.get(obstacle.barrier)
    if barrier is None:
        return ()
    found = (each.changes for each in barrier.responses if each.changes is not Field.NOTHING)
    return tuple(dict.fromkeys(found))


def causes_of(reviews: Sequence[Review], library: Library) -> Mapping[Field, str]:
    """Return for each field the first reported barrier that has a response changing it."""
    causes: dict[Field, str] = {}
    for review in reviews:
        for obstacle in review.obstacles:
            for field in fields_for(obstacle, library):
                causes.setdefault(field, obstacle.barrier)
    return causes


def _parts(last_plan: Plan, tasks: Sequence[Task]) -> Carried:
    if not tasks:
        return Carried()
    return Carried(tasks=_numbered(tasks), rationale=last_plan.rationale, goal=last_plan.goal)


def _reason_carried(review: Review) -> UnchangedReason | None:
    """Return why the task stays the same; that it will change has to come true in the plan."""
    if review.next is not Move.REPEAT or review.unchanged_reason is UnchangedReason.WILL_CHANGE:
        return None
    return review.unchanged_reason


def _numbered(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tasks by position: the first needs no reason for being there."""
    return tuple(replace(t, second_reason="") if not at else t for at, t in enumerate(tasks))


def _kept_or_fresh(known: Mapping[TaskId, Task], fresh: Task) -> Task:
    old = known.get(fresh.from_task) if fresh.from_task else None
    if old is None or old.move is not fresh.move:
        return fresh
    return replace(old, unchanged_reason=fresh.unchanged_reason or old.unchanged_reason)


def _changing(answers: tuple[TailoringAnswer, ...]) -> tuple[TailoringAnswer, ...]:
    return tuple(each for each in answers if not each.nothing)


def _stepped(task: Task, template: Template | None, *, up: bool) -> Task:
    size = next_size(template, task.size, up=up) if template else task.size
    if template is None or size is task.size:
        return task
    old, new = template.variant(task.size), template.variant(size)
    return replace(
        task,
        size=size,
        what=new.what if task.what.strip() in ("", old.what) else task.what,
        minutes=_toward(task.minutes, new.minutes, up=up),
        when=_when(task.when, new, up=up),
    )


def _toward(now: int | None, wanted: int | None, *, up: bool) -> int | None:
    """Return the variant's number where it goes the right way from what was agreed."""
    if now is None or wanted is None:
        return wanted if now is None else now
    return max(now, wanted) if up else min(now, wanted)


def _when(when: When, variant: SizeVariant, *, up: bool) -> When:
    """Return the variant's number of times; more days than it has are not ours to choose from."""
    times = _toward(times_a_week(when) or None, variant.times, up=up) or 0
    keeps = len(set(when.days)) <= times
    return replace(when, times=times, days=when.days if keeps else ())
