"""The right side of "Choose": the task in hand, and why."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.flows.plan import Step
from planner.library import CheckFirst
from planner.plans import NoTask
from ui import texts
from ui.screens.plan import words
from ui.screens.plan.choose_presenter import ChoosePresenter
from ui.screens.plan.method_box import MethodBox
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.step_page import hint_label, keep_text, labelled, say
from ui.tone import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import LineEdit, Picker
from ui.widgets.layout import FlowLayout, boxed, clear_layout
from ui.widgets.notice import Notice
from ui.widgets.text import Strong
from ui.widgets.text_edit import PlainTextEdit


class TaskCard(Card):
    """What was chosen: its size, what to check first, or why there is none."""

    def __init__(
        self, presenter: ChoosePresenter, wizard: PlanPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__("This task", parent)
        self._presenter = presenter
        self._wizard = wizard
        self._tasks = Chips("Tasks of this plan", [])
        self._name = Strong("")
        self._title = LineEdit("Name of the task")
        self._carried = hint_label()
        self._size = Chips("Size of the step", [])
        self._method = MethodBox()
        self._reason = LineEdit("Why there is a second task")
        self._checks = QVBoxLayout()
        self._boxes: dict[str, CheckLine] = {}
        self._second = LinkButton("Add a second task")
        self._remove = LinkButton("Take this task out")
        self._none = LinkButton("No task this time")
        self._none_why = Chips(
            "Why there is no task", [Choice(each, texts.word(each)) for each in NoTask]
        )
        self._none_note = Notice()
        self._reason_box = self._boxed("Why a second task? One is usually enough.", self._reason)
        self._title_box = self._boxed("What do you call it?", self._title)
        self._build()
        self._connect()

    def show_state(self) -> None:
        """Show the task in hand."""
        task, plan = self._wizard.task, self._wizard.plan
        self._show_tasks()
        say(self._name, self._name_text())
        free = task is not None and not task.template
        self._title_box.setVisible(free)
        keep_text(self._title, task.title if task else "")
        say(self._carried, self._presenter.carried())
        self._show_size()
        self._method.show_template(self._presenter.template())
        self._reason_box.setVisible(task is not None and self._wizard.index > 0)
        keep_text(self._reason, task.second_reason if task else "")
        self._show_checks()
        self._second.setVisible(bool(plan.tasks) and len(plan.tasks) < 3)
        self._remove.setVisible(task is not None)
        self._none.setVisible(plan.no_task is None and not plan.tasks)
        if plan.tasks or plan.no_task:
            self._none_why.hide()
        said = f"No task agreed: {texts.word(plan.no_task)}." if plan.no_task else ""
        self._none_note.show_text(said, Tone.INFO, "Choose a task after all")

    def focus_field(self, field: str) -> None:
        """Focus the title, the reason, or the first thing to check."""
        if field == "title":
            self._title.setFocus()
        elif field == "second_reason":
            self._reason.setFocus()
        else:
            for box in tuple(self._boxes.values())[:1]:
                box.setFocus()

    def _boxed(self, text: str, field: QWidget) -> QWidget:
        return boxed(labelled(text, field))

    def _build(self) -> None:
        self._none_why.hide()
        for widget in (
            self._tasks, self._name, self._title_box, self._carried, self._size, self._method,
        ):  # fmt: skip
            self.add(widget)
        self.add_layout(self._checks)
        self.add(self._reason_box)
        links = FlowLayout()
        for link in (self._second, self._remove, self._none):
            links.addWidget(link)
        self.add_layout(links)
        self.add(self._none_why)
        self.add(self._none_note)

    def _connect(self) -> None:
        self._tasks.value_chosen.connect(self._on_task_chosen)
        self._title.textEdited.connect(self._presenter.set_title)
        self._size.value_chosen.connect(self._presenter.set_size)
        self._reason.textEdited.connect(self._presenter.set_second_reason)
        self._second.clicked.connect(self._on_second)
        self._remove.clicked.connect(self._on_remove)
        self._none.clicked.connect(self._on_none)
        self._none_why.value_chosen.connect(self._on_none_why)
        self._none_note.action_chosen.connect(self._on_task_after_all)

    def _name_text(self) -> str:
        task = self._wizard.task
        if task is None:
            return "" if self._wizard.plan.no_task else "Nothing chosen yet"
        return task.title if task.template else ""

    def _show_tasks(self) -> None:
        tasks = self._wizard.plan.tasks
        self._tasks.setVisible(len(tasks) > 1)
        if len(tasks) > 1:
            labels = [each.title or each.what or "not named yet" for each in tasks]
            self._tasks.set_choices([Choice(str(i), label) for i, label in enumerate(labels)])
            self._tasks.set_value(str(self._wizard.index))

    def _show_size(self) -> None:
        sizes = self._presenter.sizes()
        self._size.setVisible(len(sizes) > 1)
        choices = [Choice(each.id, each.text) for each in sizes]
        if tuple(choices) != self._size.choices:
            self._size.set_choices(choices)
        self._size.set_value(next((each.id for each in sizes if each.on), ""))

    def _show_checks(self) -> None:
        checks = self._presenter.checks()
        if [each.line.id for each in checks] != list(self._boxes):
            clear_layout(self._checks)
            self._boxes = {each.line.id: self._make_check(each.line) for each in checks}
        for each in checks:
            self._boxes[each.line.id].set_checked(each.checked)

    def _make_check(self, line: CheckFirst) -> CheckLine:
        box = CheckLine(line.question, f"If not, or not known: {line.if_not}")
        box.toggled.connect(partial(self._on_checked, line.id))
        self._checks.addWidget(box)
        return box

    def _on_checked(self, check: str, on: bool) -> None:
        self._presenter.check(check, on=on)

    @Slot(str)
    def _on_task_chosen(self, value: str) -> None:
        self._wizard.choose_task(int(value or self._wizard.index))

    @Slot()
    def _on_second(self) -> None:
        self._presenter.add_second()
        self._reason.setFocus()

    @Slot()
    def _on_remove(self) -> None:
        self._presenter.drop_task()

    @Slot()
    def _on_none(self) -> None:
        self._none_why.show()
        self._none_why.setFocus()

    @Slot(str)
    def _on_none_why(self, value: str) -> None:
        self._presenter.no_task(NoTask(value) if value else None)

    @Slot()
    def _on_task_after_all(self) -> None:
        self._presenter.no_task(None)


class WhyCard(Card):
    """Why, in the person's words, and which goal it serves."""

    def __init__(
        self, presenter: ChoosePresenter, wizard: PlanPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__("Why, in their own words", parent)
        self._presenter = presenter
        self._wizard = wizard
        self._rationale = PlainTextEdit(
            "Why, in their own words", 2, placeholder="“I want to be able to …”"
        )
        self._hint = hint_label()
        goals = [Choice(each, each) for each in presenter.goals()]
        self._goal = Picker("The goal it serves", [Choice("", "no goal linked"), *goals])
        self._goal.setMinimumContentsLength(12)
        self._goal_box = boxed(labelled("Which goal does it serve?", self._goal))
        for widget in (self._rationale, self._hint, self._goal_box):
            self.add(widget)
        self._goal_box.setVisible(bool(goals))
        self._rationale.edited.connect(presenter.set_rationale)
        self._goal.value_chosen.connect(presenter.set_goal)

    def show_state(self) -> None:
        """Show why."""
        self._rationale.set_text(self._wizard.plan.rationale)
        self._goal.set_value(self._wizard.plan.goal)
        found = self._wizard.problems(Step.CHOOSE)
        vague = [words.problem_text(each) for each in found if each.code == "vague.rationale"]
        say(self._hint, " ".join(vague))

    def focus_rationale(self) -> None:
        """Put the focus on why."""
        self._rationale.setFocus()
