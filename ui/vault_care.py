"""After unlocking: how the backups stand, and what is due on them, done aside."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.errors import UserFacingError
from ui.backup_words import rail_text
from ui.context import AppContext
from ui.doors import read_backup_status
from ui.operations import AsideOp, CareOp
from ui.vault_like import VaultLike

if TYPE_CHECKING:
    from models.backups import Cared, Sending, Status, Work

CARE_AFTER_MS = 20_000
SEND_AT_QUIT_SECONDS = 20.0
"""A stick or a share that is slower than this gets the rest after the next unlock."""


def status_of(vault: VaultLike) -> "tuple[Status, Sending | None]":
    """Return how the backups stand, and what sends them later (runs in the database thread)."""
    return read_backup_status(vault.profile), vault.backups.sending()


def begin_care(vault: VaultLike) -> "Work[Cared]":
    """Begin what is due on the backups (runs in the database thread)."""
    return vault.backups.begin_care()


def audit_rehearsal(name: str, vault: VaultLike) -> None:
    """Write the row of a rehearsal that went well (runs in the database thread)."""
    vault.backups.audit_rehearsal(name)


class VaultCare(QObject):
    """Looks after the backups once the first page stands.

    Signals:
        told: The state in words, for the rail.
    """

    told = Signal(str)

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CARE_AFTER_MS)
        self._later.timeout.connect(self._on_later)
        self._sending: Sending | None = None
        ctx.hub.backups_changed.connect(self._read)
        ctx.tasks.vault_shut.connect(self._on_vault_shut)
        ctx.at_exit.append(self._send_at_quit)

    def start(self) -> None:
        """Read now how they stand; check, thin, send and rehearse later."""
        if self._sending is not None:
            self._sending.stop()  # two must not send to one place
            self._sending = None
        self._read()
        self._later.start()

    def stop(self) -> None:
        """The vault is being locked."""
        self._later.stop()

    @Slot()
    def _on_vault_shut(self) -> None:
        """Send the copy that the lock made."""
        if self._sending is not None:
            self._sending.start()

    def _send_at_quit(self) -> None:
        """Send what the lock at the end made; the window is gone and the threads have ended."""
        if self._sending is not None:
            self._sending.start()
            self._sending.wait(SEND_AT_QUIT_SECONDS)

    @Slot()
    def _read(self) -> None:
        CareOp(self, status_of).on_done(self._on_read).start(self._ctx)

    def _on_read(self, found: "tuple[Status, Sending | None]") -> None:
        status, self._sending = found
        self._on_status(status)

    @Slot()
    def _on_later(self) -> None:
        CareOp(self, begin_care).on_done(self._on_begun).start(self._ctx)

    def _on_begun(self, work: "Work[Cared]") -> None:
        caring = AsideOp(self, work.run)
        caring.on_done(self._on_cared).on_error(self._on_failed).start(self._ctx)

    def _on_cared(self, cared: "Cared") -> None:
        self._on_status(cared.status)
        if cared.rehearsed is not None:
            name = cared.rehearsed.path.name
            CareOp(self, partial(audit_rehearsal, name)).start(self._ctx)

    def _on_failed(self, _error: UserFacingError) -> None:
        self._read()

    def _on_status(self, status: "Status") -> None:
        self.told.emit(rail_text(status, self._ctx.clock.today()))
