"""A made-up caseload with more in the way than the demo: several if-thens, own words, gaps."""

from dataclasses import replace
from random import Random

from models.store import Store
from planner.demo import MadeUpEpisode, MadeUpPerson, MadeUpSession, invent
from planner.ids import SeededIds
from planner.plans import PlannedBarrier, Task
from planner.reviews import NotReviewed, Review, Used
from resources.library_loader import load_library
from tests.models.store.people import TODAY

USES = (None, *Used)
EXTRA = (
    PlannedBarrier(barrier="T2.1"),
    PlannedBarrier(barrier="T2.1", response="a", if_text="it rains", then_text=" \n\u2003"),
    PlannedBarrier(barrier="T6.1", response="b", if_text="it is late", then_text="I go first"),
    PlannedBarrier(text="The Dog", if_text="the dog is ill", then_text="I ring Ann"),
    PlannedBarrier(text="the dog", if_text="the dog barks", then_text="I go out"),
)


def fill(store: Store, *, patients: int, seed: int, chance_seed: int = 5) -> None:
    """Store so many people; the same seeds give the same people."""
    library, chance = load_library(), Random(chance_seed)  # noqa: S311 (repeatable on purpose)
    people = invent(
        patients=patients, years=2, seed=seed, today=TODAY, library=library, ids=SeededIds(seed)
    )
    store.demo.store_people((_person(each, chance) for each in people), library)


def _person(person: MadeUpPerson, chance: Random) -> MadeUpPerson:
    return replace(person, episodes=tuple(_episode(each, chance) for each in person.episodes))


def _episode(made: MadeUpEpisode, chance: Random) -> MadeUpEpisode:
    return replace(made, sessions=tuple(_session(each, chance) for each in made.sessions))


def _session(made: MadeUpSession, chance: Random) -> MadeUpSession:
    reviews = tuple(_review(each, chance) for each in made.reviews)
    if made.plan is None:
        return replace(made, reviews=reviews)
    tasks = tuple(_task(each, chance) for each in made.plan.tasks)
    return replace(made, reviews=reviews, plan=replace(made.plan, tasks=tasks))


def _task(task: Task, chance: Random) -> Task:
    barriers = [*task.barriers, *chance.sample(EXTRA, chance.randrange(4))]
    chance.shuffle(barriers)
    whom = chance.choice(("", "Sadia", "sadia ", "my brother"))
    return replace(task, barriers=tuple(barriers), with_whom=whom)


def _review(review: Review, chance: Random) -> Review:
    uses = tuple(chance.choice(USES) for _ in range(chance.randrange(5)))
    if chance.random() < 0.1:
        return replace(
            review, amount_patient=None, coping_used=(), not_reviewed=NotReviewed.NO_TIME
        )
    return replace(review, coping_used=uses)
