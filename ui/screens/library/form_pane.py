"""The form of an item on the page: copy as new, or change under the same id."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.library import Library
from planner.shelf import Item, ItemKind, title_of
from ui.screens.library.form_values import item_of, named, new_id_of, values_of
from ui.screens.library.item_form import ItemForm
from ui.screens.library.store_calls import FormDraft
from ui.screens.library.words import ONE
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.notice import Notice
from ui.widgets.text import Small, Title

COPY = "A new {kind} of your service. The one it was copied from stays as it is."
CHANGE = (
    "Your service's version of this {kind}. The program's own can be brought back; plans already "
    "made keep it as it was."
)


class FormPane(QWidget):
    """A title, what saving does, and the fields.

    Signals:
        edited: The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: Item | None = None
        self._kind = ItemKind.TEMPLATE
        self._copy = False
        self._saved: dict[str, str] = {}
        self._title = Title()
        self._does = Small()
        self.told = Notice()
        self.form = ItemForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self._title, self._does, self.told):
            column.addWidget(widget)
        column.addWidget(self.form, 1)
        self.told.hide()
        self.form.edited.connect(self.edited)

    @property
    def kind(self) -> ItemKind:
        """Kind of the item in the form."""
        return self._kind

    @property
    def dirty(self) -> bool:
        """True where something was typed or chosen that is not saved."""
        return self._base is not None and self.form.values() != self._saved

    def open_form(self, kind: ItemKind, base: Item, library: Library, *, copy: bool) -> None:
        """Show the form of an item as it is, or of a copy of it."""
        self._base, self._kind, self._copy = base, kind, copy
        word = ONE[kind]
        name = title_of(base)
        self._title.setText(f"New {word}, copied from “{name}”" if copy else f"Change “{name}”")
        self._does.setText((COPY if copy else CHANGE).format(kind=word))
        self.told.show_text("")
        self.form.show_item(base, library, values_of(base))
        self._saved = self.form.values()

    def put_back(self, draft: FormDraft) -> None:
        """Show what was typed before; it is still not saved."""
        for key, value in draft.values:
            if key in self.form.fields:
                self.form.fields[key].write(value)

    def draft(self) -> FormDraft | None:
        """Return the form as it is kept, or None where there is nothing to keep."""
        if self._base is None or not self.dirty:
            return None
        values = tuple(self.form.values().items())
        return FormDraft(kind=self._kind, id=self._base.id, copy=self._copy, values=values)

    def result(self, taken: Collection[str]) -> Item | None:
        """Return what is to be saved; None where something is wrong, which the form then says.

        Args:
            taken: Ids that a copy may not have.
        """
        if self._base is None or not self.form.check():
            return None
        values = self.form.values()
        new_id = new_id_of(values[named(self._base)], taken) if self._copy else ""
        return item_of(self._base, values, new_id)

    def refuse(self, text: str) -> None:
        """Say why it was not saved."""
        self.told.show_text(text, Tone.ATTENTION)

    def forget(self) -> None:
        """Let go of everything typed."""
        self._base = None
        self._saved = {}
        self.form.forget()
