"""The head of an item: what it is called, whose it is, and what can be done with it."""

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.library import Example, Template
from planner.shelf import ItemKind, Origin, ShelfItem
from planner.worksheets import Worksheet
from ui.screens.library.entries import Entry
from ui.screens.library.form_spec import can_edit
from ui.screens.library.words import ONE
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.layout import FlowLayout
from ui.widgets.notice import Notice
from ui.widgets.text import Small, Title

BRING_BACK = "Back to the program's version"
REMOVE = "Take ours away"
CHANGED_HERE = {
    BRING_BACK: "Your service's words of this {kind} would be gone, and the program's come back.",
    REMOVE: "This {kind} is your service's own, and would be gone.",
}
PLANS_STAY = "Plans already made keep it as it was."


class Act(StrEnum):
    """What can be done with an item."""

    COPY = "copy"
    CHANGE = "change"
    HIDE = "hide"
    SHOW = "show"
    RESTORE = "restore"


def can_copy(item: ShelfItem) -> bool:
    """Tell whether an item can become another one of the service's own."""
    return isinstance(item.item, Template | Worksheet | Example)


class ItemHead(QWidget):
    """Title, state and buttons.

    Signals:
        act_chosen: What to do with the item shown; carries an Act.
        back_chosen: To the item one came from.
    """

    act_chosen = Signal(str)
    back_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.back = LinkButton("")
        self._title = Title()
        self._small = Small()
        self.copy = PlainButton("Copy as new")
        self.change = PlainButton("Change it")
        self.hide_button = PlainButton("Hide it")
        self.restore = PlainButton(BRING_BACK)
        self.confirm = Notice(closable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (self.back, self._title, self._small):
            column.addWidget(widget)
        buttons = FlowLayout()
        for button in (self.copy, self.change, self.hide_button, self.restore):
            buttons.addWidget(button)
        column.addSpacing(Space.S)
        column.addLayout(buttons)
        column.addWidget(self.confirm)
        self.back.hide()
        self.copy.clicked.connect(self._on_copy)
        self.change.clicked.connect(self._on_change)
        self.hide_button.clicked.connect(self._on_hide)
        self.restore.clicked.connect(self._on_restore)
        self.confirm.action_chosen.connect(self._on_confirmed)
        self.back.clicked.connect(self.back_chosen)

    @property
    def title(self) -> str:
        """What the item is called."""
        return self._title.text()

    def show_entry(self, entry: Entry, came_from: str = "") -> None:
        """Show an item.

        Args:
            entry: The item.
            came_from: Title of the item whose link led here, or empty.
        """
        self._entry = entry
        item = entry.item
        self.back.setText(f"‹ Back to {came_from}")
        self.back.setVisible(bool(came_from))
        self._title.setText(entry.title)
        self._small.setText(entry.small)
        self.copy.setVisible(can_copy(item))
        self.change.setVisible(can_edit(item.item))
        self.hide_button.setText("Show it again" if item.hidden else "Hide it")
        self.restore.setVisible(item.origin is Origin.SERVICE)
        self.restore.setText(BRING_BACK if item.replaces else REMOVE)
        self.confirm.show_text("")

    def forget(self) -> None:
        """Show nothing."""
        self._entry = None
        self._title.setText("")
        self._small.setText("")
        self.confirm.show_text("")

    @Slot()
    def _on_copy(self) -> None:
        self.act_chosen.emit(Act.COPY)

    @Slot()
    def _on_change(self) -> None:
        self.act_chosen.emit(Act.CHANGE)

    @Slot()
    def _on_hide(self) -> None:
        if self._entry is not None:
            self.act_chosen.emit(Act.SHOW if self._entry.item.hidden else Act.HIDE)

    @Slot()
    def _on_restore(self) -> None:
        """Ask on the page itself; it cannot be taken back."""
        if self._entry is not None:
            kind = ONE[ItemKind(self._entry.item.kind)]
            asked = CHANGED_HERE[self.restore.text()].format(kind=kind)
            self.confirm.show_text(f"{asked} {PLANS_STAY}", Tone.ATTENTION, "Yes, do it")

    @Slot()
    def _on_confirmed(self) -> None:
        self.act_chosen.emit(Act.RESTORE)
