"""The cards of a record, side by side where there is room."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.booking import usual_booking
from ui.context import AppContext
from ui.moving import ClashWatch
from ui.screens.patient import presenter
from ui.screens.patient.course_forms import BeginForm, EndedCourse, EndForm
from ui.screens.patient.facts import Facts
from ui.screens.patient.presenter import PatientView
from ui.screens.patient.sessions_card import SessionsCard
from ui.style.space import Space
from ui.widgets.booking_form import BookingForm
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.layout import clear_layout, column
from ui.widgets.section import Disclosure

BESIDE_CHARACTERS = 120
NO_NEEDS = "Nothing recorded yet. Ask, and write it down once: every page then follows it."
NO_LIFE = "Nothing recorded yet. What is known here makes planning shorter."


class RecordView(QWidget):
    """Left what happens, right who it is.

    Signals:
        history_wanted: Show this course over time (its id).
    """

    history_wanted = Signal(str)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock = ctx.clock
        self.sessions = SessionsCard(ctx)
        self.booking = BookingForm(clock)
        self._watch = ClashWatch(ctx, self.booking)
        self.ending = EndForm(clock)
        self.ended = EndedCourse()
        self.beginning = BeginForm(clock)
        self.course = Facts()
        self.needs = Facts(NO_NEEDS)
        self.life = Facts(NO_LIFE)
        self.who = Facts()
        self._cards = {
            "book": _card("Book an appointment", self.booking),
            "begin": _card("Begin a course of treatment", self.beginning),
            "course": _card("Course of treatment", self.course),
            "past": Card("Earlier courses"),
            "needs": _card("Needs", self.needs),
            "life": _card("Life", self.life),
            "who": _card("Who", self.who),
        }
        self._end_fold = Disclosure("End this course")
        self._end_fold.add(self.ending)
        self._cards["course"].add(self._end_fold)
        self._cards["course"].add(self.ended)
        self._past = QVBoxLayout()
        self._cards["past"].add_layout(self._past)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()

    def show_view(self, view: PatientView) -> None:
        """Show a record."""
        today, current = self._clock.today(), view.record.current
        patient, is_open = view.record.patient, current is not None and current.ended is None
        self.sessions.show_lines(presenter.session_lines(view.sessions, today))
        self.course.show_facts(presenter.course_facts(current, view.sessions) if current else ())
        self.needs.show_facts(presenter.needs_facts(patient.needs))
        self.life.show_facts(presenter.life_facts(patient.life))
        self.who.show_facts(presenter.who_facts(patient))
        self.booking.fields.show_booking(usual_booking(view.sessions, today))
        self._watch.look()
        self.ending.offer(today)
        self._show_ending(view)
        self.beginning.offer(today)
        self._end_fold.set_unfolded(False)
        self._show_past(presenter.past_courses(view.record))
        for key, shown in (("book", is_open), ("begin", not is_open)):
            self._cards[key].setVisible(shown)
        self._cards["course"].setVisible(current is not None)
        self.sessions.setVisible(current is not None)
        self._end_fold.setVisible(is_open)
        self.ended.setVisible(current is not None and not is_open)

    def _show_ending(self, view: PatientView) -> None:
        today, current = self._clock.today(), view.record.current
        where = presenter.well_text(view.sessions, today)
        possible = presenter.well_session(view.sessions, today) is not None
        self.ending.show_where(where, possible=possible)
        booked = presenter.booked_after(current, view.sessions) if current else ()
        self.ended.show_booked(*presenter.booked_after_text(booked))

    def forget(self) -> None:
        """Forget everything of the person."""
        for facts in (self.course, self.needs, self.life, self.who):
            facts.forget()
        self.sessions.forget()
        self.booking.forget()
        clear_layout(self._past)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two sides under each other where there is little room (Qt)."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * BESIDE_CHARACTERS
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _show_past(self, courses: tuple[presenter.PastCourse, ...]) -> None:
        clear_layout(self._past)
        self._cards["past"].setVisible(bool(courses))
        for each in courses:
            button = LinkButton(each.text)
            button.setAccessibleName(f"History of the course {each.text}")
            button.clicked.connect(partial(self.history_wanted.emit, each.id))
            self._past.addWidget(button)

    def _lay_out(self) -> None:
        cards = self._cards
        left = column(self.sessions, cards["book"], cards["begin"], cards["past"], gap=Space.L)
        right = column(cards["course"], cards["needs"], cards["life"], cards["who"], gap=Space.L)
        left.addStretch(1)
        right.addStretch(1)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(Space.L)
        self._sides.addLayout(left, 11)
        self._sides.addLayout(right, 9)


def _card(title: str, inside: QWidget) -> Card:
    card = Card(title)
    card.add(inside)
    return card
