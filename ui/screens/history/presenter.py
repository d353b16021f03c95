"""A course of treatment for the picture, the table and the pages to print. Qt-free."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.history_chart import chart, table
from planner.history_filter import interventions_in, only
from planner.ids import EpisodeId, SessionId
from planner.library import Library
from planner.patients import Episode
from planner.sessions import Status
from planner.views import History
from ui.history_labels import labels_of
from ui.screens.history import words

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page opens with.

    Attributes:
        history: The course.
        courses: All courses of the person, newest first.
        library: The shelf, with what the service hides: it may have been recorded.
    """

    history: History
    courses: tuple[Episode, ...]
    library: Library


def read_opening(episode_id: EpisodeId, store: "Store") -> Opening:
    """Read a course and the names of the others."""
    history = store.history.history(episode_id)
    record = store.patients.record(history.patient.id)
    return Opening(history, record.episodes, store.library.everything())


class HistoryPresenter:
    """One course, in order of time; of its tasks all, or those of one intervention.

    Attributes:
        intervention: Code of the intervention shown, or empty for all.
        history: What is shown.
        chart: It as a picture.
        table: It as rows.
        spoken: For each session everything that is known of it.
        labels: The words of the picture.
    """

    def __init__(self, opening: Opening, intervention: str = "") -> None:
        library = opening.library
        self._library = library
        self._opening = opening
        offered = interventions_in(opening.history, library.templates)
        self.intervention = intervention if intervention in offered else ""
        self.history = only(opening.history, self.intervention, library.templates)
        self.chart = chart(self.history, library.measures)
        self.table = table(self.history, library.measures)
        self.spoken = tuple(self._spoken(at) for at in range(len(self.chart.columns)))
        self.labels = labels_of(self.chart, self.spoken, library)

    @property
    def empty(self) -> bool:
        """True where there was no contact yet."""
        return not self.chart.columns

    @property
    def whole(self) -> History:
        """The course with all its tasks."""
        return self._opening.history

    @property
    def library(self) -> Library:
        """The shelf."""
        return self._library

    @property
    def courses(self) -> tuple[tuple[str, str], ...]:
        """Id and words of each course."""
        return tuple((each.id, words.course_text(each)) for each in self._opening.courses)

    @property
    def interventions(self) -> tuple[tuple[str, str], ...]:
        """Code and words of each intervention with a task in the course."""
        found = interventions_in(self._opening.history, self._library.templates)
        return tuple((each, words.intervention_text(each, self._library)) for each in found)

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the table's columns."""
        return words.headings(self.table)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table."""
        return tuple(words.cells(each, self._library) for each in self.table.rows)

    @property
    def latest(self) -> int:
        """The column of the latest session held; the first where none was."""
        held = [at for at, each in enumerate(self.chart.columns) if each.status is Status.ATTENDED]
        return held[-1] if held else 0

    def number(self, at: int) -> int:
        """Return the number of the session in a column."""
        return self.chart.columns[at].number

    def session_id(self, at: int) -> SessionId:
        """Return the session in a column."""
        return self.chart.columns[at].session

    def column_of_row(self, row: int) -> int:
        """Return the column that a row of the table belongs to."""
        return self.table.rows[row].column

    def row_of_column(self, at: int) -> int:
        """Return the first row of a column's session."""
        return [each.column for each in self.table.rows].index(at)

    def column_of_session(self, session: SessionId | None) -> int:
        """Return where a session stands, else the latest one held."""
        sessions = [each.session for each in self.chart.columns]
        return sessions.index(session) if session in sessions else self.latest

    def _spoken(self, at: int) -> str:
        rows = [each for each in self.table.rows if each.column == at]
        return words.column_text(rows, self.table, self._library)
