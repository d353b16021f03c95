"""The four cards of the page of keys; each says what is wanted, the page does it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.passphrases import measure, suggest
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.fields import LineEdit
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.recovery_code import RecoveryCode
from ui.widgets.text import Body, Quiet

NOT_ENOUGH = (
    "A copy of the key file from before still opens with the old passphrase. If somebody may have "
    "both, change the keys instead."
)
AGAIN = "The code on your printed page. Show it only where nobody looks over your shoulder."
SHOWN = "Print it or write it down. It leaves the screen when you leave this page or lock."
WHY_KEYS = (
    "For when somebody may have your recovery page, or your old passphrase with a copy of the key "
    "file. The vault is encrypted anew: a backup is made first, and it can take a minute. "
    "Afterwards the old page opens only the backups made before."
)
NEW_CODE = (
    "This will be your new recovery code. Print it or write it down first. The old one goes on "
    "opening backups from before today: keep its page until you no longer want them."
)
WHY_SERVICE = (
    "Your service may keep a key that opens this vault if you cannot. Only its public half is "
    "needed here; every use is written into the audit. Without one, nobody but you can open it."
)
NO_SERVICE = "No service key is set."
SERVICE = "This key can open the vault: {key}"


class PassphraseCard(Card):
    """Another passphrase.

    Signals:
        wanted: The new one is typed twice.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Another passphrase", parent)
        self.new = NewPassphrase(measure, suggest, name="New passphrase")
        self._change = PlainButton("Change the passphrase")
        for each in (self.new, Quiet(NOT_ENOUGH), boxed(row(self._change))):
            self.add(each)
        self._change.clicked.connect(self._on_change)

    @Slot()
    def _on_change(self) -> None:
        if self.new.enough:
            self.wanted.emit()
        else:
            self.new.show_problems()


class CodeCard(Card):
    """The recovery code once more.

    Signals:
        wanted: Show it.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Recovery code", parent)
        self.show_again = PlainButton("Show the code again")
        self.code = RecoveryCode(SHOWN, "Put it away", typed_back=False)
        for each in (Quiet(AGAIN), boxed(row(self.show_again)), self.code):
            self.add(each)
        self.code.hide()
        self.show_again.clicked.connect(self.wanted)
        self.code.finished.connect(self.put_away)

    def show_code(self, code: str) -> None:
        """Show it in large groups."""
        self.code.show_code(code)
        self.code.show()
        self.code.focus_first()

    @Slot()
    def put_away(self) -> None:
        """Forget it."""
        self.code.clear()
        self.code.hide()


class KeysCard(Card):
    """Other keys for the vault.

    Signals:
        begun: Make new keys and show their code.
    """

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Other keys", parent)
        self.start = PlainButton("Make new keys")
        self.code = RecoveryCode(NEW_CODE, "Change the keys now")
        for each in (Quiet(WHY_KEYS), boxed(row(self.start)), self.code):
            self.add(each)
        self.code.hide()
        self.start.clicked.connect(self.begun)
        self.code.back_wanted.connect(self.put_away)

    def show_code(self, code: str) -> None:
        """Show the new code, to be typed back."""
        self.code.show_code(code)
        self.code.show()
        self.code.focus_first()

    @Slot()
    def put_away(self) -> None:
        """Forget it; nothing was changed."""
        self.code.clear()
        self.code.hide()


class ServiceCard(Card):
    """The service's way in.

    Signals:
        wanted: Use this public key.
        removed: Take it away.
    """

    wanted = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The service's key", parent)
        self._state = Body(NO_SERVICE)
        self.field = LineEdit("The service's public key", "age1...")
        self._row = FormRow("The service's public key", self.field)
        self._set = PlainButton("Set this key")
        self._remove = QuietButton("Remove it")
        for each in (Quiet(WHY_SERVICE), self._state, self._row):
            self.add(each)
        self.add(boxed(row(self._set, self._remove)))
        self._set.clicked.connect(self._on_set)
        self._remove.clicked.connect(self.removed)
        self.show_key("")

    def show_key(self, key: str) -> None:
        """Say how it stands."""
        self._state.setText(SERVICE.format(key=key) if key else NO_SERVICE)
        self._remove.setVisible(bool(key))
        self.field.clear()
        self._row.set_error("")

    @Slot()
    def _on_set(self) -> None:
        text = self.field.text().strip()
        self._row.set_error("" if text else "Paste or type the key; it begins with age1.")
        if text:
            self.wanted.emit(text)
        else:
            self.field.setFocus()
