"""The only module that knows all screens. It keeps the way; the main window builds the pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.doors import load
from ui.routes import BEFORE_UNLOCK, Route, Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.pages import Page

PAGES: dict[Screen, str] = {
    Screen.SETUP: "ui.screens.setup.screen:SetupPage",
    Screen.UNLOCK: "ui.screens.unlock.screen:UnlockPage",
    Screen.RECOVER: "ui.screens.unlock.recover:RecoverPage",
    Screen.PROFILES: "ui.screens.profiles.screen:ProfilesPage",
    Screen.TODAY: "ui.screens.today.screen:TodayPage",
    Screen.TODAYS_PACKS: "ui.screens.todays_packs.screen:TodaysPacksPage",
    Screen.CLINIC_SHEET: "ui.screens.today.clinic_sheet:ClinicSheetPage",
    Screen.SUPERVISION: "ui.screens.supervision.screen:SupervisionPage",
    Screen.RECORD_TEXT: "ui.screens.record_text.screen:RecordTextPage",
    Screen.PAPER: "ui.screens.paper.screen:PaperPage",
    Screen.MY_PLANNING: "ui.screens.my_planning.screen:MyPlanningPage",
    Screen.CASELOAD: "ui.screens.caseload.screen:CaseloadPage",
    Screen.PATIENT: "ui.screens.patient.screen:PatientPage",
    Screen.PATIENT_EDIT: "ui.screens.patient.edit:PatientEditPage",
    Screen.SESSION: "ui.screens.session.screen:SessionPage",
    Screen.PLAN: "ui.screens.plan.screen:PlanPage",
    Screen.PATIENT_VIEW: "ui.screens.patient_view.screen:PatientViewPage",
    Screen.PACK: "ui.screens.pack.screen:PackPage",
    Screen.HISTORY: "ui.screens.history.screen:HistoryPage",
    Screen.WORK_SUMMARY: "ui.screens.patient.summary:WorkSummaryPage",
    Screen.LIBRARY: "ui.screens.library.screen:LibraryPage",
    Screen.AUDIT: "ui.screens.audit.screen:AuditPage",
    Screen.PERSON_DATA: "ui.screens.person_data.screen:PersonDataPage",
    Screen.HANDOVER: "ui.screens.handover.screen:HandoverPage",
    Screen.HANDOVER_IN: "ui.screens.handover.take_in:HandoverInPage",
    Screen.RETENTION: "ui.screens.retention.screen:RetentionPage",
    Screen.BACKUPS: "ui.screens.backups.screen:BackupsPage",
    Screen.RESTORE: "ui.screens.backups.restore:RestorePage",
    Screen.KEYS: "ui.screens.keys.screen:KeysPage",
    Screen.SETTINGS: "ui.screens.settings.screen:SettingsPage",
    Screen.HELP: "ui.screens.help.screen:HelpPage",
    Screen.ABOUT: "ui.screens.help.about:AboutPage",
}
HISTORY_LIMIT = 50


def build_page(ctx: "AppContext", route: Route, parent: "QWidget") -> "Page":
    """Load the screen of a route and make its page: ``Factory(ctx, route, parent)``."""
    factory: Callable[..., Page] = load(PAGES[route.screen])
    return factory(ctx, route, parent)


class Navigator(QObject):
    """The way taken so far, as in a browser.

    Signals:
        route_opened: Show this Route now.
        ways_changed: Whether one can go back or forward changed.
    """

    route_opened = Signal(object)
    ways_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._back: list[Route] = []
        self._forward: list[Route] = []
        self._current: Route | None = None
        self._guard: Callable[[], bool] | None = None
        self._locked = True

    @property
    def current(self) -> Route | None:
        """Where one is."""
        return self._current

    @property
    def can_go_back(self) -> bool:
        """True where there is a place before."""
        return bool(self._back) and not self._locked

    @property
    def can_go_forward(self) -> bool:
        """True where one came back from somewhere."""
        return bool(self._forward) and not self._locked

    def set_guard(self, may_leave: Callable[[], bool]) -> None:
        """Ask this before leaving a page."""
        self._guard = may_leave

    def open(self, route: Route) -> None:
        """Go there, unless the page in sight objects or the vault is locked."""
        if route == self._current or not self._may_go(route):
            return
        if self._current is not None and self._current.screen not in BEFORE_UNLOCK:
            self._back.append(self._current)
            del self._back[:-HISTORY_LIMIT]
        self._forward.clear()
        self._show(route)

    def replace(self, route: Route) -> None:
        """Go there without a way back to where one is."""
        if self._may_go(route):
            self._show(route)

    @Slot()
    def back(self) -> None:
        """Go back one place."""
        if self.can_go_back and self._may_leave():
            if self._current is not None:
                self._forward.append(self._current)
            self._show(self._back.pop())

    @Slot()
    def forward(self) -> None:
        """Go forward again."""
        if self.can_go_forward and self._may_leave():
            if self._current is not None:
                self._back.append(self._current)
            self._show(self._forward.pop())

    def lock(self, to: Route) -> None:
        """Go before the vault at once, no question asked; the way is kept."""
        if self._current is not None and self._current.screen not in BEFORE_UNLOCK:
            self._back.append(self._current)
        self._locked = True
        self._show(to)

    def unlock(self, otherwise: Route) -> None:
        """Go back to where the lock struck, or to the first page."""
        self._locked = False
        self._show(self._back.pop() if self._back else otherwise)

    def forget(self) -> None:
        """Forget the way (another vault)."""
        self._back.clear()
        self._forward.clear()

    def _may_go(self, route: Route) -> bool:
        if self._locked and route.screen not in BEFORE_UNLOCK:
            return False
        return self._may_leave()

    def _may_leave(self) -> bool:
        return self._guard is None or self._guard()

    def _show(self, route: Route) -> None:
        self._current = route
        self.route_opened.emit(route)
        self.ways_changed.emit()
