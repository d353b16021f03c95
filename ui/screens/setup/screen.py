"""First start, on one page: name and passphrase, recovery code, the making of the vault."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.doors import NewVaultLike
from ui.errors import word_error
from ui.look_around import discard_look_around, look_around_profile
from ui.operations import VaultOp
from ui.passphrases import suggest
from ui.printing import PrintJob, PrintRun
from ui.quiet_page import QuietPage
from ui.recovery_sheet import TITLE, make_sheet
from ui.routes import PROFILES, Route
from ui.screens.setup.steps import LookAround, StartStep
from ui.tone import Tone
from ui.vault_like import VaultLike
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton
from ui.widgets.layout import boxed, row
from ui.widgets.notice import Notice
from ui.widgets.recovery_code import RecoveryCode

START = (
    "Welcome to Between Sessions",
    (
        "Your caseload lives in an encrypted vault on this computer. Two things open it: your "
        "passphrase, and a recovery code on paper."
    ),
)
KEEP = (
    "This code opens the vault if the passphrase is lost. Print it or write it down, and keep it "
    "away from this computer. The program does not keep it, and nobody can make you another."
)
CODE = ("Your recovery code", "Step 2 of 2. It is shown here once.")
MAKING = "Making the vault. Working out the key is slow on purpose."
AFRESH = "The recovery code shown before opens nothing; a new one will be made."
INVENTING = "Inventing a caseload. This takes a few seconds."


class SetupPage(QuietPage):
    """Makes the profile. What was typed stays here and in the new vault only.

    Attributes:
        start: Name and passphrase.
        code: The recovery code.
        look: The other way in, where nobody is real.
    """

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, *START, parent=parent)
        self._vault: NewVaultLike | None = None
        self._run: PrintRun | None = None
        self._real = ctx.profile
        self._problem = Notice(tone=Tone.PROBLEM)
        self._busy = Busy()
        self.start = StartStep()
        self.code = RecoveryCode(KEEP, "Make the vault")
        self.code.hide()
        self.look = LookAround()
        self._other = LinkButton("Back to who is working")
        for each in (self.start, self.code, self._problem, self._busy):
            self.card.add(each)
        self.after.addWidget(boxed(row(self._other)))
        self.after.addWidget(self.look)
        self._other.setVisible(ctx.people.offered and bool(ctx.people.known()))
        self._other.clicked.connect(self._on_other)
        self.start.finished.connect(self._on_named)
        self.code.finished.connect(self._on_typed_back)
        self.code.back_wanted.connect(self._on_back)
        self.code.print_wanted.connect(self._on_print)
        self.look.wanted.connect(self._on_look_around)

    @property
    def problem(self) -> str:
        """What went wrong, or empty."""
        return "" if self._problem.isHidden() else self._problem.text

    def focus_first(self) -> None:
        """Begin with the name."""
        self.start.focus_first()

    @Slot()
    def do_primary(self) -> None:
        """Go on from the step in sight (Ctrl+Enter)."""
        if self._busy.isHidden():
            (self.code if self.start.isHidden() else self.start).go_on()

    def clear(self) -> None:
        """Forget name, passphrase and code."""
        self._vault = None
        self.start.clear()
        self.code.clear()

    @Slot()
    def _on_named(self) -> None:
        try:
            self._vault = self._vault or self.ctx.vaults.new(self.ctx.profile)
        except UserFacingError as error:
            self._problem.show_text(str(word_error(error)))
            return
        service_key = self.start.service_key
        if service_key and not self._vault.takes_service_key(service_key):
            self.start.show_bad_key()
            return
        self.code.show_code(self._vault.recovery_code)
        self._show_step(code=True)
        self.code.focus_first()

    @Slot()
    def _on_other(self) -> None:
        self.clear()
        self.ctx.navigator.replace(PROFILES)

    @Slot()
    def _on_back(self) -> None:
        self._show_step(code=False)
        self.start.focus_first()

    @Slot()
    def _on_print(self) -> None:
        if self._vault is None:
            return
        page = make_sheet(self._vault.recovery_code, self.start.name, self.ctx.clock.today())
        self._run = self.ctx.printing().send(PrintJob(pdf=page, printer="", title=TITLE))
        self._run.finished.connect(self._on_printed)
        self._run.failed.connect(self._on_print_failed)

    @Slot()
    def _on_printed(self) -> None:
        self.code.tell("Sent to the printer. Check the page before you go on.", Tone.GOOD)

    @Slot(object)
    def _on_print_failed(self, error: UserFacingError) -> None:
        worded = word_error(error)
        self.code.tell(f"{worded.what} Write the code down by hand instead.", Tone.PROBLEM)

    @Slot(str)
    def _on_typed_back(self, typed: str) -> None:
        if self._vault is None:
            return
        if not self._vault.confirms(typed):
            self.code.show_wrong()
            return
        start = self.start
        opener = partial(self._vault.create, start.name, start.passphrase, start.service_key)
        self._open(opener, MAKING)

    @Slot()
    def _on_look_around(self) -> None:
        self._real = self.ctx.profile
        self.ctx.run_passphrase = suggest()
        self.ctx.profile = look_around_profile(self._real)
        self.ctx.at_exit.append(partial(discard_look_around, self.ctx.profile))
        door = self.ctx.vaults
        self._open(partial(door.look_around, self.ctx.profile, self.ctx.run_passphrase), INVENTING)

    def _open(self, opener: Callable[[], VaultLike], words: str) -> None:
        self._problem.show_text("")
        self._busy.start(words)
        for each in (self.start, self.code, self.look, self._other):
            each.setEnabled(False)
        VaultOp(self, opener).on_done(self._on_opened).on_error(self._on_failed).start(self.ctx)

    def _on_opened(self, made_up: bool) -> None:
        self.clear()
        self.ctx.hub.vault_opened.emit(made_up)

    def _on_failed(self, error: UserFacingError) -> None:
        if self.ctx.run_passphrase:
            self.ctx.profile, self.ctx.run_passphrase = self._real, ""
        self._vault = None
        self.code.clear()
        self._busy.stop()
        for each in (self.start, self.code, self.look, self._other):
            each.setEnabled(True)
        self._show_step(code=False)
        self._problem.show_text(f"{word_error(error)} {AFRESH}")

    def _show_step(self, *, code: bool) -> None:
        self.start.setVisible(not code)
        self.code.setVisible(code)
        self.look.setVisible(not code)
        self.show_lead(*(CODE if code else START))
