"""All the work of a course of treatment on paper: seen first, then printed or saved."""

from functools import partial
from typing import TYPE_CHECKING

from planner.ids import EpisodeId
from planner.library import Library
from planner.report import Report
from planner.work_summary import WorkSummary, summarise
from ui.operations import QueryOp
from ui.packs.paper_page import PaperPage, keep_safe
from ui.screens.patient.summary_words import summary_report

if TYPE_CHECKING:
    from models.store import Store

Read = tuple[WorkSummary, Library]


def read_summary(episode_id: EpisodeId, store: "Store") -> Read:
    """Return the summary of a course and the library (runs in the database thread)."""
    library = store.library.everything()
    return summarise(store.history.history(episode_id), library), library


class WorkSummaryPage(PaperPage):
    """The summary of one course, for the practitioner and the service."""

    FILE_NAME = "summary-of-work"
    _read: Read | None = None

    def refresh(self) -> None:
        """Read the course."""
        reading: QueryOp[Read] = QueryOp(self, partial(read_summary, EpisodeId(self.route.id)))
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget the person."""
        super().clear()
        self._read = None
        self.set_title("")

    def report(self, *, named: bool) -> Report | None:
        """Return the summary."""
        if self._read is None:
            return None
        summary, library = self._read
        return summary_report(
            summary,
            library,
            self.ctx.clock.today(),
            named=named,
            safe=keep_safe(named=named),
            made_up=self.ctx.made_up,
        )

    def _show(self, read: Read) -> None:
        self._read = read
        self.set_title(f"{read[0].history.patient.called} · summary of all work done")
        self.show_report()
