"""A course of treatment over time: is it getting done, what changed, how do the scores move."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from planner.changes import Kind
from planner.ids import EpisodeId, SessionId
from ui.context import AppContext
from ui.history_labels import LEGEND
from ui.operations import QueryOp
from ui.pages import Page
from ui.routes import Route
from ui.screens.history.paper import PaperPane
from ui.screens.history.presenter import HistoryPresenter, Opening, read_opening
from ui.style.space import Space
from ui.widgets.chips import Chips, Choice
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Picker
from ui.widgets.history_picture import HistoryPicture
from ui.widgets.layout import FlowLayout, boxed, column
from ui.widgets.text import Body, Quiet
from ui.widgets.words_table import WordsTableModel

PICTURE, TABLE, PAPER = "picture", "table", "paper"
WAYS = (PICTURE, TABLE, PAPER)
ALL_TASKS = Choice("", "All tasks")
SCORE_WIDTH = 14
BEFORE_WIDTHS, AFTER_WIDTHS = (8, 16, 14), (26, 26, 14, 14, 14, 12, 30, 40, 30, 10)
SAID_LINES = 2
"""Room kept for what is told of a session, so that the picture does not move with every key."""
EMPTY = "There is nothing to show yet", "It fills with the first session."


class HistoryPage(Page):
    """One course, as a picture, as a table, or as pages to print."""

    SHOWS = frozenset({Kind.EPISODE, Kind.SESSION, Kind.SCORE, Kind.PLAN, Kind.REVIEW})
    SCROLLS = False
    WIDTH = 0

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._opening: Opening | None = None
        self._presenter: HistoryPresenter | None = None
        self._session: SessionId | None = None
        self._courses = Picker("Course of treatment")
        self._interventions = Picker("Tasks of which intervention", (ALL_TASKS,))
        self._ways = Chips(
            "Shown as",
            [
                Choice(PICTURE, "Picture", key="p"),
                Choice(TABLE, "Table", key="t"),
                Choice(PAPER, "On paper", key="o"),
            ],
            may_be_empty=False,
        )
        self._ways.set_value(PICTURE)
        self._picture = HistoryPicture()
        self._window = QScrollArea()
        self._said = Body("")
        self._scroll = boxed(column(self._picture, Quiet(LEGEND)))
        self._table = DataTable("History as a table")
        self._model = WordsTableModel(self)
        self._paper = PaperPane(ctx)
        self._stack = QStackedWidget()
        self._none = EmptyState(*EMPTY)
        self._lay_out()
        self._connect()

    @property
    def picture(self) -> HistoryPicture:
        """The picture."""
        return self._picture

    @property
    def table(self) -> DataTable:
        """Its twin."""
        return self._table

    @property
    def paper(self) -> PaperPane:
        """The pages to print."""
        return self._paper

    @property
    def said(self) -> str:
        """The line that tells what the chosen session shows."""
        return self._said.text()

    @property
    def ways(self) -> Chips:
        """Picture, table or paper."""
        return self._ways

    @property
    def courses(self) -> Picker:
        """The person's courses."""
        return self._courses

    @property
    def interventions(self) -> Picker:
        """Which tasks are shown."""
        return self._interventions

    def refresh(self) -> None:
        """Read the course."""
        reading: QueryOp[Opening] = QueryOp(self, partial(read_opening, EpisodeId(self.route.id)))
        reading.on_done(self._on_read).start(self.ctx)

    def clear(self) -> None:
        """Forget the person."""
        self._opening = self._presenter = None
        self._picture.forget()
        self._paper.forget()
        self._model.show_rows((), ())
        self._said.setText("")
        self._courses.clear()
        self._interventions.clear()
        self.set_title("")

    def focus_first(self) -> None:
        """Begin on the picture, the table or the page."""
        shown = {PICTURE: self._picture, TABLE: self._table, PAPER: self._paper}
        shown[self._ways.value].setFocus()

    def _on_read(self, opening: Opening) -> None:
        self._opening = opening
        presenter = HistoryPresenter(opening, self._interventions.value)
        patient = opening.history.patient
        self.set_title(f"{patient.called} · history")
        self.show_needs(patient.needs)
        self._courses.set_choices([Choice(*each) for each in presenter.courses])
        self._courses.set_value(opening.history.episode.id)
        self._courses.setVisible(len(presenter.courses) > 1)
        self._interventions.set_choices(
            [ALL_TASKS, *(Choice(*each) for each in presenter.interventions)]
        )
        self._interventions.setVisible(len(presenter.interventions) > 1)
        self._none.setVisible(presenter.empty)
        for each in (self._stack, self._ways, self._said):
            each.setVisible(not presenter.empty)
        self._show(presenter)
        self._on_way(self._ways.value)

    def _show(self, presenter: HistoryPresenter) -> None:
        self._presenter = presenter
        scores = (SCORE_WIDTH,) * len(presenter.table.measures)
        self._model.show_rows(presenter.headings, presenter.rows)
        self._table.set_widths((*BEFORE_WIDTHS, *scores, *AFTER_WIDTHS))
        start = presenter.column_of_session(self._session)
        self._picture.show_picture(presenter.chart, presenter.labels, start)
        self._on_column(self._picture.current)
        self._paper.use(presenter)

    def _open_session(self) -> None:
        if self._presenter is not None and self._picture.current >= 0:
            chosen = self._presenter.session_id(self._picture.current)
            self.ctx.navigator.open(Route.session(chosen))

    @Slot(int)
    def _on_column(self, at: int) -> None:
        presenter = self._presenter
        if presenter is None or not 0 <= at < len(presenter.spoken):
            return
        self._session = presenter.session_id(at)
        self._said.setText(presenter.spoken[at])
        self.set_primary(f"Open session {presenter.number(at)}", self._open_session)
        if self._ways.value != TABLE:
            self._table.choose_row(presenter.row_of_column(at))

    @Slot(str)
    def _on_way(self, way: str) -> None:
        self._stack.setCurrentIndex(WAYS.index(way))
        empty = self._presenter is None or self._presenter.empty
        self._said.setVisible(way != PAPER and not empty)
        self._paper.set_active(way == PAPER)
        self.show_primary(shown=way != PAPER and not empty)
        self._footer.setVisible(way != PAPER and not empty)

    @Slot()
    def _on_paper_closed(self) -> None:
        self._ways.set_value(PICTURE)
        self._on_way(PICTURE)
        self._picture.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Tell of the row's session what the picture tells of it."""
        if self._presenter is not None and index.isValid() and self._ways.value == TABLE:
            self._picture.choose(self._presenter.column_of_row(index.row()))

    @Slot(str)
    def _on_course(self, episode_id: str) -> None:
        if episode_id and episode_id != self.route.id:
            self.ctx.navigator.open(Route.history(EpisodeId(episode_id)))

    @Slot(str)
    def _on_intervention(self, intervention: str) -> None:
        if self._opening is not None:
            self._show(HistoryPresenter(self._opening, intervention))

    @Slot(QModelIndex)
    def _on_row_opened(self, index: QModelIndex) -> None:
        if self._presenter is not None:
            chosen = self._presenter.session_id(self._presenter.column_of_row(index.row()))
            self.ctx.navigator.open(Route.session(chosen))

    @Slot()
    def _on_theme(self) -> None:
        self._picture.set_series(self.ctx.theme.tokens.series)
        self._said.setMinimumHeight(self.fontMetrics().lineSpacing() * SAID_LINES)

    def _lay_out(self) -> None:
        self._window.setFrameShape(QFrame.Shape.NoFrame)
        self._window.setWidgetResizable(True)
        self._window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._window.setWidget(self._scroll)
        self._table.setModel(self._model)
        for each in (self._window, self._table, self._paper):
            self._stack.addWidget(each)
        self.body.setSpacing(Space.S)
        line = FlowLayout(gap=Space.M)
        for widget in (self._ways, self._interventions, self._courses):
            line.addWidget(widget)
        self.body.addWidget(boxed(line))
        self.body.addWidget(self._none)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._said)
        self._courses.hide()
        self._interventions.hide()
        self._none.hide()

    def _connect(self) -> None:
        self._picture.column_chosen.connect(self._on_column)
        self._ways.value_chosen.connect(self._on_way)
        self._courses.value_chosen.connect(self._on_course)
        self._interventions.value_chosen.connect(self._on_intervention)
        self._table.row_opened.connect(self._on_row_opened)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._paper.closed.connect(self._on_paper_closed)
        self.ctx.theme.changed.connect(self._on_theme)
        self._on_theme()
