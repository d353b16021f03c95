"""The passphrase is lost: open with the printed recovery code and set a new one."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import VaultOp
from ui.passphrases import measure, suggest
from ui.quiet_page import QuietPage
from ui.routes import UNLOCK, Route
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.notice import Notice
from ui.widgets.text_edit import PlainTextEdit

LEAD = "Type the code from your printed page and choose a new passphrase. Nothing is lost."
HINT = (
    "14 groups of four. Small letters, spaces and dashes do not matter. Where your service set a "
    "key of its own for this vault, that key (AGE-SECRET-KEY-1...) may be typed here instead."
)
SERVICE_KEY = "AGE-SECRET-KEY-"


class RecoverPage(QuietPage):
    """Opens the vault by the code in its thread; the old passphrase opens nothing any more."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, "Recovery code", LEAD, parent)
        self._code = PlainTextEdit("Recovery code", lines=2)
        self._code_row = FormRow("Recovery code", self._code, HINT)
        self._new = NewPassphrase(measure, suggest, name="New passphrase")
        self._problem = Notice(tone=Tone.PROBLEM)
        self._busy = Busy("Working out the key. This is slow on purpose.")
        self._open = PrimaryButton("Open the vault")
        self._back = LinkButton("Back to the passphrase")
        for each in (self._code_row, self._new, self._problem, self._busy):
            self.card.add(each)
        self.card.add(boxed(row(self._open, self._back)))
        self._open.clicked.connect(self.do_primary)
        self._back.clicked.connect(self._on_back)

    @property
    def code_field(self) -> PlainTextEdit:
        """Where the code is typed."""
        return self._code

    @property
    def new_passphrase(self) -> NewPassphrase:
        """Where the new passphrase is typed."""
        return self._new

    @property
    def problem(self) -> str:
        """What went wrong, or empty."""
        return "" if self._problem.isHidden() else self._problem.text

    def focus_first(self) -> None:
        """Begin in the code."""
        self._code.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._code.set_text("")
        self._new.clear()

    @Slot()
    def do_primary(self) -> None:
        """Open, where everything is typed."""
        code = self._code.text.strip()
        self._code_row.set_error("" if code else "Type the code from your printed page.")
        if not code:
            self._code.setFocus()
        elif not self._new.enough:
            self._new.show_problems()
        elif self._busy.isHidden():
            self._start(code)

    @Slot()
    def _on_back(self) -> None:
        self.ctx.navigator.replace(UNLOCK)

    def _start(self, code: str) -> None:
        self._problem.show_text("")
        self._show_busy(busy=True)
        door = self.ctx.vaults
        by_service = SERVICE_KEY in code.upper()
        way = door.unlock_with_service_key if by_service else door.unlock_with_code
        opener = partial(way, self.ctx.profile, code, self._new.text)
        VaultOp(self, opener).on_done(self._on_opened).on_error(self._on_failed).start(self.ctx)

    def _on_opened(self, made_up: bool) -> None:
        self.clear()
        self.ctx.hub.vault_opened.emit(made_up)
        self.ctx.notify("The new passphrase is set. The code on your page stays the same.")

    def _on_failed(self, error: UserFacingError) -> None:
        self._show_busy(busy=False)
        self._problem.show_text(str(word_error(error)))
        self._code.setFocus()

    def _show_busy(self, *, busy: bool) -> None:
        if busy:
            self._busy.start()
        else:
            self._busy.stop()
        for each in (self._code, self._new, self._open, self._back):
            each.setEnabled(not busy)
