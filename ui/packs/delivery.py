"""What stands under the preview: how to print, save as PDF, and what has been done so far."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import QueryOp, StoreOp
from ui.packs.desk import SAVED, PackDesk
from ui.packs.making import neutral_name
from ui.packs.places import (
    PrinterAt,
    PrintPlaces,
    note_queue_told,
    read_places,
    remember_place,
)
from ui.packs.print_controls import PrintControls
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import Notice

UNPROTECTED = "It is an ordinary file: your passphrase no longer protects it."
QUEUE = "This computer's print queue may keep a copy of what was printed for a while."


class Delivery(QWidget):
    """Print and save. Nothing can leave before the plan is ready.

    Signals:
        printer_chosen: Another printer was chosen; carries its name. It is remembered already.
        delivered: The pack left the program; carries how, in words.
    """

    printer_chosen = Signal(str)
    delivered = Signal(str)

    def __init__(self, ctx: AppContext, desk: PackDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._desk = desk
        self._allowed = False
        self._queue_told = True
        self._printed = False
        self._controls = PrintControls()
        self._save = PlainButton("Save as PDF…")
        self._told = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._save.setToolTip(UNPROTECTED)
        self._save.setAccessibleDescription(UNPROTECTED)
        self._controls.add_beside(self._save)
        column.addWidget(self._controls)
        column.addWidget(self._told)
        self._connect()
        self._told.hide()

    @property
    def controls(self) -> PrintControls:
        """Printer, place, pages, copies and sides."""
        return self._controls

    @property
    def can_print(self) -> bool:
        """True where the pages are there, may leave, and there is a printer."""
        return self._allowed and self._desk.finished is not None and self._controls.has_printer

    def offer_printers(self, remembered: str) -> None:
        """Offer this computer's printers, the remembered one chosen; then read the places."""
        self._controls.offer(self._ctx.printing().printers(), remembered)
        reading: QueryOp[PrintPlaces] = QueryOp(self, read_places)
        reading.on_done(self._on_places).start(self._ctx)

    def allow(self, allowed: bool) -> None:
        """Let the pack leave, or not yet."""
        self._allowed = allowed
        self._save.setEnabled(allowed and self._desk.finished is not None)

    @Slot()
    def print_now(self) -> None:
        """Print on the printer chosen."""
        pack = self._desk.finished
        if pack is None or not self.can_print:
            return
        try:
            job = self._controls.job(pack.rendered.pdf, pack.rendered.pages)
        except UserFacingError as error:
            self._on_failed(error)
            return
        self._desk.print_pack(job)

    def _connect(self) -> None:
        self._controls.printer_chosen.connect(self.printer_chosen)
        self._controls.place_chosen.connect(self._on_place)
        self._save.clicked.connect(self._on_save)
        self._told.action_chosen.connect(self._on_queue_read)
        self._desk.made.connect(self._on_made)
        self._desk.handed.connect(self._on_handed)
        self._desk.printed.connect(self._on_printed)
        self._desk.failed.connect(self._on_failed)

    def _on_places(self, places: PrintPlaces) -> None:
        self._queue_told = places.queue_told
        self._controls.show_places(places)

    @Slot(object)
    def _on_place(self, here: PrinterAt) -> None:
        keeping: StoreOp[Changes] = StoreOp(self, partial(remember_place, here))
        keeping.start(self._ctx)

    @Slot()
    def _on_save(self) -> None:
        pack = self._desk.finished
        if pack is None or not self._allowed:
            return
        name = f"{neutral_name(pack.content.code)}.pdf"
        path = self._ctx.dialogs.save_file(self, "Save the pack", name, "PDF (*.pdf)")
        if path is not None:
            self._desk.save_pack(path)

    @Slot()
    def _on_made(self) -> None:
        self._told.show_text("")

    @Slot(str)
    def _on_handed(self, how: str) -> None:
        tell_queue = self._printed and not self._queue_told
        more = f" {QUEUE}" if tell_queue else f" {UNPROTECTED}" if how == SAVED else ""
        self._told.show_text(f"{how}.{more}", Tone.GOOD, "OK" if tell_queue else "")
        self._printed = False
        self.delivered.emit(how)

    @Slot()
    def _on_printed(self) -> None:
        self._printed = True
        self._controls.begin_anew()

    @Slot()
    def _on_queue_read(self) -> None:
        self._queue_told = True
        self._told.show_text("")
        StoreOp[Changes](self, note_queue_told).start(self._ctx)

    @Slot(object)
    def _on_failed(self, error: UserFacingError) -> None:
        self._told.show_text(str(word_error(error)), Tone.ATTENTION)
