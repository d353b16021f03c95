"""The seven steps of a plan, free to move between; walked by tests with no window.

``PlanFlow`` holds the draft and the step. The rules are in ``planner.flows.plan_rules``.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from planner import carry, scheduling, tailor
from planner.changed import changes_between
from planner.errors import UserFacingError
from planner.flows.plan_rules import (
    CANNOT_OVERRIDE,
    FlowContext,
    Gate,
    Mark,
    Problem,
    Step,
    gate,
    marks,
    problems,
)
from planner.ids import PlanId
from planner.library import Template
from planner.plans import Move, Override, Plan, TailoringAnswer, Task
from planner.reviews import Review
from planner.sheets import wishes, with_ideas
from planner.views import SessionView
from planner.worksheets import Worksheet

__all__ = [
    "CANNOT_OVERRIDE",
    "DRAFT_VERSION",
    "FlowContext",
    "Gate",
    "Mark",
    "PlanDraft",
    "PlanFlow",
    "Problem",
    "Step",
    "start_plan",
]

DRAFT_VERSION = 1
"""Version of the form of ``PlanDraft``."""
STEPS = tuple(Step)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan on its way, as ``planner.codec`` keeps it."""

    plan: Plan
    step: Step


def start_plan(context: FlowContext) -> Plan:
    """Return the plan a contact's wizard opens with when there is no draft.

    This contact's ready plan again, to be corrected; or what the reviews carry from the last plan;
    or an empty one. Starting out is asked at the first contact and again at the second.
    """
    view = context.view
    if view.plan is not None:
        return replace(view.plan, override=None, ready_at=None)
    carried = carry.Carried()
    if view.last_plan is not None:
        carried = carry.carry_forward(
            view.last_plan, view.last_reviews, context.library, context.ids
        )
    asks = view.first_contact or view.second_contact
    return Plan(
        id=PlanId(context.ids.new()),
        session_id=view.session.id,
        rationale=carried.rationale,
        goal=carried.goal,
        tasks=carried.tasks,
        starting_out=tailor.starting_out(view.patient) if asks else None,
    )


class PlanFlow:
    """A plan in the making: any step at any time, Back loses nothing."""

    def __init__(self, plan: Plan, context: FlowContext, step: Step = Step.LOOK_BACK) -> None:
        self._plan = plan
        self._context = context
        self._step = step

    @classmethod
    def from_draft(cls, draft: PlanDraft, context: FlowContext) -> "PlanFlow":
        """Return a flow that goes on where a draft stopped."""
        return cls(draft.plan, context, draft.step)

    @property
    def plan(self) -> Plan:
        """The plan as far as it has come."""
        return self._plan

    @property
    def step(self) -> Step:
        """Where one is."""
        return self._step

    @property
    def context(self) -> FlowContext:
        """What the flow looks at."""
        return self._context

    @property
    def draft(self) -> PlanDraft:
        """What has to be kept so that nothing is lost."""
        return PlanDraft(self._plan, self._step)

    def update(self, plan: Plan) -> None:
        """Take over an edited plan.

        Raises:
            ValueError: It is another plan.
        """
        if (plan.id, plan.session_id) != (self._plan.id, self._plan.session_id):
            raise ValueError(plan.id)
        self._plan = plan

    def see(self, view: SessionView) -> None:
        """Look at the contact as it is now, after risk, scores or reviews were saved.

        Where the reviews of the last plan changed, what they carry is carried again.
        """
        changed = view.last_reviews != self._context.view.last_reviews
        self._context = replace(self._context, view=view)
        if changed and view.last_plan is not None:
            self._plan = carry.carry_again(
                self._plan,
                view.last_plan,
                view.last_reviews,
                self._context.library,
                self._context.ids,
            )

    def take_reviews(self, reviews: tuple[Review, ...]) -> None:
        """Take over reviews made while the wizard is open."""
        self.see(replace(self._context.view, last_reviews=reviews))

    def carry(self, task: Task, move: Move) -> None:
        """Go on with a task of the last plan by a move, in the place of what continued it."""
        others = tuple(each for each in self._plan.tasks if each.from_task != task.id)
        moved = carry.carry_task(
            task,
            move,
            self._context.library,
            self._context.ids,
            reviews=[each for each in self._context.view.last_reviews if each.task_id == task.id],
        )
        tasks = others if moved is None else (moved, *others)
        last = self._context.view.last_plan
        self._plan = replace(
            self._plan,
            tasks=tasks,
            no_task=None if tasks else self._plan.no_task,
            rationale=self._plan.rationale or (last.rationale if last and moved else ""),
            goal=self._plan.goal or (last.goal if last and moved else ""),
        )

    def go(self, step: Step) -> None:
        """Go to any step."""
        self._step = step

    def forward(self) -> None:
        """Go to the next step; stays on the last."""
        self._step = STEPS[min(STEPS.index(self._step) + 1, len(STEPS) - 1)]

    def back(self) -> None:
        """Go to the step before; stays on the first."""
        self._step = STEPS[max(STEPS.index(self._step) - 1, 0)]

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing or worth pointing out, in the order of the steps."""
        return problems(self._plan, self._context)

    def marks(self) -> dict[Step, Mark]:
        """Return how each step stands."""
        return marks(self._plan, self._context, self._step)

    def gate(self) -> Gate:
        """Return whether the plan can become ready."""
        return gate(self._plan, self._context)

    def make_ready(self, now: datetime, override: Override | None = None) -> Plan:
        """Return the finished plan: occasions worked out, changes noted.

        The flow keeps its draft, so that nothing has to be undone where the vault refuses;
        ``update`` takes the finished plan over once it is stored.

        Args:
            now: The instant (UTC).
            override: Why, although a required part is missing; dropped where nothing is.

        Raises:
            UserFacingError: ``plan.risk_gate``, or ``plan.not_ready`` with ``missing`` codes.
        """
        found = self.gate()
        if found.blocked_by_risk:
            raise UserFacingError("plan.risk_gate")
        if found.missing and not (override and found.may_override):
            raise UserFacingError("plan.not_ready", missing=found.missing)
        tasks = () if self._plan.no_task else tuple(map(self._finished, self._plan.tasks))
        return replace(
            self._plan,
            tasks=tasks,
            override=override if found.missing else None,
            ready_at=now,
        )

    def new_answers(self) -> tuple[TailoringAnswer, ...]:
        """Return what was answered about life in this plan and has yet to go into the record.

        Answers carried from the last plan, or stored with this one before, are left out: the
        record took them once, and may have been corrected by hand since.
        """
        view = self._context.view
        plans = [each for each in (view.last_plan, view.plan) if each is not None]
        taken = {answer for plan in plans for task in plan.tasks for answer in task.tailoring}
        given = (answer for task in self._plan.tasks for answer in task.tailoring)
        return tuple(answer for answer in given if answer not in taken and not answer.nothing)

    def snapshots(self) -> tuple[Template | Worksheet, ...]:
        """Return the library items the plan is made from, each once, ideas of sheets chosen."""
        library, tasks = self._context.library, self._plan.tasks
        templates = dict.fromkeys(task.template for task in tasks)
        owners = {each: task for task in reversed(tasks) for each in task.worksheets}
        patient, day = self._context.view.patient, self._context.view.session.day
        return (
            *(library.templates[each] for each in templates if each in library.templates),
            *(
                with_ideas(library.worksheets[each], library, day, wishes(patient, task))
                for each, task in owners.items()
                if each in library.worksheets
            ),
        )

    def _finished(self, task: Task) -> Task:
        context = self._context
        start, end = context.period
        task = replace(task, occasions=scheduling.occasions(task.when, start, end, context.ids))
        before = context.last_task(task)
        if before is None:
            return task
        reviews = [each for each in context.view.last_reviews if each.task_id == before.id]
        causes = dict(carry.causes_of(reviews, context.library))
        causes |= {each.field: each.cause for each in task.changes if each.cause}
        changes = changes_between(before, task, causes)
        return replace(
            task,
            changes=changes,
            unchanged_reason=None if changes else task.unchanged_reason,
        )
