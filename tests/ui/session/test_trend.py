"""The course's scores as lines on the session page."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from models.store import Store
from planner.changes import Changes
from planner.ids import SeededIds
from tests.models.store.people import score
from tests.ui.session.conftest import Contact


def scores_before(contact: Contact, store: Store) -> Changes:
    ids = SeededIds(78)
    store.sessions.save_score(score(ids, contact.before, total=14, items=()))
    return store.sessions.save_score(score(ids, contact.today, total=11, items=()))


def test_without_a_score_there_is_no_trend(contact: Contact) -> None:
    page = contact.open()
    assert not page.measures.trend.isVisible()


@pytest.mark.parametrize(("key", "said"), [(None, "PHQ-9 11"), (Qt.Key.Key_Left, "PHQ-9 14")])
def test_line_and_picture_tell_the_same(contact: Contact, key: Qt.Key | None, said: str) -> None:
    contact.bench.ask(partial(scores_before, contact))
    trend = contact.open().measures.trend
    trend.set_unfolded(True)
    contact.bench.settle()
    assert trend.picture is not None
    if key is not None:
        contact.bench.qtbot.keyClick(trend.picture, key)
    drawing = trend.picture.drawing
    assert drawing is not None
    assert said in trend.said
    assert trend.said in drawing.spoken


def test_a_lock_forgets_it(contact: Contact) -> None:
    contact.bench.ask(partial(scores_before, contact))
    page = contact.open()
    trend = page.measures.trend
    trend.set_unfolded(True)
    page.clear()
    assert trend.said == ""
