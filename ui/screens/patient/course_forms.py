"""Ending a course of treatment, and beginning one."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.clock import Clock
from ui.code_lists import code_choices
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Picker
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.notice import Notice
from ui.widgets.text import Quiet

DAY_WANTED = "Type a day, for example 12 May."
WHY_WANTED = "Choose how it ended."
ENDING = "The record stays as it is. A new course can be begun at any time."
BEFORE = "Before it ends"
WELL = "Staying-well plan"
SUMMARY = "Summary of all work done"
REOPEN = "Reopen this course"
REOPENING = "For an ending by mistake. How it ended is kept in the history of the record."


@dataclass(frozen=True, slots=True)
class Ending:
    """When and how a course ended."""

    day: date
    code: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a course begins, and for what."""

    day: date
    problem: str


class _CourseForm(QWidget):
    """A day, a code and a button."""

    def __init__(
        self, clock: Clock, texts: tuple[str, str, str], codes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        day, code, act = texts
        self.day = DateEdit(day, clock)
        self.code = Picker(code, code_choices(codes))
        self.form = Form()
        self.form.row("day", day, self.day)
        self.form.row("code", code, self.code)
        self.button = PlainButton(act)
        self.button.clicked.connect(self._on_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.form)
        layout.addLayout(row(self.button))

    def offer(self, day: date) -> None:
        """Offer this day and no code."""
        self.day.set_value(day)
        self.code.set_value("")
        self.form.clear_problems()

    def _on_wanted(self) -> None:
        raise NotImplementedError


class EndForm(_CourseForm):
    """Ends a course, once its staying-well plan and its summary were thought of.

    Signals:
        wanted: End it so (an Ending).
        well_wanted: Make the staying-well plan.
        summary_wanted: Show all the work done.
    """

    wanted = Signal(object)
    well_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        texts = ("Last day", "How it ended", "End this course")
        super().__init__(clock, texts, "end_code", parent)
        self.form.add(Quiet(ENDING))
        self.well = PlainButton(WELL)
        self.summary = PlainButton(SUMMARY)
        self._where = Quiet("")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 (built above)
        layout.insertWidget(0, self._where)
        layout.insertLayout(0, row(self.well, self.summary))
        layout.insertWidget(0, Quiet(BEFORE))
        self.well.clicked.connect(self.well_wanted)
        self.summary.clicked.connect(self.summary_wanted)

    def show_where(self, text: str, *, possible: bool) -> None:
        """Say at which contact the staying-well plan is made, or why it cannot be yet."""
        self._where.setText(text)
        self.well.setEnabled(possible)

    def _on_wanted(self) -> None:
        day, code = self.day.value, self.code.value
        problems = {} if day else {"day": DAY_WANTED}
        if not code:
            problems["code"] = WHY_WANTED
        self.form.show_problems(problems)
        if day is not None and code:
            self.wanted.emit(Ending(day, code))


class EndedCourse(QWidget):
    """What can be done with a course that has ended.

    Signals:
        summary_wanted: Show all the work done.
        reopen_wanted: It ended by mistake.
        cancel_wanted: Cancel what is still booked after its end.
    """

    summary_wanted = Signal()
    reopen_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.booked = Notice()
        self.summary = PlainButton(SUMMARY)
        self.reopen = QuietButton(REOPEN)
        self.reopen.setToolTip(REOPENING)
        self.reopen.setAccessibleDescription(REOPENING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.booked)
        layout.addLayout(row(self.summary, self.reopen))
        layout.addWidget(Quiet(REOPENING))
        self.booked.action_chosen.connect(self.cancel_wanted)
        self.summary.clicked.connect(self.summary_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)

    def show_booked(self, text: str, act: str) -> None:
        """Point out what is still booked; empty where nothing is."""
        self.booked.show_text(text, Tone.ATTENTION, act)


class BeginForm(_CourseForm):
    """Begins a course.

    Signals:
        wanted: Begin it so (a Beginning).
    """

    wanted = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        texts = ("First day", "Problem", "Begin a course of treatment")
        super().__init__(clock, texts, "problem", parent)

    def _on_wanted(self) -> None:
        day = self.day.value
        self.form.show_problems({} if day else {"day": DAY_WANTED})
        if day is not None:
            self.wanted.emit(Beginning(day, self.code.value))
