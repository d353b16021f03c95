"""What slow work with backups shows: what it is doing, how far it is, and a way to stop it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.backup_words import STAGES
from ui.widgets.busy import Busy
from ui.widgets.buttons import QuietButton
from ui.widgets.layout import boxed, column, row

if TYPE_CHECKING:
    from models.backups import Step

FINAL = "place"


class Running(QWidget):
    """Hidden until started. What ends once it is begun is not offered to be stopped.

    Signals:
        stepped: Work got further; carries a Step of ``models.backups``, from any thread.
        stop_wanted: The person asked to stop.
    """

    stepped = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = Busy()
        self.stop_button = QuietButton("Stop")
        layout = column(self._busy, boxed(row(self.stop_button)))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.stepped.connect(self._on_step)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.hide()

    def start(self, words: str, *, stoppable: bool = True) -> None:
        """Show that something began; the keyboard goes to Stop where there is one."""
        self._busy.start(words)
        self.stop_button.setVisible(stoppable)
        self.show()
        if stoppable:
            self.stop_button.setFocus()

    def end(self) -> None:
        """It ended; a step that comes late shows nothing."""
        self._busy.stop()
        self.hide()

    @Slot(object)
    def _on_step(self, step: "Step") -> None:
        if self.isHidden():
            return
        self._busy.start(STAGES[step.stage])
        if step.whole:
            self._busy.show_part(step.done // 1024, step.whole // 1024)
        if step.stage == FINAL:
            self.stop_button.hide()
