"""The one window: the page in sight, going elsewhere, locking."""

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPixmapCache, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import UserFacingError
from ui.clipboard import forget_selection
from ui.context import AppContext
from ui.doors import (
    forget_pages,
    load,
    read_idle_minutes,
    read_practitioner,
    read_system_lock,
)
from ui.kept_texts import KeptTexts
from ui.navigator import Navigator, build_page
from ui.operations import AsideOp, CareOp, QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import (
    BEFORE_UNLOCK,
    CASELOAD,
    HELP,
    LIBRARY,
    SETTINGS,
    SUPERVISION,
    TODAY,
    UNLOCK,
    Route,
    Screen,
)

if TYPE_CHECKING:
    from ui.chrome import Chrome
    from ui.system_lock import SystemLock
    from ui.vault_like import VaultLike
    from ui.windows_lock import WindowsLock

NAME = "Between Sessions"
UNLOCKING = frozenset({Screen.UNLOCK, Screen.RECOVER, Screen.RESTORE})
CHROME_MS = 150
KEPT_ZOOM = "preview_zoom"
"""Property of the window, set by ``widgets.pdf_preview``."""


class MainWindow(QWidget):
    """Shows one page at a time and keeps nothing of those it left."""

    def __init__(
        self, ctx: AppContext, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._navigator = navigator
        self._page: Page | None = None
        self._chrome: Chrome | None = None
        self._kept = KeptTexts(ctx, self)
        self._lock_fault: UserFacingError | None = None
        self._host = QWidget()
        self._host_layout = QVBoxLayout(self._host)
        self._right = QVBoxLayout()
        self._middle = QHBoxLayout()
        self._whole = QVBoxLayout(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CHROME_MS)
        self.setWindowTitle(NAME)
        self._build()
        self._connect()
        self._bind_keys()

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._page

    @property
    def chrome(self) -> "Chrome":
        """What stands around the page; built on first use."""
        if self._chrome is None:
            self._chrome = self._make_chrome()
        return self._chrome

    @property
    def error_text(self) -> str:
        """The error in sight, or empty."""
        return self.chrome.errors.text

    def start(self) -> None:
        """Show the window; the rest of it is built once the first page is painted."""
        self.show()
        self._later.start()

    @Slot()
    def lock(self) -> None:
        """Lock now: hide first, keep the drafts, close the vault, drop everything of a patient.

        Nothing stops it: each step is done whatever became of those before it.
        """
        if self._locked:
            self._lock_again()
            return
        if not self._ctx.tasks.vault_open:
            return
        page, self._page = self._page, None
        with ExitStack() as steps:  # the last one given is the first one done
            steps.callback(self._ctx.hub.locked.emit)
            steps.callback(forget_copies)
            steps.callback(self._navigator.lock, UNLOCK)
            steps.callback(self._drop, page)
            steps.callback(self._kept.forget)
            steps.callback(self._forget_pages)
            steps.callback(self._close_vault, page)
            steps.callback(self._close_other_windows)
            steps.callback(self.chrome.hide_all)
            if page is not None:
                page.hide()

    def _lock_again(self) -> None:
        """Locked already: forget a passphrase half typed, and stop an unlocking under way."""
        opening = self._ctx.tasks.opening
        current = self._navigator.current
        if current is None or current.screen not in UNLOCKING:
            return
        if opening:
            self._ctx.tasks.lock_vault(())
            self._navigator.replace(UNLOCK)
        elif self._page is not None:
            self._page.clear()

    def _close_vault(self, page: Page | None) -> None:
        """Have the drafts of a page kept and the vault closed; a page that fails stops neither."""
        kept: list[Parting] = []
        try:
            if page is not None:
                self._part(page, kept)
        finally:
            self._ctx.tasks.lock_vault(tuple(kept))

    def _part(self, page: Page, kept: list[Parting]) -> None:
        half_typed = self._kept.parting(page)
        if half_typed is not None:
            kept.append(half_typed)
        kept += page.unfinished()
        draft = page.suspend()
        if draft is not None:
            kept.append(draft)

    def _forget_pages(self) -> None:
        """After a pack under way, drop the texts the renderer keeps; the lock waits for neither."""
        self._ctx.tasks.run_pack(self, forget_pages)

    @property
    def _locked(self) -> bool:
        current = self._navigator.current
        return current is None or current.screen in BEFORE_UNLOCK

    @Slot(object)
    def _on_route_opened(self, route: Route) -> None:
        self._leave_page()
        page = build_page(self._ctx, route, self._host)
        self._page = page
        self._host_layout.addWidget(page)
        if self._chrome is not None:
            page.title_changed.connect(self._chrome.bar.show_title)
            self._chrome.show_place(route, page.title)
            self._chrome.show_parts(shown=not page.BARE)
        page.show()
        page.refresh()
        page.focus_first()
        if route.screen not in BEFORE_UNLOCK:
            self._kept.enter(page)

    @Slot(bool)
    def _on_made_up_known(self, made_up: bool) -> None:
        self._ctx.made_up = made_up
        self.chrome.banner.setVisible(made_up)

    @Slot(bool)
    def _on_vault_opened(self, made_up: bool) -> None:
        self._on_made_up_known(made_up)
        self.chrome.begin()
        reading = QueryOp(self, read_idle_minutes)
        reading.on_done(self._ctx.set_idle_minutes).start(self._ctx)
        if not made_up:
            QueryOp(self, read_practitioner).on_done(self._note_name).start(self._ctx)
        self._navigator.unlock(TODAY)
        CareOp(self, folder_fault).on_done(self._on_folder_known).start(self._ctx)
        self._kept.read(self._page)
        if self._lock_fault is not None:
            self.chrome.show_error(self._lock_fault)
            self._lock_fault = None

    def _note_name(self, name: str) -> None:
        """Keep whose profile it is where the chooser finds it before unlocking."""
        noting = partial(self._ctx.people.note_name, self._ctx.profile, name)
        AsideOp(self, noting).on_error(self._on_not_noted).start(self._ctx)

    def _on_not_noted(self, _error: UserFacingError) -> None:
        """Pass over it: the chooser shows the name from before, and the next unlock tries again."""

    @Slot()
    def _on_person_changed(self) -> None:
        """Forget whoever worked here before; their vault is closed."""
        self._navigator.forget()
        self._kept.forget()
        self._lock_fault = None
        self.setProperty(KEPT_ZOOM, None)
        if self._chrome is not None:
            self._chrome.forget()
        forget_copies()

    @Slot(object)
    def _on_lock_failed(self, error: UserFacingError) -> None:
        """Say at once, and again once somebody is there who unlocks."""
        self._lock_fault = error
        self.chrome.show_error(error)

    def _on_folder_known(self, fault: UserFacingError | None) -> None:
        if fault is not None:
            self._ctx.show_error(fault)

    @Slot()
    def _on_later(self) -> None:
        if self._chrome is None:
            self._chrome = self._make_chrome()
        AsideOp(self, read_system_lock).on_done(self._on_system_read).start(self._ctx)

    def _on_system_read(self, module: str) -> None:
        """Listen to the system, once what that takes was loaded beside other things."""
        if module:
            watch: SystemLock | WindowsLock = load(f"{module}:system_lock")(self, self._ctx)
            watch.told.connect(self.lock)
            watch.listen()

    @Slot()
    def _on_find(self) -> None:
        if not self._locked and self._page is not None and not self._page.BARE:
            self.chrome.find()

    @Slot()
    def _on_find_left(self) -> None:
        if self._page is not None and self._page.isVisible():
            self._page.focus_first()

    @Slot()
    def _on_primary(self) -> None:
        finding = self._chrome is not None and self._chrome.finding
        if self._page is not None and not finding:
            self._page.do_primary()

    def _go_help(self) -> None:
        self._navigator.open(HELP)

    def _go_today(self) -> None:
        self._navigator.open(TODAY)

    def _go_caseload(self) -> None:
        self._navigator.open(CASELOAD)

    def _go_library(self) -> None:
        self._navigator.open(LIBRARY)

    def _go_supervision(self) -> None:
        self._navigator.open(SUPERVISION)

    def _go_settings(self) -> None:
        self._navigator.open(SETTINGS)

    def _may_leave(self) -> bool:
        return self._page is None or self._page.can_leave()

    def _leave_page(self) -> None:
        page, self._page = self._page, None
        self._kept.leave()
        if self._chrome is not None:
            self._chrome.leave_find()
        if page is None:
            return
        if page.route.screen not in BEFORE_UNLOCK:
            for parting in (*page.unfinished(), page.suspend()):
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

    def _close_other_windows(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window is not self and window.isVisible():
                window.close()

    def _make_chrome(self) -> "Chrome":
        chrome: Chrome = load("ui.chrome:Chrome")(self._ctx, self._navigator, self._host)
        chrome.stand_in(self._whole, self._middle, self._right)
        chrome.lock_wanted.connect(self.lock)
        chrome.find_left.connect(self._on_find_left)
        chrome.banner.setVisible(self._ctx.made_up)
        if self._page is not None:
            self._page.title_changed.connect(chrome.bar.show_title)
        return chrome

    def _build(self) -> None:
        layouts: tuple[QBoxLayout, ...]
        layouts = (self._host_layout, self._right, self._middle, self._whole)
        for layout in layouts:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._right.addWidget(self._host, 1)
        self._middle.addLayout(self._right, 1)
        self._whole.addLayout(self._middle, 1)

    def _connect(self) -> None:
        hub = self._ctx.hub
        self._later.timeout.connect(self._on_later)
        self._navigator.set_guard(self._may_leave)
        self._navigator.route_opened.connect(self._on_route_opened)
        hub.lock_wanted.connect(self.lock)
        hub.made_up_known.connect(self._on_made_up_known)
        hub.person_changed.connect(self._on_person_changed)
        hub.vault_opened.connect(self._on_vault_opened)
        self._ctx.tasks.lock_failed.connect(self._on_lock_failed)

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
            "Ctrl+3": self._go_library,
            "Ctrl+4": self._go_supervision,
            "Ctrl+,": self._go_settings,
            "F1": self._go_help,
        }
        for combination, act in keys.items():
            shortcut = QShortcut(QKeySequence(combination), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock before closing, so that a draft is kept (Qt)."""
        self.lock()
        event.accept()


def folder_fault(vault: "VaultLike") -> UserFacingError | None:
    """Return what is wrong with the folder the vault is in (runs in the database thread)."""
    return vault.folder_fault


def forget_copies() -> None:
    """Drop pictures, and the clipboard and what the mouse selected as far as they are ours."""
    QPixmapCache.clear()
    clipboard = QGuiApplication.clipboard()
    forget_selection(clipboard)
    if clipboard.ownsClipboard():
        clipboard.clear()
