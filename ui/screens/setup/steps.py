"""The three steps of the setup page: who you are, the recovery code, the making."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.passphrases import measure, suggest
from ui.screens.setup.recovery_sheet import groups_of
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.fields import LineEdit
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Code, Small
from ui.widgets.text_edit import PlainTextEdit

COLUMNS = 7
KEEP = (
    "This code opens the vault if the passphrase is lost. Print it or write it down, and keep it "
    "away from this computer. The program does not keep it, and nobody can make you another."
)


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
        self._next = PrimaryButton("Next: recovery code")
        layout = _column(self)
        for each in (self._name_row, self._passphrase, boxed(row(self._next))):
            layout.addWidget(each)
        self._name.textChanged.connect(self._passphrase.set_owner)
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

    @Slot()
    def go_on(self) -> None:
        """Go on, or say what is missing."""
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


class CodeStep(QWidget):
    """The recovery code, shown once, typed back.

    Signals:
        print_wanted: Print the page.
        finished: The code was typed back; carries what was typed.
        back_wanted: Back to name and passphrase.
    """

    print_wanted = Signal()
    finished = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
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
        self._make = PrimaryButton("Make the vault")
        self._back = LinkButton("Back")
        layout = _column(self)
        layout.addWidget(Body(KEEP))
        layout.addWidget(self._groups)
        layout.addWidget(boxed(row(self._print)))
        for each in (self._told, self._typed_row, boxed(row(self._make, self._back))):
            layout.addWidget(each)
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
