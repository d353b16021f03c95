"""Choose: the shelf with its filter, the task in hand, why, or no task at all."""

from dataclasses import dataclass, replace

from planner import choose
from planner.library import CheckFirst, Phase, Size, Template
from planner.plans import NoTask, Task
from ui import texts
from ui.change_words import change_text
from ui.screens.plan import edits, fields
from ui.screens.plan.presenter import PlanPresenter

PHASES = {Phase.START: "Start", Phase.MIDDLE: "Middle", Phase.ENDING: "Ending"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A template on the shelf."""

    id: str
    title: str
    purpose: str
    detail: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A limit to be checked first, and whether it was."""

    line: CheckFirst
    checked: bool


class ChoosePresenter:
    """The step "Choose"."""

    def __init__(self, wizard: PlanPresenter) -> None:
        self._wizard = wizard
        self._library = wizard.context.library
        self.text = ""
        self.intervention = ""
        self.phase: Phase | None = None

    def interventions(self) -> tuple[tuple[str, str], ...]:
        """Return id and title of each intervention that has a template."""
        return tuple((each.id, each.title) for each in choose.interventions(self._library))

    def cards(self) -> tuple[Card, ...]:
        """Return the templates that pass the filter, in the order of the shelf."""
        task = self._wizard.task
        chosen = task.template if task else ""
        return tuple(
            Card(
                id=each.id,
                title=each.title,
                purpose=each.purpose,
                detail=self._detail(each),
                chosen=each.id == chosen,
            )
            for each in choose.templates(
                self._library, intervention=self.intervention, phase=self.phase
            )
            if self._passes(each)
        )

    def template(self) -> Template | None:
        """Return the template of the task in hand, None for one written freely."""
        task = self._wizard.task
        return self._library.templates.get(task.template) if task else None

    def take(self, template_id: str) -> None:
        """Make a template the task in hand; what was already said about life stays."""
        template = self._library.templates[template_id]
        task = self._wizard.task
        if task is not None and task.template == template_id:
            return
        if task is None:
            fresh = choose.take(Task(id=self._wizard.new_task_id()), template)
            self._wizard.set_plan(replace(self._wizard.plan, tasks=(fresh,), no_task=None))
        else:
            self._wizard.set_task(choose.take(task, template))

    def write_one(self) -> None:
        """Start a task with no template."""
        task = self._wizard.task
        blank = Task(id=task.id if task else self._wizard.new_task_id())
        if task is None:
            self._wizard.set_plan(replace(self._wizard.plan, tasks=(blank,), no_task=None))
        else:
            kept = replace(
                blank,
                tailoring=task.tailoring,
                second_reason=task.second_reason,
                from_task=task.from_task,
                move=task.move,
            )
            self._wizard.set_task(kept)

    def add_second(self) -> None:
        """Add another task and take it in hand; the step asks why."""
        blank = Task(id=self._wizard.new_task_id())
        self._wizard.set_plan(replace(self._wizard.plan, tasks=(*self._wizard.plan.tasks, blank)))
        self._wizard.choose_task(len(self._wizard.plan.tasks) - 1)

    def drop_task(self) -> None:
        """Take the task in hand out of the plan."""
        self._wizard.set_plan(edits.without_task(self._wizard.plan, self._wizard.index))

    def no_task(self, reason: NoTask | None) -> None:
        """End without a task, with a reason; or take that back."""
        tasks = () if reason else self._wizard.plan.tasks
        self._wizard.set_plan(replace(self._wizard.plan, no_task=reason, tasks=tasks))

    def set_title(self, text: str) -> None:
        """Name a task written freely."""
        if self._wizard.task is not None:
            self._wizard.set_task(replace(self._wizard.task, title=text))

    def set_second_reason(self, text: str) -> None:
        """Say why there is more than one task."""
        if self._wizard.task is not None:
            self._wizard.set_task(replace(self._wizard.task, second_reason=text))

    def set_rationale(self, text: str) -> None:
        """Write why, in the person's words."""
        self._wizard.set_plan(replace(self._wizard.plan, rationale=text))

    def set_goal(self, text: str) -> None:
        """Link the plan to a goal."""
        self._wizard.set_plan(replace(self._wizard.plan, goal=text))

    def goals(self) -> tuple[str, ...]:
        """Return the goals of the course of treatment, in the person's words."""
        return self._wizard.context.view.episode.goals

    def sizes(self) -> tuple[fields.Choice, ...]:
        """Return the sizes the template offers, with what each says."""
        task, template = self._wizard.task, self._wizard.template
        if task is None or template is None:
            return ()
        return tuple(
            fields.Choice(
                each.size, texts.sentence_case(texts.word(each.size)), each.size is task.size
            )
            for each in template.sizes
        )

    def set_size(self, size: str) -> None:
        """Choose the size of the step."""
        task = self._wizard.task
        if task is not None:
            self._wizard.set_task(edits.set_size(task, Size(size), self._library))

    def checks(self) -> tuple[Check, ...]:
        """Return the limits of the template to be checked first."""
        task, template = self._wizard.task, self._wizard.template
        if task is None or template is None:
            return ()
        return tuple(Check(each, each.id in task.checked) for each in template.check_first)

    def check(self, check_id: str, *, on: bool) -> None:
        """Answer a limit: on is "checked"."""
        task = self._wizard.task
        if task is not None:
            others = tuple(each for each in task.checked if each != check_id)
            self._wizard.set_task(replace(task, checked=(*others, check_id) if on else others))

    def carried(self) -> str:
        """Return how the task in hand continues the last one, empty where it does not."""
        task = self._wizard.task
        if task is None or task.move is None:
            return ""
        changed = [change_text(each, self._library) for each in task.changes]
        parts = [f"From last time: {texts.word(task.move)}", *changed]
        return " · ".join(parts)

    def _passes(self, template: Template) -> bool:
        said = f"{template.title} {template.purpose} {' '.join(template.steps)}".casefold()
        return self.text.casefold().strip() in said

    def _detail(self, template: Template) -> str:
        intervention = self._library.interventions[template.intervention].title
        sheets = texts.count_text(len(template.worksheets), "sheet")
        return f"{intervention} · {sheets} · evidence: {texts.word(template.strength)}"
