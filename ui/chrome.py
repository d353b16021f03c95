"""What stands around the page once the vault is open: rail, top bar, errors, notices, find.

Built after the first page is painted, since a locked window shows none of it.
"""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from planner.errors import UserFacingError
from ui.context import AppContext
from ui.find_panel import FindPanel
from ui.idle import IdleWatch
from ui.navigator import Navigator
from ui.routes import HELP, Route
from ui.shell import ErrorBar, MadeUpBanner, Rail, Toast, TopBar
from ui.tone import Tone
from ui.vault_care import VaultCare


class Chrome(QObject):
    """The window around the page.

    Attributes:
        rail: The strip on the left.
        bar: The strip on top.
        errors: The error in sight.
        toast: The line that passes by.
        banner: Says that nobody is real.
        idle: Counts the quiet minutes.

    Signals:
        lock_wanted: Lock now.
        find_left: The search was closed; the focus goes back to the page.
    """

    lock_wanted = Signal()
    find_left = Signal()

    def __init__(self, ctx: AppContext, navigator: Navigator, host: QWidget) -> None:
        super().__init__(host)
        self._ctx = ctx
        self._navigator = navigator
        self._host = host
        self.rail = Rail()
        self.bar = TopBar()
        self.errors = ErrorBar()
        self.toast = Toast(host)
        self._hushed = False
        self.banner = MadeUpBanner()
        self.idle = IdleWatch(self)
        self._find: FindPanel | None = None
        self._care = VaultCare(ctx, self)
        self._connect()
        host.installEventFilter(self)

    @property
    def finding(self) -> bool:
        """True while the search is open."""
        return self._find is not None and not self._find.isHidden()

    @property
    def search(self) -> FindPanel | None:
        """The search, once it was opened."""
        return self._find

    def stand_in(self, whole: QBoxLayout, middle: QBoxLayout, right: QBoxLayout) -> None:
        """Take the places in the window, hidden."""
        for part in (self.banner, self.rail, self.bar):
            part.hide()
        whole.insertWidget(0, self.banner)
        middle.insertWidget(0, self.rail)
        right.insertWidget(0, self.errors)
        right.insertWidget(0, self.bar)

    def show_parts(self, *, shown: bool) -> None:
        """Show or hide rail and top bar."""
        self._hushed = not shown
        if self._hushed:
            self.toast.clear()
        self.rail.setVisible(shown)
        self.bar.setVisible(shown)

    def show_place(self, route: Route, title: str) -> None:
        """Say where one is."""
        self.errors.clear()
        self.bar.show_title(title)
        self.rail.show_place(route)

    def begin(self) -> None:
        """The vault is open: count the quiet minutes, look after the backups."""
        self.count_again()
        self._care.start()

    @Slot()
    def count_again(self) -> None:
        """Count the quiet minutes from now."""
        self.idle.start(self._ctx.preferences.idle_minutes)

    def hide_all(self) -> None:
        """Take away whatever may name somebody; the vault is being locked."""
        self.idle.stop()
        self._care.stop()
        self.leave_find()
        self.toast.clear()
        self.errors.clear()
        self.bar.show_title("")

    def forget(self) -> None:
        """Forget what was shown to the person before; another works here now."""
        self.hide_all()
        self.rail.show_state("")
        if self._find is not None:
            self._find.deleteLater()
            self._find = None

    @Slot()
    def find(self) -> None:
        """Open the search."""
        if self._find is None:
            self._find = FindPanel(self._ctx, self._host)
            self._find.closed.connect(self.find_left)
        self._find.enter()

    def leave_find(self) -> None:
        """Close the search and forget the names in it."""
        if self._find is not None:
            self._find.leave()

    @Slot(str, object)
    def show_notice(self, text: str, tone: Tone) -> None:
        """Show a line for a while; none on a page a patient may see."""
        if not self._hushed:
            self.toast.show_for_a_while(text, tone)

    @Slot(object)
    def show_error(self, error: UserFacingError) -> None:
        """Show an error in the bar."""
        self.errors.show_error(error)

    @Slot(int)
    def _on_idle_warned(self, seconds: int) -> None:
        self.toast.show_until_cleared(
            f"Locking in {seconds} seconds. Press any key to stay. A draft is kept either way."
        )

    @Slot()
    def _on_ways_changed(self) -> None:
        self.bar.show_ways(back=self._navigator.can_go_back, forward=self._navigator.can_go_forward)

    @Slot(object)
    def _on_place_wanted(self, route: Route) -> None:
        self._navigator.open(route)
        if self._navigator.current is not None:
            self.rail.show_place(self._navigator.current)

    @Slot()
    def _on_help(self) -> None:
        self._navigator.open(HELP)

    def _connect(self) -> None:
        hub = self._ctx.hub
        hub.notice_raised.connect(self.show_notice)
        hub.error_raised.connect(self.show_error)
        hub.error_cleared.connect(self.errors.clear)
        hub.preferences_changed.connect(self.count_again)
        self._navigator.ways_changed.connect(self._on_ways_changed)
        self.rail.route_wanted.connect(self._on_place_wanted)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.bar.back_wanted.connect(self._navigator.back)
        self.bar.forward_wanted.connect(self._navigator.forward)
        self.bar.find_wanted.connect(self.find)
        self.bar.help_wanted.connect(self._on_help)
        self.idle.rested.connect(hub.rested)
        self.idle.warned.connect(self._on_idle_warned)
        self.idle.woken.connect(self.toast.clear)
        self.idle.expired.connect(self.lock_wanted)
        self.idle.lock_pressed.connect(self.lock_wanted)
        self._care.told.connect(self.rail.show_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what floats over the page in its place (Qt)."""
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self.toast.place()
            if self._find is not None:
                self._find.place()
        return False
