"""The text, open to changes that are not kept; what is copied out of it is marked as sensitive."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor

from ui.clipboard import marked
from ui.widgets.text_edit import PlainTextEdit

LINE_ENDS = str.maketrans("\u2028\u2029", "\n\n")


class RecordTextEdit(PlainTextEdit):
    """A text field whose own Copy, Cut and drag give marked plain text and nothing else.

    Signals:
        taken: A selection went out, to the clipboard or elsewhere; carries its text.
    """

    taken = Signal(str)

    @property
    def text(self) -> str:
        """What stands in the field, to the letter: spaces that do not break stay so."""
        return self.document().toRawText().translate(LINE_ENDS)

    def replace_text(self, text: str) -> None:
        """Show another text; Ctrl+Z brings back the one before."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is selected, marked (Qt)."""
        text = self.textCursor().selectedText().translate(LINE_ENDS)
        self.taken.emit(text)
        return marked(text)
