"""After unlocking: when the last backup was made, and whether those of the last lock are sound."""

from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.context import AppContext
from ui.operations import CareOp
from ui.tasks import VaultLike
from ui.texts import short_day_text, time_text

VERIFY_AFTER_MS = 20_000


def last_backup_at(vault: VaultLike) -> datetime | None:
    """Return when the newest backup was made (runs in the database thread)."""
    last = vault.last_backup()
    return last.made_at if last else None


def verify_then_last(vault: VaultLike) -> datetime | None:
    """Check the backups of the last lock, then as above."""
    vault.verify_backups()
    return last_backup_at(vault)


def backup_text(made_at: datetime | None, today: date) -> str:
    """Return the state of the backup in words."""
    if made_at is None:
        return "No backup yet"
    local = made_at.astimezone()
    same_day = local.date() == today
    return f"Backed up {time_text(local.time()) if same_day else short_day_text(local.date())}"


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
        self._later.setInterval(VERIFY_AFTER_MS)
        self._later.timeout.connect(self._on_later)

    def start(self) -> None:
        """Read now when the last backup was made, check later whether it is sound."""
        CareOp(self, last_backup_at).on_done(self._on_read).start(self._ctx)
        self._later.start()

    def stop(self) -> None:
        """The vault is locked."""
        self._later.stop()

    @Slot()
    def _on_later(self) -> None:
        CareOp(self, verify_then_last).on_done(self._on_read).start(self._ctx)

    def _on_read(self, made_at: datetime | None) -> None:
        self.told.emit(backup_text(made_at, self._ctx.clock.today()))
