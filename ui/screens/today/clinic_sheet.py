"""Today's clinic on paper: seen first, then printed or saved."""

from functools import partial

from planner.clinic_sheet import clinic_lines
from planner.report import Report
from planner.views import TodayView
from ui.operations import QueryOp
from ui.packs.paper_page import PaperPage, keep_safe
from ui.screens.today.clinic_words import clinic_report
from ui.screens.today.reading import read_today


class ClinicSheetPage(PaperPage):
    """The appointments of the day, with room for notes."""

    FILE_NAME = "clinic-sheet"
    _view: TodayView | None = None

    def refresh(self) -> None:
        """Read the day."""
        self.set_title("Clinic sheet")
        reading: QueryOp[TodayView] = QueryOp(self, partial(read_today, self.ctx.clock.today()))
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget everybody."""
        super().clear()
        self._view = None

    def report(self, *, named: bool) -> Report | None:
        """Return the sheet."""
        if self._view is None:
            return None
        return clinic_report(
            clinic_lines(self._view),
            self._view.day,
            self.ctx.clock.now(),
            named=named,
            safe=keep_safe(named=named),
            made_up=self.ctx.made_up,
        )

    def _show(self, view: TodayView) -> None:
        self._view = view
        self.show_report()
