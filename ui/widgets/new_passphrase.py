"""A new passphrase: typed twice or generated, with its strength in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.passphrases import Meter
from ui.style.space import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.passphrase import Passphrase
from ui.widgets.text import Small


class NewPassphrase(QWidget):
    """Two fields, a meter, and a button that proposes five words.

    Signals:
        edited: Something changed.
    """

    edited = Signal()

    def __init__(
        self,
        measure: Callable[[str, str], Meter],
        suggest: Callable[[], str],
        parent: QWidget | None = None,
        *,
        name: str = "Passphrase",
    ) -> None:
        super().__init__(parent)
        self._measure = measure
        self._suggest = suggest
        self._owner = ""
        self._first = Passphrase(name)
        self._again = Passphrase(f"{name} again")
        self._meter = QProgressBar()
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName("Strength of the passphrase")
        self._words = Small(measure("", "").words)
        self._propose = PlainButton("Suggest five words")
        self._first_row = FormRow(name, self._first)
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
        """True where it may be used and was typed twice the same."""
        return self._measure(self.text, self._owner).enough and self._again.text == self.text

    def type_in(self, text: str, again: str) -> None:
        """Fill both fields, as typing would."""
        self._first.set_text(text)
        self._again.set_text(again)
        self._on_edited(text)

    def set_owner(self, name: str) -> None:
        """Say whose passphrase it is: their own name adds nothing."""
        self._owner = name
        self._show_meter()

    def show_problems(self) -> None:
        """Say under the fields what is missing."""
        meter = self._measure(self.text, self._owner)
        differs = self._again.text != self.text
        self._first_row.set_error("" if meter.enough else meter.words)
        self._words.setVisible(meter.enough)  # else the same words stand above it
        self._again_row.set_error("The two are not the same." if differs and meter.enough else "")
        (self._again if meter.enough else self._first).setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self._first, self._again):
            field.set_text("")
            field.set_shown(False)
        self._on_edited("")

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._show_meter()
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

    def _show_meter(self) -> None:
        meter = self._measure(self.text, self._owner)
        self._meter.setValue(meter.step)
        self._meter.setAccessibleDescription(meter.words)
        self._words.show_text(meter.words)
