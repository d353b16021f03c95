"""Stores a made-up caseload, through the same store methods as the screens."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from planner.demo import COURSES, MadeUpEpisode, MadeUpPerson, MadeUpSession, invent
from planner.errors import UserFacingError
from planner.ids import SeededIds
from planner.library import Library, Template
from planner.plans import Plan
from planner.worksheets import Worksheet
from resources.library_loader import load_library

if TYPE_CHECKING:
    from models.store.patients import PatientArea
    from models.store.plans import PlanArea
    from models.store.reviews import ReviewArea
    from models.store.sessions import SessionArea

AT_ONCE = 100
"""People in one transaction: more are no faster, and a stop in between loses little."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArea:
    """Fills a made-up vault.

    Attributes:
        patients: Where people and courses go.
        sessions: Where contacts and scores go.
        plans: Where plans go.
        reviews: Where reviews go.
        batch: Holds many writes in one transaction.
        made_up: False in a real vault, which is never filled.
    """

    patients: "PatientArea"
    sessions: "SessionArea"
    plans: "PlanArea"
    reviews: "ReviewArea"
    batch: Callable[[], AbstractContextManager[None]]
    made_up: bool

    def fill(
        self,
        *,
        patients: int,
        years: int,
        seed: int,
        today: date,
        courses: float = COURSES,
        on_progress: Progress | None = None,
    ) -> int:
        """Invent people and store them; the same arguments give the same people.

        Args:
            patients: How many people.
            years: Over how many years their courses are spread.
            seed: Source of chance.
            today: The day the caseload is looked at.
            courses: Courses of treatment a person, on average.
            on_progress: Called with the number of people stored so far, after each transaction.

        Returns:
            The number of people stored.

        Raises:
            UserFacingError: ``profile.not_made_up`` in a real vault; ``disk.full``.
        """
        library = load_library()
        people = invent(
            patients=patients,
            years=years,
            seed=seed,
            today=today,
            library=library,
            ids=SeededIds(seed),
            courses=courses,
        )
        return self.store_people(people, library, on_progress)

    def store_people(
        self,
        people: Iterable[MadeUpPerson],
        library: Library,
        on_progress: Progress | None = None,
    ) -> int:
        """Store people, and return how many.

        Raises:
            UserFacingError: ``profile.not_made_up`` in a real vault; ``disk.full``.
        """
        if not self.made_up:
            raise UserFacingError("profile.not_made_up")
        waiting = iter(people)
        stored = 0
        while group := tuple(islice(waiting, AT_ONCE)):
            with self.batch():
                for person in group:
                    self._store_person(person, library)
            stored += len(group)
            if on_progress:
                on_progress(stored)
        return stored

    def _store_person(self, person: MadeUpPerson, library: Library) -> None:
        self.patients.save(person.patient)
        for made in person.episodes:
            self._store_episode(made, library)

    def _store_episode(self, made: MadeUpEpisode, library: Library) -> None:
        self.patients.save_episode(made.episode)
        for each in made.sessions:
            self._store_session(each, library)

    def _store_session(self, made: MadeUpSession, library: Library) -> None:
        self.sessions.save(made.session)
        for score in made.scores:
            self.sessions.save_score(score)
        for review in made.reviews:
            self.reviews.save(review)
        if made.plan is not None:
            self.plans.make_ready(made.plan, snapshots_of(made.plan, library))


def snapshots_of(plan: Plan, library: Library) -> tuple[Template | Worksheet, ...]:
    """Return what of the library a plan was made from, each item once."""
    templates = {task.template for task in plan.tasks} & library.templates.keys()
    sheets = {sheet for task in plan.tasks for sheet in task.worksheets}
    return (
        *(library.templates[each] for each in sorted(templates)),
        *(library.worksheets[each] for each in sorted(sheets)),
    )
