"""One person's data on a real vault: written out, corrected, kept, joined, parted, erased."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from models.age_file import open_with_passphrase
from models.store import Store
from planner.flat import Difference
from planner.ids import PatientId
from planner.patients import Patient
from resources.library_loader import load_library
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.messages import SilentDialogs
from ui.routes import CASELOAD, RETENTION, Route
from ui.screens.person_data.reading import Compared
from ui.screens.person_data.screen import PersonDataPage
from ui.screens.retention.screen import RetentionPage
from ui.widgets.buttons import QuietButton

__all__ = ["desk", "empty_desk"]


def find(desk: Desk, reference: str) -> PatientId:
    def read(store: Store) -> PatientId:
        found = store.patients.find(reference)
        assert found is not None
        return found

    return desk.ask(read)


def names(desk: Desk) -> set[str]:
    def read(store: Store) -> set[str]:
        return {row.name for row in store.lists.caseload()}

    return desk.ask(read)


@pytest.fixture
def page(desk: Desk) -> PersonDataPage:
    """Amina's."""
    made = PersonDataPage(desk.ctx, Route.person_data(find(desk, "BS-1")))
    desk.show(made)
    return made


def save_to(desk: Desk, path: Path) -> None:
    dialogs = desk.ctx.dialogs
    assert isinstance(dialogs, SilentDialogs)
    dialogs._paths.append(path)


def test_pages_and_json_are_written(page: PersonDataPage, desk: Desk, tmp_path: Path) -> None:
    for form, start in (("pdf", b"%PDF"), ("json", b"{")):
        save_to(desk, tmp_path / f"x.{form}")
        page.write_out.form.set_value(form)
        page.do_primary()
        desk.settle()
        assert (tmp_path / f"x.{form}").read_bytes().startswith(start)
        assert "not locked" in page.write_out.told.text
    page.clear()
    assert page.write_out.told.text == ""


def test_both_are_locked_with_the_six_words_told(
    page: PersonDataPage, desk: Desk, tmp_path: Path
) -> None:
    save_to(desk, tmp_path / "x.age")
    page.write_out.form.set_value("age")
    page.do_primary()
    desk.settle()
    words = page.write_out.told.text.split(": ")[1].splitlines()[0]
    assert len(words.split()) == 6
    opened = open_with_passphrase((tmp_path / "x.age").read_bytes(), words)
    with zipfile.ZipFile(BytesIO(opened)) as container:
        data = json.loads(container.read("person.json"))
        assert container.read("person.pdf").startswith(b"%PDF")
    assert [row["name"] for row in data["tables"]["patient"]] == ["Amina Khan"]


def test_what_it_said_before_is_read(page: PersonDataPage, desk: Desk) -> None:
    def change(store: Store) -> object:
        before = store.patients.record(page._id).patient
        return store.patients.save(replace(before, contact_note="after six"))

    assert not page.corrections.rows
    desk.ask(change)
    page.refresh()
    desk.settle()
    assert page.corrections.rows[0][1:] == (
        "Person's record",
        "Contact note",
        "nothing",
        "after six",
        "you",
    )


def test_another_day_needs_a_reason(page: PersonDataPage, desk: Desk) -> None:
    assert "No rule is set" in page.keep.said
    page.keep.day.setText("12 May 2030")
    page.keep.keep.click()
    desk.settle()
    assert "No rule is set" in page.keep.said
    page.keep.reason.setText("A complaint is open")
    page.keep.keep.click()
    desk.settle()
    assert "12 May 2030" in page.keep.said
    assert "A complaint is open" in page.keep.said
    page.keep.rule.click()
    desk.settle()
    assert "No rule is set" in page.keep.said


def test_two_records_are_joined_and_taken_apart(page: PersonDataPage, desk: Desk) -> None:
    page.join.reference.setText("bs-2")
    page.join.compare.click()
    desk.settle()
    page.join.choices["name"].set_value("theirs")
    page.join.join.click()
    desk.settle()
    assert names(desk) == {"Piotr Wiśniewski", "Zofia Maj"}
    buttons = page.join.findChildren(QuietButton)
    next(each for each in buttons if each.accessibleName() == "Take apart from BS-2").click()
    desk.settle()
    assert names(desk) == {"Amina Khan", "Piotr Wiśniewski", "Zofia Maj"}
    assert "1 course went back" in page.told.text


def test_one_is_not_compared_with_oneself(page: PersonDataPage, desk: Desk) -> None:
    page.join.reference.setText("BS-1")
    page.join.compare.click()
    desk.settle()
    assert page.join.join.isHidden()


def test_erasing_waits_for_the_reference_and_says_what_is_left(
    page: PersonDataPage, desk: Desk
) -> None:
    page.erase.typed.setText("BS-2")
    assert not page.erase.erase.isEnabled()
    page.erase.typed.setText("bs-1 ")
    page.erase.erase.click()
    desk.settle()
    assert names(desk) == {"Piotr Wiśniewski", "Zofia Maj"}
    assert "rewritten without them" in page.told.text
    assert "backup" in page.told.text
    assert "Amina" not in page.title
    page.do_primary()
    assert desk.ways.opened == [CASELOAD]


def test_the_list_of_those_past_their_day_leads_to_the_person(desk: Desk) -> None:
    made = RetentionPage(desk.ctx, RETENTION)
    desk.show(made)
    assert made.primary.isHidden()

    def old(store: Store) -> object:
        found = store.patients.find("BS-2")
        assert found is not None
        (course,) = store.patients.record(found).episodes
        day = course.started.replace(year=2015)
        return store.patients.save_episode(replace(course, started=day, ended=day))

    desk.ask(old)
    made.years.set_value(5)
    made.save.click()
    desk.settle()
    assert [each.reference for each in made.past] == ["BS-2"]
    made.do_primary()
    assert desk.ways.opened == [Route.person_data(find(desk, "BS-2"))]
    desk.leave(made)


@pytest.mark.parametrize(("theirs", "two"), [("9990000026", True), (None, False)])
def test_two_numbers_are_said_before_anything_can_be_joined(
    page: PersonDataPage, theirs: str | None, two: bool
) -> None:
    other = Patient(id=PatientId("2"), reference="BS-2", name="Amina K.")
    differing = (Difference("nhs_number", "9990000018", theirs),)
    page.join.show_compared(Compared(other, differing, load_library()))
    assert page.join.join.isHidden() is two
    assert page.join.two_numbers.isHidden() is not two
