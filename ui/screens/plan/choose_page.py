"""The page of the step "Choose": the shelf on the left, the task in hand and why on the right."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.library import Phase
from ui import texts
from ui.screens.plan.choose_presenter import PHASES, ChoosePresenter
from ui.screens.plan.choose_task_card import TaskCard, WhyCard
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.step_page import StepPage
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Choice
from ui.widgets.fields import Picker
from ui.widgets.line_list import Line, LineList
from ui.widgets.search_field import SearchField

ANY = ""


class ChoosePage(StepPage):
    """Filter, choose with Enter, say why."""

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(wizard, parent)
        self._presenter = ChoosePresenter(wizard)
        self._search = SearchField("Find a task", "Find a task")
        interventions = [Choice(*each) for each in self._presenter.interventions()]
        phases = [Choice(phase, text) for phase, text in PHASES.items()]
        self._intervention = Picker("Intervention", [Choice(ANY, "All methods"), *interventions])
        self._phase = Picker("Phase of treatment", [Choice(ANY, "Any phase"), *phases])
        self._list = LineList("Tasks on the shelf")
        self._write = LinkButton("Write one instead")
        self._task = TaskCard(self._presenter, wizard)
        self._why = WhyCard(self._presenter, wizard)
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Begin at the task that was chosen."""
        self._show_shelf()
        if self.wizard.task is not None:
            self._list.go_to(self.wizard.task.template)

    def show_state(self) -> None:
        """Show the shelf and the task in hand."""
        self._show_shelf()
        self._task.show_state()
        self._why.show_state()

    def focus_first(self) -> None:
        """Find a task, or say why where there is one already."""
        if self.wizard.task is None:
            self._search.setFocus()
        else:
            self._why.focus_rationale()

    def focus_field(self, field: str) -> None:
        """Put the focus where a problem is put right."""
        if field == "rationale":
            self._why.focus_rationale()
        elif field in ("check_first", "second_reason"):
            self._task.focus_field(field)
        else:
            self._search.setFocus()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(Space.S)
        for picker in (self._intervention, self._phase):
            picker.setMinimumContentsLength(8)
        filters.addWidget(self._intervention, 3)
        filters.addWidget(self._phase, 2)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._search)
        left.addLayout(filters)
        left.addWidget(self._list, 1)
        left.addWidget(self._write)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self._task)
        right.addWidget(self._why)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(Space.L)
        sides.addLayout(left, 5)
        sides.addLayout(right, 5)
        self.column.addLayout(sides)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._search.went_down.connect(self._list.setFocus)
        self._intervention.value_chosen.connect(self._on_intervention)
        self._phase.value_chosen.connect(self._on_phase)
        self._list.line_chosen.connect(self._on_chosen)
        self._write.clicked.connect(self._on_write)

    def _show_shelf(self) -> None:
        cards = self._presenter.cards()
        lines = [
            Line(
                id=each.id,
                title=each.title,
                text=each.purpose,
                detail=each.detail,
                chosen=each.chosen,
            )
            for each in cards
        ]
        self._list.show_lines(lines)
        self._list.setAccessibleDescription(texts.count_text(len(lines), "task"))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._presenter.text = text
        self._show_shelf()

    @Slot(str)
    def _on_intervention(self, value: str) -> None:
        self._presenter.intervention = value
        self._show_shelf()

    @Slot(str)
    def _on_phase(self, value: str) -> None:
        self._presenter.phase = Phase(value) if value else None
        self._show_shelf()

    @Slot(str)
    def _on_chosen(self, template: str) -> None:
        self._presenter.take(template)
        self._why.focus_rationale()

    @Slot()
    def _on_write(self) -> None:
        self._presenter.write_one()
        self._task.focus_field("title")
