"""The review's questions and answers in words. Qt-free."""

from planner.carry import fields_for
from planner.library import Field, Library
from planner.plans import DropReason, Task, UnchangedReason
from planner.review_rules import (
    MOVE_KEYS,
    Place,
    ReviewState,
    Slot,
    if_thens,
    needs_drop_reason,
)
from planner.reviews import Amount, Used
from ui import texts
from ui.change_words import change_text

Answers = tuple[tuple[str, str, str], ...]
"""Value, label and key of each answer."""


def question(state: ReviewState, place: Place, library: Library) -> str:
    """Return what is asked."""
    if place.slot is Slot.USED:
        planned = if_thens(state.task)[place.index]
        return f"If {planned.if_text}, then {planned.then_text}"
    if place.slot is Slot.CHANGED:
        return f"Changed: {change_text(state.task.changes[place.index], library)}"
    if place.slot is Slot.REASON:
        return "Why is it dropped?" if needs_drop_reason(state.review) else "Why the same again?"
    return {
        Slot.AMOUNT: "How much? They say",
        Slot.AMOUNT_PRACTITIONER: "I say",
        Slot.CLOSENESS: "How close to what we meant?",
        Slot.HELPFULNESS: "How helpful?",
        Slot.OBSTACLES: "What got in the way?",
        Slot.NOTICED: "What was noticed?",
        Slot.NEXT: "What next?",
    }[place.slot]


def answers(state: ReviewState, place: Place) -> Answers:
    """Return the answers offered, by value, label and key."""
    slot = place.slot
    if slot in (Slot.AMOUNT, Slot.AMOUNT_PRACTITIONER):
        return _counted(tuple(texts.word(each) for each in Amount), 0)
    if slot is Slot.CLOSENESS:
        return _counted(texts.CLOSENESS, 0)
    if slot is Slot.HELPFULNESS:
        return _counted(texts.HELPFULNESS, 0)
    if slot in (Slot.USED, Slot.CHANGED):
        return _counted(tuple(texts.word(each) for each in Used), 1)
    if slot is Slot.REASON:
        reasons = DropReason if needs_drop_reason(state.review) else UnchangedReason
        return _counted(tuple(texts.word(each) for each in reasons), 1)
    if slot is Slot.NEXT:
        return tuple(
            (move.value, f"{key.upper()} {texts.word(move)}", key)
            for key, move in MOVE_KEYS.items()
        )
    return ()


def chosen(state: ReviewState, place: Place) -> str:
    """Return the value of the answer given, or empty."""
    review = state.review
    if place.slot is Slot.NEXT:
        return review.next.value if review.next else ""
    if place.slot is Slot.REASON:
        return _reason(state)
    if place.slot in (Slot.USED, Slot.CHANGED):
        given = review.coping_used if place.slot is Slot.USED else review.changes_used
        used = given[place.index]
        return "" if used is None else str(tuple(Used).index(used) + 1)
    number = {
        Slot.AMOUNT: review.amount_patient,
        Slot.AMOUNT_PRACTITIONER: review.amount_practitioner,
        Slot.CLOSENESS: review.closeness,
        Slot.HELPFULNESS: review.helpfulness,
    }.get(place.slot)
    return "" if number is None else str(int(number))


def task_facts(task: Task) -> str:
    """Return when, where, how long and with whom, in a line."""
    minutes = texts.count_text(task.minutes, "minute") if task.minutes else ""
    whom = f"with {task.with_whom}" if task.with_whom else ""
    parts = (texts.when_text(task.when), task.where, minutes, whom)
    return " · ".join(each for each in parts if each)


def leads(state: ReviewState, library: Library) -> tuple[tuple[Field, str], ...]:
    """Return the fields that the reported obstacles lead to, each with the obstacle it is for."""
    found: dict[Field, str] = {}
    for obstacle in state.review.obstacles:
        known = library.barriers.get(obstacle.barrier)
        if known is not None:
            for field in fields_for(obstacle, library):
                found.setdefault(field, f"{known.obstacle or known.label} → {texts.word(field)}")
    return tuple(found.items())


def still_open(state: ReviewState) -> str:
    """Return what the review still needs, or that it is whole."""
    if state.review.not_reviewed is not None:
        return f"Not reviewed: {texts.word(state.review.not_reviewed)}."
    names = {
        Slot.AMOUNT: "how much was done",
        Slot.NEXT: "what comes next",
        Slot.REASON: "why",
    }
    missing = [names[each] for each in state.missing]
    return f"Still to say: {', '.join(missing)}." if missing else "Reviewed."


def _counted(words: tuple[str, ...], start: int) -> Answers:
    return tuple(
        (str(number), f"{number} {word}", str(number)) for number, word in enumerate(words, start)
    )


def _reason(state: ReviewState) -> str:
    review = state.review
    if needs_drop_reason(review):
        given = review.drop_reason
        return "" if given is None else str(tuple(DropReason).index(given) + 1)
    why = review.unchanged_reason
    return "" if why is None else str(tuple(UnchangedReason).index(why) + 1)
