"""A recovery code on the screen: large groups, printed, typed back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row, show_when
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Code
from ui.widgets.text_edit import PlainTextEdit

COLUMNS = 7


def groups_of(code: str) -> tuple[str, ...]:
    """Return the code in its groups."""
    return tuple(code.replace("-", " ").split())


class RecoveryCode(QWidget):
    """A recovery code in large groups, to be printed and typed back.

    Args:
        lead: What the code is for, in a sentence or two.
        go_on: What the button does that follows typing it back.
        typed_back: False where the code is only looked at again.

    Signals:
        print_wanted: Print the page.
        finished: The code was typed back; carries what was typed.
        back_wanted: Back, without it.
    """

    print_wanted = Signal()
    finished = Signal(str)
    back_wanted = Signal()

    def __init__(
        self, lead: str, go_on: str, *, typed_back: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._groups = QWidget()
        self._groups.setAccessibleName("Recovery code")
        self._grid = QGridLayout(self._groups)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.S)
        self._print = PlainButton("Print it")
        self._told = Notice(tone=Tone.GOOD)
        self._typed = PlainTextEdit("The code typed back", lines=2)
        hint = "From the paper, to be sure it is right. Spaces, dashes and capitals do not matter."
        self._typed_row = FormRow("Now type it back", self._typed, hint)
        self._make = (PrimaryButton if typed_back else PlainButton)(go_on)
        self._back = LinkButton("Back")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.L)
        layout.addWidget(Body(lead))
        layout.addWidget(self._groups)
        layout.addWidget(boxed(row(self._print)))
        for each in (self._told, self._typed_row, boxed(row(self._make, self._back))):
            layout.addWidget(each)
        show_when(self._typed_row, typed_back)
        show_when(self._back, typed_back)
        self._print.clicked.connect(self.print_wanted)
        self._make.clicked.connect(self.go_on)
        self._back.clicked.connect(self.back_wanted)

    @property
    def shown(self) -> tuple[str, ...]:
        """The groups in sight."""
        labels = (self._grid.itemAt(index) for index in range(self._grid.count()))
        found = (label.widget() for label in labels if label is not None)
        return tuple(each.text() for each in found if isinstance(each, Code))

    @property
    def told(self) -> str:
        """How the printing went, or empty."""
        return "" if self._told.isHidden() else self._told.text

    def type_back(self, text: str) -> None:
        """Fill the field, as typing would."""
        self._typed.set_text(text)

    def show_code(self, code: str) -> None:
        """Show a code in large groups."""
        self.clear()
        for index, group in enumerate(groups_of(code)):
            label = Code(group)
            label.setAccessibleName(f"Group {index + 1}: {' '.join(group)}")
            self._grid.addWidget(label, *divmod(index, COLUMNS))

    def tell(self, text: str, tone: Tone) -> None:
        """Say how the printing went."""
        self._told.show_text(text, tone)

    def show_wrong(self) -> None:
        """Say that what was typed is not the code."""
        self._typed_row.set_error("That is not the code above. Check it group by group.")
        self._typed.setFocus()

    @Slot()
    def go_on(self) -> None:
        """Check what was typed."""
        self.finished.emit(self._typed.text)

    def focus_first(self) -> None:
        """Begin with printing."""
        self._print.setFocus()

    def clear(self) -> None:
        """Forget the code."""
        while (item := self._grid.takeAt(0)) is not None:
            label = item.widget()
            if isinstance(label, Code):
                label.clear()
                label.deleteLater()
        self._typed.set_text("")
        self._typed_row.set_error("")
        self._told.show_text("")
