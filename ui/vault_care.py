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
    from models.backups import Cared, Status, Work

CARE_AFTER_MS = 20_000


def status_of(vault: VaultLike) -> "Status":
    """Return how the backups stand (runs in the database thread)."""
    return read_backup_status(vault.profile)


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
        ctx.hub.backups_changed.connect(self._read)

    def start(self) -> None:
        """Read now how they stand; check, thin, send and rehearse later."""
        self._read()
        self._later.start()

    def stop(self) -> None:
        """The vault is locked."""
        self._later.stop()

    @Slot()
    def _read(self) -> None:
        CareOp(self, status_of).on_done(self._on_status).start(self._ctx)

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
