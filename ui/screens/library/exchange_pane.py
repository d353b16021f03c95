"""All of a service's changes in one file: export, and import after a look at what changes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.shelf import ImportLine, ImportPreview, ItemChange
from ui.screens.library.words import CHANGES, ONE
from ui.style.space import Space
from ui.texts import count_text, sentence_case
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.layout import row, show_when
from ui.widgets.line_list import Line, LineList
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Small, Strong

ABOUT = (
    "Everything your service added, changed or hid goes into one file. A colleague imports it on "
    "another computer. Nothing of a patient is in it."
)
SAFE = "Nothing has changed yet. Plans already made stay as they are in any case."
HEADINGS = {
    ItemChange.ADDED: "New",
    ItemChange.REPLACED: "Changed",
    ItemChange.HIDDEN: "Hidden from now on",
    ItemChange.SHOWN: "Shown again",
    ItemChange.REMOVED: "Taken away",
}


class ExchangePane(QWidget):
    """Two buttons, and under them what an import would change.

    Signals:
        export_wanted: To a file.
        import_wanted: Choose a file and look what it changes.
    """

    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self.export = PlainButton("Export to a file…")
        self.choose = PlainButton("Import a file…")
        self.told = Notice()
        self._found = Strong()
        self._same = Small()
        self.list = LineList("What the import would change")
        card = Card("Share your service's changes")
        card.add(Body(ABOUT))
        card.add_layout(row(self.export, self.choose, gap=Space.S))
        card.add(self.told)
        self._preview_card = Card("What this file would change")
        for widget in (self._found, self._same):
            self._preview_card.add(widget)
        self._preview_card.add(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._preview_card, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self.export.clicked.connect(self.export_wanted)
        self.choose.clicked.connect(self.import_wanted)
        self.forget()

    @property
    def can_import(self) -> bool:
        """True where a file was looked at and changes something."""
        return self._preview is not None and bool(self._preview.lines)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what a file would change."""
        self._preview = preview
        self.told.show_text("")
        count = len(preview.lines)
        changes = count_text(count, "change") if count else "It changes nothing"
        self._found.setText(f"{changes}. {SAFE}")
        are = "is" if preview.unchanged == 1 else "are"
        items = count_text(preview.unchanged, "item")
        same = f"{items} of the file {are} here already, word for word."
        self._same.show_text(same if preview.unchanged else "")
        self.list.show_lines(_lines(preview.lines))
        self.list.setVisible(bool(count))
        self._preview_card.show()
        self._rest.hide()

    def tell(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Say how it went."""
        self.told.show_text(text, tone)

    def forget(self) -> None:
        """Let go of the file."""
        self._preview = None
        self.list.show_lines(())
        self.told.show_text("")
        self._preview_card.hide()
        show_when(self._rest, True)


def _lines(lines: Sequence[ImportLine]) -> tuple[Line, ...]:
    """Return the changes under headings, in the order of the changes."""
    made: list[Line] = []
    for change in ItemChange:
        of_it = [each for each in lines if each.change is change]
        if of_it:
            made.append(Line(title=f"{HEADINGS[change]} ({len(of_it)})", heading=True))
        for each in of_it:
            kind = sentence_case(ONE[each.kind])
            said = f"{kind} · {CHANGES[change]}"
            made.append(Line(id=f"{each.kind}:{each.id}", title=each.title, text=said))
    return tuple(made)
