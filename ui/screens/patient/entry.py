"""What is typed into a person's form: checked, kept as a draft, ready to be saved. Qt-free."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar, get_type_hints

from planner import codec, nhs_number
from planner.errors import UserFacingError
from planner.ids import EpisodeId, IdSource, PatientId, SessionId
from planner.nhs_number import NhsProblem
from planner.patients import Episode, Patient, PatientRecord
from planner.sessions import Session
from ui.booking import Booking
from ui.errors import word_error

T = TypeVar("T")
Values = Mapping[str, object]
DRAFT_KIND = "patient_edit"
DRAFT_VERSION = 1
NEW = "new"
NHS_WORDS: Mapping[NhsProblem, str] = {
    NhsProblem.CHARACTERS: "An NHS number has digits only.",
    NhsProblem.LENGTH: "An NHS number has 10 digits.",
    NhsProblem.REPEATED: "This is not an NHS number: all its digits are the same.",
    NhsProblem.CHECK_DIGIT: "This is not a valid NHS number. Check it digit by digit.",
    NhsProblem.TEST_ONLY: "Numbers from 999 000 0000 on are for made-up people only.",
    NhsProblem.NOT_TEST: "A made-up caseload takes numbers from 999 000 0000 on only.",
}
FIELD_OF_ERROR: Mapping[str, str] = {
    "patient.name_missing": "who.name",
    "patient.reference_missing": "who.reference",
    "patient.reference_taken": "who.reference",
    "patient.nhs_number_taken": "who.nhs_number",
    "patient.nhs_number_wrong": "who.nhs_number",
    "patient.nhs_number_test": "who.nhs_number",
    "episode.ends_before_start": "course.started",
}
UNREADABLE: Mapping[str, str] = {
    "who.birth_date": "Type a date, for example 3 May 1984.",
    "course.started": "Type a date, for example 12 May.",
    "life.taken": "Type hours such as 13:00 to 14:00 in every row, or remove the row.",
    "life.rota": "Give the first day of the pattern, and hours such as 07:00 to 15:00.",
    "first.day": "Type a day, for example 19 May.",
    "first.at": "Type a time, for example 9:30.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The form as it stands.

    Attributes:
        patient: The person.
        course: Their open course, or None where there is none to edit.
        first: The first appointment of a new person, or None.
        unreadable: Keys of dates and times that cannot be read; those count as empty.
    """

    patient: Patient
    course: Episode | None = None
    first: Booking | None = None
    unreadable: tuple[str, ...] = ()


def new_entry(ids: IdSource, today: date) -> Entry:
    """Return the empty form of a new person, with a course that begins today."""
    patient = Patient(id=PatientId(ids.new()), reference="", name="")
    course = Episode(id=EpisodeId(ids.new()), patient_id=patient.id, started=today)
    return Entry(patient=patient, course=course)


def entry_of(record: PatientRecord) -> Entry:
    """Return the form of somebody known; only an open course can be edited."""
    current = record.current
    course = current if current is not None and current.ended is None else None
    return Entry(patient=record.patient, course=course)


def values_of(entry: Entry) -> dict[str, object]:
    """Return what each field of the form shows, by ``part.name``, as JSON's own types."""
    found: dict[str, object] = {}
    for part, whole in _parts(entry):
        if whole is not None:
            encoded = codec.encode(whole)
            found |= {f"{part}.{each.name}": encoded[each.name] for each in fields(whole)}
    if entry.course is None:
        found["course.started"] = None
    found["who.nhs_number"] = nhs_number.shown(entry.patient.nhs_number)
    return found


def with_values(base: Entry, course: Episode | None, values: Values) -> Entry:
    """Return an entry with what the fields say.

    Args:
        base: What the rest is taken from.
        course: The course the fields are of; an empty first day leaves it out.
        values: By ``part.name``, as ``values_of`` gives them; names unknown are left alone.
    """
    patient = _changed(base.patient, "who", values)
    patient = replace(
        patient,
        nhs_number=nhs_number.compact(patient.nhs_number),
        needs=_changed(patient.needs, "needs", values),
        life=_changed(patient.life, "life", values),
        coded=_changed(patient.coded, "coded", values),
    )
    if course is not None:
        started = values.get("course.started")
        course = _changed(course, "course", values) if started else None
    return replace(base, patient=patient, course=course)


def problems_of(entry: Entry, *, made_up: bool, today: date) -> dict[str, str]:
    """Return what must be put right before saving, in words, by field."""
    found = {key: UNREADABLE[key] for key in entry.unreadable}
    patient = entry.patient
    if not patient.name.strip():
        found["who.name"] = "A name is needed."
    if not patient.reference.strip():
        found["who.reference"] = "A reference is needed: your service's own."
    wrong = nhs_problem(patient.nhs_number, made_up=made_up)
    if wrong:
        found["who.nhs_number"] = wrong
    if patient.birth_date is not None and patient.birth_date > today:
        found["who.birth_date"] = "This day has not come yet."
    if entry.first is not None and entry.course is None and "course.started" not in found:
        found["course.started"] = "An appointment needs a course: say when it begins."
    return found


def nhs_problem(text: str, *, made_up: bool) -> str:
    """Return what is wrong with an NHS number in words, or nothing."""
    wrong = nhs_number.problem(text, made_up=made_up)
    return NHS_WORDS[wrong] if wrong else ""


def problem_of_error(error: UserFacingError) -> dict[str, str]:
    """Return an error of the store as a problem of its field; empty where it has none."""
    key = FIELD_OF_ERROR.get(error.code)
    return {key: str(word_error(error))} if key else {}


def first_session(entry: Entry, ids: IdSource) -> Session | None:
    """Return the first appointment as it is stored, or None."""
    first, course = entry.first, entry.course
    if first is None or course is None:
        return None
    return Session(
        id=SessionId(ids.new()),
        episode_id=course.id,
        patient_id=entry.patient.id,
        number=0,
        day=first.day,
        at=first.at,
        type=first.type,
        medium=first.medium,
    )


def read_draft(version: int, data: str) -> Entry | None:
    """Return an entry that was kept, or None where this version of the program cannot read it."""
    if version != DRAFT_VERSION:
        return None
    try:
        return codec.loads(Entry, data)
    except ValueError:
        return None


def _parts(entry: Entry) -> Iterator[tuple[str, Any]]:
    patient = entry.patient
    yield "who", patient
    yield from (("needs", patient.needs), ("life", patient.life), ("coded", patient.coded))
    yield "course", entry.course


def _changed(whole: T, part: str, values: Values) -> T:
    hints = get_type_hints(type(whole))
    names = {name: f"{part}.{name}" for name in hints if f"{part}.{name}" in values}
    changes = {name: codec.decode(hints[name], values[key]) for name, key in names.items()}
    changed: T = replace(whole, **changes)  # type: ignore[type-var]
    return changed
