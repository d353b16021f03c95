"""A new passphrase: typed twice or generated, with its strength in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.fields import Passphrase
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.text import Small


class NewPassphrase(QWidget):
    """Two fields, a meter, and a button that proposes five words.

    Signals:
        edited: Something changed.
    """

    edited = Signal()

    def __init__(
        self,
        judge: Callable[[str], tuple[int, str]],
        suggest: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a passphrase.

        Args:
            judge: Gives strength 0 to 4 and its words; 3 or more is enough.
            suggest: Gives a new passphrase of five words.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._judge = judge
        self._suggest = suggest
        self._first = Passphrase("Passphrase")
        self._again = Passphrase("Passphrase again")
        self._meter = QProgressBar()
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName("Strength of the passphrase")
        self._words = Small("Five unrelated words, or at least 14 characters.")
        self._propose = PlainButton("Suggest five words")
        self._first_row = FormRow("Passphrase", self._first)
        self._again_row = FormRow("The same again", self._again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for each in (self._first_row, self._meter, self._words, boxed(row(self._propose))):
            layout.addWidget(each)
        layout.addWidget(self._again_row)
        self._first.edited.connect(self._on_edited)
        self._again.edited.connect(self._on_edited)
        self._propose.clicked.connect(self._on_propose)
        self.setFocusProxy(self._first)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self._first.text

    @property
    def enough(self) -> bool:
        """True where it is strong enough and typed twice the same."""
        return self._judge(self.text)[0] >= 3 and self._again.text == self.text

    def show_problems(self) -> None:
        """Say under the fields what is missing."""
        weak = self._judge(self.text)[0] < 3
        differs = self._again.text != self.text
        self._first_row.set_error("This could be guessed: take five words." if weak else "")
        self._again_row.set_error("The two are not the same." if differs and not weak else "")
        (self._first if weak else self._again).setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self._first, self._again):
            field.set_text("")
            field.set_shown(False)
        self._on_edited("")

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        strength, words = self._judge(self.text) if self.text else (0, "")
        self._meter.setValue(strength)
        self._words.setText(words or "Five unrelated words, or at least 14 characters.")
        self._first_row.set_error("")
        self._again_row.set_error("")
        self.edited.emit()

    @Slot()
    def _on_propose(self) -> None:
        self._first.set_text(self._suggest())
        self._first.set_shown(True)
        self._again.set_text("")
        self._on_edited("")
        self._words.setText("Write these words down now and type them below.")
        self._again.setFocus()
