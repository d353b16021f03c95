"""A text of a patient on the clipboard: marked as sensitive, and taken off it after a minute.

What the marks mean: Windows keeps it out of clipboard history and the cloud, KDE and others out of
their clipboard managers. macOS managers see the mark only where they read the names Qt gives its
own formats. A program that ignores the marks still sees the text.
"""

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard

SECONDS = 60
STEPS = 6
MARK = "x-kde-passwordManagerHint"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = QByteArray(b"\0\0\0\0")
MARKS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): QByteArray(b"1"),
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    MARK: QByteArray(b"secret"),
    "application/x-nspasteboard-concealed-type": QByteArray(b"1"),
    "org.nspasteboard.ConcealedType": QByteArray(b"1"),
}


def marked(text: str) -> QMimeData:
    """Return a plain text with the marks of something sensitive, for clipboard or drag."""
    data = QMimeData()
    data.setText(text)
    for name, value in MARKS.items():
        data.setData(name, value)
    return data


def forget_selection(clipboard: QClipboard) -> None:
    """Take off what was selected with the mouse, where selecting alone lets it be pasted (X11)."""
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


class SensitiveCopy(QObject):
    """One copy of a text. Lives until it is off the clipboard, or another one takes its place.

    Signals:
        counted: A part of the time has gone; carries the seconds left.
        ended: The text is no longer on the clipboard.
    """

    counted = Signal(int)
    ended = Signal()

    def __init__(
        self, clipboard: QClipboard, text: str, parent: QObject, *, seconds: float = SECONDS
    ) -> None:
        """Put the text on the clipboard.

        Args:
            clipboard: Of the application.
            text: The text.
            parent: Outlives the page it was copied from; has one such copy at a time.
            seconds: After which it is taken off again.
        """
        super().__init__(parent)
        self._clipboard = clipboard
        self._text = text
        self._step, self._left = seconds / STEPS, STEPS
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_step)
        for older in parent.findChildren(SensitiveCopy):
            if older is not self:
                older.retire()
        clipboard.setMimeData(marked(text))
        self._timer.start(round(self._step * 1000))

    def retire(self) -> None:
        """Forget the text without touching the clipboard: a later copy looks after it."""
        self._text = ""
        self._timer.stop()
        self.deleteLater()

    @Slot()
    def clear(self) -> None:
        """Empty the clipboard if it still holds this text, and forget it."""
        if not self._text:
            return
        if self._still_there():
            self._clipboard.clear()
        self.retire()
        self.ended.emit()

    def _still_there(self) -> bool:
        """Tell whether it is this text, even where a clipboard gives it back a little changed."""
        board = self._clipboard
        data = board.mimeData() or QMimeData()  # an empty clipboard may have none
        if board.ownsClipboard() and data.hasFormat(MARK):
            return True
        return board.text() == self._text

    @Slot()
    def _on_step(self) -> None:
        self._left -= 1
        if self._left:
            self.counted.emit(round(self._left * self._step))
        else:
            self.clear()
