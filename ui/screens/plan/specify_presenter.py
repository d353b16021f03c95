"""Make it specific: the fields of the task in hand, what is vague in them, the days it makes."""

from dataclasses import replace

from planner import scheduling, taken
from planner.flows.plan import Problem, Step
from planner.helped import WentWell
from planner.library import Field
from planner.plans import UnchangedReason, When
from ui import texts
from ui.life_texts import clash_lines, left_out_text
from ui.readability_hint import hint
from ui.screens.plan import edits, words
from ui.screens.plan.life_days import LifeDays
from ui.screens.plan.presenter import PlanPresenter
from ui.times import parse_time
from ui.week_days import StripDay, strip_days

SHORTEST_STRIP = 7

READ_BY_THEM = frozenset({"what", "bad_day"})
"""Lines long enough to be worth a reading age: the patient reads them on page one."""


class SpecifyPresenter:
    """The step "Make it specific"."""

    def __init__(self, wizard: PlanPresenter, days: LifeDays | None = None) -> None:
        self._wizard = wizard
        self._days = days or LifeDays(wizard)

    @property
    def well(self) -> WentWell:
        """What was part of this person's tasks that went well."""
        return self._wizard.record.well

    def text(self, field: Field) -> str:
        """Return what a line says."""
        return edits.get_text(self._wizard.task, field) if self._wizard.task else ""

    def set_text(self, field: Field, text: str) -> None:
        """Write a line."""
        if self._wizard.task is not None:
            self._wizard.set_task(edits.set_text(self._wizard.task, field, text))

    def suggestion(self, field: Field) -> str:
        """Return the template's usual words for an empty line; empty where there are none.

        After a step up or down the line may still say the old step: then the new step's words.
        """
        if field is Field.WHAT:
            return next((p.value for p in self._here() if p.code == "size.what_kept"), "")
        template = self._wizard.template
        if template is None or self.text(field).strip():
            return ""
        usual = {
            Field.CUE: template.usual_when,
            Field.WHERE: template.usual_where,
            Field.BAD_DAY: template.bad_day,
        }
        if field is Field.CUE and self.when.days:
            return ""
        return usual.get(field, "")

    @property
    def when(self) -> When:
        """The days, the cue, the number of times."""
        return self._wizard.task.when if self._wizard.task else When()

    def toggle_day(self, weekday: int, *, on: bool) -> None:
        """Add or take out a day."""
        self._set_when(edits.toggle_day(self.when, weekday, on=on))

    def set_time(self, weekday: int, text: str) -> None:
        """Write the time of a day; what is no time leaves it open."""
        self._set_when(edits.set_time(self.when, weekday, parse_time(text)))

    def set_times(self, times: int | None) -> None:
        """Write how often a week, where there are no fixed days."""
        self._set_when(replace(self.when, times=times or 0))

    @property
    def minutes(self) -> int | None:
        """How long."""
        return self._wizard.task.minutes if self._wizard.task else None

    def set_minutes(self, minutes: int | None) -> None:
        """Write how long."""
        if self._wizard.task is not None:
            self._wizard.set_task(replace(self._wizard.task, minutes=minutes))

    @property
    def asks_why_unchanged(self) -> bool:
        """True where it has to be said why nothing changes."""
        task = self._wizard.task
        stated = task is not None and task.unchanged_reason is not None
        return stated or self._has("unchanged_reason.missing")

    @property
    def unchanged_reason(self) -> UnchangedReason | None:
        """Why nothing changes."""
        return self._wizard.task.unchanged_reason if self._wizard.task else None

    def set_unchanged_reason(self, reason: UnchangedReason) -> None:
        """Say why nothing changes."""
        if self._wizard.task is not None:
            self._wizard.set_task(replace(self._wizard.task, unchanged_reason=reason))

    def hints(self, field: str) -> str:
        """Return what is worth a look in a line, and how hard it reads; empty where nothing is."""
        found = [
            words.problem_text(each)
            for each in self._here()
            if not each.required and words.FIELD_OF.get(each.code) == field
        ]
        if field in READ_BY_THEM:
            found.append(hint(self.text(Field(field))))
        return " ".join(each for each in found if each)

    def strip(self) -> tuple[StripDay, ...]:
        """Return the days until the next appointment with what falls on each."""
        start, end = self._wizard.context.period
        if end < start:
            return ()
        following = self._wizard.context.view.next_session
        return strip_days(
            start,
            end,
            scheduling.due(self.when, start, end),
            appointment=following.day if following else None,
            marks=self._days.strip_marks(),
            clashing={each.day for each in self._days.clashes() if each.asks_for_room},
            kept_free=taken.left_out(self.when, start, end),
        )

    def clashes(self) -> tuple[str, ...]:
        """Return what of the plan falls into hours and days they gave, as lines."""
        return clash_lines(self._days.clashes())

    def clashing_weekdays(self) -> dict[int, str]:
        """Return for the row of days which weekday has such an hour or day, and why."""
        found: dict[int, list[str]] = {}
        for each in self._days.clashes():
            found.setdefault(each.day.weekday(), []).extend(clash_lines([each]))
        return {weekday: "; ".join(dict.fromkeys(lines)) for weekday, lines in found.items()}

    def taken_weekdays(self) -> set[int]:
        """Return the weekdays marked because of hours, not only because of the day."""
        return {each.day.weekday() for each in self._days.clashes() if each.marked is None}

    @property
    def can_keep_free(self) -> bool:
        """True where one of those days can be left out."""
        return any(each.asks_for_room for each in self._days.clashes())

    def keep_free(self) -> None:
        """Leave those days out of the plan."""
        at = self._days.around()
        days = taken.days_to_leave_out(
            self.when, at.start, at.end, at.life, at.marked, self.minutes
        )
        self._set_when(replace(self.when, leave_out=days))

    def kept_free(self) -> str:
        """Return which days are left out, in one line; empty where none is."""
        return left_out_text(taken.left_out(self.when, *self._wizard.context.period))

    def plan_all_days(self) -> None:
        """Leave no day out any more."""
        self._set_when(replace(self.when, leave_out=()))

    def summary(self) -> str:
        """Return what the days come to, in one line."""
        start, end = self._wizard.context.period
        dues = scheduling.due(self.when, start, end)
        following = self._wizard.context.view.next_session
        until = f"before {texts.short_day_text(following.day)}" if following else "in 7 days"
        if not dues:
            return f"Nothing planned yet {until}"
        times = texts.count_text(len(dues), "time")
        if not self.when.days:
            return f"{times} {until}, on no fixed day"
        return f"{times} {until}"

    def _set_when(self, when: When) -> None:
        if self._wizard.task is not None:
            self._wizard.set_task(replace(self._wizard.task, when=when))

    def _here(self) -> list[Problem]:
        found = self._wizard.problems(Step.SPECIFY)
        return [each for each in found if each.task == self._wizard.index]

    def _has(self, code: str) -> bool:
        return any(each.code == code for each in self._here())
