"""Taking people in: the file and its six words, who is in it, then all of them or nobody."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from models.handover_file import Opened
from planner.errors import UserFacingError
from planner.handover import Preview, TakenIn
from ui.context import AppContext
from ui.errors import word_error
from ui.handover_words import (
    NO_PROOF,
    clash_text,
    coming_text,
    holds_text,
    people_text,
    taken_text,
    whose_text,
)
from ui.operations import CareOp, PackOp, QueryOp
from ui.pages import Page
from ui.routes import CASELOAD, Route
from ui.screens.handover import calls
from ui.screens.handover.calls import Wish
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import PlainButton
from ui.widgets.fields import LineEdit
from ui.widgets.form import FormRow
from ui.widgets.layout import row
from ui.widgets.line_list import Line, LineList
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Quiet

WHAT = (
    "Choose the file a colleague made for you, and type the six words they told you by phone. "
    "First you see who is in it; nothing is taken in before you say so."
)
NO_FILE = "No file chosen yet"
WORDS_HINT = "In their order. Capitals, commas and spaces do not matter."
BEFORE, AFTER = ("Stays out", "Comes in"), ("Left out", "Taken in")
KINDS = "Sealed file (*.age)"
LOOK_MS = 100


class HandoverInPage(Page):
    """Three steps on one page: the file, who is in it, what was done.

    Attributes:
        choose: Chooses the file.
        words: The six words.
        told: What is in the file, or what was done.
        people: Everybody in the file.
        problem: What went wrong.
        stop: Stops the work.
    """

    SCROLLS = False
    WIDTH = 110

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Take over from a colleague")
        self._wish = Wish()
        self._path: Path | None = None
        self._opened: Opened | None = None
        self.choose = PlainButton("Choose the file…")
        self.words = LineEdit("The six words")
        self.words.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)  # kept nowhere
        self.told = Notice()
        self.people = LineList("People in the file")
        self.problem = Notice(tone=Tone.ATTENTION)
        self.stop = PlainButton("Stop")
        self._chosen = Quiet(NO_FILE)
        self._busy = Busy("Opening the file: a few seconds")
        self._look = QTimer(self)
        self._build()
        self._connect()
        self.set_primary("Look inside", self.look_inside)
        self._may_look()

    def clear(self) -> None:
        """Forget the words, the file and everybody in it."""
        self._wish.stopped = True
        self._path = self._opened = None
        self.words.clear()
        self._chosen.setText("")
        self.told.show_text("")
        self.problem.show_text("")
        self.people.show_lines(())

    def focus_first(self) -> None:
        """Begin at the file."""
        self.choose.setFocus()

    def look_inside(self) -> None:
        """Open the file and show who is in it."""
        if self._path is None or not self.words.text().strip():
            return
        self._work("Opening the file: a few seconds")
        run = partial(calls.open_file, self._path, self.words.text(), self.ctx.made_up, self._wish)
        opening: PackOp[Opened] = PackOp(self, run)
        opening.on_done(self._on_opened).on_error(self._on_failed).start(self.ctx)

    def take_in(self) -> None:
        """Take in everybody who may come."""
        if self._opened is None:
            return
        self._work("Making a backup, then taking them in")
        taking: CareOp[TakenIn] = CareOp(self, partial(calls.take_in, self._opened, self._wish))
        taking.on_done(self._on_taken).on_error(self._on_failed).start(self.ctx)

    def _on_opened(self, opened: Opened) -> None:
        if self._wish.stopped:
            self._on_failed(UserFacingError("handover.stopped"))
            return
        self._opened = opened
        looking: QueryOp[Preview] = QueryOp(self, partial(calls.preview, opened))
        looking.on_done(self._show).on_error(self._on_failed).start(self.ctx)

    def _show(self, preview: Preview) -> None:
        self._rest()
        self.words.clear()
        for each in self._asking:
            each.hide()
        self._show_people(preview, BEFORE)
        said = f"{whose_text(preview)} {coming_text(preview)}\n{NO_PROOF}"
        self.told.show_text(said, Tone.INFO if preview.coming else Tone.ATTENTION)
        self.people.show()
        self.people.setFocus()
        if preview.coming:
            count = people_text(len(preview.coming))
            self.set_primary(f"Take in {count}", self.take_in)
            self.primary.setEnabled(True)
        else:
            self._lead_away()

    def _show_people(self, preview: Preview, headings: tuple[str, str]) -> None:
        lines = []
        both = (preview.left_out, preview.coming)
        for heading, arrivals in zip(headings, both, strict=True):
            if arrivals:
                lines.append(Line(title=heading, heading=True))
            for each in arrivals:
                title = f"{each.person.name} · {each.person.reference}"
                said = "\n".join(clash_text(found) for found in each.found)
                lines.append(
                    Line(id=each.person.id, title=title, text=said, detail=holds_text(each))
                )
        self.people.show_lines(lines)

    def _on_taken(self, done: TakenIn) -> None:
        self._rest()
        self._opened = None
        self._show_people(done.preview, AFTER)
        self.told.show_text(taken_text(done), Tone.GOOD)
        self._lead_away()

    def _lead_away(self) -> None:
        self.set_primary("To the caseload", self._to_caseload)
        self.primary.setEnabled(True)
        self.primary.setFocus()

    def _to_caseload(self) -> None:
        self.ctx.navigator.replace(CASELOAD)

    def _on_failed(self, error: UserFacingError) -> None:
        self._rest()
        self.problem.show_text(str(word_error(error)), Tone.ATTENTION)
        if self._opened is None:
            self._may_look()
            self.words.setFocus()

    def _work(self, words: str) -> None:
        self._wish = Wish()
        self.problem.show_text("")
        self._busy.start(words)
        self._look.start(LOOK_MS)
        self.stop.show()
        self.primary.setEnabled(False)

    def _rest(self) -> None:
        self._look.stop()
        self._busy.stop()
        self.stop.hide()
        self.primary.setEnabled(True)

    def _may_look(self) -> None:
        ready = self._path is not None and bool(self.words.text().strip())
        self.primary.setEnabled(ready)

    def _build(self) -> None:
        what = Body(WHAT)
        self._chosen.setWordWrap(False)
        form = FormRow("The six words", self.words, WORDS_HINT)
        self._asking = (what, self.choose, self._chosen, form)
        self.body.addWidget(what)
        self.body.addLayout(row(self.choose, self._chosen, stretch=1))
        self.body.addWidget(form)
        for each in (self.problem, self._busy, self.told):
            self.body.addWidget(each)
        self.body.addWidget(self.people, 1)
        self.body.addStretch(0)
        for hidden in (self.problem, self.told, self.people):
            hidden.hide()
        self.add_secondary(self.stop)
        self.stop.hide()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.words.textChanged.connect(self._on_typed)
        self.words.returnPressed.connect(self.look_inside)
        self.stop.clicked.connect(self._on_stop)
        self._look.timeout.connect(self._on_look)

    @Slot()
    def _on_choose(self) -> None:
        path = self.ctx.dialogs.open_file(self, "Choose the sealed file", KINDS)
        if path is None:
            return
        self._path = path
        self._chosen.setText(path.name)
        self.problem.show_text("")
        self.words.setFocus()
        self._may_look()

    @Slot()
    def _on_typed(self) -> None:
        self._may_look()

    @Slot()
    def _on_stop(self) -> None:
        self._wish.stopped = True
        self._busy.start("Stopping")

    @Slot()
    def _on_look(self) -> None:
        if self._wish.whole:
            self._busy.show_part(self._wish.done, self._wish.whole)
