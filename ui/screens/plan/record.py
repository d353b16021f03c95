"""What the records say went before, as the wizard offers it: facts, and words for them. Qt-free."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.helped import (
    About,
    Before,
    Count,
    Counts,
    IfThen,
    OthersCount,
    PartOfDay,
    PastTask,
    WentWell,
    met_before,
    went_well,
)
from planner.library import Barrier, Size
from planner.reviews import Amount, Obstacle, Used
from ui import texts

Told = Callable[[OthersCount | None], None]
AskOthers = Callable[[Any, str, Told], None]
"""Who asks (they are not told once they are gone), a barrier, and whom to tell."""

EXPLAINED = (
    "Counts from your own records, in order of date. "
    "They describe; they do not say what will happen."
)
OTHERS_TITLE = "Other people in your records (counts)"
OTHERS_EXPLAINED = (
    "Counts of everybody else in your records, in the catalogue's order. "
    "They describe; they do not say what will happen."
)
OTHERS_READING = "Counting ..."
OTHERS_NONE = "This was planned for with nobody else."
WELL_TITLE = "What went well before (counts)"
WELL_EXPLAINED = (
    "Of {tasks}, those done mostly or all; a task counts under each of its days. "
    "They describe; they do not say what will happen."
)
NAMES = {
    About.PART: "Time of day",
    About.WEEKDAY: "Day",
    About.PLACE: "Place",
    About.WITH_WHOM: "With whom",
    About.SIZE: "Size",
}
PARTS = {
    PartOfDay.MORNING: "Morning",
    PartOfDay.AFTERNOON: "Afternoon",
    PartOfDay.EVENING: "Evening",
    PartOfDay.NIGHT: "Night",
    PartOfDay.OPEN: "No set time",
}
NOBODY_NAMED = "Alone or not said"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One earlier task: what and how much, and its if-thens under it."""

    head: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """What stands folded under a chosen barrier.

    Attributes:
        title: The folded line; empty where the barrier never came up, and nothing is shown.
        lines: By date.
        others: The barrier to ask other people's counts of; empty where these are closed.
    """

    title: str = ""
    lines: tuple[RecordLine, ...] = ()
    others: str = ""


class Record:
    """One person's earlier tasks, and the way to other people's counts where a service opened it.

    Attributes:
        well: What was part of the tasks that went well.
    """

    def __init__(self, past: tuple[PastTask, ...] = (), ask: AskOthers | None = None) -> None:
        self._past = past
        self._ask = ask
        self._views: dict[Obstacle, RecordView] = {}
        self.well = went_well(past)

    def view(self, barrier: str, words: str) -> RecordView:
        """Return what is known of a barrier of the catalogue, or of the person's own words."""
        wanted = Obstacle(barrier, "" if barrier else words)
        if wanted not in self._views:
            found = met_before(wanted, self._past)
            title = came_up(len(found)) if found else ""
            others = barrier if self._ask is not None else ""
            self._views[wanted] = RecordView(title, tuple(map(line, found)), others)
        return self._views[wanted]

    def ask_others(self, asker: object, barrier: str, told: Told) -> None:
        """Have other people's counts told, later; never where they are closed."""
        if self._ask is not None:
            self._ask(asker, barrier, told)


def came_up(times: int) -> str:
    """Return the folded line."""
    often = "once" if times == 1 else f"{times} times"
    return f"From the record: came up {often} before"


def line(before: Before) -> RecordLine:
    """Return one earlier task in words."""
    parts = [texts.record_day_text(before.day), before.title, _done(before)]
    if before.reported:
        parts.append(
            "it got in the way" if before.planned else "it got in the way, not planned for"
        )
    below = [_if_then(each) for each in before.if_thens]
    if before.planned and not below:
        below.append("No if-then was made for it.")
    return RecordLine(" · ".join(each for each in parts if each), tuple(below))


def others_lines(found: OthersCount, barrier: Barrier | None) -> tuple[str, ...]:
    """Return other people's counts as lines; the responses stand as in the catalogue."""
    if not found.tasks:
        return (OTHERS_NONE,)
    people = texts.count_text(found.people, "other person", "other people")
    tasks = texts.count_text(found.tasks, "task")
    amounts = [f"{texts.word(e)} {n}" for e, n in zip(Amount, found.amounts, strict=True)]
    if found.not_reviewed:
        amounts.append(f"not known {found.not_reviewed}")
    return (
        f"Planned for in {tasks} of {people}; it then got in the way in {found.got_in_way}.",
        f"Done: {' · '.join(amounts)}",
        f"If-then: {_uses(found.used)}",
        *_responses(found, barrier),
    )


def well_rows(well: WentWell) -> tuple[tuple[str, str], ...]:
    """Return what was part of the tasks that went well: a name, and the counts in one line."""
    return tuple(
        (NAMES[each.about], " · ".join(_count(each, count) for count in each.counts))
        for each in well.counts
    )


def well_explained(well: WentWell) -> str:
    """Return what is counted, in one line."""
    return WELL_EXPLAINED.format(tasks=texts.count_text(well.tasks, "reviewed task"))


def _done(before: Before) -> str:
    if before.amount is not None:
        return f"done: {texts.word(before.amount)}"
    if before.not_reviewed is not None:
        return f"not reviewed: {texts.word(before.not_reviewed)}"
    return "not reviewed"


def _if_then(agreed: IfThen) -> str:
    used = "not said whether it was used" if agreed.used is None else texts.word(agreed.used)
    return f"If {agreed.if_text.strip()}, then I will {agreed.then_text.strip()}: {used}"


def _uses(used: tuple[int, ...]) -> str:
    return " · ".join(f"{texts.word(each)} {n}" for each, n in zip(Used, used, strict=True))


def _responses(found: OthersCount, barrier: Barrier | None) -> list[str]:
    counts = {each.response: each for each in found.responses}
    known = [each for each in (barrier.responses if barrier else ()) if each.id in counts]
    return [
        f"“{each.text}” in {texts.count_text(counts[each.id].tasks, 'task')}: "
        f"{_uses(counts[each.id].used)}"
        for each in known
    ]


def _count(of: Counts, count: Count) -> str:
    return f"{_named(of.about, count.key)} {count.well} of {count.times}"


def _named(about: About, key: str) -> str:
    if about is About.PART:
        return PARTS[PartOfDay(key)]
    if about is About.WEEKDAY:
        return texts.SHORT_WEEKDAYS[int(key)]
    if about is About.SIZE:
        return texts.sentence_case(texts.word(Size(key)))
    return key or NOBODY_NAMED
