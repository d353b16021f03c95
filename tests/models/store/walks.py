"""Random walks through everything a practitioner can do to a caseload."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from models.store import Store
from planner.ids import SeededIds
from planner.patients import Episode, Known, Needs, Patient, PrintSize
from planner.plans import Move, Plan
from planner.reviews import Amount, NotReviewed
from planner.sessions import Session, Status
from tests.models.store.people import days, episode, patient, plan, review, score, session, task

STATUSES = tuple(Status)
Step = tuple[str, int, int]


class Walk:
    """A caseload that steps are taken in; each step says which thing and how."""

    def __init__(self, store: Store, ids: SeededIds) -> None:
        self.store = store
        self.ids = ids
        self.people: list[Patient] = []
        self.episodes: list[Episode] = []
        self.sessions: list[Session] = []
        self.plans: list[Plan] = []

    def take(self, steps: list[Step]) -> None:
        for name, which, how in steps:
            STEPS[name](self, which, how)

    def join(self, _: int, how: int) -> None:
        self.people.append(patient(self.ids, name=f"Łucja {how}"))
        self.store.patients.save(self.people[-1])

    def correct(self, which: int, how: int) -> None:
        if self.people:
            at = which % len(self.people)
            needs = Needs(
                language=("", "en", "pl")[how % 3],
                easy_read=how % 2 == 0,
                print_size=PrintSize.P18 if how > 4 else PrintSize.STANDARD,
                discreet=Known.YES if how == 3 else Known.NO,
            )
            person = replace(self.people[at], needs=needs, preferred_name="Ö" * how)
            self.people[at] = person
            self.store.patients.save(person)

    def begin(self, which: int, how: int) -> None:
        if self.people:
            person = self.people[which % len(self.people)]
            self.episodes.append(episode(self.ids, person, started=days(-20 * how)))
            self.store.patients.save_episode(self.episodes[-1])

    def end(self, which: int, how: int) -> None:
        if self.episodes:
            of = self.episodes[which % len(self.episodes)]
            self.store.patients.save_episode(replace(of, ended=of.started if how % 3 else None))

    def book(self, which: int, how: int) -> None:
        if self.episodes:
            of = self.episodes[which % len(self.episodes)]
            at = None if how % 3 == 0 else time(8 + how)
            made = session(self.ids, of, day=days(7 * (how - 5)), at=at, status=STATUSES[how % 2])
            self.store.sessions.save(made)
            kept = {each.id: each for each in self.store.sessions.of_episode(of.id)}
            self.sessions.append(kept[made.id])

    def move(self, which: int, how: int) -> None:
        if self.sessions:
            at = which % len(self.sessions)
            status = STATUSES[how % len(STATUSES)]
            moved = replace(self.sessions[at], day=days(7 * (how - 5)), status=status)
            self.sessions[at] = moved
            self.store.sessions.save(moved)

    def agree(self, which: int, how: int) -> None:
        if self.sessions:
            at = self.sessions[which % len(self.sessions)]
            tasks = [task(self.ids, title=f"Spaziergänge {how} {n}") for n in range(how % 3)]
            made = plan(self.ids, at, *tasks)
            self.plans = [each for each in self.plans if each.session_id != at.id] + [made]
            self.store.plans.make_ready(made, ())

    def change_plan(self, which: int, how: int) -> None:
        if self.plans:
            at = which % len(self.plans)
            kept = self.plans[at].tasks[how % 2 :]
            self.plans[at] = replace(self.plans[at], tasks=(*kept, task(self.ids)))
            self.store.plans.make_ready(self.plans[at], ())

    def review(self, which: int, how: int) -> None:
        made = self.plans[which % len(self.plans)] if self.plans else None
        if made and made.tasks:
            of = made.tasks[how % len(made.tasks)]
            at = next(each for each in self.sessions if each.id == made.session_id)
            amount = None if how % 4 == 0 else Amount(how % 5)
            reason = NotReviewed.NO_TIME if how == 4 else None
            told = review(self.ids, of, at, amount_patient=amount, not_reviewed=reason)
            self.store.reviews.save(replace(told, next=None if how == 5 else Move.REPEAT))

    def draft(self, which: int, how: int) -> None:
        if self.sessions:
            owner = self.sessions[which % len(self.sessions)].id
            self.store.drafts.save("plan" if how % 2 else "review", owner, 1, "{}")

    def measure(self, which: int, how: int) -> None:
        """Enter a score; its risk item is ticked, or the plans of that contact would wait."""
        if self.sessions:
            at = self.sessions[which % len(self.sessions)]
            entered = score(self.ids, at, total=how, risk_item=how % 4, risk_item_reviewed=True)
            self.store.sessions.save_score(entered)


STEPS: dict[str, Callable[[Walk, int, int], None]] = {
    "join": Walk.join,
    "correct": Walk.correct,
    "begin": Walk.begin,
    "end": Walk.end,
    "book": Walk.book,
    "book_again": Walk.book,
    "move": Walk.move,
    "agree": Walk.agree,
    "agree_again": Walk.agree,
    "change_plan": Walk.change_plan,
    "review": Walk.review,
    "review_again": Walk.review,
    "draft": Walk.draft,
    "measure": Walk.measure,
}
