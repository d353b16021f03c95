"""A passphrase field. On its own, since the unlock page needs no other field."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.icons import icon
from ui.style.space import Space
from ui.widgets.text import Small


class Passphrase(QWidget):
    """A passphrase: hidden, can be shown, says when Caps Lock seems on.

    Signals:
        edited: The text changed.
        entered: Enter was pressed in it.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._edit = QLineEdit()
        self._edit.setAccessibleName(name)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._say_sensitive()
        self._edit.textEdited.connect(self.edited)
        self._edit.returnPressed.connect(self.entered)
        self._edit.installEventFilter(self)
        self._show = self._edit.addAction(
            icon("eye", self._colour()), QLineEdit.ActionPosition.TrailingPosition
        )
        self._show.setText("Show passphrase")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_shown)
        self._caps = Small("Caps Lock seems to be on.")
        self._caps.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._edit)
        layout.addWidget(self._caps)
        self.setFocusProxy(self._edit)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._edit.text()

    @property
    def line(self) -> QLineEdit:
        """The line itself."""
        return self._edit

    @property
    def caps_hint_visible(self) -> bool:
        """True while Caps Lock seems on."""
        return self._caps.isVisible()

    def set_text(self, text: str) -> None:
        """Show this."""
        self._edit.setText(text)

    def set_shown(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self._show.setChecked(shown)

    def _say_sensitive(self) -> None:
        hints = self._edit.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData
        self._edit.setInputMethodHints(hints)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Watch for capital letters typed without Shift."""
        if watched is self._edit and isinstance(event, QKeyEvent):
            self._look_for_caps(event)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Draw the eye in the new colours."""
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_eye()
        super().changeEvent(event)

    def _look_for_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.type() is not QEvent.Type.KeyPress or not letter.isalpha() or len(letter) != 1:
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._caps.setVisible(letter.isupper() != shifted)

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._edit.setEchoMode(mode)
        self._say_sensitive()  # shown, Qt takes it for any other text
        self._show.setText("Hide passphrase" if shown else "Show passphrase")
        self._draw_eye()

    def _draw_eye(self) -> None:
        picture = "eye_off" if self._show.isChecked() else "eye"
        self._show.setIcon(icon(picture, self._colour()))

    def _colour(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.PlaceholderText)
