"""The page of the step "Make it specific"."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from planner.library import Field
from planner.plans import UnchangedReason
from ui import texts
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.specify_presenter import SpecifyPresenter
from ui.screens.plan.step_page import StepPage, hint_label, keep_text, labelled, say
from ui.screens.plan.unfolding import record_keys
from ui.screens.plan.usual_line import UsualLine
from ui.screens.plan.well_box import WellBox
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.day_row import DayRow
from ui.widgets.fields import LineEdit, NumberEdit
from ui.widgets.layout import boxed
from ui.widgets.text import Quiet, Strong
from ui.widgets.week_strip import WeekStrip

LABELS = {
    Field.WHAT: "What will they do?",
    Field.CUE: "or after something they do anyway?",
    Field.WHERE: "Where?",
    Field.WITH_WHOM: "With whom?",
    Field.BAD_DAY: "On a bad day, the smallest version",
    Field.REMINDER: "What will remind them?",
}
HAS_USUAL = (Field.WHAT, Field.CUE, Field.WHERE, Field.BAD_DAY)
LONGEST_MINUTES = 600


class SpecifyPage(StepPage):
    """What, when, where, how long, with whom; what is vague is pointed out under its field."""

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(wizard, parent)
        self._presenter = SpecifyPresenter(wizard)
        self._texts = {field: LineEdit(label) for field, label in LABELS.items()}
        self._hints = {field: hint_label() for field in LABELS}
        self._usual = {field: UsualLine(LABELS[field]) for field in HAS_USUAL}
        self._days = DayRow()
        self._days_hint = hint_label()
        self._times = NumberEdit("Times a week", 1, 14)
        self._minutes = NumberEdit("How many minutes?", 1, LONGEST_MINUTES)
        self._strip = WeekStrip()
        self._summary = Quiet("")
        self._clashes = Quiet("")
        self._keep_free = LinkButton("Keep these days free")
        self._kept_free = Quiet("")
        self._plan_all = LinkButton("Plan them after all")
        self._why_same = Chips(
            "Why it stays the same", [Choice(each, texts.word(each)) for each in UnchangedReason]
        )
        self._same_box = boxed(self._same())
        self._well = WellBox(self._presenter.well)
        self._lay_out()
        self._connect()

    def show_state(self) -> None:
        """Show the fields, what is vague in them, and the days."""
        for field, edit in self._texts.items():
            keep_text(edit, self._presenter.text(field))
            say(self._hints[field], self._presenter.hints(field.value))
        for field, line in self._usual.items():
            line.show_words(self._presenter.suggestion(field))
        self._days.show_days(self._presenter.when.days)
        say(self._days_hint, self._presenter.hints("when"))
        self._times.set_value(self._presenter.when.times or None)
        self._times.setEnabled(not self._presenter.when.days)
        self._minutes.set_value(self._presenter.minutes)
        self._strip.show_days(self._presenter.strip())
        self._summary.setText(self._presenter.summary())
        self._days.show_marks(self._presenter.clashing_weekdays(), self._presenter.taken_weekdays())
        self._show_taken()
        self._same_box.setVisible(self._presenter.asks_why_unchanged)
        reason = self._presenter.unchanged_reason
        self._why_same.set_value(reason.value if reason else "")

    def _show_taken(self) -> None:
        """Say what falls into hours and days they gave, and which days are kept free."""
        self._clashes.show_text("\n".join(self._presenter.clashes()))
        self._keep_free.setVisible(self._presenter.can_keep_free)
        kept = self._presenter.kept_free()
        self._kept_free.show_text(kept)
        self._plan_all.setVisible(bool(kept))

    def focus_first(self) -> None:
        """Begin with what they will do."""
        self._texts[Field.WHAT].setFocus()

    def focus_field(self, field: str) -> None:
        """Put the focus on a field."""
        if field == "when":
            self._days.focus_first()
        elif field == "unchanged_reason":
            self._why_same.setFocus()
        elif field in {each.value for each in LABELS}:
            self._texts[Field(field)].setFocus()
        else:
            self.focus_first()

    def _text(self, field: Field) -> QVBoxLayout:
        below: list[QWidget] = [self._hints[field]]
        if field in self._usual:
            below.insert(0, self._usual[field])
        return labelled(LABELS[field], self._texts[field], *below)

    def _lay_out(self) -> None:
        card = Card()
        card.add(self._same_box)
        card.add_layout(self._text(Field.WHAT))
        card.add_layout(self._when())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        numbers = QHBoxLayout()
        numbers.setSpacing(Space.L)
        numbers.addLayout(labelled("How many minutes?", self._minutes))
        numbers.addLayout(labelled("Times a week", self._times))
        rows: tuple[tuple[QLayout, QLayout], ...] = (
            (self._text(Field.CUE), self._text(Field.WHERE)),
            (self._text(Field.WITH_WHOM), self._text(Field.REMINDER)),
            (self._text(Field.BAD_DAY), numbers),
        )
        for number, (left, right) in enumerate(rows):
            grid.addLayout(left, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(right, number, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.add_layout(grid)
        self.column.addWidget(card)
        self.column.addWidget(self._strip)
        below = QHBoxLayout()
        self._summary.setMinimumHeight(self._well.sizeHint().height())
        below.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._well, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(below)
        self.column.addStretch(1)

    def _when(self) -> QVBoxLayout:
        days = QHBoxLayout()
        days.addWidget(self._days)
        days.addStretch(1)
        label = QLabel("Which days, at what time?")
        label.setBuddy(self._days)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label)
        column.addLayout(days)
        column.addWidget(self._days_hint)
        for words, way in ((self._clashes, self._keep_free), (self._kept_free, self._plan_all)):
            column.addWidget(words)
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _same(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(Strong("The same again, although it was not all done. Why?"))
        column.addWidget(self._why_same)
        return column

    def _connect(self) -> None:
        for field, edit in self._texts.items():
            edit.textEdited.connect(partial(self._presenter.set_text, field))
        for field, line in self._usual.items():
            line.taken.connect(partial(self._on_usual, field))
        self._days.day_toggled.connect(self._on_day)
        self._days.time_typed.connect(self._presenter.set_time)
        self._keep_free.clicked.connect(self._presenter.keep_free)
        self._plan_all.clicked.connect(self._presenter.plan_all_days)
        self._times.number_changed.connect(self._presenter.set_times)
        self._minutes.number_changed.connect(self._presenter.set_minutes)
        self._why_same.value_chosen.connect(self._on_reason)
        record_keys(self, self._well.toggle)

    def _on_usual(self, field: Field) -> None:
        self._presenter.set_text(field, self._presenter.suggestion(field))
        self._texts[field].setFocus()

    @Slot(int, bool)
    def _on_day(self, weekday: int, on: bool) -> None:
        self._presenter.toggle_day(weekday, on=on)

    @Slot(str)
    def _on_reason(self, value: str) -> None:
        self._presenter.set_unchanged_reason(UnchangedReason(value))
