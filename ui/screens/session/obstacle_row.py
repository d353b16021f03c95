"""What got in the way: the short list, the rest of the catalogue, or the person's own words."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner import review_rules as rules
from planner.choose import is_private
from planner.library import Field
from planner.reviews import Obstacle
from ui.screens.session import review_words as words
from ui.screens.session.answer_rows import AnswerRow, KeylessMultiChips
from ui.screens.session.review_presenter import ReviewPresenter
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Choice
from ui.widgets.fields import LineEdit, Picker
from ui.widgets.layout import FlowLayout, boxed, clear_layout, row

OWN = "own:"
LEADS = (
    "Each leads to what could change. The plan opens there; the task is repeated with it changed."
)


class ObstacleRow(AnswerRow):
    """Open where half or less was done; else a line that a digit or a click opens.

    Signals:
        changed: What got in the way changed.
        field_wanted: A field of the next plan was chosen (a Field).
    """

    changed = Signal()
    field_wanted = Signal(object)

    def __init__(
        self, presenter: ReviewPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        self._presenter = presenter
        self._index = index
        self.chips = KeylessMultiChips("What got in the way", ())
        self._open = LinkButton("Add what got in the way")
        super().__init__("What got in the way?", self.chips, parent)
        self._own = LineEdit("What got in the way, in their words", "In their words, then Enter")
        self._more = Picker("More of what can get in the way")
        self._other = boxed(row(self._own, self._more, gap=Space.S, stretch=0))
        self.add(self._other)
        self._folded = boxed(row(self._open))
        self.add(self._folded)
        self._fields: tuple[tuple[Field, str], ...] = ()
        self._leads = QWidget()
        self._links = FlowLayout(self._leads, gap=Space.S)
        self.add(self._leads)
        self._unfolded = False
        self.chips.values_changed.connect(self._on_values)
        self._open.clicked.connect(self._on_open)
        self._own.returnPressed.connect(self._on_own)
        self._more.value_chosen.connect(self._on_more)

    def show_state(self) -> None:
        """Show what was said."""
        state = self._presenter.states[self._index]
        asked = state.place.slot is rules.Slot.OBSTACLES
        self._unfolded = (
            self._unfolded or asked or state.obstacles_open or bool(state.review.obstacles)
        )
        if self._unfolded:
            self._offer(state)
        for each in (self.chips, self._other):
            each.setVisible(self._unfolded)
        self._folded.setVisible(not self._unfolded)
        self._show_fields(words.leads(state, self._presenter.library))

    def _offer(self, state: rules.ReviewState) -> None:
        """Offer what there is to choose; not before it is in sight."""
        wanted = _choices(self._presenter, self._index)
        if tuple(wanted) != self.chips.choices:
            self.chips.set_choices(wanted)
        self.chips.set_values(tuple(_value(each) for each in state.review.obstacles))
        if not self._more.count():
            self._more.set_choices(_catalogue(self._presenter))

    def _show_fields(self, fields: tuple[tuple[Field, str], ...]) -> None:
        """Offer the way to each field that an obstacle leads to."""
        self._leads.setVisible(bool(fields))
        self.add_note(LEADS if fields else "")
        if fields == self._fields:
            return
        self._fields = fields
        clear_layout(self._links)
        for field, text in fields:
            link = LinkButton(text)
            link.clicked.connect(partial(self.field_wanted.emit, field))
            self._links.addWidget(link)

    @Slot()
    def _on_open(self) -> None:
        self._unfolded = True
        self.show_state()
        self.chips.setFocus()

    @Slot(object)
    def _on_values(self, values: tuple[str, ...]) -> None:
        state = self._presenter.states[self._index]
        for each in state.review.obstacles:
            if _value(each) not in values and each.barrier:
                state = rules.toggle_obstacle(state, each.barrier)
            elif _value(each) not in values:
                state = rules.without_own_obstacle(state, each.text)
        said = {each.barrier for each in state.review.obstacles}
        for value in values:
            if not value.startswith(OWN) and value not in said:
                state = rules.toggle_obstacle(state, value)
        self._put(state)

    @Slot()
    def _on_own(self) -> None:
        state = self._presenter.states[self._index]
        if not self._own.text().strip():
            return
        self._put(rules.own_obstacle(state, self._own.text()))
        self._own.clear()

    @Slot(str)
    def _on_more(self, barrier: str) -> None:
        if barrier:
            self._put(rules.toggle_obstacle(self._presenter.states[self._index], barrier))
            self._more.set_value("")

    def _put(self, state: rules.ReviewState) -> None:
        self._presenter.put(self._index, state)
        self.changed.emit()


def _value(obstacle: Obstacle) -> str:
    return obstacle.barrier or f"{OWN}{obstacle.text}"


def _choices(presenter: ReviewPresenter, index: int) -> list[Choice]:
    state, library = presenter.states[index], presenter.library
    found = [
        Choice(each.id, f"{number % 10} {each.obstacle}", key=str(number % 10))
        for number, each in enumerate(state.quick[: rules.QUICK_KEYS], 1)
    ]
    listed = {each.value for each in found}
    for said in state.review.obstacles:
        if _value(said) not in listed:
            known = library.barriers.get(said.barrier)
            label = (known.obstacle or known.label) if known else said.text
            found.append(Choice(_value(said), label))
    return found


def _catalogue(presenter: ReviewPresenter) -> list[Choice]:
    library = presenter.library
    quick = {each.id for each in rules.quick_obstacles(library)}
    others = [
        Choice(each.id, each.obstacle)
        for each in library.barriers.values()
        if each.obstacle and each.id not in quick and not is_private(each.id, library)
    ]
    return [Choice("", "Something else…"), *others]
