"""Which measures a contact is offered, how thresholds are said, and totals without items."""

from dataclasses import replace
from functools import partial

import pytest

from models.store import Store
from planner.changes import Changes
from planner.ids import EpisodeId, PatientId, SeededIds
from planner.measures import Sure
from resources.library_loader import load_library
from tests.models.store.people import score
from tests.ui.session.conftest import Contact, focused
from tests.ui.session.test_contact import saved
from ui.screens.session.measures_presenter import threshold_text
from ui.screens.session.screen import SessionPage


def code(patient: PatientId, episode: EpisodeId, problem: str, store: Store) -> Changes:
    known = store.patients.record(patient)
    found = next(each for each in known.episodes if each.id == episode)
    return store.patients.save_episode(replace(found, problem=problem))


def opened(contact: Contact, problem: str) -> SessionPage:
    today = contact.today
    contact.bench.ask(partial(code, today.patient_id, today.episode_id, problem))
    return contact.open()


def names(page: SessionPage) -> list[str]:
    return [each._measure.id for each in page.measures.rows]


@pytest.mark.parametrize(
    ("problem", "more"), [("", []), ("F42", ["OCI", "OCIR"]), ("F452", ["HAI"])]
)
def test_the_problem_descriptor_says_what_is_offered(
    contact: Contact, problem: str, more: list[str]
) -> None:
    assert names(opened(contact, problem)) == ["PHQ9", "GAD7", "WSAS", *more]


def test_what_is_only_remembered_says_so(contact: Contact) -> None:
    page = opened(contact, "F452")
    said = page.measures.rows[-1]._threshold.text()
    assert (
        said == "Cut-off 18 (check with your service) · reliable change 4 (check with your service)"
    )
    assert page.measures.rows[0]._threshold.isHidden()


def test_another_measure_can_be_added_and_stays_once_scored(contact: Contact) -> None:
    page = opened(contact, "")
    page.measures._more.value_chosen.emit("MI")
    row = page.measures.rows[-1]
    assert focused() is row.total
    contact.press("2.35")
    assert row._sum.text() == "As entered, without its items."
    assert saved(contact, page)["MI"].total == 235
    again = contact.open()
    assert names(again) == ["PHQ9", "GAD7", "WSAS", "MI"]
    assert again.measures.rows[-1].total.text() == "2.35"


def test_a_mean_out_of_range_is_said_in_words(contact: Contact) -> None:
    page = opened(contact, "F400")
    row = next(each for each in page.measures.rows if each._measure.id == "MI")
    row.total.setFocus()
    contact.press("7")
    assert "A mean of MI alone lies between 1.00 and 5.00." in row._problem.text()


def test_the_phobia_scales_have_no_sum(contact: Contact) -> None:
    page = opened(contact, "F402")
    scales = [each for each in page.measures.rows if each._measure.id.startswith("PHOBIA")]
    scales[0].cells[0].setFocus()
    contact.press("6")
    assert len(scales) == 3
    assert scales[0]._sum.text() == ""
    assert saved(contact, page)["PHOBIA_SOCIAL"].total == 6


def test_filling_in_begins_at_the_total_where_there_are_no_items(contact: Contact) -> None:
    page = opened(contact, "F452")
    page.measures._rows = page.measures._rows[-1:]  # as where a service hides the core ones
    page.measures.focus_first()
    assert focused() is page.measures.rows[0].total


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        (Sure.READ, ""),
        (Sure.SERVICE, "Cut-off 12 (set by your service)"),
        (Sure.REMEMBERED, "Cut-off 12 (check with your service)"),
    ],
)
def test_a_core_cut_off_that_is_not_the_published_one_says_so(sure: Sure, said: str) -> None:
    wsas = load_library().measures["WSAS"]
    assert threshold_text(replace(wsas, cut_off=12, cut_off_sure=sure)) == said


def score_before(contact: Contact, total: int, measure: str, store: Store) -> Changes:
    items = () if measure == "GAD7" else (total,)
    made = score(SeededIds(77), contact.before, measure=measure, total=total, items=items)
    return store.sessions.save_score(made)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (14, "11", "−3 since the first · reliable change 4"),
        (11, "11", "no change since the first · reliable change 4"),
        (9, "11", "+2 since the first · reliable change 4"),
        (9, "", ""),
        (9, "99", ""),
    ],
)
def test_a_change_is_a_number_beside_the_published_one(
    contact: Contact, before: int, now: str, said: str
) -> None:
    contact.bench.ask(partial(score_before, contact, before, "GAD7"))
    row = contact.open().measures.rows[1]
    row.total.setFocus()
    contact.press(now)
    assert row.change == said


def test_what_is_missing_is_said_as_the_measure_says_it(contact: Contact) -> None:
    row = contact.open().measures.rows[0]
    row.first.setFocus()
    contact.press("21")
    said = row._sum.text()
    assert said.startswith("2 + 1 = 3 so far · 7 answers to go. All 9 items are needed")
