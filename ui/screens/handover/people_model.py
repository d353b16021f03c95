"""The people one may hand over, each with a tick."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.ids import PatientId
from planner.search import search_key
from planner.views import CaseloadRow
from ui.texts import sentence_case, word

HEADINGS = ("", "Name", "Reference", "Status", "Contacts")
WIDTHS = (4, 34, 20, 18, 10)
TICK = 0
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
CHECK = int(Qt.ItemDataRole.CheckStateRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class PeopleModel(QAbstractTableModel):
    """Everybody, those who fit what was typed, and those who are chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CaseloadRow, ...] = ()
        self._shown: tuple[CaseloadRow, ...] = ()
        self._chosen: set[PatientId] = set()

    @property
    def chosen(self) -> tuple[CaseloadRow, ...]:
        """Who is chosen, in the order of the caseload; those not shown at the moment too."""
        return tuple(row for row in self._all if row.id in self._chosen)

    @property
    def shown(self) -> tuple[CaseloadRow, ...]:
        """Who is shown."""
        return self._shown

    def set_people(self, rows: tuple[CaseloadRow, ...]) -> None:
        """Show these; whoever is chosen and still there stays chosen."""
        self.beginResetModel()
        self._all = self._shown = tuple(sorted(rows, key=lambda row: search_key(row.name)))
        self._chosen &= {row.id for row in rows}
        self.endResetModel()

    def filter(self, typed: str) -> None:
        """Show those who fit what was typed."""
        wanted = search_key(typed)
        self.beginResetModel()
        self._shown = tuple(row for row in self._all if wanted in row.search)
        self.endResetModel()

    def choose(self, people: Iterable[PatientId], on: bool) -> None:
        """Tick people, or take their ticks away."""
        named = set(people)
        self._chosen = self._chosen | named if on else self._chosen - named
        if self._shown:
            last = self.index(len(self._shown) - 1, len(HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def toggle(self, row: int) -> None:
        """Tick the person of a row, or take the tick away."""
        person = self._shown[row].id
        self.choose((person,), person not in self._chosen)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are (Qt)."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are (Qt)."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return a cell (Qt)."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if index.column() == TICK:
            return self._tick(row, role)
        if role == DISPLAY:
            status = sentence_case(word(row.status))
            return ("", row.name, row.reference, status, str(row.sessions))[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return the name of a column (Qt)."""
        if role == DISPLAY and orientation is Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def _tick(self, row: CaseloadRow, role: int) -> object:
        on = row.id in self._chosen
        if role == CHECK:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == SPOKEN:
            return f"{row.name}, {'chosen' if on else 'not chosen'}"
        return None
