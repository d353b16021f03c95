"""Look back: what became of the last plan, and at the start the questions of starting out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.carry import causes_of
from planner.library import Field
from planner.patients import Known, TakesIn
from planner.plans import StartingOut, Task
from planner.review_rules import two_not_done
from planner.reviews import Review
from ui import texts
from ui.change_words import change_text
from ui.screens.plan.presenter import PlanPresenter


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """One task of the last plan, and what was said about it.

    Attributes:
        title: What it was.
        when: When and where it was due.
        lines: What was said, a line each; empty while it is not reviewed.
        next: What happens with it next; may be empty.
        reviewed: True once it is reviewed, or said not to be.
    """

    title: str
    when: str
    lines: tuple[str, ...]
    next: str
    reviewed: bool


class LookBackPresenter:
    """The step "Look back"."""

    def __init__(self, wizard: PlanPresenter) -> None:
        self._wizard = wizard
        self._view = wizard.context.view

    @property
    def starting_out(self) -> bool:
        """True where starting out is asked: at the first contact and at session 2."""
        return self._view.first_contact or self._view.second_contact

    @property
    def again(self) -> bool:
        """True where they are asked for the second time."""
        return self._view.second_contact

    @property
    def waiting(self) -> bool:
        """True while a task of the last plan is not reviewed."""
        return any(not each.reviewed for each in self.tasks())

    @property
    def heading(self) -> str:
        """Where the last plan comes from, empty where there is none."""
        last = self._view.last_session
        if self._view.last_plan is None or last is None:
            return ""
        return f"Agreed at session {last.number}, {texts.day_text(last.day)}"

    @property
    def not_done_in_a_row(self) -> int:
        """How many of the latest reviews in a row had nothing done."""
        return self._view.not_done_in_a_row

    @property
    def twice_not_done(self) -> bool:
        """True after two reviews with nothing done."""
        return two_not_done(self._view)

    def leads(self) -> tuple[tuple[Field, str], ...]:
        """Return the fields that the reported obstacles lead to, each with its obstacle."""
        library = self._wizard.context.library
        causes = causes_of(self._view.last_reviews, library)
        return tuple(
            (field, f"{self._label(barrier)} → {texts.word(field)}")
            for field, barrier in causes.items()
        )

    def tasks(self) -> tuple[LookedBack, ...]:
        """Return the tasks of the last plan."""
        plan = self._view.last_plan
        reviews = {each.task_id: each for each in self._view.last_reviews}
        return (
            tuple(self._looked(task, reviews.get(task.id)) for task in plan.tasks) if plan else ()
        )

    def carried(self) -> tuple[str, ...]:
        """Return what this plan starts with because of the reviews, a line for each task."""
        library = self._wizard.context.library
        lines = []
        for task in self._wizard.plan.tasks:
            if task.move is not None:
                changed = [change_text(each, library) for each in task.changes]
                name = task.what or task.title or "a new task, their life kept"
                parts = [f"This plan starts with: {name}", *changed]
                lines.append(" · ".join(parts))
        return tuple(lines)

    def answers(self) -> StartingOut:
        """Return the answers of starting out so far; the record's where nothing was said yet."""
        if self._wizard.plan.starting_out is not None:
            return self._wizard.plan.starting_out
        patient = self._view.patient
        return StartingOut(
            own_words=patient.life.own_words,
            takes_in=patient.needs.takes_in,
            paper_safe=patient.needs.paper_safe,
            post_safe=patient.needs.post_safe,
            call_safe=patient.needs.call_safe,
        )

    def set_expects(self, text: str) -> None:
        """Write what they expected to do themselves."""
        self._put(replace(self.answers(), expects=text))

    def set_own_words(self, text: str) -> None:
        """Write their own words for the problem."""
        self._put(replace(self.answers(), own_words=text))

    def toggle_takes_in(self, way: TakesIn, *, on: bool) -> None:
        """Choose a way of taking things in, or take it back."""
        wanted = {*self.answers().takes_in, way} if on else {*self.answers().takes_in} - {way}
        chosen = tuple(each for each in TakesIn if each in wanted)
        self._put(replace(self.answers(), takes_in=chosen))

    def set_safe(self, what: str, known: Known) -> None:
        """Answer whether ``paper``, ``post`` or a ``call`` is safe, as the person said."""
        answers = self.answers()
        changed = {
            "paper": replace(answers, paper_safe=known),
            "post": replace(answers, post_safe=known),
            "call": replace(answers, call_safe=known),
        }
        self._put(changed[what])

    def _put(self, answers: StartingOut) -> None:
        self._wizard.set_plan(replace(self._wizard.plan, starting_out=answers))

    def _looked(self, task: Task, review: Review | None) -> LookedBack:
        parts = [texts.when_text(task.when), task.where]
        return LookedBack(
            title=task.what or task.title,
            when=" · ".join(each for each in parts if each),
            lines=_review_lines(review, self._label) if review else (),
            next=texts.sentence_case(texts.word(review.next)) if review and review.next else "",
            reviewed=review is not None and review.finished,
        )

    def _label(self, barrier: str) -> str:
        known = self._wizard.context.library.barriers.get(barrier)
        return known.label if known else barrier


def _review_lines(review: Review, label: Callable[[str], str]) -> tuple[str, ...]:
    if review.not_reviewed is not None:
        return (f"Not reviewed: {texts.word(review.not_reviewed)}",)
    lines = [_amounts(review), _ratings(review)]
    obstacles = [label(each.barrier) if each.barrier else each.text for each in review.obstacles]
    if obstacles:
        lines.append("Got in the way: " + ", ".join(obstacles))
    if review.noticed:
        lines.append(f"Noticed: “{review.noticed}”")
    return tuple(each for each in lines if each)


def _amounts(review: Review) -> str:
    if review.amount_patient is None:
        return ""
    said = f"They say: {texts.word(review.amount_patient)}"
    mine = review.amount_practitioner
    if mine is None or mine is review.amount_patient:
        return said
    return f"{said}. I say: {texts.word(mine)}"


def _ratings(review: Review) -> str:
    parts = []
    if review.closeness is not None:
        parts.append(f"Close to what we meant: {texts.CLOSENESS[review.closeness]}")
    if review.helpfulness is not None:
        parts.append(f"Helpful: {texts.HELPFULNESS[review.helpfulness]}")
    return " · ".join(parts)
