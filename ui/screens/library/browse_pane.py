"""Browse and read: filters on top, the list on the left, the item on the right."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.library import Library
from planner.worksheets import Worksheet
from ui.context import AppContext
from ui.doors import load
from ui.screens.library.article_view import ArticleView
from ui.screens.library.entries import Entry, find
from ui.screens.library.filters import Filters
from ui.screens.library.item_head import ItemHead
from ui.screens.library.reading import parts_of
from ui.screens.library.sheet_pane import SheetPane
from ui.screens.library.words import KINDS
from ui.style.space import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_list import Line, LineList

SETTLE_MS = 60
LIST_CHARACTERS = 34
TRY = "Try fewer letters, or another kind."
OURS = "Your service has changed nothing of this kind, as far as these letters go."


class BrowsePane(QWidget):
    """The library to look through.

    Attributes:
        filters: What is looked for.
        list: What fits.
        head: The item shown: its name and its buttons.
        article: What there is to read of it.

    Signals:
        act_chosen: What to do with the item shown; carries an Act.
    """

    act_chosen = Signal(str)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._library: Library | None = None
        self._entries: dict[str, Entry] = {}
        self._current = ""
        self._way: list[str] = []
        self.filters = Filters()
        self.list = LineList("The library")
        self.head = ItemHead()
        self.article = ArticleView()
        self.sheet: SheetPane | None = None
        self.nothing = EmptyState("Nothing fits", TRY)
        self._beside = QHBoxLayout()
        self._sides = QWidget()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._reached = ""
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Entry | None:
        """The item shown."""
        return self._entries.get(self._current)

    @property
    def busy(self) -> bool:
        """True while something is being made to be shown."""
        return self._settle.isActive() or (self.sheet is not None and self.sheet.busy)

    def show_shelf(self, entries: Sequence[Entry], library: Library) -> None:
        """Show this library; what was looked for and read stays, where it is still there."""
        self._library = library
        self._entries = {each.key: each for each in entries}
        self.filters.offer(tuple(library.interventions.values()))
        first = not self._current
        self._look()
        if first:  # the list is seen at once, what is read of its first line right after it
            self._settle.start(0)
        else:
            self.read(self._current if self._current in self._entries else self._reached)

    def read(self, key: str) -> None:
        """Show an item."""
        entry = self._entries.get(key)
        if entry is None or self._library is None:
            return
        self._settle.stop()
        self._current = key
        before = self._entries.get(self._way[-1]) if self._way else None
        self.head.show_entry(entry, before.title if before else "")
        item = entry.item.item
        is_sheet = isinstance(item, Worksheet)
        self.article.show_parts(entry.title, parts_of(item, self._library), narrow=is_sheet)
        if isinstance(item, Worksheet):
            self._sheet_pane().show_sheet(item, self._library)
        if self.sheet is not None:
            if not is_sheet:
                self.sheet.widen.setChecked(False)
            self.sheet.setVisible(is_sheet)
            self.sheet.pages.setVisible(is_sheet)

    def go_to(self, key: str) -> None:
        """Show an item among its kind, and put the place of the list on it where it is listed."""
        self._way.clear()
        entry = self._entries.get(key)
        if entry is not None and self.filters.show_kind(entry.item.kind):
            self._look()
        self.read(key)
        self.list.go_to(key)

    def focus_list(self) -> None:
        """Put the focus on the list, which is there again if it was not."""
        if self.sheet is not None:
            self.sheet.widen.setChecked(False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_reader(self) -> None:
        """Put the focus on what is read."""
        self.article.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of everything shown."""
        self._settle.stop()
        self._library, self._entries, self._current = None, {}, ""
        self._way.clear()
        self.filters.search.clear()
        self.list.show_lines(())
        self.head.forget()
        self.article.show_parts("", ())
        if self.sheet is not None:
            self.sheet.forget()

    def _sheet_pane(self) -> SheetPane:
        if self.sheet is None:
            self.sheet = load("ui.screens.library.sheet_pane:SheetPane", SheetPane)(self._ctx)
            self.sheet.widened.connect(self._on_widened)
            self.article.put_on_top(self.sheet)
            self._beside.addWidget(self.sheet.pages, 4)
        return self.sheet

    def _lay_out(self) -> None:
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * LIST_CHARACTERS)
        words = QVBoxLayout()
        words.setSpacing(Space.M)
        words.addWidget(self.head)
        words.addWidget(self.article, 1)
        self._beside.setSpacing(Space.L)
        self._beside.addLayout(words, 3)
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(Space.XL)
        sides.addWidget(self.list, 4)
        sides.addLayout(self._beside, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.filters)
        column.addWidget(self._sides, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()

    def _connect(self) -> None:
        self.filters.changed.connect(self._look)
        self.filters.went_down.connect(self.focus_list)
        self.filters.entered.connect(self._on_entered)
        self.list.line_reached.connect(self._on_reached)
        self.list.line_chosen.connect(self._on_chosen)
        self.article.link_chosen.connect(self._on_link)
        self.article.gave_up.connect(self.focus_list)
        self.head.act_chosen.connect(self.act_chosen)
        self.head.back_chosen.connect(self._on_back)
        self._settle.timeout.connect(self._on_settled)

    @Slot()
    def _look(self) -> None:
        if self.sheet is not None:
            self.sheet.widen.setChecked(False)
        found = find(tuple(self._entries.values()), self.filters.wanted())
        self.filters.show_count(len(found))
        self.nothing.show_text("Nothing fits", "" if found else self._nothing_text())
        before, after = (self.nothing, self._sides) if found else (self._sides, self.nothing)
        before.hide()
        after.show()
        self.list.show_lines(lines_of(found))

    def _nothing_text(self) -> str:
        """Return what to try, with the kinds that do have what was looked for."""
        wanted = self.filters.wanted()
        if wanted.service_only:
            return OURS
        entries = tuple(self._entries.values())
        counts = {
            word: len(find(entries, replace(wanted, kind=kind))) for kind, word in KINDS.items()
        }
        elsewhere = ", ".join(f"{word} {count}" for word, count in counts.items() if count)
        return f"{TRY} Found elsewhere: {elsewhere}." if elsewhere else TRY

    @Slot(str)
    def _on_reached(self, key: str) -> None:
        self._reached = key
        self._settle.start(SETTLE_MS)

    @Slot()
    def _on_settled(self) -> None:
        if self._reached != self._current:
            self._way.clear()
            self.read(self._reached)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._way.clear()
        self.read(key)
        self.focus_reader()

    @Slot()
    def _on_entered(self) -> None:
        line = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(line, Line) and line.id:
            self._on_chosen(line.id)

    @Slot(bool)
    def _on_widened(self, wide: bool) -> None:
        self.list.setVisible(not wide)

    @Slot(str)
    def _on_link(self, key: str) -> None:
        self._way.append(self._current)
        self.read(key)

    @Slot()
    def _on_back(self) -> None:
        if self._way:
            self.read(self._way.pop())


def lines_of(entries: Sequence[Entry]) -> tuple[Line, ...]:
    """Return entries as lines, with a heading where another one begins."""
    lines: list[Line] = []
    heading = ""
    for each in entries:
        if each.heading != heading:
            heading = each.heading
            lines.append(Line(title=heading, heading=True))
        lines.append(Line(id=each.key, title=each.title, text=each.small))
    return tuple(lines)
