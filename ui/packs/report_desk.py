"""A document of the practitioner: seen first, then printed or saved. It is kept nowhere."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.pack import Rendered
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import PackOp, QueryOp, StoreOp
from ui.packs.delivery import UNPROTECTED
from ui.packs.making import write_pdf
from ui.packs.places import PrinterAt, PrintPlaces, read_places, remember_place
from ui.packs.print_controls import PrintControls
from ui.packs.view import PackView
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.layout import column
from ui.widgets.notice import Notice


class ReportDesk(QWidget):
    """Preview above, printer, Print, Save and Close below.

    Signals:
        closed: The practitioner is done with it; everything was let go of.
    """

    closed = Signal()

    def __init__(self, ctx: AppContext, file_name: str, parent: QWidget | None = None) -> None:
        """Make it empty.

        Args:
            ctx: The services.
            file_name: Offered when it is saved, without a patient's name and without ".pdf".
            parent: Of the widget.
        """
        super().__init__(parent)
        self._ctx = ctx
        self._file_name = file_name
        self._rendered: Rendered | None = None
        self._view = PackView()
        self._controls = PrintControls()
        self._print = PlainButton("Print")
        self._save = PlainButton("Save as PDF…")
        self._close = QuietButton("Close")
        self._told = Notice()
        self._told.hide()
        self._save.setToolTip(UNPROTECTED)
        self._save.setAccessibleDescription(UNPROTECTED)
        for button in (self._print, self._save, self._close):
            self._controls.add_beside(button)
        layout = column(gap=Space.S)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._controls)
        layout.addWidget(self._told)
        self.setLayout(layout)
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self._close.clicked.connect(self._on_close)
        self._controls.place_chosen.connect(self._on_place)
        self._allow()

    @property
    def pdf(self) -> bytes:
        """The bytes in sight, empty where there are none."""
        return self._view.pdf

    def make(self, making: Callable[[], Rendered]) -> None:
        """Make the document in the pack thread and show it.

        Args:
            making: Such as ``partial(reports.render_report, report)``; plain data only.
        """
        self._rendered = None
        self._told.show_text("")
        self._allow()
        self._view.show_busy()
        self._controls.offer(self._ctx.printing().printers(), "")
        QueryOp[PrintPlaces](self, read_places).on_done(self._controls.show_places).start(self._ctx)
        asked: PackOp[Rendered] = PackOp(self, making)
        asked.on_done(self._on_made).on_error(self._view.show_refusal).start(self._ctx)

    def forget(self) -> None:
        """Let go of the pages."""
        self._rendered = None
        self._view.forget()
        self._told.show_text("")
        self._allow()

    def _allow(self) -> None:
        there = self._rendered is not None
        self._save.setEnabled(there)
        self._print.setEnabled(there and self._controls.has_printer)

    def _on_made(self, rendered: Rendered) -> None:
        self._rendered = rendered
        self._view.show_pages(rendered)
        self._allow()
        (self._print if self._print.isEnabled() else self._save).setFocus()

    @Slot()
    def _on_print(self) -> None:
        if self._rendered is None:
            return
        try:
            job = self._controls.job(self._rendered.pdf, self._rendered.pages)
        except UserFacingError as error:
            self._on_failed(error)
            return
        run = self._ctx.printing().send(job)
        run.finished.connect(partial(self._on_told, f"Sent to {job.printer}."))
        run.failed.connect(self._on_failed)

    @Slot()
    def _on_save(self) -> None:
        if self._rendered is None:
            return
        name = f"{self._file_name}.pdf"
        path = self._ctx.dialogs.save_file(self, "Save", name, "PDF (*.pdf)")
        if path is not None:
            saving: PackOp[None] = PackOp(self, partial(write_pdf, path, self._rendered.pdf))
            saving.on_done(partial(self._on_told, f"Saved. {UNPROTECTED}"))
            saving.on_error(self._on_failed).start(self._ctx)

    @Slot()
    def _on_close(self) -> None:
        self.forget()
        self.closed.emit()

    @Slot(object)
    def _on_place(self, here: PrinterAt) -> None:
        StoreOp[Changes](self, partial(remember_place, here)).start(self._ctx)

    def _on_told(self, said: str, *_nothing: object) -> None:
        self._told.show_text(said, Tone.GOOD)
        self._controls.begin_anew()

    @Slot(object)
    def _on_failed(self, error: UserFacingError) -> None:
        self._told.show_text(str(word_error(error)), Tone.ATTENTION)
