"""Handing people over: choose them, save one sealed file, tell its six words by phone."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtWidgets import QWidget

from models.handover_file import Parcel
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import PatientId
from planner.views import CaseloadRow
from ui.context import AppContext
from ui.errors import word_error
from ui.handover_words import people_text
from ui.operations import PackOp, QueryOp, StoreOp
from ui.pages import Page
from ui.passphrases import six_words
from ui.routes import Route
from ui.screens.handover import calls
from ui.screens.handover.calls import Wish
from ui.screens.handover.people_model import WIDTHS, PeopleModel
from ui.screens.handover.people_table import PeopleTable
from ui.screens.handover.told import Told
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.layout import row
from ui.widgets.notice import Notice
from ui.widgets.search_field import SearchField
from ui.widgets.text import Body, Quiet

WHAT = (
    "Everything recorded of the people you choose goes into one sealed file for a colleague: "
    "contacts, scores, plans, reviews, packs, questions for supervision, earlier values. "
    "Nobody else's record is in it."
)
KINDS = "Sealed file (*.age)"
LOOK_MS = 100
SEARCH_CHARACTERS = 32


class HandoverPage(Page):
    """Choosing and sealing; then the six words, once.

    Attributes:
        search: Finds people.
        table: Everybody, each with a tick.
        model: Who is shown and who is chosen.
        told: The six words.
        stop: Stops the work.
    """

    SHOWS = frozenset({Kind.PATIENT, Kind.EPISODE})
    SCROLLS = False
    WIDTH = 0

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Hand over to a colleague")
        self.model = PeopleModel(self)
        self._wish = Wish()
        self._words = ""
        self._first = True
        self.search = SearchField("Find people", "Name, reference or NHS number")
        self.all_shown = LinkButton("Choose all shown")
        self.none = LinkButton("Choose nobody")
        self.count = Quiet("")
        self.table = PeopleTable("People to hand over")
        self.told = Told()
        self.problem = Notice(tone=Tone.ATTENTION)
        self.stop = PlainButton("Stop")
        self._busy = Busy("Reading the records")
        self._look = QTimer(self)
        self._build()
        self._connect()
        self.set_primary("Save the file…", self.save)

    def refresh(self) -> None:
        """Read everybody, until the file is written."""
        if not self._words:
            QueryOp(self, calls.read_people).on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget every name, and the words."""
        self._wish.stopped = True
        self._words = ""
        self.model.set_people(())
        self.search.clear()
        self.count.setText("")
        self.told.forget()
        self.problem.show_text("")

    def focus_first(self) -> None:
        """Begin at the table where somebody is chosen, else with searching."""
        (self.table if self.route.id else self.search).setFocus()

    def save(self) -> None:
        """Ask where, then read the records."""
        chosen = self.model.chosen
        name = f"handover-{self.ctx.clock.today().isoformat()}.age"
        path = self.ctx.dialogs.save_file(self, "Save the sealed file", name, KINDS)
        if path is None or not chosen:
            return
        self.problem.show_text("")
        self._work("Reading the records")
        people = tuple(each.id for each in chosen)
        gathering: QueryOp[Parcel] = QueryOp(self, partial(calls.gather, people, self._wish))
        gathering.on_done(partial(self._on_gathered, path, chosen))
        gathering.on_error(self._on_failed).start(self.ctx)

    def _on_gathered(self, path: Path, chosen: tuple[CaseloadRow, ...], parcel: Parcel) -> None:
        if self._ended():
            return
        self._look.stop()
        self._busy.start("Sealing the file: a few seconds")
        words = six_words()
        sealing: PackOp[bytes] = PackOp(self, partial(calls.sealed, parcel, words))
        sealing.on_done(partial(self._on_sealed, path, chosen, words))
        sealing.on_error(self._on_failed).start(self.ctx)

    def _on_sealed(
        self, path: Path, chosen: tuple[CaseloadRow, ...], words: str, content: bytes
    ) -> None:
        if self._ended():
            return
        people = tuple(each.id for each in chosen)
        noting: StoreOp[Changes] = StoreOp(self, partial(calls.note_out, people, content))
        noting.on_done(partial(self._on_noted, path, chosen, words, content))
        noting.on_error(self._on_failed).start(self.ctx)

    def _on_noted(
        self,
        path: Path,
        chosen: tuple[CaseloadRow, ...],
        words: str,
        content: bytes,
        _changes: Changes,
    ) -> None:
        writing: PackOp[None] = PackOp(self, partial(calls.write, path, content))
        writing.on_done(partial(self._on_written, path, chosen, words))
        writing.on_error(self._on_failed).start(self.ctx)

    def _on_written(
        self, path: Path, chosen: tuple[CaseloadRow, ...], words: str, _nothing: object
    ) -> None:
        self._rest()
        self._words = words
        for each in self._choosing:
            each.hide()
        self.told.show_written(words, path.name, chosen)
        self.told.show()
        self.set_title("Handed over")
        self.set_primary("The words are told", self._after_words)
        self.primary.setEnabled(True)
        self.primary.setFocus()

    def _after_words(self) -> None:
        self.told.show_people()
        self.set_primary("Done", self.ctx.navigator.back)

    def _on_failed(self, error: UserFacingError) -> None:
        self._rest()
        self.problem.show_text(str(word_error(error)), Tone.ATTENTION)

    def _ended(self) -> bool:
        """Tell whether somebody stopped it meanwhile."""
        if self._wish.stopped:
            self._on_failed(UserFacingError("handover.stopped"))
        return self._wish.stopped

    def _work(self, words: str) -> None:
        self._wish = Wish()
        self._busy.start(words)
        self._look.start(LOOK_MS)
        self.stop.show()
        self.primary.setEnabled(False)
        self.table.setEnabled(False)

    def _rest(self) -> None:
        self._look.stop()
        self._busy.stop()
        self.stop.hide()
        self.table.setEnabled(True)
        self._count()

    def _show(self, people: tuple[CaseloadRow, ...]) -> None:
        self.model.set_people(people)
        if self._first and self.route.id:
            self.model.choose((PatientId(self.route.id),), on=True)
            self.table.choose_row([str(each.id) for each in self.model.shown].index(self.route.id))
        elif self._first:
            self.table.choose_row(0)
        self._first = False
        self._count()

    def _count(self) -> None:
        chosen = len(self.model.chosen)
        self.count.setText(f"{people_text(chosen)} chosen" if chosen else "Nobody chosen yet")
        self.primary.setEnabled(chosen > 0)

    def _build(self) -> None:
        self._what = Body(WHAT)
        self._choosing: tuple[QWidget, ...] = (self._what, self.search, self.all_shown)
        self._choosing += (self.none, self.count, self.table)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * SEARCH_CHARACTERS)
        self.count.setWordWrap(False)
        self.table.setModel(self.model)
        self.table.share_room(WIDTHS)
        self.body.addWidget(self._what)
        line = row(self.search, self.all_shown, self.none, self.count, stretch=3)
        self.body.addLayout(line)
        for each in (self.problem, self._busy):
            self.body.addWidget(each)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told, 1)
        for hidden in (self.problem, self.told):
            hidden.hide()
        self.add_secondary(self.stop)
        self.stop.hide()

    def _connect(self) -> None:
        self.search.searched.connect(self._on_search)
        self.search.went_down.connect(self._on_down)
        self.all_shown.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        self.table.toggled.connect(self._on_toggled)
        self.table.left_upwards.connect(self.search.setFocus)
        self.told.person_chosen.connect(self._on_person)
        self.stop.clicked.connect(self._on_stop)
        self._look.timeout.connect(self._on_look)

    @Slot()
    def _on_search(self) -> None:
        self.model.filter(self.search.text())

    @Slot()
    def _on_down(self) -> None:
        self.table.choose_row(0)
        self.table.setFocus()

    @Slot()
    def _on_all(self) -> None:
        self.model.choose([each.id for each in self.model.shown], on=True)
        self._count()

    @Slot()
    def _on_none(self) -> None:
        self.model.choose([each.id for each in self.model.chosen], on=False)
        self._count()

    @Slot(QModelIndex)
    def _on_toggled(self, index: QModelIndex) -> None:
        self.model.toggle(index.row())
        self._count()

    @Slot(str)
    def _on_person(self, person: str) -> None:
        self.ctx.navigator.open(Route.patient(PatientId(person)))

    @Slot()
    def _on_stop(self) -> None:
        self._wish.stopped = True
        self._busy.start("Stopping")

    @Slot()
    def _on_look(self) -> None:
        if self._wish.whole:
            self._busy.show_part(self._wish.done, self._wish.whole)
