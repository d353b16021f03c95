"""A document of the practitioner: seen first, then printed or saved. It is kept nowhere."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.pack import Rendered
from ui.audit_words import state_text
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

if TYPE_CHECKING:
    from models.store import Store

T = TypeVar("T")


def read_state(store: "Store") -> str:
    """Return where the audit stands, as a line (runs in the database thread)."""
    return state_text(store.audit.state())


class ReportDesk(QWidget):
    """A place for one document; what it needs is made when the first one is wanted.

    Signals:
        closed: The practitioner is done with it; everything was let go of.
    """

    closed = Signal()

    def __init__(
        self,
        ctx: AppContext,
        file_name: str,
        parent: QWidget | None = None,
        *,
        takes_focus: bool = True,
    ) -> None:
        """Make it empty.

        Args:
            ctx: The services.
            file_name: Offered when it is saved, without a patient's name and without ".pdf".
            parent: Of the widget.
            takes_focus: A finished document takes the focus to Print.
        """
        super().__init__(parent)
        self._ctx = ctx
        self._file_name = file_name
        self._takes_focus = takes_focus
        self._open: _OpenDesk | None = None
        self._column = column()
        self.setLayout(self._column)

    @property
    def pdf(self) -> bytes:
        """The bytes in sight, empty where there are none."""
        return b"" if self._open is None else self._open.pdf

    @property
    def print_button(self) -> PlainButton | None:
        """Sends what is in sight to the printer; None before the first document."""
        return None if self._open is None else self._open.print_button

    @property
    def save_button(self) -> PlainButton | None:
        """Saves what is in sight; None before the first document."""
        return None if self._open is None else self._open.save_button

    def make_with_state(self, render: Callable[[T], Rendered], content: T) -> None:
        """Make a document of the practitioner with the state of the audit at its end.

        Args:
            render: Such as ``reports.render_report``.
            content: The document; it has a field ``state``.
        """
        reading: QueryOp[str] = QueryOp(self, read_state)
        reading.on_done(partial(self._make_stated, render, content)).start(self._ctx)

    def _make_stated(self, render: Callable[[T], Rendered], content: T, state: str) -> None:
        self.make(partial(render, replace(content, state=state)))  # type: ignore[type-var]

    def make(self, making: Callable[[], Rendered]) -> None:
        """Make the document in the pack thread and show it.

        Args:
            making: Such as ``partial(reports.render_report, report)``; plain data only.
        """
        if self._open is None:
            self._open = _OpenDesk(self._ctx, self._file_name, takes_focus=self._takes_focus)
            self._open.closed.connect(self.closed)
            self._column.addWidget(self._open)
        self._open.make(making)

    def forget(self) -> None:
        """Let go of the pages."""
        if self._open is not None:
            self._open.forget()


class _OpenDesk(QWidget):
    """Preview above, printer, Print, Save and Close below.

    Signals:
        closed: The practitioner is done with it; everything was let go of.
    """

    closed = Signal()

    def __init__(self, ctx: AppContext, file_name: str, *, takes_focus: bool) -> None:
        super().__init__()
        self._ctx = ctx
        self._takes_focus = takes_focus
        self._file_name = file_name
        self._rendered: Rendered | None = None
        self._printer = ""
        self._view = PackView()
        self._controls = PrintControls()
        self.print_button = PlainButton("Print")
        self.save_button = PlainButton("Save as PDF…")
        self._close = QuietButton("Close")
        self._told = Notice()
        self._told.hide()
        self.save_button.setToolTip(UNPROTECTED)
        self.save_button.setAccessibleDescription(UNPROTECTED)
        for button in (self.print_button, self.save_button, self._close):
            self._controls.add_beside(button)
        layout = column(gap=Space.S)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._controls)
        layout.addWidget(self._told)
        self.setLayout(layout)
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        self._close.clicked.connect(self._on_close)
        self._controls.place_chosen.connect(self._on_place)
        self._allow()

    @property
    def pdf(self) -> bytes:
        """The bytes in sight, empty where there are none."""
        return self._view.pdf

    def make(self, making: Callable[[], Rendered]) -> None:
        """Make the document in the pack thread and show it."""
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
        self.save_button.setEnabled(there)
        self.print_button.setEnabled(there and self._controls.has_printer)

    def _on_made(self, rendered: Rendered) -> None:
        self._rendered = rendered
        self._view.show_pages(rendered)
        self._allow()
        if self._takes_focus:
            (self.print_button if self.print_button.isEnabled() else self.save_button).setFocus()

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
        self._printer = job.printer
        run.finished.connect(self._on_printed)
        run.failed.connect(self._on_failed)

    @Slot()
    def _on_printed(self) -> None:
        self._on_told(f"Sent to {self._printer}.")

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
