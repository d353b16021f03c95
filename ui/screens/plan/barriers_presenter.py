"""What could get in the way: the catalogue by theme, last time's first, and what was chosen."""

from dataclasses import dataclass, replace

from planner.choose import is_private
from planner.library import Barrier, Field, Strength, Theme
from planner.plans import PlannedBarrier
from planner.review_rules import two_not_done
from ui import texts
from ui.screens.plan import edits
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.record import Record, RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One barrier of the catalogue, as the list shows it."""

    id: str
    label: str
    question: str
    chosen: bool


NOTES = "notes"
ASKED_FIRST = ("T1", NOTES, "T4")
"""After two reviews with nothing done: beliefs, disagreement (kept among the notes), life
(evidence.md T7.7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading with its barriers.

    Attributes:
        heading: Last time, a theme, or notes for me.
        note: One line under it; may be empty.
        entries: In the order of the catalogue.
        private: True for notes that are never printed or shown to a patient.
        theme: Id of the theme, or what stands for the notes; empty for last time.
    """

    heading: str
    note: str
    entries: tuple[Entry, ...]
    private: bool = False
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenBarrier:
    """A barrier chosen for the task in hand.

    Attributes:
        index: Position among the task's barriers.
        label: Its short name, or the person's own words.
        question: What to ask about it; empty for their own words.
        strength: The evidence word for the construct.
        source: Short citation, shown on request.
        responses: Id and text of each response, in fixed order.
        response: Id of the one chosen, or empty.
        leads_to: The field the chosen response changes, or None.
        if_text: What comes after "If".
        then_text: What comes after "then I will".
        private: True for a note that is never printed.
        record: What went before, for the practitioner.
    """

    index: int
    label: str
    question: str
    strength: str
    source: str
    responses: tuple[tuple[str, str], ...]
    response: str
    leads_to: Field | None
    if_text: str
    then_text: str
    private: bool
    record: RecordView


class BarriersPresenter:
    """The step "In the way" for the task in hand."""

    def __init__(self, wizard: PlanPresenter) -> None:
        self._wizard = wizard
        self._library = wizard.context.library

    @property
    def record(self) -> Record:
        """What went before."""
        return self._wizard.record

    def barrier(self, index: int) -> Barrier | None:
        """Return a chosen barrier of the catalogue; None for the person's own words."""
        return self._library.barriers.get(self._planned(index).barrier)

    def groups(self, text: str = "") -> tuple[Group, ...]:
        """Return the catalogue, narrowed to what contains the text; empty headings are left out."""
        wanted = text.casefold().strip()
        found = [self._last_time(), *self._in_order([*self._themes(), self._notes()])]
        narrowed = [replace(group, entries=_matching(group.entries, wanted)) for group in found]
        return tuple(group for group in narrowed if group.entries)

    def chosen(self) -> tuple[ChosenBarrier, ...]:
        """Return what was chosen, in the order it was chosen."""
        task = self._wizard.task
        planned = task.barriers if task else ()
        return tuple(self._chosen(index, each) for index, each in enumerate(planned))

    def toggle(self, barrier_id: str) -> int | None:
        """Choose a barrier, or take it back; return its position, None where it is gone."""
        task = self._wizard.task
        if task is None:
            return None
        for index, each in enumerate(task.barriers):
            if each.barrier == barrier_id:
                self._wizard.set_task(edits.without_barrier(task, index))
                return None
        barrier = self._library.barriers[barrier_id]
        planned = PlannedBarrier(barrier=barrier_id, if_text=barrier.if_example)
        return self._add(planned)

    def add_own(self, words: str) -> int | None:
        """Add a barrier in the person's own words."""
        words = words.strip()
        return self._add(PlannedBarrier(text=words, if_text=words)) if words else None

    def remove(self, index: int) -> None:
        """Take a chosen barrier back."""
        task = self._wizard.task
        if task is not None:
            self._wizard.set_task(edits.without_barrier(task, index))

    def respond(self, index: int, response: str) -> None:
        """Choose a response, or take it back."""
        planned = self._planned(index)
        again = planned.response == response
        self._put(index, replace(planned, response="" if again else response))

    def set_if(self, index: int, text: str) -> None:
        """Write what comes after "If"."""
        self._put(index, replace(self._planned(index), if_text=text))

    def set_then(self, index: int, text: str) -> None:
        """Write what comes after "then I will"."""
        self._put(index, replace(self._planned(index), then_text=text))

    def _planned(self, index: int) -> PlannedBarrier:
        task = self._wizard.task
        return task.barriers[index] if task else PlannedBarrier()

    def _put(self, index: int, planned: PlannedBarrier) -> None:
        task = self._wizard.task
        if task is not None:
            self._wizard.set_task(edits.with_barrier(task, index, planned))

    def _add(self, planned: PlannedBarrier) -> int | None:
        task = self._wizard.task
        if task is None:
            return None
        self._wizard.set_task(replace(task, barriers=(*task.barriers, planned)))
        return len(task.barriers)

    def _last_time(self) -> Group:
        ids: list[str] = []
        for review in self._wizard.context.view.last_reviews:
            ids += [o.barrier for o in review.obstacles if o.barrier in self._library.barriers]
        found = tuple(self._entry(self._library.barriers[each]) for each in dict.fromkeys(ids))
        return Group(heading="Last time", note="What got in the way", entries=found)

    def _in_order(self, groups: list[Group]) -> list[Group]:
        """Put beliefs, disagreement and life first after two reviews with nothing done."""
        if not two_not_done(self._wizard.context.view):
            return groups
        return sorted(groups, key=_asked_first)

    def _themes(self) -> list[Group]:
        return [self._theme(each) for each in self._library.themes.values() if not each.private]

    def _theme(self, theme: Theme) -> Group:
        note = f"evidence: {_strength(theme)}"
        entries = self._of(theme.id, private=False)
        return Group(heading=theme.label, note=note, entries=entries, theme=theme.id)

    def _notes(self) -> Group:
        entries = tuple(
            self._entry(each) for each in self._library.barriers.values() if self._is_private(each)
        )
        note = "Never printed, never in the patient view"
        return Group(heading="Notes for me", note=note, entries=entries, private=True, theme=NOTES)

    def _of(self, theme: str, *, private: bool) -> tuple[Entry, ...]:
        return tuple(
            self._entry(each)
            for each in self._library.barriers.values()
            if each.theme == theme and self._is_private(each) is private
        )

    def _is_private(self, barrier: Barrier) -> bool:
        return is_private(barrier.id, self._library)

    def _entry(self, barrier: Barrier) -> Entry:
        task = self._wizard.task
        chosen = task is not None and any(b.barrier == barrier.id for b in task.barriers)
        return Entry(id=barrier.id, label=barrier.label, question=barrier.question, chosen=chosen)

    def _source(self, barrier: Barrier) -> str:
        theme = self._library.themes.get(barrier.theme)
        about = (theme.note, theme.conflict) if theme else ()
        said = (f"{barrier.source}.", barrier.conflict, *about)
        return " ".join(each for each in said if each)

    def _chosen(self, index: int, planned: PlannedBarrier) -> ChosenBarrier:
        barrier = self._library.barriers.get(planned.barrier)
        responses = barrier.responses if barrier else ()
        picked = next((r for r in responses if r.id == planned.response), None)
        return ChosenBarrier(
            index=index,
            label=barrier.label if barrier else planned.text,
            question=barrier.question if barrier else "",
            strength=_strength(barrier) if barrier else "",
            source=self._source(barrier) if barrier else "",
            responses=tuple((each.id, each.text) for each in responses),
            response=planned.response,
            leads_to=picked.changes if picked and picked.changes is not Field.NOTHING else None,
            if_text=planned.if_text,
            then_text=planned.then_text,
            private=barrier is not None and self._is_private(barrier),
            record=self.record.view(planned.barrier, planned.text),
        )


def _strength(about: Barrier | Theme) -> str:
    """Return the evidence word, with a hint where it hides that studies disagree."""
    word = texts.word(about.strength)
    told = about.strength in (Strength.MIXED, Strength.UNCLEAR)
    return f"{word}, with limits" if about.conflict and not told else word


def _asked_first(group: Group) -> int:
    return ASKED_FIRST.index(group.theme) if group.theme in ASKED_FIRST else len(ASKED_FIRST)


def _matching(entries: tuple[Entry, ...], wanted: str) -> tuple[Entry, ...]:
    return tuple(e for e in entries if wanted in f"{e.label} {e.question}".casefold())
