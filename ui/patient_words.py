"""A plan in the patient's own view: nothing but what was agreed. Qt-free.

Scores, other people's records and the practitioner's notes have no way into these lines.
"""

from dataclasses import dataclass

from planner.choose import is_private
from planner.library import Library
from planner.plans import Plan, Task
from planner.views import SessionView
from ui import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One task as the patient sees it."""

    what: str
    when: str
    where: str
    bad_day: str
    reminder: str
    coping: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientWords:
    """The plan as the patient sees it; empty parts are not shown.

    Attributes:
        name: The name or initials they chose for their pages.
        why: In their words.
        tasks: What was agreed.
        next_time: When we meet again.
    """

    name: str
    why: str
    tasks: tuple[Shown, ...]
    next_time: str

    @property
    def empty(self) -> bool:
        """True while nothing was agreed yet."""
        return not self.tasks and not self.why


def patient_words(plan: Plan, view: SessionView, library: Library) -> PatientWords:
    """Return what a patient may see of a plan."""
    following = view.next_session
    at = f" at {texts.time_text(following.at)}" if following and following.at else ""
    tasks = () if plan.no_task else tuple(_shown(each, library) for each in plan.tasks)
    return PatientWords(
        name=view.patient.printed_as,
        why=plan.rationale.strip(),
        tasks=tuple(each for each in tasks if each.what),
        next_time=f"We meet again on {texts.day_text(following.day)}{at}." if following else "",
    )


def _shown(task: Task, library: Library) -> Shown:
    length = texts.count_text(task.minutes, "minute") if task.minutes else ""
    whom = f"with {task.with_whom.strip()}" if task.with_whom.strip() else ""
    place = [task.where.strip(), length, whom]
    return Shown(
        what=(task.what or task.title).strip(),
        when=texts.sentence_case(texts.when_text(task.when)),
        where=" · ".join(each for each in place if each),
        bad_day=task.bad_day.strip(),
        reminder=task.reminder.strip(),
        coping=tuple(
            f"If {each.if_text.strip()}, then I will {each.then_text.strip()}."
            for each in task.barriers
            if each.has_coping_plan and not is_private(each.barrier, library)
        ),
    )
