"""What did not print and why, each with the way to the person."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.routes import Route
from ui.screens.todays_packs.presenter import PackLine
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.layout import clear_layout, row
from ui.widgets.text import Body


class ProblemList(QWidget):
    """Names to open, each with a sentence.

    Signals:
        route_wanted: Go to a person (a Route).
    """

    route_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)

    @property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Each name with what is said of it."""
        return self._shown

    def show_lines(self, lines: Sequence[PackLine]) -> None:
        """Show these."""
        said = tuple((line.name, line.why) for line in lines)
        if said == self._shown:
            return
        self.forget()
        self._shown = said
        for line in lines:
            name = LinkButton(line.name)
            name.clicked.connect(partial(self._on_name, Route.patient(line.patient_id)))
            self._column.addLayout(row(name, Body(line.why), stretch=1))

    def forget(self) -> None:
        """Forget everybody."""
        clear_layout(self._column)
        self._shown = ()

    def _on_name(self, route: Route) -> None:
        self.route_wanted.emit(route)
