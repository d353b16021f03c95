"""Passphrase and keys: every way into the vault, on one page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import CareOp
from ui.pages import Page
from ui.printing import PrintJob, PrintRun
from ui.recovery_sheet import TITLE, make_sheet
from ui.routes import Route
from ui.screens.keys import calls
from ui.screens.keys.cards import CodeCard, KeysCard, PassphraseCard, ServiceCard
from ui.tone import Tone
from ui.vault_like import VaultLike
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.notice import Notice
from ui.widgets.passphrase import Passphrase
from ui.widgets.recovery_code import RecoveryCode

if TYPE_CHECKING:
    from models.unlock import NewKeys

T = TypeVar("T")
ASKED = "Everything on this page asks for it. It is forgotten when you leave or lock."
TYPE_IT = "Type your passphrase first."
WORKING = "Working out the key. This is slow on purpose."
CHANGING = "Making a backup, then encrypting the vault anew. Do not switch the computer off."
CHANGED = (
    "The keys are changed. Your passphrase stays the same, the new recovery code is the one you "
    "typed back, and a backup was made with the new keys."
)


class KeysPage(Page):
    """Asks the passphrase once, at the top; does one thing at a time.

    Attributes:
        asked: Where the present passphrase is typed.
        passphrase: Another passphrase.
        code: The recovery code once more.
        keys: Other keys.
        service: The service's key.
    """

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Passphrase and keys")
        self._new: NewKeys | None = None
        self._run: PrintRun | None = None
        self._printed: RecoveryCode | None = None
        self.asked = Passphrase("Your passphrase")
        self._asked_row = FormRow("Your passphrase", self.asked, ASKED)
        self._told = Notice()
        self._busy = Busy(WORKING)
        self.passphrase = PassphraseCard()
        self.code = CodeCard()
        self.keys = KeysCard()
        self.service = ServiceCard()
        self._cards = (self.passphrase, self.code, self.keys, self.service)
        self._build()
        self._connect()

    @property
    def told(self) -> str:
        """What the page says at its top, or empty."""
        return "" if self._told.isHidden() else self._told.text

    def refresh(self) -> None:
        """Read whether the service has a key."""
        CareOp(self, calls.read_service_key).on_done(self.service.show_key).start(self.ctx)

    def clear(self) -> None:
        """Forget passphrases and codes."""
        self.asked.set_text("")
        self.passphrase.new.clear()
        self.code.put_away()
        self.keys.put_away()
        self.service.show_key("")
        self._forget_new()

    def focus_first(self) -> None:
        """Begin with the passphrase."""
        self.asked.setFocus()

    def _build(self) -> None:
        top = Card()
        for each in (self._asked_row, self._told, self._busy):
            top.add(each)
        for card in (top, *self._cards):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.asked.edited.connect(self._on_typed)
        self.passphrase.wanted.connect(self._on_passphrase)
        self.code.wanted.connect(self._on_code)
        self.code.code.print_wanted.connect(partial(self._print, self.code.code))
        self.keys.begun.connect(self._on_begin)
        self.keys.code.print_wanted.connect(partial(self._print, self.keys.code))
        self.keys.code.finished.connect(self._on_typed_back)
        self.service.wanted.connect(self._on_service)
        self.service.removed.connect(self._on_removed)

    @Slot()
    def _on_typed(self) -> None:
        self._asked_row.set_error("")
        self._told.show_text("")

    @Slot()
    def _on_passphrase(self) -> None:
        new = self.passphrase.new.text
        self._ask(partial(calls.change_passphrase, self.asked.text, new), self._on_changed)

    def _on_changed(self, _done: None) -> None:
        self.asked.set_text("")
        self.passphrase.new.clear()
        self._tell("The passphrase is changed. The recovery code stays the same.")

    @Slot()
    def _on_code(self) -> None:
        self._ask(partial(calls.recovery_code, self.asked.text), self.code.show_code)

    @Slot()
    def _on_begin(self) -> None:
        self._ask(partial(calls.begin_change, self.asked.text), self._on_begun)

    def _on_begun(self, new: "NewKeys") -> None:
        self._new = new
        self.keys.show_code(new.recovery_code)

    @Slot(str)
    def _on_typed_back(self, typed: str) -> None:
        if self._new is None:
            return
        if not self._new.confirms(typed):
            self.keys.code.show_wrong()
            return
        change = partial(calls.change_keys, self.asked.text, self._new)
        self._ask(change, self._on_keys_changed, CHANGING)

    def _on_keys_changed(self, _done: None) -> None:
        self.asked.set_text("")
        self.keys.put_away()
        self._forget_new()
        self._tell(CHANGED)

    @Slot(str)
    def _on_service(self, recipient: str) -> None:
        self._ask(partial(calls.set_service_key, recipient, self.asked.text), self._on_service_set)

    @Slot()
    def _on_removed(self) -> None:
        self._ask(partial(calls.remove_service_key, self.asked.text), self._on_service_set)

    def _on_service_set(self, key: str) -> None:
        self.service.show_key(key)
        self._tell("The service's key is set." if key else "The service's key is removed.")

    def _ask(
        self, call: Callable[[VaultLike], T], then: Callable[[T], None], words: str = WORKING
    ) -> None:
        """Do one thing that needs the passphrase."""
        if not self.asked.text:
            self._asked_row.set_error(TYPE_IT)
            self.asked.setFocus()
            return
        self._told.show_text("")
        self._busy.start(words)
        self.bring_into_sight(self._busy)
        self._allow(free=False)
        asking = CareOp(self, call)
        asking.on_done(partial(self._on_done, then)).on_error(self._on_failed).start(self.ctx)

    def _on_done(self, then: Callable[[T], None], value: T) -> None:
        self._busy.stop()
        self._allow(free=True)
        then(value)

    def _on_failed(self, error: UserFacingError) -> None:
        self._busy.stop()
        self._allow(free=True)
        self._told.show_text(str(word_error(error)), Tone.PROBLEM)
        self.asked.setFocus()

    def _tell(self, text: str) -> None:
        self._told.show_text(text, Tone.GOOD)
        self.asked.setFocus()

    def _allow(self, *, free: bool) -> None:
        for each in (self.asked, *self._cards):
            each.setEnabled(free)

    def _print(self, shown: RecoveryCode) -> None:
        page = make_sheet(" ".join(shown.shown), "", self.ctx.clock.today())
        self._printed = shown
        self._run = self.ctx.printing().send(PrintJob(pdf=page, printer="", title=TITLE))
        self._run.finished.connect(self._on_printed)
        self._run.failed.connect(self._on_print_failed)

    @Slot()
    def _on_printed(self) -> None:
        if self._printed is not None:
            self._printed.tell("Sent to the printer. Check the page.", Tone.GOOD)

    @Slot(object)
    def _on_print_failed(self, error: UserFacingError) -> None:
        if self._printed is not None:
            worded = word_error(error)
            self._printed.tell(f"{worded.what} Write the code down by hand instead.", Tone.PROBLEM)

    def _forget_new(self) -> None:
        if self._new is not None and self._busy.isHidden():  # else it is in use, and wiped there
            self._new.root.wipe()
        self._new = None
