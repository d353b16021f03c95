"""Fitting a plan to a life: which questions come first, and what the answers leave in the record.

Never infer: the order depends on what is still unknown, on what changed, and on what was asked at
the last plan. Language, print size, the coded fields, age and scores play no part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from planner.library import Field, Library, TailoringPrompt
from planner.patients import Known, Patient, PrintSize, TakesIn, Writes
from planner.plans import Plan, StartingOut, TailoringAnswer
from planner.views import SessionView

FIRST = 6
"""How many prompts a page shows before "ask more" (screens.md)."""
LANGUAGE = "needs.language"
TAKES_IN = "needs.takes_in"
_NEVER_LOOKED_AT = frozenset({LANGUAGE, "needs.print_size"})
_TYPED_ONLY = frozenset({"life.own_words", "life.supporter"})
"""Fields that are printed as they stand, so that only the person's own words go there."""
_LINE = "; "


@dataclass(frozen=True, slots=True)
class Prompts:
    """The questions in the order they are shown.

    Attributes:
        first: At most ``FIRST``: unknown or changed since the last plan, in fixed order.
        more: All others, in fixed order.
    """

    first: tuple[TailoringPrompt, ...]
    more: tuple[TailoringPrompt, ...]

    @property
    def all(self) -> tuple[TailoringPrompt, ...]:
        """First and more, one after the other."""
        return self.first + self.more


class Opened(Protocol):
    """What the wizard opened with, as far as this module looks."""

    @property
    def view(self) -> SessionView:
        """The contact."""
        ...

    @property
    def library(self) -> Library:
        """The shelf."""
        ...


def prompts(view: SessionView, library: Library) -> Prompts:
    """Return the tailoring questions for a contact.

    First what the record does not say or what changed, unless it was asked at the last plan; then
    what was asked there and is still not said; then the rest.
    """
    every = tuple(library.tailoring.values())
    pressing = [each for each in every if _is_pressing(each, view)]
    open_still = [e for e in every if e not in pressing and not known(view.patient, e)]
    first = tuple((pressing + open_still)[:FIRST])
    return Prompts(first, tuple(each for each in every if each not in first))


def prompts_in_order(context: Opened) -> tuple[TailoringPrompt, ...]:
    """Return all questions in the order they are shown; a page opens with the first ``FIRST``."""
    return prompts(context.view, context.library).all


def known(patient: Patient, prompt: TailoringPrompt) -> bool:
    """Tell whether the record already says what a prompt asks about.

    A need that is at its default (no interpreter, not easy read) counts as not said.
    """
    if prompt.about in _NEVER_LOOKED_AT:
        return False
    return _value(patient, prompt.about) not in ("", (), None, False, Known.UNKNOWN)


def apply_tailoring(
    patient: Patient, answers: Sequence[TailoringAnswer], library: Library
) -> Patient:
    """Return the record with what was said filled into the field each prompt is about.

    Words are added behind what stands there, never in its place. For a need that is yes or no, an
    offered answer that changes something is a yes and one that changes nothing a no; free words
    and "asked, nothing to change" leave it as it is. The language somebody reads is set by hand.
    Their words for the problem and who helps them take typed words only. Hours, shifts and
    calendars are entered in the record by hand.
    Pass ``PlanFlow.new_answers()``: an answer of an earlier plan must not undo a correction.
    """
    for answer in answers:
        prompt = library.tailoring.get(answer.prompt)
        if prompt is not None and not answer.nothing:
            patient = _filled(patient, prompt, answer)
    return patient


def learned(
    patient: Patient, plan: Plan, answers: Sequence[TailoringAnswer], library: Library
) -> Patient:
    """Return the record with what was said in a plan that is still being made.

    Args:
        patient: The record as it is stored.
        plan: With its starting out, or without.
        answers: What was newly answered, as ``PlanFlow.new_answers()`` gives it.
        library: The shelf.
    """
    known = apply_starting_out(patient, plan.starting_out) if plan.starting_out else patient
    return apply_tailoring(known, answers, library)


def apply_starting_out(patient: Patient, answers: StartingOut) -> Patient:
    """Return the record with the answers of the first contact; what was not answered stays."""
    needs, life = patient.needs, patient.life
    return replace(
        patient,
        needs=replace(
            needs,
            takes_in=answers.takes_in or needs.takes_in,
            paper_safe=_answered(answers.paper_safe, needs.paper_safe),
            post_safe=_answered(answers.post_safe, needs.post_safe),
            call_safe=_answered(answers.call_safe, needs.call_safe),
        ),
        life=replace(life, own_words=answers.own_words.strip() or life.own_words),
    )


def starting_out(patient: Patient) -> StartingOut:
    """Return the questions of the first contact, answered as far as the record knows."""
    needs = patient.needs
    return StartingOut(
        own_words=patient.life.own_words,
        takes_in=needs.takes_in,
        paper_safe=needs.paper_safe,
        post_safe=needs.post_safe,
        call_safe=needs.call_safe,
    )


def _is_pressing(prompt: TailoringPrompt, view: SessionView) -> bool:
    tasks = view.last_plan.tasks if view.last_plan else ()
    asked = [each for task in tasks for each in task.tailoring if each.prompt == prompt.id]
    if not known(view.patient, prompt):
        return not asked
    value = _value(view.patient, prompt.about)
    said = [_words(each, prompt) for each in asked if not each.nothing]
    return type(value) is str and any(words not in value for words in said)


def _answered(new: Known, old: Known) -> Known:
    return old if new is Known.UNKNOWN else new


def _words(answer: TailoringAnswer, prompt: TailoringPrompt) -> str:
    if answer.text.strip():
        return answer.text.strip()
    return next((each.text for each in prompt.answers if each.id == answer.answer), "")


def _value(patient: Patient, about: str) -> object:
    area, _, name = about.partition(".")
    owner = {"life": patient.life, "needs": patient.needs}.get(area)
    return getattr(owner, name, None)


def _filled(patient: Patient, prompt: TailoringPrompt, answer: TailoringAnswer) -> Patient:
    area, _, name = prompt.about.partition(".")
    old = _value(patient, prompt.about)
    if old is None or prompt.about == LANGUAGE:
        return patient
    new: Any = _after(old, prompt, answer)
    if area == "life":
        return replace(patient, life=replace(patient.life, **{name: new}))
    return replace(patient, needs=replace(patient.needs, **{name: new}))


def _after(old: object, prompt: TailoringPrompt, answer: TailoringAnswer) -> object:
    if type(old) is str:
        typed_only = prompt.about in _TYPED_ONLY
        words = answer.text.strip() if typed_only else _words(answer, prompt)
        return old if words in old else _LINE.join(each for each in (old, words) if each)
    offered = next((each for each in prompt.answers if each.id == answer.answer), None)
    if offered is None:
        return old
    if prompt.about == TAKES_IN and isinstance(old, tuple):
        ways = {*old, *(each for each in TakesIn if each == offered.id)}
        return tuple(each for each in TakesIn if each in ways)
    if isinstance(old, tuple):
        return old
    wanted = offered.changes is not Field.NOTHING
    if isinstance(old, Writes):
        return next((each for each in Writes if each == offered.id), old)
    if isinstance(old, PrintSize):
        return PrintSize.P18 if wanted else PrintSize.STANDARD
    if isinstance(old, Known):
        return Known.YES if wanted else Known.NO
    return wanted
