"""What the wizard knows of a person's life by now, and what of the plan falls into it."""

from collections.abc import Callable, Iterable
from datetime import date

from planner import taken
from planner.adapt import Around
from planner.patients import CalendarKind, Patient
from planner.plans import Task
from planner.tailor import learned
from planner.taken import Clash, MarkedDay
from ui.doors import load
from ui.life_texts import mark_word
from ui.screens.plan.presenter import PlanPresenter

Marks = Callable[[Iterable[CalendarKind], date, date], tuple[MarkedDay, ...]]


def marked_days(wanted: Iterable[CalendarKind], start: date, end: date) -> tuple[MarkedDay, ...]:
    """Return the marked days; the calendars are loaded once somebody wants one."""
    kinds = tuple(wanted)
    if not kinds:
        return ()
    found: Marks = load("planner.calendars:marked_days")
    return found(kinds, start, end)


class LifeDays:
    """Hours, shifts and days they gave, around the task in hand."""

    def __init__(self, wizard: PlanPresenter, marks: Marks = marked_days) -> None:
        self._wizard = wizard
        self._marks = marks

    def person(self) -> Patient:
        """The record with what was said in this plan."""
        flow = self._wizard.flow
        view, library = flow.context.view, flow.context.library
        return learned(view.patient, flow.plan, flow.new_answers(), library)

    def around(self) -> Around:
        """What a change looks at."""
        start, end = self._wizard.context.period
        life = self.person().life
        return Around(
            life=life, start=start, end=end, marked=self._marks(life.calendars, start, end)
        )

    def clashes(self, task: Task | None = None) -> tuple[Clash, ...]:
        """Return what of a task, or of the one in hand, falls into hours and days they gave."""
        task = task or self._wizard.task
        if task is None:
            return ()
        at = self.around()
        return taken.clashes(task.when, at.start, at.end, at.life, at.marked, task.minutes)

    def strip_marks(self) -> dict[date, str]:
        """Return for the strip: clashes, and the days of the calendars they want marked."""
        marks = {
            each.day: mark_word(Clash(day=each.day, at=None, why=taken.Why.DAY, marked=each))
            for each in self.around().marked
        }
        return marks | {
            each.day: mark_word(each) for each in reversed(self.clashes()) if not each.marked
        }
