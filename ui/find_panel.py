"""Ctrl+K: a few letters find a person; a pack code, typed or scanned, opens its review."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from planner.return_slip import ReturnedPack
from planner.search import search_key
from planner.typed_code import NO_CODE, Typed, read_code
from planner.views import CaseloadRow
from ui import texts
from ui.context import AppContext
from ui.operations import QueryOp
from ui.routes import Route
from ui.style.space import Space
from ui.tasks import Ask
from ui.tone import Tone
from ui.widgets.search_field import SearchField
from ui.widgets.text import Quiet

if TYPE_CHECKING:
    from models.store import Store

MOST = 8
CHARACTERS = 64
NOBODY = "Nobody fits."
BEGUN = "A pack code has six letters and digits after PK."
WRONG = "This code has a letter wrong. Look at it again."
PERHAPS = "Nobody fits. If this is a pack code, it has a letter wrong. Look at it again."
REVIEWED = "This plan was reviewed on {day}. What was entered then is open."
UNKNOWN = "The code {code} is not in this profile."
Found = CaseloadRow | ReturnedPack


def read_people(store: "Store") -> tuple[CaseloadRow, ...]:
    """Return the caseload (runs in the database thread)."""
    return store.lists.caseload()


def read_returned(code: str, today: date, store: "Store") -> ReturnedPack | None:
    """Return whose pack has a code (runs in the database thread)."""
    return store.plans.returned(code, today)


class PeopleModel(QAbstractListModel):
    """The few people who fit what was typed, and the pack whose code was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CaseloadRow, ...] = ()
        self._shown: list[Found] = []
        self._pack: ReturnedPack | None = None

    def show_people(self, people: tuple[CaseloadRow, ...], typed: str) -> None:
        """Look among these people."""
        self._all = people
        self._show(typed)

    def filter(self, typed: str) -> None:
        """Show those who fit; a pack shown before is gone."""
        self._pack = None
        self._show(typed)

    def show_pack(self, pack: ReturnedPack | None, typed: str) -> None:
        """Show a pack below the people who fit."""
        self._pack = pack
        self._show(typed)

    def _show(self, typed: str) -> None:
        words = search_key(typed).split()
        fit = (row for row in self._all if all(word in row.search for word in words))
        self.beginResetModel()
        self._shown = [row for row, _ in zip(fit, range(MOST), strict=False)]
        if self._pack is not None:
            self._shown.append(self._pack)
        self.endResetModel()

    def found(self, row: int) -> Found:
        """Return who, or which pack, stands in a row."""
        return self._shown[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt)
        """Return how many fit (Qt)."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return name and reference, or name and pack (Qt)."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        row = self._shown[index.row()]
        if isinstance(row, CaseloadRow):
            return f"{row.name}   ·   {row.reference}"
        day = texts.short_day_text(row.day)
        return f"{row.name}   ·   {row.code}, session {row.number}, {day}: {_leads_to(row)}"


def _leads_to(pack: ReturnedPack) -> str:
    if pack.late:
        return "type in the slip"
    if pack.reviewed_on is not None:
        return f"reviewed {texts.short_day_text(pack.reviewed_on)}"
    return "review" if pack.review_at else "history"


def open_found(ctx: AppContext, found: Found) -> None:
    """Go where a row leads; of a plan already reviewed, say so."""
    ctx.navigator.open(way_to(found))
    if isinstance(found, ReturnedPack) and not found.late and found.reviewed_on is not None:
        ctx.notify(REVIEWED.format(day=texts.short_day_text(found.reviewed_on)), Tone.INFO)


def way_to(found: Found) -> Route:
    """Return where a row leads: the person, the review of a pack's plan, its slip, the history."""
    if isinstance(found, CaseloadRow):
        return Route.patient(found.id)
    if found.late and found.made_at is not None:
        return Route.paper(found.made_at)
    if found.review_at is not None:
        return Route.session(found.review_at)
    return Route.history(found.episode_id)


class FindPanel(QFrame):
    """A panel over the page; it is no window, so a lock hides it with the rest."""

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setObjectName("popup")
        self._code = NO_CODE
        self._asked: Ask | None = None
        self._at_once = False
        self._field = SearchField(
            "Find a person or a pack", "Name, reference, NHS number or pack code"
        )
        self._model = PeopleModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName("People found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._said = Quiet(NOBODY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.setSpacing(Space.S)
        for each in (self._field, self._list, self._said):
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
        return tuple(self._model.found(row).name for row in range(self._model.rowCount()))

    @property
    def said(self) -> str:
        """What is said where nothing can be opened, or empty."""
        return "" if self._said.isHidden() else self._said.text()

    def enter(self) -> None:
        """Show the panel and read who there is."""
        self._field.clear()
        self._said.hide()
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
        self._look_for_pack(typed)
        self._after_filter()

    def _look_for_pack(self, typed: str) -> None:
        """Ask whose pack it is as soon as a whole code stands there."""
        if self._asked is not None:
            self._asked.cancel()
        self._asked, self._at_once = None, False
        self._code = read_code(typed)
        if self._code.kind is Typed.WHOLE:
            asking: QueryOp[ReturnedPack | None] = QueryOp(
                self, partial(read_returned, self._code.code, self._ctx.clock.today())
            )
            self._asked = asking.on_done(self._show_pack).start(self._ctx)

    def _show_pack(self, pack: ReturnedPack | None) -> None:
        self._asked = None
        self._model.show_pack(pack, self._field.text())
        self._after_filter()
        if self._at_once:
            self._at_once = False
            self._open_current()

    def _after_filter(self) -> None:
        self._choose(0)
        found = self._model.rowCount() > 0
        self._list.setVisible(found)
        self._said.show_text("" if found or not self._field.text() else self._why_nothing())
        self.place()

    def _why_nothing(self) -> str:
        if self._code.kind is Typed.WHOLE:
            return "" if self._asked is not None else UNKNOWN.format(code=self._code.code)
        if self._code.kind is Typed.WRONG:
            return WRONG if self._code.marked else PERHAPS
        return BEGUN if self._code.kind is Typed.BEGUN else NOBODY

    def _choose(self, row: int) -> None:
        last = self._model.rowCount() - 1
        self._list.setCurrentIndex(self._model.index(max(0, min(row, last)), 0))

    def _choose_next(self) -> None:
        self._choose(self._list.currentIndex().row() + 1)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open_current(self) -> None:
        """Open what is chosen; a scanner's Enter waits for the answer about its code."""
        if self._model.rowCount():
            self._open(self._list.currentIndex())
        elif self._asked is not None:
            self._at_once = True
        else:
            self._field.selectAll()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            found = self._model.found(index.row())
            self.leave()
            open_found(self._ctx, found)
