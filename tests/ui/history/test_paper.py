"""The pages to print: whose name, what the patient's page never says, print and save."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.history_sheet import DonePages, DoneTask, HistoryPrint, HistorySheet
from planner.pack import Rendered
from planner.patients import Known, Needs
from planner.readability import hard_words, reading_age
from planner.reviews import Amount
from planner.views import History
from tests.planner.builders import patient
from tests.ui.fakes import SlowPrinting
from tests.ui.history.courses import SHELF, long_history, shown
from tests.ui.history.test_history import Treatment, treatment
from tests.ui.pdf_samples import small_pdf
from tests.ui.plan.conftest import bench
from ui.screens.history import paper, paper_words
from ui.screens.history.paper_words import Whose, done_pages, initials_of, practitioner_sheet
from ui.screens.history.screen import HistoryPage

__all__ = ["bench", "treatment"]
WHO = patient(name="Amina Khan", reference="BS-1", print_name="Mina")


def history(discreet: Known = Known.NO) -> History:
    made = long_history(3)
    noticed = tuple(
        replace(each, tasks=tuple(replace(task, noticed="I slept") for task in each.tasks))
        for each in made.sessions
    )
    return replace(made, patient=replace(WHO, needs=Needs(discreet=discreet)), sessions=noticed)


@pytest.mark.parametrize(
    ("whose", "text"),
    [
        (Whose.NAME, "Amina Khan"),
        (Whose.INITIALS, "A.K."),
        (Whose.REFERENCE, "BS-1"),
        (Whose.NONE, ""),
    ],
)
def test_the_practitioners_page_is_named_as_chosen(whose: Whose, text: str) -> None:
    seen = shown(history())
    sheet = practitioner_sheet(seen, whose, long_history(1).sessions[0].session.day, made_up=True)
    assert sheet.person.text == text
    assert "Amina" not in sheet.title + sheet.about


def test_initials_of_any_name() -> None:
    assert [initials_of(each) for each in ("Mei-Ling Chen", "  ", "łukasz")] == ["M.L.C.", "", "Ł."]


def tasks_of(pages: DonePages) -> list[DoneTask]:
    return [task for day in pages.days for task in day.tasks]


def test_the_patients_page_has_every_task_and_no_score() -> None:
    pages = done_pages(history(), SHELF, made_up=False)
    assert pages.person.text == "Mina"
    tasks = tasks_of(pages)
    assert len(tasks) == 4
    assert {(each.how_much, each.noticed) for each in tasks} == {("Not this time", "I slept")}
    words = repr(pages)
    for measure in SHELF.measures.values():
        assert measure.name not in words


@pytest.mark.parametrize("discreet", [Known.YES, Known.UNKNOWN])
def test_discreet_pages_say_less(discreet: Known) -> None:
    template = next(each for each in SHELF.templates.values() if each.neutral_title != each.title)
    made = history(discreet)
    sessions = tuple(
        replace(each, tasks=tuple(replace(task, template=template.id) for task in each.tasks))
        for each in made.sessions
    )
    tasks = tasks_of(done_pages(replace(made, sessions=sessions), SHELF, made_up=False))
    assert {(each.title, each.noticed) for each in tasks} == {(template.neutral_title, "")}


def test_the_patients_words_are_plain_and_kind() -> None:
    lines = [
        paper_words.DONE_LEAD,
        paper_words.DONE_KEY,
        paper_words.DONE_CLOSE,
        paper_words.NOT_TALKED_ABOUT,
        *paper_words.HOW_MUCH.values(),
    ]
    assert set(paper_words.HOW_MUCH) == set(Amount)
    text = "\n".join(f"{each}." for each in lines)
    age = reading_age(text)
    assert age is not None
    assert age <= 11
    assert hard_words(text) == ()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[HistoryPrint]:
    found: list[HistoryPrint] = []

    def render(content: HistoryPrint) -> Rendered:
        found.append(content)
        return Rendered(small_pdf(("one",)), 1, "", ())

    monkeypatch.setattr(paper, "render_history", render)
    return found


def on_paper(treatment: Treatment) -> HistoryPage:
    page = treatment.open()
    page.ways.buttons[2].click()
    treatment.bench.settle()
    return page


def test_nothing_is_made_before_it_is_wanted(
    treatment: Treatment, asked: list[HistoryPrint]
) -> None:
    page = treatment.open()
    treatment.bench.settle()
    assert asked == []
    assert page.paper.desk.pdf == b""


def test_it_is_seen_then_printed(treatment: Treatment, asked: list[HistoryPrint]) -> None:
    page = on_paper(treatment)
    assert isinstance(asked[-1], HistorySheet)
    assert asked[-1].person.text == "P.W."
    assert asked[-1].state.startswith("Record state ")
    button = page.paper.desk.print_button
    assert button is not None
    button.click()
    treatment.bench.settle()
    assert [job.pdf for job in treatment.bench.printing.jobs] == [page.paper.desk.pdf]


def test_a_printer_that_ends_after_the_page_is_left_hurts_nobody(
    treatment: Treatment,
    asked: list[HistoryPrint],  # noqa: ARG001
) -> None:
    page, bench = on_paper(treatment), treatment.bench
    printing = SlowPrinting(("Clinic",))
    bench.ctx.printing = lambda: printing
    button = page.paper.desk.print_button
    assert button is not None
    button.click()
    bench.leave(page)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with bench.qtbot.captureExceptions() as faults:
        printing.run.finished.emit()
        bench.settle()
    assert faults == []


def test_another_name_makes_it_again(treatment: Treatment, asked: list[HistoryPrint]) -> None:
    page = on_paper(treatment)
    page.paper.whose.buttons[3].click()
    treatment.bench.settle()
    assert [each.person.text for each in asked] == ["P.W.", ""]


def test_the_patients_page_takes_all_tasks_whatever_is_shown(
    treatment: Treatment, asked: list[HistoryPrint]
) -> None:
    page = on_paper(treatment)
    page.paper.pages.buttons[1].click()
    treatment.bench.settle()
    pages = asked[-1]
    assert isinstance(pages, DonePages)
    assert len(tasks_of(pages)) == 2
    assert not hasattr(pages, "state")
    assert not page.paper.whose.isVisible()


def test_a_lock_leaves_no_page_behind(treatment: Treatment, asked: list[HistoryPrint]) -> None:
    page = on_paper(treatment)
    assert asked
    page.clear()
    assert page.paper.desk.pdf == b""


def test_the_real_page_is_made(treatment: Treatment, tmp_path: Path) -> None:
    page = on_paper(treatment)
    path = tmp_path / "kept.pdf"
    treatment.bench.ctx.dialogs._paths[:] = [path]  # type: ignore[attr-defined]
    button = page.paper.desk.save_button
    assert button is not None
    button.click()
    treatment.bench.settle()
    QApplication.processEvents()
    assert path.read_bytes() == page.paper.desk.pdf
