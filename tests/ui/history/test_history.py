"""The picture, the line below it, and the table say the same."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from models.store import Store
from planner.history_filter import OWN
from planner.ids import EpisodeId, SeededIds
from planner.library import Field
from planner.patients import Episode
from planner.plans import FieldChange, Move
from planner.reviews import Amount, Obstacle
from planner.sessions import Session, Status
from tests.models.store.people import Course, days, score, task
from tests.ui.history.courses import SHELF, long_history
from tests.ui.plan.conftest import Bench, bench
from tests.ui.walk import nameless
from ui.routes import Route
from ui.screens.history.screen import HistoryPage
from ui.theme import Appearance, Look
from ui.widgets.history_picture import wrapped_tip

__all__ = ["bench"]
Key = Qt.Key


@dataclass(slots=True)
class Treatment:
    """A course of three contacts after an earlier, ended one."""

    bench: Bench
    episode: EpisodeId
    past: EpisodeId
    sessions: tuple[Session, ...]

    def open(self) -> HistoryPage:
        page = HistoryPage(self.bench.ctx, Route.history(self.episode))
        self.bench.show(page)
        page.focus_first()
        return page


def fill(store: Store) -> tuple[EpisodeId, EpisodeId, tuple[Session, ...]]:
    ids = SeededIds(9)
    course = Course(store, ids, name="Piotr Wiśniewski", reference="BS-2")
    past = Episode(
        id=EpisodeId(ids.new()),
        patient_id=course.patient.id,
        started=days(-400),
        ended=days(-300),
        end_code="10",
    )
    store.patients.save_episode(past)
    first, second = course.meet(days(-21)), course.meet(days(-14))
    missed = course.meet(days(-7), status=Status.DID_NOT_ATTEND)
    store.sessions.save_score(score(ids, first))
    store.sessions.save_score(score(ids, second, total=9, items=()))
    walk = course.agree(first).tasks[0]
    said = (Obstacle(text="my brother was ill"),)
    course.review(walk, second, amount_patient=Amount.LITTLE, closeness=1, obstacles=said)
    changes = (FieldChange(Field.MINUTES, "10", "20"),)
    course.agree(second, task(ids, title="Market", changes=changes))
    return course.episode.id, past.id, (first, second, missed)


@pytest.fixture
def treatment(bench: Bench) -> Treatment:
    return Treatment(bench, *bench.ask(fill))


def press(page: HistoryPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.picture, key)


def test_it_opens_on_the_latest_session_held(treatment: Treatment) -> None:
    page = treatment.open()
    assert page.said.startswith("Session 2")


def test_arrows_tell_each_session_in_words(treatment: Treatment) -> None:
    page = treatment.open()
    press(page, Key.Key_Home)
    for each in (
        "Session 1",
        "PHQ-9 11",
        "Walks (Mon 10:00, Wed · Longsight market): a little",
        "my brother was ill",
        "repeat",
    ):
        assert each in page.said
    press(page, Key.Key_Right)
    assert "Market (Mon 10:00, Wed · Longsight market): not reviewed" in page.said
    assert "how long: 10 minutes → 20 minutes" in page.said
    press(page, Key.Key_End)
    assert "did not attend" in page.said
    assert page.picture.accessibleDescription() == page.said


def test_the_pointer_tells_the_same(treatment: Treatment) -> None:
    page = treatment.open()
    spot = page.picture.place_of(0)
    QTest.mouseMove(page.picture, QPoint(int(spot.x()), int(spot.y())))
    assert page.said.startswith("Session 1")


def test_the_table_has_the_same_content(treatment: Treatment) -> None:
    page = treatment.open()
    page.ways.buttons[1].click()
    assert page.table.isVisible()
    rows = page._model.rows
    assert [each[0] for each in rows] == ["1", "2", "3"]
    assert "PHQ-9 (cut-off 10)" in page._model._headings
    assert "A little" in rows[0]
    assert "my brother was ill" in rows[0]
    assert "how long: 10 minutes → 20 minutes" in rows[1]
    assert "Not reviewed" in rows[1]
    assert rows[2][2] == "Did not attend"


def test_not_reviewed_is_not_none(treatment: Treatment) -> None:
    page = treatment.open()
    assert page._presenter is not None
    amounts = [each.amount for each in page._presenter.labels.bars]
    assert amounts == ["a little", "not reviewed"]


def test_the_chosen_session_can_be_opened(treatment: Treatment) -> None:
    page = treatment.open()
    press(page, Key.Key_Home)
    page.do_primary()
    assert treatment.bench.ways.opened == [Route.session(treatment.sessions[0].id)]


def test_a_past_course_can_be_chosen(treatment: Treatment) -> None:
    page = treatment.open()
    assert page.courses.isVisible()
    page.courses.value_chosen.emit(treatment.past)
    assert treatment.bench.ways.opened == [Route.history(treatment.past)]


def test_an_empty_course_says_so(treatment: Treatment) -> None:
    page = HistoryPage(treatment.bench.ctx, Route.history(treatment.past))
    treatment.bench.show(page)
    assert page._none.isVisible()
    assert not page._stack.isVisible()


def test_it_is_told_what_comes_next(treatment: Treatment) -> None:
    page = treatment.open()
    assert page._presenter is not None
    assert page._presenter.chart.bars[0].next is Move.REPEAT


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_names_and_paint(treatment: Treatment, look: Look, percent: int) -> None:
    treatment.bench.ctx.theme.apply(Appearance(look, percent))
    page = treatment.open()
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 1176
    assert not page.grab().isNull()
    treatment.bench.ctx.theme.apply(Appearance(Look.LIGHT, 100))


def test_only_tasks_of_one_intervention(treatment: Treatment) -> None:
    template = next(iter(SHELF.templates.values()))

    def recast(store: Store) -> None:
        plan = store.plans.plan(treatment.sessions[1].id)
        assert plan is not None
        known = replace(plan.tasks[0], template=template.id)
        store.plans.make_ready(replace(plan, tasks=(known,)), ())

    treatment.bench.ask(recast)
    page = treatment.open()
    picker = page.interventions
    assert [picker.itemData(at) for at in range(picker.count())] == [
        "", template.intervention, OWN
    ]  # fmt: skip
    picker.set_value(OWN)
    picker.value_chosen.emit(OWN)
    assert page._presenter is not None
    assert [each.title for each in page._presenter.chart.bars] == ["Walks"]
    assert len(page._presenter.chart.columns) == 3
    page.refresh()
    treatment.bench.settle()
    assert [each.title for each in page._presenter.chart.bars] == ["Walks"]


def test_the_tip_tells_what_the_keyboard_tells(treatment: Treatment) -> None:
    page = treatment.open()
    press(page, Key.Key_Home)
    spot = page.picture.place_of(0).toPoint()
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, page.picture.mapToGlobal(spot))
    QApplication.sendEvent(page.picture, asked)
    assert QToolTip.text() == wrapped_tip(page.said)


def test_the_table_tells_its_row(treatment: Treatment) -> None:
    page = treatment.open()
    page.ways.buttons[1].click()
    page.table.choose_row(0)
    assert page.said.startswith("Session 1")
    page.table.choose_row(2)
    assert page.said.startswith("Session 3")


def test_the_chosen_session_stays_when_it_is_read_again(treatment: Treatment) -> None:
    page = treatment.open()
    press(page, Key.Key_Home)
    page.refresh()
    treatment.bench.settle()
    assert page.said.startswith("Session 1")


@pytest.mark.parametrize("percent", [100, 150])
def test_it_scrolls_one_way_only(treatment: Treatment, percent: int) -> None:
    treatment.bench.ctx.theme.apply(Appearance(Look.LIGHT, percent))
    page = treatment.open()
    page.resize(1100, 500)
    opening = page._opening
    assert opening is not None
    page._on_read(replace(opening, history=long_history(40)))
    QApplication.processEvents()
    assert page._window.horizontalScrollBar().maximum() == 0
    drawing = page.picture.drawing
    assert drawing is not None
    assert drawing.width <= page._window.viewport().width() + 1
    assert page.picture.height() >= drawing.height - 1
    treatment.bench.ctx.theme.apply(Appearance(Look.LIGHT, 100))
