"""Ctrl+K: find a person by a few letters, Enter opens their page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from planner.search import search_key
from planner.views import CaseloadRow
from ui.context import AppContext
from ui.operations import QueryOp
from ui.routes import Route
from ui.style.space import Space
from ui.widgets.search_field import SearchField
from ui.widgets.text import Quiet

if TYPE_CHECKING:
    from models.store import Store

MOST = 8
CHARACTERS = 56


def read_people(store: "Store") -> tuple[CaseloadRow, ...]:
    """Return the caseload (runs in the database thread)."""
    return store.lists.caseload()


class PeopleModel(QAbstractListModel):
    """The few people who fit what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CaseloadRow, ...] = ()
        self._shown: list[CaseloadRow] = []

    def show_people(self, people: tuple[CaseloadRow, ...], typed: str) -> None:
        """Look among these people."""
        self._all = people
        self.filter(typed)

    def filter(self, typed: str) -> None:
        """Show those who fit."""
        words = search_key(typed).split()
        found = (row for row in self._all if all(word in row.search for word in words))
        self.beginResetModel()
        self._shown = [row for row, _ in zip(found, range(MOST), strict=False)]
        self.endResetModel()

    def person(self, row: int) -> CaseloadRow:
        """Return who stands in a row."""
        return self._shown[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt)
        """Return how many fit (Qt)."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return name and reference (Qt)."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            row = self._shown[index.row()]
            return f"{row.name}   ·   {row.reference}"
        return None


class FindPanel(QFrame):
    """A panel over the page; it is no window, so a lock hides it with the rest."""

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setObjectName("popup")
        self._field = SearchField("Find a person", "Name, reference or NHS number")
        self._model = PeopleModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName("People found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Quiet("Nobody fits.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.setSpacing(Space.S)
        for each in (self._field, self._list, self._none):
            layout.addWidget(each)
        self._field.searched.connect(self._on_searched)
        self._field.gave_up.connect(self.leave)
        self._field.went_down.connect(self._choose_next)
        self._field.entered.connect(self._open_current)
        self._list.clicked.connect(self._on_clicked)
        self.hide()

    @property
    def field(self) -> SearchField:
        """Where one types."""
        return self._field

    @property
    def names(self) -> tuple[str, ...]:
        """Who is shown."""
        return tuple(self._model.person(row).name for row in range(self._model.rowCount()))

    def enter(self) -> None:
        """Show the panel and read who there is."""
        self._field.clear()
        self._none.hide()
        self.place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QueryOp(self, read_people).on_done(self._show_people).start(self._ctx)

    def leave(self) -> None:
        """Hide the panel and forget the names."""
        if self.isHidden():
            return
        self._field.clear()
        self._model.show_people((), "")
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Stand at the top of the parent, in the middle."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.size()
        wide = min(room.width() - 2 * Space.XL, self.fontMetrics().averageCharWidth() * CHARACTERS)
        rows = max(1, self._model.rowCount())
        row = max(self._list.sizeHintForRow(0), self.fontMetrics().height() + Space.M)
        self._list.setFixedHeight(row * rows + Space.XS)
        self.setGeometry((room.width() - wide) // 2, Space.XXL, wide, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrows while typing (Qt)."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_PageUp}:
            self._choose(self._list.currentIndex().row() - 1)
        else:
            super().keyPressEvent(event)

    def _show_people(self, people: tuple[CaseloadRow, ...]) -> None:
        self._model.show_people(people, self._field.text())
        self._after_filter()

    def _on_searched(self, typed: str) -> None:
        self._model.filter(typed)
        self._after_filter()

    def _after_filter(self) -> None:
        self._choose(0)
        found = self._model.rowCount() > 0
        self._list.setVisible(found)
        self._none.setVisible(not found and bool(self._field.text()))
        self.place()

    def _choose(self, row: int) -> None:
        last = self._model.rowCount() - 1
        self._list.setCurrentIndex(self._model.index(max(0, min(row, last)), 0))

    def _choose_next(self) -> None:
        self._choose(self._list.currentIndex().row() + 1)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open_current(self) -> None:
        self._open(self._list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            person = self._model.person(index.row())
            self.leave()
            self._ctx.navigator.open(Route.patient(person.id))
