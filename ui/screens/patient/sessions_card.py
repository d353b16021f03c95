"""The contacts of a course: open one, say what became of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.sessions import NOT_HELD, Away, Status
from ui.context import AppContext
from ui.moving import MoveForm
from ui.screens.patient.presenter import SessionLine
from ui.style.space import Space
from ui.texts import sentence_case, word
from ui.widgets.away_chips import AwayChips
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
        outcome_chosen: What became of it: a Status, and why (an Away or None).
        moved: Put it there (a Booking).
    """

    opened = Signal()
    outcome_chosen = Signal(object, object)
    moved = Signal(object)

    def __init__(self, ctx: AppContext, line: SessionLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._line = ctx, line
        self.open_button = LinkButton(line.title)
        self.open_button.setMinimumWidth(self.fontMetrics().averageCharWidth() * TITLE_CHARACTERS)
        self.open_button.setAccessibleName(f"Open session {line.title}, {line.state}")
        self._state = Quiet(_two_lines(line))
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._change = QuietButton("Change")
        self._change.setAccessibleName(f"Change what became of session {line.title}")
        self._change.setVisible(not line.due)
        self.move_button = QuietButton("Move")
        self.move_button.setAccessibleName(f"Move session {line.title}")
        self.move_button.setVisible(line.booking is not None)
        self._outcome: Chips | None = None
        self._reasons: AwayChips | None = None
        self._form: MoveForm | None = None
        self._state.setWordWrap(False)
        how = Quiet(line.how)
        self._state.setVisible(not line.due)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        acts = (self.move_button, self._change)
        self._column.addLayout(row(self.open_button, how, self._state, *acts, stretch=1))
        if line.due:
            self._ask_outcome()
        self.open_button.clicked.connect(self.opened)
        self._change.clicked.connect(self._on_change)
        self.move_button.clicked.connect(self._on_move)

    @property
    def outcome(self) -> Chips | None:
        """The question what became of it, once it is asked."""
        return self._outcome

    @property
    def state(self) -> str:
        """What became of it, in words."""
        return self._line.state

    @property
    def reasons(self) -> AwayChips | None:
        """The question why it was not held, once it is asked."""
        return self._reasons

    @property
    def form(self) -> MoveForm | None:
        """The form that moves it, once it is open."""
        return self._form

    def ask_why(self) -> None:
        """Ask why it was not held, at once after that was said."""
        if self._line.status in NOT_HELD:
            if self._outcome is None:
                self._ask_outcome()
            asked = self._offer_reasons()
            for each in (self, asked):
                each.show()  # the layout would only do it later, and nothing hidden has the focus
            asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_reasons(self) -> AwayChips:
        if self._reasons is None:
            self._reasons = AwayChips(f"session {self._line.title}")
            self._reasons.show_away(self._line.away)
            self._reasons.setContentsMargins(Space.XL, 0, 0, Space.XS)
            self._reasons.value_chosen.connect(self._on_reason)
            self._column.addWidget(self._reasons)
        return self._reasons

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
            if self._line.status in NOT_HELD:
                self._offer_reasons()
            return
        for each in (self._outcome, self._reasons):
            if each is not None:
                each.setVisible(each.isHidden())

    def _on_chosen(self, value: str) -> None:
        if value and value != self._line.status.value:
            self.outcome_chosen.emit(Status(value), None)

    def _on_reason(self, _value: str) -> None:
        if self._reasons is not None:
            self.outcome_chosen.emit(self._line.status, self._reasons.away)

    def _on_move(self) -> None:
        if self._line.booking is None:
            return
        if self._form is None:
            self._form = MoveForm(self._ctx)
            self._form.booked.connect(self.moved)
            self._form.closed.connect(self._on_closed)
            self._column.addWidget(self._form)
        self._form.offer(self._line.id, self._line.booking)

    def _on_closed(self) -> None:
        if self._form is not None:
            self._form.hide()
            self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _two_lines(line: SessionLine) -> str:
    why = (word(line.away),) if line.away else ()
    return "\n".join((sentence_case(word(line.status)), *why))


class SessionsCard(Card):
    """The contacts, newest first.

    Signals:
        session_opened: Open this one (its id).
        outcome_chosen: What became of one: its id, the Status, and why (an Away or None).
        moved: Put one on another day or time: its id and the Booking.
    """

    session_opened = Signal(str)
    outcome_chosen = Signal(str, object, object)
    moved = Signal(str, object)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Sessions", parent)
        self._ctx = ctx
        self._asking = ""
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
            made = SessionRow(self._ctx, line)
            made.opened.connect(partial(self.session_opened.emit, line.id))
            made.outcome_chosen.connect(partial(self._on_outcome, line.id))
            made.moved.connect(partial(self.moved.emit, line.id))
            self._rows.append(made)
            self._column.addWidget(made)
            if line.id == self._asking:
                made.ask_why()
        self._asking = ""

    def _on_outcome(self, session_id: str, status: Status, away: Away | None) -> None:
        """Ask why as soon as the row shows what was said, unless why is what was said."""
        self._asking = session_id if away is None and status in NOT_HELD else ""
        self.outcome_chosen.emit(session_id, status, away)

    def forget(self) -> None:
        """Forget what was shown."""
        clear_layout(self._column)
        self._rows.clear()
