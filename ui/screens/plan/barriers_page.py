"""The page of the step "In the way": the catalogue on the left, what was chosen on the right."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.screens.plan.barrier_card import BarrierCard
from ui.screens.plan.barriers_presenter import BarriersPresenter
from ui.screens.plan.presenter import Place, PlanPresenter
from ui.screens.plan.step_page import StepPage
from ui.screens.plan.unfolding import record_keys
from ui.style.space import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import LineEdit
from ui.widgets.line_list import Line, LineList
from ui.widgets.search_field import SearchField
from ui.widgets.text import Quiet


class BarriersPage(StepPage):
    """Choose with Enter; each unfolds its question, its responses and one if-then line."""

    ENTER_MOVES_ON = False  # there Enter adds what was typed

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(wizard, parent)
        self._presenter = BarriersPresenter(wizard)
        self._search = SearchField("Find what could get in the way", "What could get in the way?")
        self._list = LineList("What could get in the way")
        self._own = LineEdit("In their own words", "Something else, in their own words")
        self._add = QuietButton("Add")
        self._none = Quiet("Choose one or two on the left, then make the if-then line together.")
        self._cards: list[BarrierCard] = []
        self._chosen = QVBoxLayout()
        self._open = 0
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Open the first one that has no if-then yet."""
        chosen = self._presenter.chosen()
        unfinished = [each.index for each in chosen if not (each.if_text and each.then_text)]
        self._open = unfinished[0] if unfinished else 0

    def show_state(self) -> None:
        """Show the catalogue and what was chosen."""
        self._show_list()
        chosen = self._presenter.chosen()
        self._none.setVisible(not chosen)
        while len(self._cards) > len(chosen):
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        while len(self._cards) < len(chosen):
            self._add_card(len(self._cards))
        self._open = min(self._open, max(0, len(chosen) - 1))
        for card, each in zip(self._cards, chosen, strict=True):
            card.show_barrier(each, unfolded=each.index == self._open)

    def focus_first(self) -> None:
        """Find a barrier, or go on with the if-then of the one that is open."""
        if self._cards:
            self._cards[self._open].focus_first()
        else:
            self._search.setFocus()

    def _lay_out(self) -> None:
        own = QHBoxLayout()
        own.setSpacing(Space.S)
        own.addWidget(self._own, 1)
        own.addWidget(self._add)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        left.addLayout(own)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.S)
        right.addWidget(self._none)
        self._chosen.setSpacing(Space.S)
        right.addLayout(self._chosen)
        right.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(inner)
        sides = QHBoxLayout()
        sides.setSpacing(Space.L)
        sides.addLayout(left, 4)
        sides.addWidget(area, 6)
        self.column.addLayout(sides)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._search.went_down.connect(self._list.setFocus)
        self._list.line_chosen.connect(self._on_chosen)
        self._own.returnPressed.connect(self._on_own)
        self._add.clicked.connect(self._on_own)
        record_keys(self, self._on_record)

    def _show_list(self) -> None:
        lines: list[Line] = []
        for group in self._presenter.groups(self._search.text()):
            lines.append(Line(title=group.heading, detail=group.note, heading=True))
            lines += [Line(id=e.id, title=e.label, chosen=e.chosen) for e in group.entries]
        self._list.show_lines(lines)

    def _add_card(self, index: int) -> None:
        card = BarrierCard(self._presenter, index)
        card.unfold_wanted.connect(self._on_unfold)
        card.field_wanted.connect(self._on_field)
        self._cards.append(card)
        self._chosen.addWidget(card)

    @Slot()
    def _on_record(self) -> None:
        if self._cards:
            self._cards[self._open].record.toggle()

    @Slot(str)
    def _on_searched(self, _text: str) -> None:
        self._show_list()

    @Slot(str)
    def _on_chosen(self, barrier: str) -> None:
        self._go_on(self._presenter.toggle(barrier))

    @Slot()
    def _on_own(self) -> None:
        index = self._presenter.add_own(self._own.text())
        self._own.clear()
        self._go_on(index)

    @Slot(int)
    def _on_unfold(self, index: int) -> None:
        self._open = index
        self.show_state()
        self._cards[index].focus_first()

    @Slot(object)
    def _on_field(self, place: Place) -> None:
        self.place_wanted.emit(place)

    def _go_on(self, index: int | None) -> None:
        if index is not None:
            self._on_unfold(index)
