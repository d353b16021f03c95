"""The one window: rail, top bar, the page in sight; locking."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPixmapCache, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.doors import read_idle_minutes
from ui.find_panel import FindPanel
from ui.idle import IdleWatch
from ui.navigator import Navigator, build_page
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import BEFORE_UNLOCK, CASELOAD, HELP, SETTINGS, TODAY, UNLOCK, Route
from ui.shell import ErrorBar, MadeUpBanner, Rail, Toast, TopBar
from ui.tone import Tone
from ui.vault_care import VaultCare

NAME = "Between Sessions"


class MainWindow(QWidget):
    """Shows one page at a time and keeps nothing of those it left."""

    def __init__(
        self, ctx: AppContext, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._navigator = navigator
        self._page: Page | None = None
        self._rail = Rail()
        self._bar = TopBar()
        self._banner = MadeUpBanner()
        self._errors = ErrorBar()
        self._host = QWidget()
        self._toast = Toast(self._host)
        self._find = FindPanel(ctx, self._host)
        self._idle = IdleWatch(self)
        self._care = VaultCare(ctx, self)
        self.setWindowTitle(NAME)
        self._build()
        self._connect()
        self._bind_keys()
        self._banner.setVisible(ctx.made_up)
        self._show_chrome(shown=False)

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._page

    @property
    def error_text(self) -> str:
        """The error in sight, or empty."""
        return self._errors.text

    @Slot()
    def lock(self) -> None:
        """Lock now: hide first, keep the draft, close the vault, drop everything of a patient."""
        if not self._ctx.tasks.vault_open or self._locked:
            return
        page, self._page = self._page, None
        if page is not None:
            page.hide()
        self._hide_passing_things()
        parting = page.suspend() if page is not None else None
        self._drop(page)
        self._navigator.lock(UNLOCK)
        self._ctx.tasks.lock_vault((parting,) if parting is not None else ())
        self._idle.stop()
        self._care.stop()
        QPixmapCache.clear()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._ctx.hub.locked.emit()

    @property
    def _locked(self) -> bool:
        current = self._navigator.current
        return current is None or current.screen in BEFORE_UNLOCK

    @Slot(object)
    def _on_route_opened(self, route: Route) -> None:
        self._leave_page()
        page = build_page(self._ctx, route, self._host)
        self._page = page
        page.title_changed.connect(self._bar.show_title)
        self._host_layout.addWidget(page)
        self._errors.clear()
        self._bar.show_title(page.title)
        self._rail.show_place(route)
        self._show_chrome(shown=not page.BARE)
        page.show()
        page.refresh()
        page.focus_first()

    @Slot()
    def _on_ways_changed(self) -> None:
        self._bar.show_ways(
            back=self._navigator.can_go_back, forward=self._navigator.can_go_forward
        )

    @Slot(bool)
    def _on_made_up_known(self, made_up: bool) -> None:
        self._ctx.made_up = made_up
        self._banner.setVisible(made_up)

    @Slot(bool)
    def _on_vault_opened(self, made_up: bool) -> None:
        self._on_made_up_known(made_up)
        self._start_idle()
        self._care.start()
        reading = QueryOp(self, read_idle_minutes)
        reading.on_done(self._ctx.set_idle_minutes).start(self._ctx)
        self._navigator.unlock(TODAY)

    @Slot()
    def _on_preferences_changed(self) -> None:
        if not self._locked:
            self._start_idle()

    @Slot(str, object)
    def _on_notice(self, text: str, tone: Tone) -> None:
        self._toast.show_for_a_while(text, tone)

    @Slot(object)
    def _on_error(self, error: UserFacingError) -> None:
        self._errors.show_error(error)

    @Slot(int)
    def _on_idle_warned(self, seconds: int) -> None:
        self._toast.show_until_cleared(
            f"Locking in {seconds} seconds. Press any key to stay. A draft is kept either way."
        )

    @Slot()
    def _on_find(self) -> None:
        if not self._locked and self._page is not None and not self._page.BARE:
            self._find.enter()

    @Slot()
    def _on_find_closed(self) -> None:
        if self._page is not None and self._page.isVisible():
            self._page.focus_first()

    @Slot()
    def _on_primary(self) -> None:
        if self._page is not None and self._find.isHidden():
            self._page.do_primary()

    def _go_help(self) -> None:
        self._navigator.open(HELP)

    def _go_today(self) -> None:
        self._navigator.open(TODAY)

    def _go_caseload(self) -> None:
        self._navigator.open(CASELOAD)

    def _go_settings(self) -> None:
        self._navigator.open(SETTINGS)

    def _go(self, route: Route) -> None:
        self._navigator.open(route)
        current = self._navigator.current
        if current is not None:
            self._rail.show_place(current)

    def _may_leave(self) -> bool:
        return self._page is None or self._page.can_leave()

    def _leave_page(self) -> None:
        page, self._page = self._page, None
        self._find.leave()
        if page is None:
            return
        parting: Parting | None = None if page.route.screen in BEFORE_UNLOCK else page.suspend()
        if parting is not None:
            StoreOp[object](self, parting).start(self._ctx)
        self._drop(page)

    def _drop(self, page: Page | None) -> None:
        if page is None:
            return
        page.hide()
        page.clear()
        self._host_layout.removeWidget(page)
        page.deleteLater()

    def _hide_passing_things(self) -> None:
        self._find.leave()
        self._toast.clear()
        self._errors.clear()
        for window in QApplication.topLevelWidgets():
            if window is not self and window.isVisible():
                window.close()

    def _start_idle(self) -> None:
        self._idle.start(self._ctx.preferences.idle_minutes)

    def _show_chrome(self, *, shown: bool) -> None:
        self._rail.setVisible(shown)
        self._bar.setVisible(shown)

    def _build(self) -> None:
        self._host_layout = QVBoxLayout(self._host)
        self._host_layout.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(self._errors)
        right.addWidget(self._host, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._banner)
        layout.addLayout(middle, 1)
        self._host.installEventFilter(self)

    def _connect(self) -> None:
        hub = self._ctx.hub
        self._navigator.set_guard(self._may_leave)
        self._navigator.route_opened.connect(self._on_route_opened)
        self._navigator.ways_changed.connect(self._on_ways_changed)
        hub.notice_raised.connect(self._on_notice)
        hub.error_raised.connect(self._on_error)
        hub.error_cleared.connect(self._errors.clear)
        hub.lock_wanted.connect(self.lock)
        hub.made_up_known.connect(self._on_made_up_known)
        hub.vault_opened.connect(self._on_vault_opened)
        hub.preferences_changed.connect(self._on_preferences_changed)
        self._rail.route_wanted.connect(self._go)
        self._rail.lock_wanted.connect(self.lock)
        self._bar.back_wanted.connect(self._navigator.back)
        self._bar.forward_wanted.connect(self._navigator.forward)
        self._bar.find_wanted.connect(self._on_find)
        self._bar.help_wanted.connect(self._go_help)
        self._find.closed.connect(self._on_find_closed)
        self._idle.warned.connect(self._on_idle_warned)
        self._idle.woken.connect(self._toast.clear)
        self._idle.expired.connect(self.lock)
        self._care.told.connect(self._rail.show_state)
        self._ctx.tasks.lock_failed.connect(self._on_error)

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+L": self.lock,
            "Ctrl+K": self._on_find,
            "Ctrl+Return": self._on_primary,
            "Ctrl+Enter": self._on_primary,
            "Alt+Left": self._navigator.back,
            "Alt+Right": self._navigator.forward,
            "Ctrl+1": self._go_today,
            "Ctrl+2": self._go_caseload,
            "Ctrl+,": self._go_settings,
            "F1": self._go_help,
        }
        for combination, act in keys.items():
            shortcut = QShortcut(QKeySequence(combination), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keep what floats over the page in its place (Qt)."""
        if watched is self._host and event.type() is QEvent.Type.Resize:
            for floating in (self._toast, self._find):
                floating.place()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock before closing, so that a draft is kept (Qt)."""
        self.lock()
        event.accept()
