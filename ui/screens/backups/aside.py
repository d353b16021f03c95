"""The vaults that restores set aside, and deleting one of them for good."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.backup_words import aside_text, size_text
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.layout import boxed, row
from ui.widgets.line_list import Line, LineList
from ui.widgets.text import Body, Quiet

if TYPE_CHECKING:
    from models.backups import SetAside

WHY = (
    "A restore puts the vault it takes the place of here, whole and encrypted. Nothing takes it "
    "away by itself, and it may hold people who were erased since. Delete it once you are sure "
    "that you will not go back to it."
)
SURE = "Delete this vault for good? It cannot be brought back."
HIGH = 150


class AsideCard(Card):
    """Hidden where there is none. Deleting asks once more, on the page.

    Attributes:
        list: The vaults, newest first.

    Signals:
        remove_wanted: Delete one; carries the name of its folder.
    """

    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Vaults set aside", parent)
        self._name = ""
        self.list = LineList("Vaults set aside")
        self.list.keep_within(HIGH)
        self.remove = PlainButton("Delete this one…")
        self._sure = Body(SURE)
        self.delete = PlainButton("Delete for good")
        self.keep = QuietButton("Keep it")
        self._asked = boxed(row(self.delete, self.keep))
        for each in (Quiet(WHY), self.list, boxed(row(self.remove)), self._sure, self._asked):
            self.add(each)
        self.list.line_reached.connect(self._on_reached)
        self.list.line_chosen.connect(self._on_reached)
        self.remove.clicked.connect(self._on_remove)
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self._on_keep)
        self._ask(asked=False)
        self.hide()

    def show_aside(self, found: "Sequence[SetAside]") -> None:
        """Show them."""
        self._ask(asked=False)
        self.list.show_lines(
            [
                Line(id=each.folder.name, title=aside_text(each), text=size_text(each.size))
                for each in found
            ]
        )
        self.setVisible(bool(found))

    def allow(self, *, free: bool) -> None:
        """Let one be deleted, or not while something else goes on."""
        for each in (self.list, self.remove, self.delete, self.keep):
            each.setEnabled(free)

    @Slot(str)
    def _on_reached(self, name: str) -> None:
        self._name = name
        self._ask(asked=False)

    @Slot()
    def _on_remove(self) -> None:
        self._ask(asked=True)
        self.keep.setFocus()

    @Slot()
    def _on_delete(self) -> None:
        self._ask(asked=False)
        self.remove_wanted.emit(self._name)

    @Slot()
    def _on_keep(self) -> None:
        self._ask(asked=False)
        self.remove.setFocus()

    def _ask(self, *, asked: bool) -> None:
        self.remove.setVisible(not asked)
        self._sure.setVisible(asked)
        self._asked.setVisible(asked)
