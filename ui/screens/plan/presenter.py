"""The state of the wizard, without a window: the draft, the step, and who wants to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planner.flows.plan import FlowContext, Mark, PlanFlow, Problem, Step
from planner.ids import TaskId
from planner.library import Template
from planner.pack import PackOptions
from planner.plans import Plan, Task
from ui.plan_draft import Before, WizardDraft, moves_of, write_draft
from ui.screens.plan import edits
from ui.screens.plan.record import Record

Listener = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is put right: a step, a task (None: the one in hand), a field to focus."""

    step: Step
    task: int | None = None
    field: str = ""


class PlanPresenter:
    """One plan in the making. Pages read it and send it intents; it computes no rule itself.

    Attributes:
        record: What went before, for the practitioner; no part of the plan.
    """

    def __init__(
        self, flow: PlanFlow, options: PackOptions, draft: WizardDraft | None = None
    ) -> None:
        self.record = Record()
        self._flow = flow
        self._needed = options
        self._listeners: list[Listener] = []
        self._index = draft.task if draft else 0
        self._options = draft.options if draft else None
        self._befores = draft.befores if draft else ()
        self._code = draft.code if draft else ""
        self._version = 0

    @property
    def context(self) -> FlowContext:
        """What the wizard opened with."""
        return self._flow.context

    @property
    def flow(self) -> PlanFlow:
        """The flow of the seven steps."""
        return self._flow

    @property
    def plan(self) -> Plan:
        """The plan as far as it has come."""
        return self._flow.plan

    @property
    def step(self) -> Step:
        """Where one is."""
        return self._flow.step

    @property
    def version(self) -> int:
        """Counts what changed, so that a save knows whether it is still the newest."""
        return self._version

    @property
    def index(self) -> int:
        """Position of the task in hand."""
        return min(self._index, max(0, len(self.plan.tasks) - 1))

    @property
    def task(self) -> Task | None:
        """The task in hand, or None while there is none."""
        return self.plan.tasks[self.index] if self.plan.tasks else None

    @property
    def template(self) -> Template | None:
        """The template of the task in hand, or None where it is written freely."""
        return self.context.library.templates.get(self.task.template) if self.task else None

    @property
    def options(self) -> PackOptions:
        """How the pack is to be printed: as the needs say until it was chosen."""
        return self._options or self._needed

    @property
    def code(self) -> str:
        """Printed code of the pack, empty until one was given."""
        return self._code

    def listen(self, listener: Listener) -> None:
        """Call this after every change."""
        self._listeners.append(listener)

    def forget_listeners(self) -> None:
        """Call nobody any more; the page is going."""
        self._listeners.clear()

    def set_plan(self, plan: Plan) -> None:
        """Take over an edited plan; an edited ready plan is a draft again."""
        if plan != self.plan:
            plan = replace(plan, ready_at=None, override=None)
            self._flow.update(plan)
            self._tell()

    def take_finished(self, plan: Plan) -> None:
        """Take over the finished plan once the vault holds it."""
        self._flow.update(plan)
        self._tell()

    def set_task(self, task: Task) -> None:
        """Take over the edited task in hand."""
        self.set_plan(edits.with_task(self.plan, self.index, task))

    def new_task_id(self) -> TaskId:
        """Return the id of a task about to be added."""
        return TaskId(self.context.ids.new())

    def choose_task(self, index: int) -> None:
        """Take another task in hand."""
        if index != self._index:
            self._index = index
            self._tell()

    def set_options(self, options: PackOptions) -> None:
        """Choose how the pack is printed."""
        if options != self.options:
            self._options = options
            self._tell()

    def set_code(self, code: str) -> None:
        """Keep the code the pack was given."""
        self._code = code
        self._tell()

    def before(self, prompt: str) -> Before | None:
        """Return what the field said before this prompt changed it."""
        return next((b for b in self._befores if (b.task, b.prompt) == (self.index, prompt)), None)

    def keep_before(self, before: Before) -> None:
        """Remember what a field said, once: the first time counts."""
        if self.before(before.prompt) is None:
            self._befores = (*self._befores, before)

    def forget_before(self, prompt: str) -> None:
        """Forget it again."""
        key = (self.index, prompt)
        self._befores = tuple(b for b in self._befores if (b.task, b.prompt) != key)

    def go(self, step: Step) -> None:
        """Go to any step."""
        self._flow.go(step)
        self._tell()

    def go_to(self, place: Place) -> None:
        """Go where a problem is put right."""
        if place.task is not None:
            self._index = place.task
        self.go(place.step)

    def forward(self) -> None:
        """Go to the next step."""
        self._flow.forward()
        self._tell()

    def back(self) -> None:
        """Go to the step before; nothing is lost."""
        self._flow.back()
        self._tell()

    def marks(self) -> Mapping[Step, Mark]:
        """Return how each step stands."""
        return self._flow.marks()

    def problems(self, step: Step | None = None) -> tuple[Problem, ...]:
        """Return what is missing or vague, in one step or in all."""
        found = self._flow.problems()
        return tuple(each for each in found if step is None or each.step is step)

    def draft_text(self) -> str:
        """Return everything worth keeping, as the text of the draft."""
        return write_draft(
            WizardDraft(
                plan=self.plan,
                step=self.step,
                task=self.index,
                options=self._options,
                code=self._code,
                befores=self._befores,
                moves=moves_of(self.context.view.last_reviews),
            )
        )

    def _tell(self) -> None:
        self._version += 1
        for listener in tuple(self._listeners):
            listener()
