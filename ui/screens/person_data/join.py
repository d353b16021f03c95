"""Two records of one person: compared, joined, and taken apart again."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.merging import Merged
from ui.person_words import instant_text, label_of, value_text
from ui.screens.person_data.reading import Compared
from ui.style.space import Space
from ui.texts import count_text
from ui.tone import Tone
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import LineEdit
from ui.widgets.layout import clear_layout, row
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Quiet, Strong

MINE, THEIRS = "mine", "theirs"
SHORT = 60
WHAT = (
    "Where one person was entered twice, the other record is set aside into this one: its courses, "
    "contacts, plans and questions come over, nothing is deleted, and it can be taken apart again."
)
APART = (
    "Taking apart puts both records back as they were. What was added meanwhile to a course that "
    "came over goes back with that course; everything else added since stays here, and so does a "
    "field you changed since."
)
SAME = "The two records say the same."
TWO_NUMBERS = (
    "They have different NHS numbers, so these may be two people. Check both with the person, and "
    "correct the wrong number first."
)
NUMBER = "nhs_number"


class JoinCard(Card):
    """A reference to compare with, the fields that differ, and what was joined before.

    Signals:
        compare_wanted: A reference was typed.
        join_wanted: Join; carries the fields taken from the other record.
        apart_wanted: Take apart; carries the id of the merge.
    """

    compare_wanted = Signal(str)
    join_wanted = Signal(object)
    apart_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Two records of one person", parent)
        self.reference = LineEdit("Reference of the other record", "Reference")
        self.compare = PlainButton("Compare")
        self.join = PlainButton("Join the two records")
        self.choices: dict[str, Chips] = {}
        self.two_numbers = Notice(TWO_NUMBERS, Tone.ATTENTION)
        self._other = Strong("")
        self._fields = QVBoxLayout()
        self._past = QVBoxLayout()
        self._fields.setSpacing(Space.S)
        self.reference.setFixedWidth(self.fontMetrics().averageCharWidth() * 28)
        self.add(Quiet(WHAT))
        self.add_layout(self._past)
        self.add_layout(row(self.reference, self.compare))
        self.add(self._other)
        self.add(self.two_numbers)
        self.add_layout(self._fields)
        self.add_layout(row(self.join))
        self.compare.clicked.connect(self._on_compare)
        self.reference.returnPressed.connect(self._on_compare)
        self.join.clicked.connect(self._on_join)
        self.forget()

    def show_merged(self, merged: tuple[Merged, ...]) -> None:
        """Show what was joined before, each with a way back."""
        clear_layout(self._past)
        for each in merged:
            courses = count_text(each.courses, "course")
            said = f"{each.name} · {each.reference}, joined {instant_text(each.at)}, {courses}"
            button = QuietButton("Take apart")
            button.setAccessibleName(f"Take apart from {each.reference}")
            button.clicked.connect(partial(self.apart_wanted.emit, each.id))
            self._past.addLayout(row(Body(said), button))
        if merged:
            self._past.addWidget(Quiet(APART))

    def show_compared(self, compared: Compared) -> None:
        """Show where another record differs; this one's fields stay unless chosen otherwise."""
        self._clear_fields()
        other = compared.other
        self._other.setText(f"{other.name} · {other.reference}")
        self._other.show()
        for each in compared.differences:
            name = each.path.split(".")[-1]
            labels = [
                "(nothing)" if side is None else value_text(name, side, compared.library)[:SHORT]
                for side in (each.before, each.after)
            ]
            choices = [Choice(MINE, labels[0]), Choice(THEIRS, labels[1])]
            chips = Chips(label_of(each.path), choices, may_be_empty=False)
            chips.set_value(MINE)
            self.choices[each.path] = chips
            label = Body(label_of(each.path))
            label.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)
            self._fields.addLayout(row(label, chips))
        if not compared.differences:
            self._fields.addWidget(Quiet(SAME))
        two = any(
            each.path == NUMBER and each.before and each.after for each in compared.differences
        )
        self.two_numbers.setVisible(two)
        self.join.setVisible(not two)

    def forget(self) -> None:
        """Forget both records."""
        self.reference.clear()
        clear_layout(self._past)
        self._clear_fields()

    def _clear_fields(self) -> None:
        self.choices.clear()
        clear_layout(self._fields)
        self._other.setText("")
        for each in (self._other, self.two_numbers, self.join):
            each.hide()

    @Slot()
    def _on_compare(self) -> None:
        if self.reference.text().strip():
            self.compare_wanted.emit(self.reference.text().strip())

    @Slot()
    def _on_join(self) -> None:
        taken = (path for path, chips in self.choices.items() if chips.value == THEIRS)
        self.join_wanted.emit(frozenset(taken))
