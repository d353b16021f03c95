"""The form of a person, new and known."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store import Store
from planner import codec
from planner.errors import UserFacingError
from planner.ids import SeededIds
from planner.patients import Coded, Known, Life, Needs, Patient, PatientRecord, TakesIn
from planner.sessions import Medium, SessionType
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.booking import Booking
from ui.routes import Route
from ui.screens.patient import entry as entries
from ui.screens.patient.edit import PatientEditPage
from ui.screens.patient.entry import Entry

FIRST = Booking(day=date(2026, 5, 19), at=time(9), type=SessionType.ASSESSMENT, medium=Medium.PHONE)
NEEDS = Needs(language="ur", takes_in=(TakesIn.READING, TakesIn.PICTURES), post_safe=Known.NO)


def new(**changes: Any) -> Entry:
    made = entries.new_entry(SeededIds(1), DAY)
    values = {"reference": "BS-7", "name": "Ann", **changes}
    patient = Patient(id=made.patient.id, **values)
    return Entry(patient=patient, course=made.course)


def problems(entry: Entry, *, made_up: bool = True) -> dict[str, str]:
    return entries.problems_of(entry, made_up=made_up, today=DAY)


def test_a_name_and_a_reference_are_enough() -> None:
    assert problems(new()) == {}
    assert set(problems(new(name=" ", reference=""))) == {"who.name", "who.reference"}


@pytest.mark.parametrize(
    ("number", "made_up", "said"),
    [
        ("999 000 0018", True, ""),
        ("999 000 0018", False, "made-up people only"),
        ("999 000 0019", True, "digit by digit"),
        ("12345", True, "10 digits"),
        ("99900000ab", True, "digits only"),
        ("", False, ""),
    ],
)
def test_the_nhs_number_is_checked(number: str, made_up: bool, said: str) -> None:
    found = problems(new(nhs_number=number), made_up=made_up).get("who.nhs_number", "")
    assert said in found
    assert bool(found) is bool(said)


def test_a_birth_day_to_come_is_a_problem() -> None:
    assert "who.birth_date" in problems(new(birth_date=date(2026, 5, 13)))


def test_an_appointment_needs_a_course() -> None:
    made = Entry(patient=new().patient, first=FIRST)
    assert "course.started" in problems(made)


@pytest.mark.parametrize(
    ("code", "key"),
    [("patient.reference_taken", "who.reference"), ("patient.nhs_number_taken", "who.nhs_number")],
)
def test_errors_of_the_store_stand_beside_their_field(code: str, key: str) -> None:
    found = entries.problem_of_error(UserFacingError(code, reference="BS-1"))
    assert list(found) == [key]
    assert entries.problem_of_error(UserFacingError("disk.full")) == {}


@given(st.builds(Life), st.builds(Coded), st.booleans())
def test_what_is_shown_reads_back_the_same(life: Life, coded: Coded, easy: bool) -> None:
    needs = Needs(language="ur", takes_in=(TakesIn.PICTURES,), easy_read=easy)
    made = new(needs=needs, life=life, coded=coded, nhs_number="9990000018")
    again = entries.with_values(made, made.course, entries.values_of(made))
    assert again == made


def test_a_draft_reads_back_the_same() -> None:
    made = Entry(patient=new(needs=NEEDS).patient, course=new().course, first=FIRST)
    assert entries.read_draft(entries.DRAFT_VERSION, codec.dumps(made)) == made
    assert entries.read_draft(99, codec.dumps(made)) is None
    assert entries.read_draft(entries.DRAFT_VERSION, "[]") is None


def write(page: PatientEditPage, **values: object) -> None:
    for key, value in values.items():
        page.view.fields[key.replace("__", ".")].write(value)


def records(desk: Desk) -> dict[str, PatientRecord]:
    def read(store: Store) -> dict[str, PatientRecord]:
        rows = store.lists.caseload()
        return {row.reference: store.patients.record(row.id) for row in rows}

    return desk.ask(read)


@pytest.fixture
def page(desk: Desk) -> PatientEditPage:
    made = PatientEditPage(desk.ctx, Route.patient_edit())
    desk.show(made)
    return made


def amina(desk: Desk) -> PatientEditPage:
    made = PatientEditPage(desk.ctx, Route.patient_edit(records(desk)["BS-1"].patient.id))
    desk.show(made)
    return made


def test_a_new_person_is_saved_with_course_and_appointment(
    page: PatientEditPage, desk: Desk
) -> None:
    write(page, who__name="Mei Chan", who__reference="BS-20", needs__takes_in=["pictures"])
    write(page, course__problem="F411", course__goals=["Sleep", "Shop"])
    page.view.first.show_booking(FIRST)
    page.do_primary()
    desk.settle()
    record = records(desk)["BS-20"]
    assert record.patient.needs.takes_in == (TakesIn.PICTURES,)
    assert record.current is not None
    assert (record.current.problem, record.current.goals) == ("F411", ("Sleep", "Shop"))
    assert desk.ways.opened == [Route.patient(record.patient.id)]
    (session,) = desk.ask(lambda store: store.sessions.of_episode(record.current.id))  # type: ignore[union-attr]
    assert (session.day, session.at, session.number) == (FIRST.day, FIRST.at, 1)


def test_problems_stand_beside_their_field(page: PatientEditPage, desk: Desk) -> None:
    write(page, who__name="Mei", who__nhs_number="123")
    page.view.first.day.setText("soon")
    page.do_primary()
    errors = {key: row.error for key, row in page.view.form.rows.items() if row.error}
    assert set(errors) == {"who.reference", "who.nhs_number", "first.day"}
    assert len(records(desk)) == 3


def test_a_reference_that_is_taken_is_said_at_the_field(page: PatientEditPage, desk: Desk) -> None:
    write(page, who__name="Mei", who__reference="BS-1")
    page.do_primary()
    desk.settle()
    assert "already has the reference BS-1" in page.view.form.rows["who.reference"].error
    assert page.primary.isEnabled()


def test_a_known_person_is_changed_and_one_goes_back(desk: Desk) -> None:
    page = amina(desk)
    assert page.view.fields["needs.language"].read() == "ur"
    write(page, who__preferred_name="Mina", life__household="two sons")
    page.do_primary()
    desk.settle()
    saved = records(desk)["BS-1"].patient
    assert (saved.called, saved.life.household) == ("Mina", "two sons")
    assert desk.ways.went_back == 1


def test_codes_stay_as_they_are_until_they_are_unfolded(desk: Desk) -> None:
    page = amina(desk)
    assert "coded.religion" not in page.view.fields
    page.view.coded.set_unfolded(True)
    write(page, coded__ethnic_category="A")
    page.do_primary()
    desk.settle()
    again = amina(desk)
    write(again, who__preferred_name="Mina")
    again.do_primary()
    desk.settle()
    assert records(desk)["BS-1"].patient.coded.ethnic_category == "A"


def test_nothing_typed_leaves_no_draft(desk: Desk) -> None:
    page = amina(desk)
    assert page.suspend() is None


def test_what_was_typed_survives_a_lock_and_is_offered_back(desk: Desk) -> None:
    page = amina(desk)
    write(page, life__household="two sons")
    desk.leave(page)
    again = amina(desk)
    assert again.offer.isVisible()
    assert again.view.fields["life.household"].read() == ""
    assert not again.view.isVisible()
    again.offer.take.click()
    assert again.view.fields["life.household"].read() == "two sons"
    again.do_primary()
    desk.settle()
    assert records(desk)["BS-1"].patient.life.household == "two sons"
    assert not amina(desk).offer.isVisible()


def test_a_new_person_put_back_without_a_course_can_still_get_one(
    page: PatientEditPage, desk: Desk
) -> None:
    write(page, who__name="Mei", who__reference="BS-21", course__started=None)
    desk.leave(page)
    again = PatientEditPage(desk.ctx, Route.patient_edit())
    desk.show(again)
    again.offer.take.click()
    write(again, course__started="2026-05-12")
    again.do_primary()
    desk.settle()
    assert records(desk)["BS-21"].current is not None


def test_what_is_offered_can_be_thrown_away(page: PatientEditPage, desk: Desk) -> None:
    write(page, who__name="Mei")
    desk.leave(page)
    again = PatientEditPage(desk.ctx, Route.patient_edit())
    desk.show(again)
    again.offer.throw.click()
    desk.settle()
    assert again.view.fields["who.name"].read() == ""
    desk.leave(again)
    last = PatientEditPage(desk.ctx, Route.patient_edit())
    desk.show(last)
    assert not last.offer.isVisible()


def test_a_draft_ignored_is_kept(page: PatientEditPage, desk: Desk) -> None:
    write(page, who__name="Mei")
    desk.leave(page)
    for _ in range(2):
        again = PatientEditPage(desk.ctx, Route.patient_edit())
        desk.show(again)
        assert again.offer.isVisible()
        desk.leave(again)


def test_leaving_without_saving_keeps_nothing(desk: Desk) -> None:
    page = amina(desk)
    write(page, life__household="two sons")
    page.leave_button.click()
    desk.leave(page)
    assert desk.ways.went_back == 1
    assert not amina(desk).offer.isVisible()


def test_everything_that_can_be_used_has_a_name(page: PatientEditPage) -> None:
    assert nameless(page) == []


def test_nothing_of_the_person_is_left_after_clear(desk: Desk) -> None:
    page = amina(desk)
    page.clear()
    left = {key: field.read() for key, field in page.view.fields.items()}
    assert left["who.name"] == left["who.reference"] == left["needs.language"] == ""
    assert page.title == ""
