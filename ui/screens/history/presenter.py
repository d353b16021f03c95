"""A course of treatment for the picture and for the table. Qt-free."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.history_chart import chart, table
from planner.ids import EpisodeId, SessionId
from planner.library import Library
from planner.patients import Episode
from planner.sessions import Status
from planner.views import History
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
    """One course, in order of time."""

    def __init__(self, opening: Opening) -> None:
        self._library = opening.library
        self._opening = opening
        self.chart = chart(opening.history, opening.library.measures)
        self.table = table(opening.history, opening.library.measures)

    @property
    def empty(self) -> bool:
        """True where there was no contact yet."""
        return not self.chart.columns

    @property
    def courses(self) -> tuple[tuple[str, str], ...]:
        """Id and words of each course."""
        return tuple((each.id, words.course_text(each)) for each in self._opening.courses)

    @property
    def heads(self) -> tuple[tuple[str, str], ...]:
        """Two short lines over each column."""
        return tuple(words.head_words(each) for each in self.chart.columns)

    @property
    def bars(self) -> tuple[tuple[str, str, str, str], ...]:
        """The words under each bar."""
        return tuple(words.bar_words(each, self._library) for each in self.chart.bars)

    @property
    def spoken(self) -> tuple[str, ...]:
        """For each session everything the picture shows."""
        columns = range(len(self.chart.columns))
        return tuple(words.column_text(self.chart, at, self._library) for at in columns)

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
        number = self.chart.columns[at].number
        return next(
            each.session.id
            for each in self._opening.history.sessions
            if each.session.number == number
        )

    def column_of_row(self, row: int) -> int:
        """Return the column that a row of the table belongs to."""
        number = self.table.rows[row].number
        return [each.number for each in self.chart.columns].index(number)

    def row_of_column(self, at: int) -> int:
        """Return the first row of a column's session."""
        return [each.number for each in self.table.rows].index(self.chart.columns[at].number)
