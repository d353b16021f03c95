"""How long this person is kept, and another day with a reason."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.clock import Clock
from planner.retention import Keeping
from ui.retention_words import keeping_text
from ui.tone import Tone
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import LineEdit
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.notice import Notice
from ui.widgets.text import Body

PAST = "That day has gone by: keep this person longer, with a reason, or erase them below."


class KeepCard(Card):
    """The day that counts, and two fields to change it.

    Signals:
        decided: A day and a reason were given.
        rule_wanted: The service's rule is to count again.
    """

    decided = Signal(object, str)
    rule_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("How long this person is kept", parent)
        self._clock = clock
        self._said = Body("")
        self.past = Notice(PAST, Tone.ATTENTION)
        self.day = DateEdit("Keep until", clock)
        self.reason = LineEdit("Reason")
        self.keep = PlainButton("Keep until this day")
        self.rule = QuietButton("Let the rule count again")
        form = Form()
        form.row("day", "Keep until", self.day)
        form.row("reason", "Reason", self.reason)
        for each in (self._said, self.past, form):
            self.add(each)
        self.add_layout(row(self.keep, self.rule))
        self.keep.clicked.connect(self._on_keep)
        self.rule.clicked.connect(self.rule_wanted)

    @property
    def said(self) -> str:
        """What is said of the day that counts."""
        return self._said.text()

    def show_keeping(self, keeping: Keeping, years: int) -> None:
        """Show how long somebody is kept."""
        self._said.setText(keeping_text(keeping, years))
        self.past.setVisible(keeping.past(self._clock.today()))
        self.rule.setVisible(keeping.decided is not None)
        self.day.set_value(None)
        self.reason.clear()

    def forget(self) -> None:
        """Forget the person."""
        self._said.setText("")
        self.reason.clear()

    @Slot()
    def _on_keep(self) -> None:
        day: date | None = self.day.value
        if day is None:
            self.day.setFocus()
        elif not self.reason.text().strip():
            self.reason.setFocus()
        else:
            self.decided.emit(day, self.reason.text().strip())
