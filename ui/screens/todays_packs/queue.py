"""The packs of a day on their way to paper, one after the other."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from planner.errors import UserFacingError
from planner.ids import PackId, SessionId
from ui.context import AppContext
from ui.operations import PackOp, QueryOp, StoreOp
from ui.packs.making import RENDERER, keep_record, record_of
from ui.pages import Parting
from ui.printing import PrintJob, PrintRun
from ui.screens.todays_packs.reading import Made, Material, make_pack, note_again, read_material
from ui.tasks import Ask


class Stage(StrEnum):
    """What is being done with the pack in hand."""

    MAKING = "making"
    PRINTING = "printing"


@dataclass(frozen=True, slots=True)
class Printed:
    """A pack that is in the printer's queue.

    Attributes:
        code: Its code.
        pages: How many.
        printer: Where it went.
        fault: Why it could not be noted in the vault, or None.
    """

    code: str
    pages: int
    printer: str
    fault: UserFacingError | None = None


class PackQueue(QObject):
    """Makes, prints and notes one pack at a time; nothing is left half done.

    A pack that cannot be made is told and the next one follows. A printer that does not take a pack
    ends the run, as does a vault that cannot note one: the rest would end the same way.

    Signals:
        stage_changed: Contact, and the Stage of the pack in hand.
        made: Contact, and how many pages its pack has.
        printed: Contact, and its Printed.
        refused: Contact, and the UserFacingError why its pack could not be made.
        failed: Contact, and the UserFacingError of the printer.
        ended: Nothing is in hand any more.
    """

    stage_changed = Signal(str, object)
    made = Signal(str, int)
    printed = Signal(str, object)
    refused = Signal(str, object)
    failed = Signal(str, object)
    ended = Signal()

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._waiting: deque[SessionId] = deque()
        self._hand: SessionId | None = None
        self._made: Made | None = None
        self._printer = ""
        self._two_sided = False
        self._run: PrintRun | None = None
        self._ask: Ask | None = None

    @property
    def running(self) -> bool:
        """True while a pack is in hand."""
        return self._hand is not None

    def start(self, packs: Sequence[SessionId], printer: str, *, two_sided: bool) -> None:
        """Print these, in order."""
        if not self.running:
            self._waiting = deque(packs)
            self._printer, self._two_sided = printer, two_sided
            self._next()

    def stop(self) -> None:
        """Stop after the pack in hand."""
        self._waiting.clear()

    def parting(self) -> Parting | None:
        """Return what must still reach the vault when the page is left now.

        A pack the printer has already, but has not said so of, is noted: a page that came out with
        a code nobody knows would be worse than a note of one that did not.
        """
        if self._run is None or self._made is None or self._hand is None:
            return None
        return self._note(self._hand, self._made)

    def forget(self) -> None:
        """Let go of everything of a patient; what the printer has stays there."""
        if self._ask is not None:
            self._ask.cancel()
        self._waiting.clear()
        self._hand = self._made = self._run = self._ask = None

    def _next(self) -> None:
        self._made = self._run = self._ask = None
        self._hand = self._waiting.popleft() if self._waiting else None
        if self._hand is None:
            self.ended.emit()
            return
        self.stage_changed.emit(self._hand, Stage.MAKING)
        reading: QueryOp[Material] = QueryOp(
            self, partial(read_material, self._hand, made_up=self._ctx.made_up)
        )
        self._ask = reading.on_done(self._on_read).on_error(self._on_refused).start(self._ctx)

    def _on_read(self, material: Material) -> None:
        making: PackOp[Made] = PackOp(self, partial(make_pack, material))
        self._ask = making.on_done(self._on_made).on_error(self._on_refused).start(self._ctx)

    def _on_made(self, made: Made) -> None:
        self._ask, self._made = None, made
        self.made.emit(self._hand, made.pack.rendered.pages)
        self.stage_changed.emit(self._hand, Stage.PRINTING)
        self._run = self._ctx.printing().send(
            PrintJob(pdf=made.pack.rendered.pdf, printer=self._printer, two_sided=self._two_sided)
        )
        self._run.finished.connect(self._on_printed)
        self._run.failed.connect(self._on_failed)

    def _on_refused(self, error: UserFacingError) -> None:
        self.refused.emit(self._hand, error)
        self._next()

    @Slot(object)
    def _on_failed(self, error: UserFacingError) -> None:
        if self._run is not None:
            self._waiting.clear()
            self.failed.emit(self._hand, error)
            self._next()

    @Slot()
    def _on_printed(self) -> None:
        if self._run is None or self._hand is None or self._made is None:
            return
        self._run = None
        keeping: StoreOp[object] = StoreOp(self, self._note(self._hand, self._made))
        keeping.on_done(self._on_noted).on_error(self._on_not_noted).start(self._ctx)

    def _on_noted(self, _changes: object) -> None:
        self._tell(None)

    def _on_not_noted(self, error: UserFacingError) -> None:
        self._waiting.clear()
        self._tell(error)

    def _tell(self, fault: UserFacingError | None) -> None:
        if self._made is None:
            return
        pack = self._made.pack
        told = Printed(pack.content.code, pack.rendered.pages, self._printer, fault)
        self.printed.emit(self._hand, told)
        self._next()

    def _note(self, session_id: SessionId, made: Made) -> Parting:
        """Return what notes that a pack was printed, for the first time or again."""
        if made.again:
            return partial(note_again, made.pack.content.code)
        pack_id, now = PackId(self._ctx.ids.new()), self._ctx.clock.now()
        return partial(keep_record, record_of(made.pack, pack_id, session_id, RENDERER, now))
