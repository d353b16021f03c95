"""Several lines of plain text. Tab leaves the field; it grows with what is typed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

ROOM = 18


class PlainTextEdit(QPlainTextEdit):
    """A text field of at least so many lines, at most ``most`` before it scrolls.

    Signals:
        edited: The user changed the text; carries all of it.
        left: The focus went elsewhere (time to save).
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
        *,
        most: int = 12,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self._quiet = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_changed)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show this; tells nobody, and leaves the cursor alone where nothing changes."""
        if text == self.toPlainText():
            return
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def sizeHint(self) -> QSize:
        """Return room for the text (Qt)."""
        lines = max(self._lines, min(self._most, int(self.document().size().height())))
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * lines + ROOM)

    def minimumSizeHint(self) -> QSize:
        """Return room for the least number of lines (Qt)."""
        wide = self.fontMetrics().averageCharWidth() * 12
        return QSize(wide, self.fontMetrics().lineSpacing() * self._lines + ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where the lines break elsewhere (Qt)."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left (Qt)."""
        super().focusOutEvent(event)
        self.left.emit()

    def _on_changed(self) -> None:
        self.updateGeometry()
        if not self._quiet:
            self.edited.emit(self.toPlainText())
