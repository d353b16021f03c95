"""What a plan needs before it is ready, and what is worth pointing out on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner import scheduling
from planner.carry import STEPS as SIZE_MOVES
from planner.changed import changes_between
from planner.choose import is_generic, is_private
from planner.ids import IdSource
from planner.library import Library
from planner.plans import Move, Plan, Task
from planner.reviews import Amount, Review
from planner.sessions import may_be_ready
from planner.vague import vague_words
from planner.views import SessionView

LOW_CONFIDENCE = 7
"""Below this, "make it smaller?" is offered: a convention of practice, no score (evidence 2.5)."""
LOW_IMPORTANCE = 5
"""Below this, the reason is offered again: our own choice."""
CANNOT_OVERRIDE = frozenset({"task.missing", "what.missing", "check_first.unanswered"})


class Step(StrEnum):
    """The steps, in their order."""

    LOOK_BACK = "look_back"
    CHOOSE = "choose"
    SPECIFY = "specify"
    FIT = "fit"
    BARRIERS = "barriers"
    CHECK = "check"
    HAND_OVER = "hand_over"


class Mark(StrEnum):
    """How a step stands in the list of steps."""

    HERE = "here"
    DONE = "done"
    OPEN = "open"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something missing or worth a look; it scores nobody.

    Attributes:
        step: Where it is put right.
        code: Which case, for example ``where.missing`` or ``vague.what``.
        required: True where it keeps the plan from being ready.
        task: Position of the task, or None where it is about the plan.
        value: What the sentence needs, such as the vague word or the check-first line's id.
    """

    step: Step
    code: str
    required: bool = True
    task: int | None = None
    value: str = ""

    @property
    def overridable(self) -> bool:
        """True where a reason code lets a required part be left out."""
        return self.code not in CANNOT_OVERRIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Whether a plan can become ready.

    Attributes:
        ready: Nothing is missing and risk was reviewed.
        blocked_by_risk: Risk not reviewed, or a risk item above 0 not ticked; no override.
        missing: Codes of the required parts still missing, each once.
        may_override: A reason code is all that is still needed.
    """

    ready: bool
    blocked_by_risk: bool
    missing: tuple[str, ...]
    may_override: bool


@dataclass(frozen=True, slots=True)
class FlowContext:
    """What a plan is made with.

    Attributes:
        view: The contact.
        library: The shelf.
        today: The present local day.
        ids: Source of ids.
    """

    view: SessionView
    library: Library
    today: date
    ids: IdSource

    @property
    def period(self) -> tuple[date, date]:
        """First and last day of the plan, both included."""
        following = self.view.next_session
        return scheduling.period(self.view.session.day, following.day if following else None)

    def last_task(self, task: Task) -> Task | None:
        """Return the task of the last plan that a task continues, or None."""
        tasks = self.view.last_plan.tasks if self.view.last_plan else ()
        return next((each for each in tasks if each.id == task.from_task), None)

    def last_review(self, task: Task) -> Review | None:
        """Return the review of the task that a task continues, or None."""
        reviews = self.view.last_reviews
        return next((each for each in reviews if each.task_id == task.from_task), None)


def gate(plan: Plan, context: FlowContext) -> Gate:
    """Return whether a plan can become ready."""
    needed = [each for each in problems(plan, context) if each.required]
    blocked = not may_be_ready(context.view.session.risk, context.view.scores)
    return Gate(
        ready=not needed and not blocked,
        blocked_by_risk=blocked,
        missing=tuple(dict.fromkeys(each.code for each in needed)),
        may_override=bool(needed) and not blocked and all(each.overridable for each in needed),
    )


def problems(plan: Plan, context: FlowContext) -> tuple[Problem, ...]:
    """Return what is missing or worth pointing out, in the order of the steps."""
    found = list(_look_back(context))
    if plan.no_task is None:
        found += _plan_wide(plan)
        found += _barriers(plan, context.library)
        for index, task in enumerate(plan.tasks):
            found += _missing(index, task, context)
            found += _pointed_out(index, task, context)
    order = tuple(Step)
    return tuple(sorted(found, key=lambda each: (order.index(each.step), not each.required)))


def marks(plan: Plan, context: FlowContext, here: Step) -> dict[Step, Mark]:
    """Return how each step stands; what is only pointed out keeps no step open."""
    waiting = {each.step for each in problems(plan, context) if each.required}
    begun = {
        Step.LOOK_BACK: _looked_back(plan, context),
        Step.CHECK: None not in (plan.importance, plan.confidence) and plan.teach_back,
        Step.HAND_OVER: plan.ready_at is not None,
    }
    unneeded = {Step.SPECIFY, Step.FIT, Step.BARRIERS, Step.CHECK} if plan.no_task else set()

    def mark(step: Step) -> Mark:
        if step is here:
            return Mark.HERE
        if step in unneeded:
            return Mark.NOT_NEEDED
        if step in waiting or not begun.get(step, bool(plan.tasks or plan.no_task)):
            return Mark.OPEN
        return Mark.DONE

    return {step: mark(step) for step in Step}


def unchanged_repeat(task: Task, context: FlowContext) -> bool:
    """Tell whether a task not or only partly done goes on with nothing changed."""
    before, review = context.last_task(task), context.last_review(task)
    if before is None or review is None or task.move is not Move.REPEAT:
        return False
    amount = review.amount_patient
    partly = amount is not None and amount <= Amount.HALF
    return partly and not changes_between(before, task)


def _looked_back(plan: Plan, context: FlowContext) -> bool:
    answers = plan.starting_out
    said = answers is None or bool(answers.expects.strip() or answers.own_words.strip())
    return said and not any(_look_back(context))


def _look_back(context: FlowContext) -> Iterator[Problem]:
    view = context.view
    finished = {each.task_id for each in view.last_reviews if each.finished}
    for task in view.last_plan.tasks if view.last_plan else ():
        if task.id not in finished:
            yield Problem(Step.LOOK_BACK, "review.open", required=False, value=task.id)


def _plan_wide(plan: Plan) -> Iterator[Problem]:
    if not plan.rationale.strip():
        yield Problem(Step.CHOOSE, "rationale.missing")
    if not plan.tasks:
        yield Problem(Step.CHOOSE, "task.missing")
    if not any(task.tailoring for task in plan.tasks):
        yield Problem(Step.FIT, "tailoring.missing", task=0)
    if plan.importance is not None and plan.importance < LOW_IMPORTANCE:
        yield Problem(Step.CHECK, "importance.low", required=False, value=str(plan.importance))
    if plan.confidence is not None and plan.confidence < LOW_CONFIDENCE:
        yield Problem(Step.CHECK, "confidence.low", required=False, value=str(plan.confidence))


def _barriers(plan: Plan, library: Library) -> Iterator[Problem]:
    """Ask for one barrier with its if-then; a private note is not one."""
    planned = [each for task in plan.tasks for each in task.barriers]
    barriers = [each for each in planned if not is_private(each.barrier, library)]
    if not any(each.has_coping_plan for each in barriers):
        code = "coping.missing" if barriers else "barrier.missing"
        yield Problem(Step.BARRIERS, code, task=0)


def _missing(index: int, task: Task, context: FlowContext) -> Iterator[Problem]:
    if index and not task.second_reason.strip():
        yield Problem(Step.CHOOSE, "second_reason.missing", task=index)
    template = context.library.templates.get(task.template)
    for check in template.check_first if template else ():
        if check.id not in task.checked:
            yield Problem(Step.CHOOSE, "check_first.unanswered", task=index, value=check.id)
    if not task.what.strip():
        yield Problem(Step.SPECIFY, "what.missing", task=index)
    if not task.when.stated:
        yield Problem(Step.SPECIFY, "when.missing", task=index)
    if not task.where.strip():
        yield Problem(Step.SPECIFY, "where.missing", task=index)
    if unchanged_repeat(task, context) and task.unchanged_reason is None:
        yield Problem(Step.SPECIFY, "unchanged_reason.missing", task=index)


def _pointed_out(index: int, task: Task, context: FlowContext) -> Iterator[Problem]:
    for code, value in (*_vague(task), *_about_size(task, context), *_about_days(task, context)):
        yield Problem(Step.SPECIFY, code, required=False, task=index, value=value)
    for planned in task.barriers:
        for word in vague_words(planned.then_text):
            yield Problem(Step.BARRIERS, "vague.then", required=False, task=index, value=word)
    template = context.library.templates.get(task.template)
    if template is not None and is_generic(task, template):
        yield Problem(Step.FIT, "untouched", required=False, task=index)


def _vague(task: Task) -> Iterator[tuple[str, str]]:
    lines = {
        "vague.what": task.what,
        "vague.cue": task.when.cue,
        "vague.where": task.where,
        "vague.bad_day": task.bad_day,
    }
    for code, text in lines.items():
        for word in vague_words(text):
            yield code, word


def _about_size(task: Task, context: FlowContext) -> Iterator[tuple[str, str]]:
    before = context.last_task(task)
    if before is None or task.move not in SIZE_MOVES:
        return
    if not changes_between(before, task):
        yield "size.at_end", task.size.value
    template = context.library.templates.get(task.template)
    if template is not None and task.size is not before.size and task.what == before.what:
        wanted = template.variant(task.size).what
        if wanted != task.what:
            yield "size.what_kept", wanted


def _about_days(task: Task, context: FlowContext) -> Iterator[tuple[str, str]]:
    when = task.when
    if task.move is Move.STEP_UP and when.days and len(set(when.days)) < when.times:
        yield "days.fewer", str(when.times)
    if when.stated and not scheduling.due(when, *context.period):
        yield "when.none_due", ""
