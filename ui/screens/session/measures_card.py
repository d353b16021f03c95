"""The questionnaires."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.measures import Measure
from ui.context import AppContext
from ui.screens.session.measure_row import MeasureRow
from ui.screens.session.measures_presenter import MeasuresPresenter
from ui.screens.session.trend import Trend
from ui.widgets.card import Card
from ui.widgets.fields import Choice, Picker
from ui.widgets.layout import clear_layout, column
from ui.widgets.text import Quiet

HINT = "A digit fills an item and moves on. Where only the total is known, type it after the =."
MORE_CHARACTERS = 30


class MeasuresCard(Card):
    """Part 2 of the page.

    Signals:
        changed: Something was filled in.
        risk_ticked: A risk item was ticked as reviewed; carries the measure's id.
    """

    changed = Signal()
    risk_ticked = Signal(str)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("2  Measures", parent)
        self._rows: list[MeasureRow] = []
        self._presenter: MeasuresPresenter | None = None
        self._column = column()
        self._more = Picker("Add another measure")
        self._more.value_chosen.connect(self._on_more)
        self.add(Quiet(HINT))
        self.add_layout(self._column)
        self._more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._more.setMinimumContentsLength(MORE_CHARACTERS)
        self.trend = Trend(ctx)
        self.add(self._more)
        self.add(self.trend)

    @property
    def rows(self) -> tuple[MeasureRow, ...]:
        """The questionnaires."""
        return tuple(self._rows)

    def open_with(self, presenter: MeasuresPresenter) -> None:
        """Make a line for each."""
        self._presenter = presenter
        for filled in presenter.filled:
            self._add(presenter, filled.measure)
        self._show_more()

    def show_state(self) -> None:
        """Show what is filled in."""
        for each in self._rows:
            each.show_state()

    def focus_first(self) -> None:
        """Begin at the first item."""
        if self._rows:
            self._rows[0].first.setFocus()

    def forget(self) -> None:
        """Forget everything."""
        self._rows.clear()
        self.trend.forget()
        self._presenter = None
        clear_layout(self._column)

    def _add(self, presenter: MeasuresPresenter, measure: Measure) -> MeasureRow:
        line = MeasureRow(presenter, measure)
        line.changed.connect(self.changed)
        line.risk_ticked.connect(self.risk_ticked)
        self._rows.append(line)
        self._column.addWidget(line)
        return line

    def _show_more(self) -> None:
        more = self._presenter.more if self._presenter else ()
        named = [Choice(each.id, f"{each.name}: {each.full_name}") for each in more]
        self._more.set_choices([Choice("", "Add another measure"), *named])
        self._more.set_value("")
        self._more.setVisible(bool(more))

    @Slot(str)
    def _on_more(self, measure: str) -> None:
        if self._presenter is None or not measure:
            return
        line = self._add(self._presenter, self._presenter.add(measure).measure)
        self._show_more()
        line.first.setFocus()
