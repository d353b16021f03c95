"""The collection sheet on its way to paper. It is kept nowhere."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from planner.collection import CollectionSheet
from planner.errors import UserFacingError
from planner.pack import Rendered
from reports import render_collection
from ui.context import AppContext
from ui.operations import PackOp
from ui.printing import PrintJob, PrintRun


class SheetPrinter(QObject):
    """Makes the sheet and sends it to a printer.

    Signals:
        printed: It is in the queue of the printer with this name.
        failed: It could not be made or printed; carries a UserFacingError.
    """

    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._printer = ""
        self._run: PrintRun | None = None

    def print_sheet(self, content: CollectionSheet, printer: str) -> None:
        """Make and print it, unless one is on its way."""
        if self._run is None:
            self._printer = printer
            making: PackOp[Rendered] = PackOp(self, partial(render_collection, content))
            making.on_done(self._on_made).on_error(self.failed.emit).start(self._ctx)

    def _on_made(self, rendered: Rendered) -> None:
        job = PrintJob(pdf=rendered.pdf, printer=self._printer)
        self._run = self._ctx.printing().send(job)
        self._run.finished.connect(self._on_printed)
        self._run.failed.connect(self._on_failed)

    @Slot()
    def _on_printed(self) -> None:
        self._run = None
        self.printed.emit(self._printer)

    @Slot(object)
    def _on_failed(self, error: UserFacingError) -> None:
        self._run = None
        self.failed.emit(error)
