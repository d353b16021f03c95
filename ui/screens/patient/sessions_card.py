"""The contacts of a course: open one, say what became of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.sessions import Status
from ui.screens.patient.presenter import SessionLine
from ui.style.space import Space
from ui.texts import sentence_case, word
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import Divider, clear_layout, row
from ui.widgets.text import Quiet

TITLE_CHARACTERS = 27
NONE = "No session yet. Book the first one below."
OUTCOMES = tuple(Choice(each.value, sentence_case(word(each))) for each in Status)


class SessionRow(QWidget):
    """One contact.

    Signals:
        opened: Open it.
        status_chosen: What became of it (a Status).
    """

    opened = Signal()
    status_chosen = Signal(object)

    def __init__(self, line: SessionLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.open_button = LinkButton(line.title)
        self.open_button.setMinimumWidth(self.fontMetrics().averageCharWidth() * TITLE_CHARACTERS)
        self.open_button.setAccessibleName(f"Open session {line.title}, {line.state}")
        self._state = Quiet(line.state)
        self._change = QuietButton("Change")
        self._change.setAccessibleName(f"Change what became of session {line.title}")
        self._change.setVisible(not line.due)
        self._outcome: Chips | None = None
        self._state.setWordWrap(False)
        how = Quiet(line.how)
        self._state.setVisible(not line.due)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addLayout(row(self.open_button, how, self._state, self._change, stretch=1))
        if line.due:
            self._ask_outcome()
        self.open_button.clicked.connect(self.opened)
        self._change.clicked.connect(self._on_change)

    @property
    def outcome(self) -> Chips | None:
        """The question what became of it, once it is asked."""
        return self._outcome

    @property
    def state(self) -> str:
        """What became of it, in words."""
        return self._line.state

    def _ask_outcome(self) -> Chips:
        line = self._line
        offered = OUTCOMES[1:] if line.due else OUTCOMES
        chips = self._outcome = Chips(f"Session {line.title}", offered, may_be_empty=False)
        chips.set_value(line.status.value)
        chips.setContentsMargins(Space.XL, 0, 0, Space.XS)
        chips.value_chosen.connect(self._on_chosen)
        self._column.addWidget(chips)
        return chips

    def _on_change(self) -> None:
        if self._outcome is None:
            self._ask_outcome().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._outcome.setVisible(self._outcome.isHidden())

    def _on_chosen(self, value: str) -> None:
        if value and value != self._line.status.value:
            self.status_chosen.emit(Status(value))


class SessionsCard(Card):
    """The contacts, newest first.

    Signals:
        session_opened: Open this one (its id).
        status_chosen: What became of one: its id and the Status.
    """

    session_opened = Signal(str)
    status_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sessions", parent)
        self._rows: list[SessionRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self.add_layout(self._column)

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        """What is shown."""
        return tuple(self._rows)

    def show_lines(self, lines: Sequence[SessionLine]) -> None:
        """Show these."""
        self.forget()
        if not lines:
            self._column.addWidget(Quiet(NONE))
        for line in lines:
            if self._rows:
                self._column.addWidget(Divider())
            made = SessionRow(line)
            made.opened.connect(partial(self.session_opened.emit, line.id))
            made.status_chosen.connect(partial(self.status_chosen.emit, line.id))
            self._rows.append(made)
            self._column.addWidget(made)

    def forget(self) -> None:
        """Forget what was shown."""
        clear_layout(self._column)
        self._rows.clear()
