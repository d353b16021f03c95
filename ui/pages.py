"""The base of every page: title, needs on top, body, one primary action at the foot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.changes import Changes, Kind
from ui.context import AppContext
from ui.doors import load
from ui.routes import Route
from ui.theme import Space
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import Quiet

if TYPE_CHECKING:
    from models.store import Store
    from planner.patients import Needs
    from ui.widgets.needs_banner import NeedsBanner

LAID_OUT_MS = 30
"""What was just added has its place by then."""
Parting = Callable[["Store"], Changes]


class Unfinished(QObject):
    """Work that goes on though its page is left (paper that is coming out); there until it ends.

    Its parent is what began it, on the page. It ends by ``done``.
    """

    def parting(self) -> Parting:
        """Return what notes it, should the page be left now; as ``Page.suspend``."""
        raise NotImplementedError

    def done(self) -> None:
        """Take it from its page."""
        self.setParent(None)
        self.deleteLater()


class Page(QWidget):
    """A page of the window. Build the widgets in ``__init__``, read in ``refresh``.

    Class attributes:
        SHOWS: Kinds whose change makes the page refresh itself.
        BARE: True hides the rail and the top bar.
        SCROLLS: False where the page's body manages its own height (tables, previews).
        WIDTH: Widest the body gets, in characters of the body font; 0 is the whole window.
        HALF_TYPED: False where the page itself keeps every text that is being typed on it.

    Attributes:
        ctx: The services.
        route: Where this page stands.
        body: The column the page fills.

    Signals:
        title_changed: The title of the window's top bar.
    """

    title_changed = Signal(str)

    SHOWS: frozenset[Kind] = frozenset()
    BARE = False
    SCROLLS = True
    WIDTH = 110
    HALF_TYPED = True

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.route = route
        self._title = ""
        self._act: Callable[[], object] | None = None
        self.body = QVBoxLayout()
        self._needs: NeedsBanner | None = None
        self._page_area: QScrollArea | None = None
        self._sought: QWidget | None = None
        self._seeking = QTimer(self)
        self._seeking.setSingleShot(True)
        self._seeking.setInterval(LAID_OUT_MS)
        self._seeking.timeout.connect(self._on_bring)
        self._primary = PrimaryButton("")
        self._note = Quiet("")
        self._footer = QFrame()
        self._build_frame()
        ctx.hub.store_changed.connect(self._on_store_changed)

    @property
    def title(self) -> str:
        """The title of the window's top bar."""
        return self._title

    @property
    def complete(self) -> bool:
        """False while parts further down are still being made."""
        return True

    @property
    def primary(self) -> PrimaryButton:
        """The one primary action, bottom right, also Ctrl+Enter."""
        return self._primary

    def set_title(self, text: str) -> None:
        """Name the page; for a patient's page the name comes first."""
        self._title = text
        self.title_changed.emit(text)

    def set_primary(self, text: str, act: Callable[[], object]) -> None:
        """Name the primary action and say what it does."""
        self._act = act
        self._primary.setText(text)
        self._primary.show()
        self._footer.show()

    def show_primary(self, *, shown: bool) -> None:
        """Show the primary action, or not now; a foot with nothing in it goes with it."""
        self._primary.setVisible(shown)
        held = self._footer.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        buttons = any(not each.isHidden() for each in held if each is not self._note)
        self._footer.setVisible(buttons or bool(self._note.text()))

    def add_secondary(self, button: QWidget) -> None:
        """Put another button into the foot, left of the primary one."""
        layout = self._footer.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101 (built below)
        layout.insertWidget(layout.count() - 1, button)
        self._footer.show()

    def set_note(self, text: str) -> None:
        """Say something quiet at the foot, for example "Draft saved 09:14"."""
        self._note.setText(text)
        self._footer.show()

    def show_needs(self, needs: "Needs") -> None:
        """Show a person's needs at the top, above what scrolls."""
        if self._needs is None:
            banner: NeedsBanner = load("ui.widgets.needs_banner:NeedsBanner")()
            self._frame.insertWidget(0, banner)
            self._needs = banner
        self._needs.show_needs(needs)

    def show_above(self, widget: QWidget) -> None:
        """Show something over what scrolls, under the needs."""
        self._frame.insertWidget(0 if self._needs is None else 1, widget)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part of the page, once what was just added has its place."""
        self._sought = widget
        self._seeking.start()

    def refresh(self) -> None:
        """Read again what is shown. Called once after the page is in sight."""

    def can_leave(self) -> bool:
        """Return False to stay (and say on the page why). A lock does not ask."""
        return True

    def suspend(self) -> Parting | None:
        """Return what must reach the vault before it closes (an unsaved draft), or None.

        Called when the page is left and at lock. The returned function runs in the database
        thread: it may hold plain data only, no widget.
        """
        return None

    def unfinished(self) -> tuple[Parting, ...]:
        """Return what must be noted of work that goes on though the page is left."""
        return tuple(each.parting() for each in self.findChildren(Unfinished))

    def clear(self) -> None:
        """Forget everything of a patient at once: texts, models, pictures. Called at lock."""

    def focus_first(self) -> None:
        """Put the focus where typing starts."""
        self.focusNextChild()

    @Slot()
    def do_primary(self) -> None:
        """Do the primary action, if it may be done."""
        if self._act is not None and self._primary.isEnabled() and not self._primary.isHidden():
            self._act()

    @Slot(QWidget, QWidget)
    def _on_focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into sight, however it came there; a click is in sight."""
        if self._page_area is None or now is None or not self._page_area.isAncestorOf(now):
            return
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.bring_into_sight(now)

    @Slot()
    def _on_bring(self) -> None:
        wanted, self._sought = self._sought, None
        if self._page_area is None or wanted is None or not self._page_area.isAncestorOf(wanted):
            return
        if wanted.height() < self._page_area.viewport().height():
            self._page_area.ensureWidgetVisible(wanted, 0, Space.XL)

    @Slot(object, object)
    def _on_store_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self and not self.SHOWS.isdisjoint(changes.kinds):
            self.refresh()

    def _build_frame(self) -> None:
        self._frame = frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        self.body.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        self.body.setSpacing(Space.L)
        frame.addWidget(self._area(), 1)
        frame.addWidget(self._footer)
        self._fill_footer()

    def _area(self) -> QWidget:
        inner = _Scrolled() if self.SCROLLS else QWidget()
        inner.setLayout(self.body)
        if self.WIDTH:  # by the program's font: the first page's own is still the system's
            letter = QFontMetrics(QApplication.font()).averageCharWidth()
            inner.setMaximumWidth(letter * self.WIDTH)
        if not self.SCROLLS:
            return inner
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._page_area = area
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_moved)
        return area

    def _fill_footer(self) -> None:
        self._footer.setObjectName("page_footer")
        layout = QHBoxLayout(self._footer)
        layout.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        layout.setSpacing(Space.M)
        layout.addWidget(self._note, 1)
        layout.addWidget(self._primary)
        self._primary.clicked.connect(self.do_primary)
        self._primary.hide()
        self._footer.hide()


class _Scrolled(QWidget):
    """As high as its words are at its width; Qt would add the room they take at the narrowest."""

    def minimumSizeHint(self) -> QSize:
        """Return no height: the scroll area asks for the height at a width (Qt)."""
        return QSize(super().minimumSizeHint().width(), 0)
