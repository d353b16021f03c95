"""One person's data as pages: all that is recorded stands in them, and can be printed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from models.unlock import Vault
from planner.flat import flat
from planner.ids import SeededIds
from planner.report import Report
from reports import render_report
from resources.library_loader import load_library
from tests.models.store.whole_person import whole_person
from ui.person_data_file import printable
from ui.person_report import ONLY_IN_JSON, person_report
from ui.person_words import LEFT_OUT, value_text

WORD = "Quornbyx"


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.fixture
def report(made_up_vault: Vault, ids: SeededIds) -> tuple[Report, dict[str, object]]:
    store = made_up_vault.store
    whole_person(store, ids, "Somebodyelse")
    course = whole_person(store, ids, WORD)
    data = store.person.data(course.patient.id)
    found = store.person.corrections(course.patient.id)
    return person_report(data, found, store.library.everything()), data.as_json()


def test_every_text_of_theirs_stands_in_it(report: tuple[Report, dict[str, object]]) -> None:
    made, data = report
    said = "\n".join(texts(made))
    tables = data["tables"]
    assert isinstance(tables, dict)
    wanted = {
        value
        for name, rows in tables.items()
        if name not in ONLY_IN_JSON
        for row in rows
        for path, value in flat(row).items()
        if isinstance(value, str) and WORD in value and path.split(".")[0] not in LEFT_OUT
    }
    assert len(wanted) > 20
    assert {each for each in wanted if each not in said} == set()
    assert "Somebodyelse" not in said


def test_no_key_and_no_raw_code_stands_in_it(report: tuple[Report, dict[str, object]]) -> None:
    said = "\n".join(texts(report[0]))
    assert "uuid" not in said
    assert "_id" not in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("religion", "309687009", "Buddhist"),
        ("end_code", "46", "Treatment completed, agreed by both"),
        ("medium", "01", "in person"),
        ("weekday", 1, "Tuesday"),
        ("language", "ur", "Urdu"),
        ("birth_date", "1962-05-07", "7 May 1962"),
        ("at", "10:30:00", "10:30"),
        ("easy_read", False, "no"),
        ("status", "did_not_attend", "did not attend"),
        ("takes_in", ["reading", "talking"], "reading, talking"),
        ("rota", {"first": "2026-05-12", "pattern": ["early", "off"]}, "12 May 2026 early off"),
    ],
)
def test_a_code_is_read_as_words(name: str, value: object, said: str) -> None:
    assert value_text(name, value, load_library()) == said


def test_it_prints(report: tuple[Report, dict[str, object]]) -> None:
    rendered = printable(report[0], render_report)
    assert rendered.pages >= 3
    assert rendered.pdf.startswith(b"%PDF")


def test_a_character_no_face_has_does_not_keep_it_from_printing(
    made_up_vault: Vault, ids: SeededIds
) -> None:
    course = whole_person(made_up_vault.store, ids, "\U00012000\U0001f9ff")
    data = made_up_vault.store.person.data(course.patient.id)
    made = person_report(data, (), made_up_vault.store.library.everything())
    assert printable(made, render_report).pages >= 2
