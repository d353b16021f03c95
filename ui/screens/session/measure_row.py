"""One questionnaire in a line: a digit fills a cell and moves on."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.measures import Measure
from ui.screens.session.measures_presenter import (
    NOT_APPLICABLE,
    MeasuresPresenter,
    cell_label,
    threshold_text,
)
from ui.style.space import Space
from ui.widgets.fields import CheckBox
from ui.widgets.layout import FlowLayout, row
from ui.widgets.scale_row import ScaleRow
from ui.widgets.text import Body, ErrorText, Quiet, Small, Strong

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cell(QLineEdit):
    """One answer. A digit fills it and moves on; Backspace in an empty one goes back.

    Signals:
        answered: Something was typed; carries the text.
        entered: The focus came in.
    """

    answered = Signal(str)
    entered = Signal()

    def __init__(
        self, name: str, *, may_be_na: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._may_be_na = may_be_na
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 3 + 3 * Space.S)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill the cell, or move (Qt)."""
        typed = event.text().casefold()
        arrows = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
        elif typed.isdecimal() and typed.isascii():
            self._fill(typed)
        elif typed == "n" and self._may_be_na:
            self._fill(NOT_APPLICABLE)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._empty()
        elif event.key() in arrows:
            self.focusNextPrevChild(arrows[Qt.Key(event.key())])
        elif event.key() in ENTERS:
            self.focusNextPrevChild(True)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which item is asked (Qt)."""
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    def _fill(self, text: str) -> None:
        self.setText(text)
        self.answered.emit(text)
        self.focusNextPrevChild(True)

    def _empty(self) -> None:
        if self.text():
            self.clear()
            self.answered.emit("")
        else:
            self.focusNextPrevChild(False)


class TotalEdit(QLineEdit):
    """The total: typed where there are no answers, worked out where there are."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on (Qt)."""
        if event.key() in ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)


class MeasureRow(QWidget):
    """A questionnaire.

    Signals:
        changed: Something was filled in.
        risk_ticked: The risk item was ticked as reviewed; carries the measure's id.
    """

    changed = Signal()
    risk_ticked = Signal(str)

    def __init__(
        self, presenter: MeasuresPresenter, measure: Measure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._measure = measure
        self._cells = [
            Cell(f"{measure.name}, item {cell_label(measure, at)}", may_be_na=item.may_be_na)
            for at, item in enumerate(measure.items)
        ]
        self._total = TotalEdit()
        self._total.setAccessibleName(f"{measure.name}, total")
        self._total.setFixedWidth(self.fontMetrics().averageCharWidth() * 5 + 3 * Space.S)
        self._asked = Small("")
        self._sum = Body("")
        self._change = Quiet("")
        self._threshold = Small(threshold_text(measure))
        self._problem = ErrorText("")
        self._risk = RiskItem(measure)
        self._lay_out()
        self._connect()
        self.show_state()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells in order."""
        return tuple(self._cells)

    @property
    def first(self) -> QLineEdit:
        """Where filling in begins: the first cell, or the total where there are none."""
        return self._cells[0] if self._cells else self._total

    @property
    def total(self) -> QLineEdit:
        """The field of the total."""
        return self._total

    @property
    def change(self) -> str:
        """How the total differs from the first and the last."""
        return self._change.text()

    @property
    def risk(self) -> "RiskItem":
        """The risk item by itself."""
        return self._risk

    def show_state(self) -> None:
        """Show the answers, their sum and what is wrong."""
        filled, measure = self._presenter.of(self._measure.id), self._measure.id
        for cell, text in zip(self._cells, filled.cells, strict=True):
            if cell.text() != text:
                cell.setText(text)
        total = self._presenter.total_text(measure)
        if self._total.text() != total:
            self._total.setText(total)
        self._total.setReadOnly(filled.by_item)
        self._sum.show_text(self._presenter.sum_text(measure))
        self._change.show_text(self._presenter.change_text(measure))
        self._problem.show_text("\n".join(f"▲ {each}" for each in filled.problems))
        self._risk.show_answer(
            self._presenter.risk_answer(measure),
            asked=self._presenter.asks_risk_item(measure),
            ticked=self._presenter.risk_ticked(measure),
            saved=self._presenter.score(measure) is not None,
        )

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, gap=Space.XS)
        for cell in self._cells:
            flow.addWidget(cell)
        name = Strong(self._measure.name)
        name.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)
        name.setToolTip(self._measure.full_name)
        equals = Body("=")
        equals.setWordWrap(False)
        if len(self._cells) == 1:
            equals.hide()
            self._total.hide()
        before = Quiet(self._presenter.previous_text(self._measure.id))
        before.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        head = row(name, line, equals, self._total, before, gap=Space.S, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(head)
        for each in (
            self._asked,
            self._sum,
            self._change,
            self._problem,
            self._threshold,
            self._risk,
        ):
            layout.addWidget(each)
        self._asked.hide()
        self._threshold.setVisible(bool(self._threshold.text()))

    def _connect(self) -> None:
        for index, cell in enumerate(self._cells):
            cell.answered.connect(partial(self._on_answered, index))
            cell.entered.connect(partial(self._on_entered, index))
        self._total.textEdited.connect(self._on_total)
        self._risk.answered.connect(self._on_risk_item)
        self._risk.ticked.connect(self._on_ticked)

    def _on_answered(self, index: int, text: str) -> None:
        self._presenter.set_cell(self._measure.id, index, text)
        self._tell()

    def _on_entered(self, index: int) -> None:
        self._asked.show_text(cell_label(self._measure, index))

    @Slot(str)
    def _on_total(self, text: str) -> None:
        self._presenter.set_total(self._measure.id, text)
        self._tell()

    @Slot(object)
    def _on_risk_item(self, answer: int | None) -> None:
        self._presenter.set_risk_item(self._measure.id, answer)
        self._tell()

    @Slot()
    def _on_ticked(self) -> None:
        self.risk_ticked.emit(self._measure.id)

    def _tell(self) -> None:
        self.show_state()
        self.changed.emit()


class RiskItem(QWidget):
    """The risk item by itself: asked where only the total is known, ticked where it is above 0.

    Signals:
        answered: It was answered here; carries the number or None.
        ticked: It was ticked as reviewed.
    """

    answered = Signal(object)
    ticked = Signal()

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = [
            (at, each) for at, each in enumerate(measure.items) if each.id == measure.risk_item
        ]
        number, item = found[0] if found else (0, None)
        self._number = number + 1
        self._label = item.label if item else ""
        low, high = (item.low, item.high) if item else (0, 3)
        self._said = Strong("")
        self._scale = ScaleRow(f"{measure.name}, item {self._number} by itself", low, high)
        self._tick = CheckBox("I have reviewed this")
        self._tick.setAccessibleName(f"I have reviewed item {self._number} of {measure.name}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        layout.addLayout(row(self._said, self._scale, self._tick, gap=Space.M))
        self._scale.value_chosen.connect(self.answered)
        self._tick.toggled.connect(self._on_toggled)

    @property
    def scale(self) -> ScaleRow:
        """Where it is answered by itself."""
        return self._scale

    @property
    def tick(self) -> CheckBox:
        """The tick."""
        return self._tick

    def show_answer(self, answer: int | None, *, asked: bool, ticked: bool, saved: bool) -> None:
        """Show the answer; hide where there is nothing to say."""
        about = f"Item {self._number}, {self._label.lower()}"
        self._said.setText(f"{about}: how much?" if asked else f"{about}: {answer}")
        self._scale.set_value(answer)
        self._scale.setVisible(asked)
        above = bool(answer)
        before = self._tick.blockSignals(True)
        self._tick.setChecked(ticked)
        self._tick.blockSignals(before)
        self._tick.setEnabled(saved and not ticked)
        self._tick.setVisible(above)
        self.setVisible(bool(self._label) and (asked or above))

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        if on:
            self.ticked.emit()
