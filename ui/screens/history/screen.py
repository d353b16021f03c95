"""A course of treatment over time: is it getting done, what changed, how do the scores move."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from planner.changes import Kind
from planner.ids import EpisodeId
from ui.context import AppContext
from ui.operations import QueryOp
from ui.pages import Page
from ui.routes import Route
from ui.screens.history.presenter import HistoryPresenter, Opening, read_opening
from ui.screens.history.table import HistoryTableModel
from ui.style.space import Space
from ui.widgets.chips import Chips, Choice
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Picker
from ui.widgets.history_picture import HistoryPicture, Picture
from ui.widgets.layout import row
from ui.widgets.text import Body, Quiet

PICTURE, TABLE = "picture", "table"
LEGEND = (
    "Bars are filled to how much was done, as they say; a line across is what I say where it "
    "differs. The denser the filling, the closer to what was meant; stripes: not asked. "
    "Dotted: not reviewed. Cut-offs are the published ones."
)
WIDTHS = (8, 16, 14, 18, 18, 8, 26, 26, 14, 14, 14, 12, 30, 40, 30, 10)
EMPTY = "There is nothing to show yet", "It fills with the first session."


class HistoryPage(Page):
    """One course, as a picture or as a table."""

    SHOWS = frozenset({Kind.EPISODE, Kind.SESSION, Kind.SCORE, Kind.PLAN, Kind.REVIEW})
    SCROLLS = False
    WIDTH = 0

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._presenter: HistoryPresenter | None = None
        self._courses = Picker("Course of treatment")
        self._ways = Chips(
            "Shown as",
            [Choice(PICTURE, "Picture", key="p"), Choice(TABLE, "Table", key="t")],
            may_be_empty=False,
        )
        self._ways.set_value(PICTURE)
        self._picture = HistoryPicture()
        self._window = QScrollArea()
        self._said = Body("")
        self._table = DataTable("History as a table")
        self._model = HistoryTableModel(self)
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
    def said(self) -> str:
        """The line that tells what the chosen session shows."""
        return self._said.text()

    @property
    def ways(self) -> Chips:
        """Picture or table."""
        return self._ways

    @property
    def courses(self) -> Picker:
        """The person's courses."""
        return self._courses

    def refresh(self) -> None:
        """Read the course."""
        reading: QueryOp[Opening] = QueryOp(self, partial(read_opening, EpisodeId(self.route.id)))
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget the person."""
        self._presenter = None
        self._picture.forget()
        self._model.show_rows((), ())
        self._said.setText("")
        self._courses.clear()
        self.set_title("")

    def focus_first(self) -> None:
        """Begin on the picture or the table."""
        if self._ways.value == TABLE:
            self._table.setFocus()
        else:
            self._picture.setFocus()

    def _show(self, opening: Opening) -> None:
        presenter = HistoryPresenter(opening)
        self._presenter = presenter
        patient = opening.history.patient
        self.set_title(f"{patient.called} · history")
        self.show_needs(patient.needs)
        self._courses.set_choices([Choice(*each) for each in presenter.courses])
        self._courses.set_value(opening.history.episode.id)
        self._courses.setVisible(len(presenter.courses) > 1)
        self._none.setVisible(presenter.empty)
        self._stack.setVisible(not presenter.empty)
        self._model.show_rows(presenter.headings, presenter.rows)
        self._table.set_widths(WIDTHS)
        self._picture.show_picture(
            Picture(
                chart=presenter.chart,
                heads=presenter.heads,
                bars=presenter.bars,
                spoken=presenter.spoken,
                start=presenter.latest,
            )
        )
        self._on_column(self._picture.current)

    def _open_session(self) -> None:
        if self._presenter is not None and self._picture.current >= 0:
            chosen = self._presenter.session_id(self._picture.current)
            self.ctx.navigator.open(Route.session(chosen))

    @Slot(int)
    def _on_column(self, at: int) -> None:
        presenter = self._presenter
        if presenter is None or not 0 <= at < len(presenter.spoken):
            return
        self._said.setText(presenter.spoken[at])
        self.set_primary(f"Open session {presenter.number(at)}", self._open_session)
        spot = self._picture.place_of(at)
        margin = self.fontMetrics().averageCharWidth() * 8
        self._window.ensureVisible(int(spot.x()), int(spot.y()), margin, 0)
        if self._ways.value == PICTURE:
            self._table.choose_row(presenter.row_of_column(at))

    @Slot(str)
    def _on_way(self, way: str) -> None:
        self._stack.setCurrentIndex(1 if way == TABLE else 0)

    @Slot(str)
    def _on_course(self, episode_id: str) -> None:
        if episode_id and episode_id != self.route.id:
            self.ctx.navigator.open(Route.history(EpisodeId(episode_id)))

    @Slot(QModelIndex)
    def _on_row_opened(self, index: QModelIndex) -> None:
        if self._presenter is not None:
            chosen = self._presenter.session_id(self._presenter.column_of_row(index.row()))
            self.ctx.navigator.open(Route.session(chosen))

    @Slot()
    def _on_theme(self) -> None:
        self._picture.set_series(self.ctx.theme.tokens.series)

    def _lay_out(self) -> None:
        self._window.setFrameShape(QFrame.Shape.NoFrame)
        self._window.setWidgetResizable(True)
        self._window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window.setWidget(self._picture)
        self._table.setModel(self._model)
        self._stack.addWidget(self._window)
        self._stack.addWidget(self._table)
        self.body.setSpacing(Space.S)
        self.body.addLayout(row(self._ways, self._courses))
        self.body.addWidget(self._none)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._said)
        self.body.addWidget(Quiet(LEGEND))
        self._courses.hide()
        self._none.hide()

    def _connect(self) -> None:
        self._picture.column_chosen.connect(self._on_column)
        self._ways.value_chosen.connect(self._on_way)
        self._courses.value_chosen.connect(self._on_course)
        self._table.row_opened.connect(self._on_row_opened)
        self.ctx.theme.changed.connect(self._on_theme)
        self._on_theme()
