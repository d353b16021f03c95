"""A person with rows in every table, each text of theirs holding one word nobody else has."""

from dataclasses import replace

from models.store import Store
from planner.drafts import DraftKind
from planner.ids import PackId, SeededIds, SessionId, SheetEntryId, SupervisionId, TaskId
from planner.library import Field, Template
from planner.pack_build import build_pack, options_for
from planner.packs import PackRecord
from planner.patients import Coded, Life, Needs
from planner.plans import FieldChange
from planner.reviews import Amount, Obstacle
from planner.sheet_entry import SheetCells, SheetEntry
from planner.supervision import SupervisionItem
from planner.worksheets import Version
from resources.library_loader import load_library
from tests.models.store.people import NOON, Course, days, score, task

NHS_NUMBER = "9990000018"


def whole_person(store: Store, ids: SeededIds, word: str, nhs_number: str = "") -> Course:
    """Store somebody with everything there is; every text of theirs holds the word."""
    course = _registered(store, ids, word, nhs_number)
    store.patients.save(replace(course.patient, contact_note=f"later {word}"))
    store.patients.save_episode(replace(course.episode, problem_statement=f"problem {word}"))
    first = course.meet(days(-14), notes=f"notes {word}")
    store.sessions.save_notes(first.id, f"notes {word} again")
    store.sessions.save_score(score(ids, first))
    template = own_template(word)
    walk = task(ids, template=template.id, what=f"walk {word}", with_whom=f"with {word}")
    made = course.agree(first, walk, rationale=f"why {word}")
    store.plans.make_ready(made, (template,))
    store.plans.record_pack(_pack(store, ids, first.id))
    _come_back(course, word)
    return course


def _registered(store: Store, ids: SeededIds, word: str, nhs_number: str) -> Course:
    return Course(
        store,
        ids,
        name=f"Name {word}",
        reference=f"R-{word}",
        preferred_name=f"called {word}",
        print_name=f"print {word}",
        contact_note=f"ring {word}",
        nhs_number=nhs_number,
        needs=Needs(language="ur", other=f"needs {word}"),
        life=Life(household=f"home {word}", own_words=f"own {word} ü ع"),
        coded=Coded(religion=f"{word}"),
    )


def own_template(word: str) -> Template:
    """Return a template somebody wrote for one person alone."""
    base = next(iter(load_library().templates.values()))
    return replace(base, id=f"own-{word.lower()}", title=f"Own {word}")


def _pack(store: Store, ids: SeededIds, at: SessionId) -> PackRecord:
    view = store.sessions.view(at)
    assert view.plan is not None
    options, code = options_for(view.patient.needs), f"PK-{ids.new()[:6]}"
    content = build_pack(
        view.plan,
        view,
        store.library.of_plan(at),
        code=code,
        options=options,
        service="",
        local_line="",
        made_up=True,
    )
    return PackRecord(
        id=PackId(ids.new()),
        session_id=at,
        code=code,
        options=options,
        content=content,
        renderer="1",
        sha256="00",
        made_at=NOON,
    )


def _come_back(course: Course, word: str) -> None:
    store, ids = course.store, course.ids
    first = store.sessions.of_episode(course.episode.id)[0]
    plan = store.plans.plan(first.id)
    assert plan is not None
    second = course.meet(days(-7))
    change = FieldChange(Field.WHERE, f"before {word}", f"after {word}")
    again = task(ids, from_task=plan.tasks[0].id, changes=(change,))
    course.agree(second, again)
    said = course.review(
        plan.tasks[0], second, obstacles=(Obstacle("T2.1", word),), noticed=f"saw {word}"
    )
    store.reviews.save(replace(said, amount_patient=Amount.LITTLE))
    _beside(course, plan.tasks[0].id, second.id, word)


def _beside(course: Course, task_id: TaskId, at: SessionId, word: str) -> None:
    """Store what stands beside the plans: a sheet typed in, a question, work half done."""
    store, ids = course.store, course.ids
    entry = SheetEntry(
        id=SheetEntryId(ids.new()),
        task_id=task_id,
        sheet="diary",
        session_id=at,
        cells=SheetCells(Version.WRITING, (((f"cell {word}", ""),),)),
    )
    store.sheets.save(entry)
    item = SupervisionItem(
        id=SupervisionId(ids.new()),
        patient_id=course.patient.id,
        episode_id=course.episode.id,
        asked_on=days(0),
        question=f"ask {word}",
    )
    store.supervision.save(item)
    store.drafts.save(DraftKind.PLAN, at, 1, f'{{"text": "draft {word}"}}')
    store.drafts.save(DraftKind.NOTES, course.patient.id, 1, f'{{"text": "draft {word}"}}')
