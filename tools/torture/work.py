"""Ordinary work through the store: every kind of write, and what was promised of each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from models.demo import snapshots_of
from models.store import Store
from models.unlock import Vault
from planner import codec
from planner.demo import MadeUpEpisode, MadeUpPerson, MadeUpSession, invent
from planner.errors import UserFacingError
from planner.ids import (
    EpisodeId,
    PatientId,
    SeededIds,
    SessionId,
    SheetEntryId,
    SupervisionId,
)
from planner.library import Library
from planner.sheet_entry import SheetCells, SheetEntry
from planner.supervision import SupervisionItem
from planner.worksheets import Version
from resources.library_loader import load_library
from tools.torture.jobs import (
    DAY,
    PASSPHRASE,
    Doing,
    Fault,
    Job,
    Told,
    Voice,
    digest,
    judge_vault,
    made,
    opened,
    profile_in,
)

STEPS = 12
DRAFT = "torture"


class Work(Job):
    """Unlock, a dozen writes of all kinds, lock; killed and gone on with, again and again."""

    name = "work through the store"
    goes_on = True
    most_points = 120

    def prepare(self, folder: Path) -> None:
        """Make a small caseload."""
        made(profile_in(folder), people=2)
        library()

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Work."""
        vault = voice.do("unlock", lambda: opened(profile_in(folder), seed=chance.getrandbits(32)))
        worker = Worker(vault.store, voice, chance)
        for _ in range(STEPS):
            worker.step()
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Read every promise."""

        def look(vault: Vault) -> Iterator[Fault]:
            yield from _kept(vault.store, told)
            yield from _lines_right(vault)

        yield from judge_vault(profile_in(folder), PASSPHRASE, look)


def _kept(store: Store, told: Told) -> Iterator[Fault]:
    """Compare each promise with what is there; what was being done may be there or not.

    If it is, it was kept, and must stay: the next cycle goes on from here.
    """
    doing = told.doing or Doing("")
    found = read(store, doing.what)
    if doing.after and found == doing.after:
        told.done[doing.what] = doing.after
    elif found != doing.before:
        yield Fault("half", doing.what)
    for what, value in told.done.items():
        if what != doing.what and read(store, what) != value:
            yield Fault("lost", what)


def _lines_right(vault: Vault) -> Iterator[Fault]:
    """Work out the caseload anew: it must be as the killed program left it."""
    found = vault.store.lists.caseload()
    unit = vault.store.patients._unit  # noqa: SLF001 (nothing else works it out anew)
    with unit.write():
        for key in range(1, len(found) + 20):
            unit.touch(key)
    if vault.store.lists.caseload() != found:
        yield Fault("half", "a line of the caseload")


@cache
def library() -> Library:
    """Return the library, read once; a forked child has it from its parent."""
    return load_library()


class Worker:
    """Takes one step of work after another, of random kinds.

    Args:
        store: Where.
        voice: What is told.
        chance: Source of chance.
    """

    def __init__(self, store: Store, voice: Voice, chance: Random) -> None:
        self._store = store
        self._voice = voice
        self._chance = chance
        self._ids = SeededIds(chance.getrandbits(64))
        self._waiting = self._new_people()

    def step(self) -> None:
        """Take one step: half of them bring new people's courses in, bit by bit."""
        if self._chance.random() < 0.5:
            next(self._waiting)
        else:
            self._chance.choice((self._correct, self._draft, self._sheet, self._ask, self._talk))()

    def _write(self, what: str, value: object, call: Callable[[], object]) -> None:
        before, after = read(self._store, what), digest(_plain(value))
        self._voice.do(what, call, before=before, after=after)
        if read(self._store, what) != after:
            raise AssertionError(f"not given back as it was taken: {what}")

    def _new_people(self) -> Iterator[None]:
        while True:
            seed = self._chance.getrandbits(32)
            people = invent(
                patients=3, years=1, seed=seed, today=DAY, library=library(), ids=SeededIds(seed)
            )
            for person in people:
                yield from self._new_person(person)

    def _new_person(self, person: MadeUpPerson) -> Iterator[None]:
        patient = replace(person.patient, reference=person.patient.id[:8], nhs_number="")
        save = self._store.patients
        self._write(f"patient:{patient.id}", patient, lambda: save.save(patient))
        yield
        for each in person.episodes:
            yield from self._new_course(each)

    def _new_course(self, made_up: MadeUpEpisode) -> Iterator[None]:
        episode = made_up.episode
        what = f"episode:{episode.patient_id}/{episode.id}"
        self._write(what, episode, lambda: self._store.patients.save_episode(episode))
        yield
        for each in made_up.sessions:
            yield from self._new_session(each)

    def _new_session(self, made_up: MadeUpSession) -> Iterator[None]:
        store, session = self._store, made_up.session
        self._write(f"session:{session.id}", session, lambda: store.sessions.save(session))
        yield
        for score in made_up.scores:
            what = f"score:{session.id}/{score.id}"
            self._write(what, score, lambda score=score: store.sessions.save_score(score))  # type: ignore[misc]
            yield
        for review in made_up.reviews:
            what = f"review:{session.id}/{review.id}"
            self._write(what, review, lambda review=review: store.reviews.save(review))  # type: ignore[misc]
            yield
        plan = made_up.plan
        if plan is not None:
            items = snapshots_of(plan, library())
            self._write(f"plan:{session.id}", plan, lambda: store.plans.make_ready(plan, items))
            yield

    def _someone(self) -> Any:  # noqa: ANN401
        return self._store.patients.record(self._chance.choice(self._store.lists.caseload()).id)

    def _correct(self) -> None:
        patient = self._someone().patient
        changed = replace(patient, preferred_name=f"Ö{self._chance.randrange(99)}")
        save = self._store.patients.save
        self._write(f"patient:{patient.id}", changed, lambda: save(changed))

    def _draft(self) -> None:
        session = self._session()
        if session is not None:
            data = '{"text": "' + "half a plan " * self._chance.randrange(400) + '"}'
            save = self._store.drafts.save
            self._write(f"draft:{session.id}", data, lambda: save(DRAFT, session.id, 1, data))

    def _talk(self) -> None:
        session = self._session()
        if session is not None:
            notes = f"Spoke {self._chance.randrange(999)} " + "w" * self._chance.randrange(3000)
            changed = replace(session, notes=notes)
            save = self._store.sessions.save_notes
            self._write(f"session:{session.id}", changed, lambda: save(session.id, notes))

    def _sheet(self) -> None:
        session = self._session()
        plan = None if session is None else self._store.plans.plan(session.id)
        if session is None or plan is None or not plan.tasks or not plan.tasks[0].worksheets:
            return
        sheet = plan.tasks[0].worksheets[0]
        earlier = self._store.sheets.paper(session.id).entries.get(sheet)
        entry = SheetEntry(
            id=earlier.id if earlier else SheetEntryId(self._ids.new()),
            task_id=plan.tasks[0].id,
            sheet=sheet,
            session_id=session.id,
            cells=SheetCells(Version.WRITING, (((f"Walked {self._chance.random()}", ""),),)),
        )
        what = f"sheet:{session.id}/{sheet}"
        self._write(what, entry, lambda: self._store.sheets.save(entry))

    def _ask(self) -> None:
        record = self._someone()
        if record.current is not None:
            item = SupervisionItem(
                id=SupervisionId(self._ids.new()),
                patient_id=record.patient.id,
                episode_id=record.current.id,
                asked_on=DAY,
                question=f"Is this right? {self._chance.random()}",
            )
            what = f"supervision:{record.current.id}/{item.id}"
            self._write(what, item, lambda: self._store.supervision.save(item))

    def _session(self) -> Any:  # noqa: ANN401
        episode = self._someone().current
        sessions = () if episode is None else self._store.sessions.of_episode(episode.id)
        return self._chance.choice(sessions) if sessions else None


def read(store: Store, what: str) -> str:
    """Return the digest of what the store says of one thing now; empty where it knows nothing."""
    kind, _, ids = what.partition(":")
    first, _, second = ids.partition("/")
    if kind not in _READ:
        return ""
    try:
        value = _READ[kind](store, first, second)
    except (UserFacingError, LookupError):
        return ""
    return "" if value is None else digest(_plain(value))


def _plain(value: object) -> str:
    """Return a value as text, without what the store itself decides: a contact's number."""
    plain = codec.encode(value)
    if isinstance(plain, dict) and plain.get("type") == "Session":
        plain["number"] = 0
    return str(plain)


_READ: dict[str, Callable[[Store, str, str], object]] = {
    "patient": lambda store, one, _: store.patients.record(PatientId(one)).patient,
    "episode": lambda store, one, two: _found(store.patients.record(PatientId(one)).episodes, two),
    "session": lambda store, one, _: store.sessions.view(SessionId(one)).session,
    "score": lambda store, one, two: _found(store.sessions.view(SessionId(one)).scores, two),
    "review": lambda store, one, two: _found(store.reviews.of_session(SessionId(one)), two),
    "plan": lambda store, one, _: store.plans.plan(SessionId(one)),
    "draft": lambda store, one, _: _text_of(store.drafts.load(DRAFT, one)),
    "sheet": lambda store, one, two: store.sheets.paper(SessionId(one)).entries[two],
    "supervision": lambda store, one, two: _found(
        store.supervision.of_episode(EpisodeId(one)), two
    ),
}


def _found(values: Any, id_: str) -> object:  # noqa: ANN401
    return next((each for each in values if each.id == id_), None)


def _text_of(draft: Any) -> object:  # noqa: ANN401
    return None if draft is None else draft.data
