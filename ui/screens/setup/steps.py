"""The first step of the setup page, who you are, and the other way in, where nobody is real."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.passphrases import measure, suggest
from ui.style.space import Space
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.fields import LineEdit
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.text import Small

SERVICE_HINT = (
    "It begins with age1. With it your service can open this vault if you cannot; every time is "
    "written into the audit. It can be set or removed later, under Settings."
)
BAD_KEY = "That is not a whole key. Copy it again from what your service gave you."


class StartStep(QWidget):
    """Name and passphrase.

    Signals:
        finished: Both are there.
    """

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = LineEdit("Your name")
        self._name_row = FormRow("Your name", self._name, "As your service knows you.")
        self._passphrase = NewPassphrase(measure, suggest)
        self._has_key = LinkButton("My service gave me a key")
        self._key = LineEdit("The service's public key", "age1...")
        self._key_row = FormRow("The service's public key", self._key, SERVICE_HINT)
        self._key_row.hide()
        self._next = PrimaryButton("Next: recovery code")
        layout = _column(self)
        for each in (self._name_row, self._passphrase, self._key_row):
            layout.addWidget(each)
        layout.addWidget(boxed(row(self._next, self._has_key)))
        self._has_key.clicked.connect(self._on_has_key)
        self._name.textChanged.connect(self._passphrase.set_owner)
        self._name.textEdited.connect(self._on_edited)
        self._key.textEdited.connect(self._on_edited)
        self._next.clicked.connect(self.go_on)

    @property
    def name_field(self) -> LineEdit:
        """Where the name is typed."""
        return self._name

    @property
    def new_passphrase(self) -> NewPassphrase:
        """Where the passphrase is typed."""
        return self._passphrase

    @property
    def name(self) -> str:
        """The practitioner's name."""
        return self._name.text().strip()

    @property
    def passphrase(self) -> str:
        """The passphrase."""
        return self._passphrase.text

    @property
    def key_field(self) -> LineEdit:
        """Where the service's key is typed."""
        return self._key

    @property
    def service_key(self) -> str:
        """The service's public key, or empty."""
        return self._key.text().strip()

    def show_bad_key(self) -> None:
        """Say that what was typed is no key."""
        self._key_row.set_error(BAD_KEY)
        self._key.setFocus()

    @Slot()
    def _on_has_key(self) -> None:
        self._has_key.hide()
        self._key_row.show()
        self._key.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        """What was wrong is being put right."""
        self._name_row.set_error("")
        self._key_row.set_error("")

    @Slot()
    def go_on(self) -> None:
        """Go on, or say what is missing."""
        self._key_row.set_error("")
        self._name_row.set_error("" if self.name else "Type your name.")
        if not self.name:
            self._name.setFocus()
        elif not self._passphrase.enough:
            self._passphrase.show_problems()
        else:
            self.finished.emit()

    def focus_first(self) -> None:
        """Begin with the name."""
        (self._passphrase if self.name else self._name).setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._name.clear()
        self._passphrase.clear()
        self._key.clear()
        self._key_row.hide()
        self._has_key.show()


class LookAround(QWidget):
    """The other way in: nobody real.

    Signals:
        wanted: Make a throwaway profile.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = PlainButton("Look around with a made-up caseload")
        self._button.clicked.connect(self.wanted)
        layout = _column(self)
        layout.addSpacing(Space.M)
        layout.addWidget(boxed(row(self._button)))
        layout.addWidget(
            Small(
                "Nobody in it is real, and every page says so. Its passphrase is made for this "
                "run only, and it is deleted when you close the program."
            )
        )


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.L)
    return layout
