"""The row under the preview: which printer, save as PDF, and what has been done so far."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.errors import word_error
from ui.packs.desk import PackDesk
from ui.packs.making import neutral_name
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.chips import Choice
from ui.widgets.fields import Picker
from ui.widgets.layout import row
from ui.widgets.notice import Notice
from ui.widgets.text import Small

UNPROTECTED = "A saved PDF is an ordinary file: your passphrase no longer protects it."


class Delivery(QWidget):
    """Print and save. Nothing can leave before the plan is ready.

    Signals:
        printer_chosen: Another printer was chosen; carries its name.
        delivered: The pack left the program; carries how, in words.
    """

    printer_chosen = Signal(str)
    delivered = Signal(str)

    def __init__(self, ctx: AppContext, desk: PackDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._desk = desk
        self._allowed = False
        self._printer = Picker("Printer")
        self._printer.setMinimumContentsLength(8)
        self._save = PlainButton("Save as PDF…")
        self._told = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row(self._printer, self._save, stretch=0))
        column.addWidget(Small(UNPROTECTED))
        column.addWidget(self._told)
        self._printer.value_chosen.connect(self.printer_chosen)
        self._save.clicked.connect(self._on_save)
        desk.handed.connect(self._on_handed)
        desk.failed.connect(self._on_failed)
        self._told.hide()

    @property
    def can_print(self) -> bool:
        """True where the pages are there, may leave, and there is a printer."""
        return self._allowed and self._desk.finished is not None and bool(self._printer.count())

    def offer_printers(self, remembered: str) -> None:
        """Offer this computer's printers, the remembered one chosen."""
        names = [each.name for each in self._ctx.printing().printers()]
        self._printer.set_choices([Choice(name, name) for name in names])
        if remembered in names:
            self._printer.set_value(remembered)
        self._printer.setVisible(bool(names))

    def allow(self, allowed: bool) -> None:
        """Let the pack leave, or not yet."""
        self._allowed = allowed
        self._save.setEnabled(allowed and self._desk.finished is not None)

    @Slot()
    def print_now(self) -> None:
        """Print on the printer chosen."""
        if self.can_print:
            self._desk.print_pack(self._printer.value)

    @Slot()
    def _on_save(self) -> None:
        pack = self._desk.finished
        if pack is None or not self._allowed:
            return
        name = f"{neutral_name(pack.content.code)}.pdf"
        path = self._ctx.dialogs.save_file(self, "Save the pack", name, "PDF (*.pdf)")
        if path is not None:
            self._desk.save_pack(path)

    @Slot(str)
    def _on_handed(self, how: str) -> None:
        self._told.show_text(f"{how}.", Tone.GOOD)
        self.delivered.emit(how)

    @Slot(object)
    def _on_failed(self, error: UserFacingError) -> None:
        self._told.show_text(str(word_error(error)), Tone.ATTENTION)
