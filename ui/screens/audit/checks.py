"""The chain checked part by part while one goes on working, and a printed line looked up."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.audit import RecordState, StateFound
from planner.errors import UserFacingError
from ui.audit_words import NO_STATE, chain_text, found_text, heads_text
from ui.context import AppContext
from ui.operations import CareOp, QueryOp
from ui.screens.audit.reading import Walked, find_state, read_heads, walk_on
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.fields import LineEdit
from ui.widgets.layout import column, row
from ui.widgets.notice import Notice
from ui.widgets.text import Body

if TYPE_CHECKING:
    from models.unlock import NotedHead

CHECKING = "Checking the chain. You can go on working."


class Checks(QWidget):
    """A line of progress, what was found, and a field for what stands on a printed report.

    Attributes:
        told: What a check found.
        stop: Ends a check that is running.
        typed: A line from paper.
        look: Looks it up.
    """

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._running = False
        self._busy = Busy(CHECKING)
        self.told = Notice()
        self.stop = QuietButton("Stop the check")
        self.typed = LineEdit("Record state from a printed report", "1234-ab12-cd34")
        self.look = PlainButton("Look it up")
        self._lay_out()
        self.stop.clicked.connect(self._on_stop)
        self.look.clicked.connect(self._on_look)
        self.typed.returnPressed.connect(self._on_look)

    @property
    def running(self) -> bool:
        """True while a check runs."""
        return self._running

    @Slot()
    def start(self) -> None:
        """Check the whole chain, some thousand rows at a time."""
        if self._running:
            return
        self._running = True
        self.told.show_text("")
        self._busy.start()
        self.stop.show()
        self._go_on(None)

    def forget(self) -> None:
        """Stop, and forget what was found."""
        self._end()
        self.told.show_text("")
        self.typed.clear()

    def _go_on(self, walked: Walked | None) -> None:
        so_far = walked.report if walked else None
        walking: QueryOp[Walked] = QueryOp(self, partial(walk_on, so_far))
        walking.on_done(self._on_walked).on_error(self._on_failed).start(self._ctx)

    def _on_walked(self, walked: Walked) -> None:
        if not self._running:
            return
        self._busy.show_part(walked.report.rows, walked.whole)
        if not walked.ended:
            self._go_on(walked)
            return
        comparing: CareOp[tuple[NotedHead, ...]] = CareOp(self, read_heads)  # type: ignore[arg-type]
        comparing.on_done(partial(self._on_heads, walked))
        comparing.on_error(self._on_failed).start(self._ctx)

    def _on_heads(self, walked: Walked, heads: "tuple[NotedHead, ...]") -> None:
        if not self._running:
            return
        self._end()
        lines = (chain_text(walked.report, walked.broken), *heads_text(heads))
        good = walked.report.ok and all(each.agrees != "no" for each in heads)
        self.told.show_text("\n".join(lines), Tone.GOOD if good else Tone.ATTENTION)

    def _on_failed(self, error: UserFacingError) -> None:
        self._end()
        self._ctx.show_error(error)

    def _end(self) -> None:
        self._running = False
        self._busy.stop()
        self.stop.hide()

    @Slot()
    def _on_stop(self) -> None:
        self._end()
        self.told.show_text("The check was stopped. Nothing was changed.", Tone.INFO)

    @Slot()
    def _on_look(self) -> None:
        state = RecordState.typed(self.typed.text())
        if state is None:
            self.told.show_text(NO_STATE, Tone.ATTENTION)
            return
        looking: QueryOp[StateFound] = QueryOp(self, partial(find_state, state))
        looking.on_done(self._on_found).start(self._ctx)

    def _on_found(self, found: StateFound) -> None:
        tone = Tone.GOOD if found.matches else Tone.ATTENTION
        self.told.show_text(found_text(found), tone)

    def _lay_out(self) -> None:
        self.typed.setFixedWidth(self.fontMetrics().averageCharWidth() * 26)
        label = Body("On paper it says “Record state”")
        label.setWordWrap(False)
        label.setBuddy(self.typed)
        line = row(label, self.typed, self.look, self._busy, self.stop)
        layout = column(self.told, gap=Space.S)
        layout.addLayout(line)
        self.setLayout(layout)
        self.told.hide()
        self.stop.hide()
