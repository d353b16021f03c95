"""The vault is locked: the passphrase, and nothing of a patient in sight."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.doors import load, read_library, read_moment, read_restored
from ui.errors import word_error
from ui.operations import PackOp, SlowOp, VaultOp
from ui.quiet_page import QuietPage
from ui.routes import PROFILES, RECOVER, RESTORE, Route
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.notice import Notice
from ui.widgets.passphrase import Passphrase

if TYPE_CHECKING:
    from models.paths import Profile

LEAD = "Your vault is locked. What was saved is safe inside it."
WHOSE = "This is the vault of: {name}."
MADE_UP_LEAD = (
    "This made-up caseload is locked. Its passphrase was made for this run of the program and is "
    "already filled in."
)
WARM_MS = 80
NEEDS_BACKUP = frozenset({"vault.missing", "vault.empty", "vault.damaged"})
NEEDS_CODE = frozenset({"keyfile.missing", "keyfile.damaged"})


class UnlockPage(QuietPage):
    """Asks for the passphrase and opens the vault in its thread."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, "Between Sessions", lead_of(ctx), parent)
        self._passphrase = Passphrase("Passphrase")
        self._field = FormRow("Passphrase", self._passphrase)
        self._restored = Notice()
        self._problem = Notice(tone=Tone.PROBLEM)
        self._busy = Busy("Working out the key. This is slow on purpose.")
        self._open = PrimaryButton("Unlock")
        self._recover = LinkButton("Use the recovery code instead")
        self._restore = LinkButton("Go back to a backup")
        self._other = LinkButton("Somebody else")
        for each in (self._restored, self._field, self._problem, self._busy):
            self.card.add(each)
        self.card.add(boxed(row(self._open)))
        self.card.add(boxed(row(self._recover, self._restore)))
        self._open.clicked.connect(self._on_unlock)
        self._passphrase.entered.connect(self._on_unlock)
        self._passphrase.edited.connect(self._on_edited)
        if ctx.run_passphrase:
            self._recover.hide()  # nobody was shown a code for it
            self._restore.hide()
        self.after.addWidget(boxed(row(self._other)))
        self._other.setVisible(ctx.people.offered)
        self._other.clicked.connect(self._on_other)
        self._recover.clicked.connect(self._on_recover)
        self._restore.clicked.connect(self._on_restore)
        self._passphrase.set_text(ctx.run_passphrase)
        self._seconds = 0
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._on_second)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM_MS)
        self._warm.timeout.connect(self._on_warm)
        self._show_enabled()

    @property
    def passphrase(self) -> Passphrase:
        """The field."""
        return self._passphrase

    @property
    def restored(self) -> str:
        """What a restore put in place that nobody unlocked since, or empty."""
        return self._restored.text

    @property
    def problem(self) -> str:
        """What went wrong, or empty."""
        return "" if self._problem.isHidden() else self._problem.text

    def focus_first(self) -> None:
        """Begin in the passphrase."""
        self._passphrase.setFocus()

    def do_primary(self) -> None:
        """Unlock on Ctrl+Enter too."""
        self._on_unlock()

    def clear(self) -> None:
        """Forget what was typed."""
        self._passphrase.set_text("")

    def refresh(self) -> None:
        """Read in the background whether the profile is made up; loads vault and library too."""
        self._warm.start()

    @Slot()
    def _on_warm(self) -> None:
        asking = SlowOp(self, partial(self.ctx.vaults.says_made_up, self.ctx.profile))
        asking.on_done(self._on_known).on_error(self._on_unknown).start(self.ctx)
        reading = SlowOp(self, partial(_read_restored, self.ctx.profile))
        reading.on_done(self._restored.show_text).start(self.ctx)
        PackOp(self, read_library).start(self.ctx)

    def _on_known(self, made_up: bool) -> None:
        self.ctx.hub.made_up_known.emit(made_up)

    def _on_unknown(self, error: UserFacingError) -> None:
        self._problem.show_text(str(word_error(error)))

    @Slot()
    def _on_unlock(self) -> None:
        if not self._passphrase.text or not self._busy.isHidden() or self._seconds:
            return
        self._problem.show_text("")
        self._busy.start()
        self._show_enabled()
        opener = partial(self.ctx.vaults.unlock, self.ctx.profile, self._passphrase.text)
        VaultOp(self, opener).on_done(self._on_opened).on_error(self._on_failed).start(self.ctx)

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        if not self._seconds:
            self._problem.show_text("")
        self._show_enabled()

    @Slot()
    def _on_recover(self) -> None:
        self.ctx.navigator.replace(RECOVER)

    @Slot()
    def _on_restore(self) -> None:
        self.ctx.navigator.replace(RESTORE)

    @Slot()
    def _on_other(self) -> None:
        self.clear()
        self.ctx.navigator.replace(PROFILES)

    def _on_opened(self, made_up: bool) -> None:
        self.clear()
        self.ctx.hub.vault_opened.emit(made_up)

    def _on_failed(self, error: UserFacingError) -> None:
        self._busy.stop()
        self._problem.show_text(str(word_error(error)))
        if error.code == "vault.wait":
            self._seconds = int(str(error.values["seconds"]))
            self._waiting.start()
        self._show_enabled()
        if error.code in NEEDS_BACKUP:
            self._restore.setFocus()
            return
        if error.code in NEEDS_CODE:
            self._recover.setFocus()
            return
        self._passphrase.setFocus()
        self._passphrase.line.selectAll()

    @Slot()
    def _on_second(self) -> None:
        """Count down; what is typed meanwhile stays."""
        self._seconds -= 1
        if self._seconds > 0:
            left = UserFacingError("vault.wait", seconds=self._seconds)
            self._problem.show_text(str(word_error(left)))
        else:
            self._waiting.stop()
            self._problem.show_text("")
            self._show_enabled()

    def _show_enabled(self) -> None:
        idle = self._busy.isHidden()
        self._passphrase.setEnabled(idle)
        self._recover.setEnabled(idle)
        self._restore.setEnabled(idle)
        self._other.setEnabled(idle)
        self._open.setEnabled(idle and bool(self._passphrase.text) and not self._seconds)


def _read_restored(profile: "Profile") -> str:
    restored = read_restored(profile)
    made = read_moment(restored.made_at) if restored else None
    return load("ui.backup_words:restored_text", str)(restored, made)


def lead_of(ctx: AppContext) -> str:
    """Return what is locked; where several people work here, whose it is."""
    if ctx.run_passphrase:
        return MADE_UP_LEAD
    known = ctx.people.known()
    names = [each.name for each in known if each.profile == ctx.profile]
    return f"{WHOSE.format(name=names[0])} {LEAD}" if names and len(known) > 1 else LEAD
