"""A text of a patient on the clipboard: marked as sensitive, and taken off it after a minute.

What the marks mean: Windows keeps it out of clipboard history and the cloud, KDE and macOS out of
clipboard managers that obey them. A program that ignores the marks still sees the text.
"""

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard

SECONDS = 60
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = QByteArray(b"\0\0\0\0")
MARKS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): QByteArray(b"1"),
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": QByteArray(b"secret"),
    "application/x-nspasteboard-concealed-type": QByteArray(b"1"),
    "org.nspasteboard.ConcealedType": QByteArray(b"1"),
}


class SensitiveCopy(QObject):
    """One copy of a text. Lives until the clipboard holds something else or nothing.

    Signals:
        ended: The text is no longer on the clipboard.
    """

    ended = Signal()

    def __init__(
        self, clipboard: QClipboard, text: str, parent: QObject, *, seconds: float = SECONDS
    ) -> None:
        """Put the text on the clipboard.

        Args:
            clipboard: Of the application.
            text: The text.
            parent: Outlives the page it was copied from.
            seconds: After which it is taken off again.
        """
        super().__init__(parent)
        self._clipboard = clipboard
        self._text = text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        data = QMimeData()
        data.setText(text)
        for name, value in MARKS.items():
            data.setData(name, value)
        clipboard.setMimeData(data)
        self._timer.start(round(seconds * 1000))

    @Slot()
    def clear(self) -> None:
        """Empty the clipboard if it still holds this text, and forget it."""
        if self._text and self._clipboard.text() == self._text:
            self._clipboard.clear()
        if self._text:
            self._text = ""
            self._timer.stop()
            self.ended.emit()
            self.deleteLater()
