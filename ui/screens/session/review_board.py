"""The review of one task: every key goes through planner.review_rules."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner import review_rules as rules
from planner.library import Field
from planner.plans import Move
from planner.review_rules import Place, ReviewState
from planner.review_rules import Slot as Asked
from ui.screens.session import review_words as words
from ui.screens.session.answer_rows import AnswerRow, KeylessChips
from ui.screens.session.obstacle_row import ObstacleRow
from ui.screens.session.review_presenter import ReviewPresenter
from ui.screens.session.slip_row import NotReviewedRow, SlipRow
from ui.style.space import Space
from ui.widgets.chips import Choice
from ui.widgets.fields import LineEdit
from ui.widgets.text import Quiet, Strong

HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTICED, DONE = Place(Asked.NOTICED), Place(Asked.DONE)
OBSTACLES = Place(Asked.OBSTACLES)


class ReviewBoard(QWidget):
    """One task of the last plan.

    Signals:
        finished: The last question was answered.
        field_wanted: An obstacle leads to this field of the next plan (a Field).
        paper_wanted: Type in the sheets that came back.
    """

    finished = Signal()
    field_wanted = Signal(object)
    paper_wanted = Signal()

    def __init__(
        self, presenter: ReviewPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._index = index
        self._rows: dict[Place, AnswerRow] = {}
        self._order: tuple[Place, ...] = ()
        self._arranging = False
        self._noticed = LineEdit("What was noticed, in their words", "In their words (key W)")
        self._obstacles = ObstacleRow(presenter, index)
        self._not_reviewed = NotReviewedRow(presenter, index)
        self._said = Quiet("")
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.M)
        self._lay_out()
        self._noticed.textEdited.connect(self._on_noticed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.show_state()

    @property
    def state(self) -> ReviewState:
        """The review so far."""
        return self._presenter.states[self._index]

    @property
    def row_in_focus(self) -> Place:
        """What the next key answers."""
        return self.state.place

    def show_state(self) -> None:
        """Show the answers, and only the questions that are asked."""
        state = self.state
        shown = rules.order(state)[:-1]
        if shown != self._order:
            self._arrange(shown)
        for place in shown:
            field = self._row(place).field
            if isinstance(field, KeylessChips):
                self._offer(place, field)
                field.set_value(words.chosen(state, place))
        if self._noticed.text() != state.review.noticed:
            self._noticed.setText(state.review.noticed)
        self._obstacles.show_state()
        self._not_reviewed.show_state()
        self._said.setText(words.still_open(state))

    def focus_place(self) -> None:
        """Put the focus where the next key is answered."""
        if self.state.place == DONE:
            self.finished.emit()
        elif self.state.place in self._order:
            self._row(self.state.place).field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand a key to the rules; the focus follows (Qt)."""
        if event.modifiers() & HELD:
            super().keyPressEvent(event)
            return
        ways = {"n": self._not_reviewed, "w": self._noticed}
        way = ways.get(event.text().casefold())
        if way is not None:
            way.setFocus()
            return
        key = rules.ENTER if event.key() in ENTERS else event.text()
        if not self._press(key):
            super().keyPressEvent(event)

    def _press(self, key: str) -> bool:
        before = self.state
        after = rules.press(before, key) if key else before
        if after is before:
            return False
        self._presenter.put(self._index, after)
        self.show_state()
        if after.place != before.place:
            self.focus_place()
        return True

    def _lay_out(self) -> None:
        task = self.state.task
        self._column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.M)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Strong(task.what or task.title))
        head.addWidget(Quiet(words.task_facts(task)))
        outer.addLayout(head)
        outer.addLayout(self._column)
        if task.occasions:
            slip = SlipRow(self._presenter, self._index)
            slip.paper_wanted.connect(self.paper_wanted)
            outer.addWidget(slip)
        outer.addWidget(self._not_reviewed)
        outer.addWidget(self._said)

    def _row(self, place: Place) -> AnswerRow:
        if place not in self._rows:
            self._rows[place] = self._make_row(place)
        return self._rows[place]

    def _make_row(self, place: Place) -> AnswerRow:
        question = words.question(self.state, place, self._presenter.library)
        if place == OBSTACLES:
            self._obstacles.chips.back_wanted.connect(self._on_back)
            self._obstacles.changed.connect(self.show_state)
            self._obstacles.field_wanted.connect(self._on_field)
            return self._obstacles
        if place == NOTICED:
            return AnswerRow(question, self._noticed)
        chips = KeylessChips(question, self._choices(place))
        chips.value_chosen.connect(partial(self._on_chosen, place))
        chips.back_wanted.connect(self._on_back)
        return AnswerRow(question, chips)

    def _offer(self, place: Place, chips: KeylessChips) -> None:
        """Ask as the answers so far want it asked: why it is dropped, or why the same again."""
        self._row(place).ask(words.question(self.state, place, self._presenter.library))
        wanted = tuple(self._choices(place))
        if wanted != chips.choices:
            chips.set_choices(wanted)

    def _choices(self, place: Place) -> list[Choice]:
        offered = words.answers(self.state, place)
        return [Choice(value, label, key=key) for value, label, key in offered]

    def _arrange(self, shown: tuple[Place, ...]) -> None:
        """Put the questions in their order, for the eye and for the Tab key."""
        self._arranging = True
        for row in self._rows.values():
            self._column.removeWidget(row)
        for place in self._order:
            if place not in shown:
                self._rows[place].hide()
        self._order = shown
        before: QWidget | None = None
        for place in shown:
            row = self._row(place)
            self._column.addWidget(row)
            row.show()
            for each in row.findChildren(QWidget):
                reachable = each.focusPolicy() is not Qt.FocusPolicy.NoFocus
                if reachable and each.window() is self.window():
                    if before is not None:
                        QWidget.setTabOrder(before, each)
                    before = each
        self._arranging = False

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Know which question the next key answers."""
        if now is None or self._arranging or not self.isAncestorOf(now):
            return
        found = (place for place, row in self._rows.items() if row.isAncestorOf(now))
        place = next(found, None)
        if place is not None and self.state.place != place:
            self._presenter.put(self._index, rules.go(self.state, place))

    def _on_chosen(self, place: Place, value: str) -> None:
        state = self.state
        if place.slot is Asked.NEXT:
            after = rules.answer_next(state, Move(value))
        else:
            after = rules.answer(rules.go(state, place), place, int(value))
        self._presenter.put(self._index, after)
        self.show_state()
        if after.place == DONE:
            self.finished.emit()

    @Slot()
    def _on_back(self) -> None:
        self._press(rules.BACK)

    @Slot(object)
    def _on_field(self, field: Field) -> None:
        self._presenter.put(self._index, rules.will_change(self.state))
        self.show_state()
        self.field_wanted.emit(field)

    @Slot(str)
    def _on_noticed(self, text: str) -> None:
        self._presenter.put(self._index, rules.notice(self.state, text))
