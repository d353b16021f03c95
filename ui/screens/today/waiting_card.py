"""Waiting for you: sentences with counts that unfold to names."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.routes import CASELOAD, Route
from ui.screens.today.presenter import WaitingLine, WaitingName
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.layout import clear_layout
from ui.widgets.section import Disclosure
from ui.widgets.text import Quiet

NOTHING = "Nothing is waiting for you."


class WaitingList(QWidget):
    """The sentences.

    Signals:
        route_wanted: Go there (a Route).
    """

    route_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, WaitingLine] = {}
        self._kept: dict[str, Disclosure] = {}
        self._nothing = Quiet(NOTHING)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nothing)
        layout.addLayout(self._column)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said."""
        return tuple(line.text for line in self._lines.values())

    def show_lines(self, lines: Sequence[WaitingLine]) -> None:
        """Show these; what was unfolded stays unfolded."""
        unfolded = {key for key, each in self._kept.items() if each.unfolded}
        self.forget()
        self._nothing.setVisible(not lines)
        for line in lines:
            self._lines[line.key] = line
            made = Disclosure(line.text)
            made.toggled.connect(partial(self._on_toggled, line.key))
            self._kept[line.key] = made
            self._column.addWidget(made)
            made.set_unfolded(line.key in unfolded)

    def forget(self) -> None:
        """Forget all names."""
        clear_layout(self._column)
        self._lines.clear()
        self._kept.clear()

    def unfold(self, key: str) -> None:
        """Show the names behind a sentence."""
        self._kept[key].set_unfolded(True)

    def names(self, key: str) -> tuple[LinkButton, ...]:
        """Return the names behind a sentence, as they were unfolded."""
        return tuple(self._kept[key].findChildren(LinkButton)[1:])

    def _on_toggled(self, key: str, unfolded: bool) -> None:
        line, box = self._lines[key], self._kept[key]
        if not unfolded or box.body.count():
            return
        for name in line.names:
            button = LinkButton(name.text)
            button.clicked.connect(partial(self._on_name, name))
            box.add(button)
        if line.more:
            more = LinkButton(f"and {line.more} more: open the caseload")
            more.clicked.connect(partial(self.route_wanted.emit, CASELOAD))
            box.add(more)

    def _on_name(self, name: WaitingName) -> None:
        session, person = name.session_id, name.patient_id
        self.route_wanted.emit(Route.session(session) if session else Route.patient(person))
