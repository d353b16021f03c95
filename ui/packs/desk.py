"""One pack on its way from a plan to paper: made in the pack thread, kept in memory."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.errors import UserFacingError
from planner.ids import PackId, SessionId
from planner.pack import PackContent, PackOptions, Rendered
from planner.packs import PackRecord
from reports import render
from ui.context import AppContext
from ui.operations import PackOp, QueryOp, StoreOp
from ui.packs.again import note_again
from ui.packs.making import (
    RENDERER,
    Build,
    Finished,
    draw_code,
    keep_record,
    record_of,
    write_pdf,
)
from ui.pages import Parting, Unfinished
from ui.printing import PrintJob, PrintRun
from ui.tasks import Ask

SETTLE_MS = 120
SAVED = "Saved as PDF"
Kept = tuple[PackContent, PackOptions]


class PackDesk(QObject):
    """Makes the pack again whenever it changes, and hands over exactly what was shown.

    Signals:
        code_drawn: The pack has this code from now on.
        made: A pack is finished; carries the Rendered.
        refused: It cannot be made; carries a UserFacingError. Nothing is shown or printed then.
        printed: It is in a printer's queue.
        handed: It left the program and that is noted; carries how, in words.
        failed: Printing or saving did not work; carries a UserFacingError.
    """

    code_drawn = Signal(str)
    made = Signal(object)
    printed = Signal()
    refused = Signal(object)
    handed = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: AppContext, session_id: SessionId, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._session_id = session_id
        self._wanted: tuple[Build, PackOptions] | None = None
        self._code = ""
        self._finished: Finished | None = None
        self._kept: Kept | None = None
        self._ask: Ask | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    @property
    def finished(self) -> Finished | None:
        """The pack as it is shown, None while it is being made or was refused."""
        return self._finished

    @property
    def busy(self) -> bool:
        """True while a pack is being made."""
        return self._settle.isActive() or self._ask is not None

    def use_code(self, code: str, kept: Kept | None = None) -> None:
        """Take over a code drawn earlier, and the pack that was handed over with it, if one was."""
        self._code = code
        self._kept = kept

    def make(self, build: Build, options: PackOptions) -> None:
        """Make the pack again, shortly; a newer wish takes the place of an older one."""
        self._wanted = (build, options)
        self._finished = None
        self._settle.start()

    def make_again(self, record: PackRecord) -> None:
        """Make a pack of the past again, from what was kept of it; its code stays its own."""
        self._settle.stop()
        self._drop_ask()
        self._wanted = self._finished = None
        self.use_code(record.code, (record.content, record.options))
        self._begin(record.content, record.options)

    def forget(self) -> None:
        """Let go of everything of the patient."""
        self._settle.stop()
        self._drop_ask()
        self._wanted = None
        self._finished = None

    def print_pack(self, job: PrintJob) -> PrintRun | None:
        """Print what is shown; None where the job is about anything else."""
        pack = self._finished
        if pack is None or job.pdf is not pack.rendered.pdf:
            return None
        run = self._ctx.printing().send(job)
        way = AtPrinter(self, pack, job.printer)
        run.finished.connect(way.on_finished)
        run.failed.connect(way.on_failed)
        return run

    def save_pack(self, path: Path) -> None:
        """Write what is shown to a file the practitioner chose."""
        pack = self._finished
        if pack is not None:
            saving: PackOp[None] = PackOp(self, partial(write_pdf, path, pack.rendered.pdf))
            saving.on_done(partial(self._on_saved, pack)).on_error(self.failed.emit)
            saving.start(self._ctx)

    def note_handed(self, how: str) -> None:
        """Note that it reached the person in another way (dictated, sent by the service)."""
        if self._finished is not None:
            self._record(self._finished, how)

    @Slot()
    def _on_settled(self) -> None:
        if self._wanted is None:
            return
        self._drop_ask()
        build, options = self._wanted
        if self._code and self._kept in (None, (build(self._code, options), options)):
            self._render(self._code)
            return
        self._ask = QueryOp(self, draw_code).on_done(self._on_code).start(self._ctx)

    def _on_code(self, code: str) -> None:
        self._ask = None
        self._code, self._kept = code, None
        self.code_drawn.emit(code)
        self._render(code)

    def _render(self, code: str) -> None:
        if self._wanted is None:
            return
        build, options = self._wanted
        self._begin(build(code, options), options)

    def _begin(self, content: PackContent, options: PackOptions) -> None:
        making: PackOp[Rendered] = PackOp(self, partial(render, content, options))
        making.on_done(partial(self._on_made, content, options)).on_error(self._on_refused)
        self._ask = making.start(self._ctx)

    def _on_made(self, content: PackContent, options: PackOptions, rendered: Rendered) -> None:
        self._ask = None
        self._finished = Finished(content, options, rendered)
        self.made.emit(rendered)

    def _on_refused(self, error: UserFacingError) -> None:
        self._ask = None
        self._finished = None
        self.refused.emit(error)

    def note_of(self, pack: Finished) -> Parting:
        """Return what notes that a pack was handed over, for the first time or again."""
        if self._kept == (pack.content, pack.options):
            return partial(note_again, pack.content.code)
        pack_id, now = PackId(self._ctx.ids.new()), self._ctx.clock.now()
        return partial(keep_record, record_of(pack, pack_id, self._session_id, RENDERER, now))

    def note_printed(self, pack: Finished, printer: str) -> None:
        """Note that a pack is in a printer's queue."""
        self.printed.emit()
        self._record(pack, f"Sent to {printer}" if printer else "Sent to the printer")

    def _on_saved(self, pack: Finished, _nothing: None) -> None:
        self._record(pack, SAVED)

    def _record(self, pack: Finished, how: str) -> None:
        noting: StoreOp[object] = StoreOp(self, self.note_of(pack))
        noting.on_done(partial(self._on_recorded, pack, how)).start(self._ctx)

    def _on_recorded(self, pack: Finished, how: str, _changes: object) -> None:
        if self._code == pack.content.code:
            self._kept = (pack.content, pack.options)
        self.handed.emit(how)

    def _drop_ask(self) -> None:
        if self._ask is not None:
            self._ask.cancel()
            self._ask = None


class AtPrinter(Unfinished):
    """A pack on its way into a printer's queue; it comes out whole though its page is left."""

    def __init__(self, desk: PackDesk, pack: Finished, printer: str) -> None:
        super().__init__(desk)
        self._desk = desk
        self._pack = pack
        self._printer = printer

    def parting(self) -> Parting:
        """Return what notes that it was handed over: its code has to lead to it."""
        return self._desk.note_of(self._pack)

    @Slot()
    def on_finished(self) -> None:
        """It is in the queue."""
        self.done()
        self._desk.note_printed(self._pack, self._printer)

    @Slot(object)
    def on_failed(self, error: UserFacingError) -> None:
        """It is not."""
        self.done()
        self._desk.failed.emit(error)
