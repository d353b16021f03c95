"""The questionnaires."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.session.measure_row import MeasureRow
from ui.screens.session.measures_presenter import MeasuresPresenter
from ui.widgets.card import Card
from ui.widgets.layout import clear_layout, column
from ui.widgets.text import Quiet

HINT = "A digit fills an item and moves on. Where only the total is known, type it after the =."


class MeasuresCard(Card):
    """Part 2 of the page.

    Signals:
        changed: Something was filled in.
        risk_ticked: A risk item was ticked as reviewed; carries the measure's id.
    """

    changed = Signal()
    risk_ticked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("2  Measures", parent)
        self._rows: list[MeasureRow] = []
        self._column = column()
        self.add(Quiet(HINT))
        self.add_layout(self._column)

    @property
    def rows(self) -> tuple[MeasureRow, ...]:
        """The questionnaires."""
        return tuple(self._rows)

    def open_with(self, presenter: MeasuresPresenter) -> None:
        """Make a line for each."""
        for filled in presenter.filled:
            line = MeasureRow(presenter, filled.measure)
            line.changed.connect(self.changed)
            line.risk_ticked.connect(self.risk_ticked)
            self._rows.append(line)
            self._column.addWidget(line)

    def show_state(self) -> None:
        """Show what is filled in."""
        for each in self._rows:
            each.show_state()

    def focus_first(self) -> None:
        """Begin at the first item."""
        if self._rows:
            self._rows[0].cells[0].setFocus()

    def forget(self) -> None:
        """Forget everything."""
        self._rows.clear()
        clear_layout(self._column)
