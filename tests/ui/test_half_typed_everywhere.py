"""A lock on whatever page: each text half typed there is on its page again, or offered back."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.test_people import (
    CONTACT,
    FIRST_KEY,
    HER,
    open_as,
    people,
    settle,
    unlock_hers,
    window,
)
from ui.half_typed import _counts
from ui.routes import KEYS, SETTINGS, Route

__all__ = ["people", "window"]

ROUTES = (
    *(Route.patient_edit(HER), Route.patient_edit(), Route.patient(HER), Route.person_data(HER)),
    *(Route.session(CONTACT), Route.plan(CONTACT), KEYS, SETTINGS),
)


def open_page(window, qtbot, route):
    window.navigator.open(route)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.window.page.complete)
    return window.window.page


def type_everywhere(page, qtbot):
    """Type a text of its own into every field in sight that takes one, as a hand would."""
    typed: list[str] = []
    for kind in (QLineEdit, QPlainTextEdit):
        for field in page.findChildren(kind):
            if not (field.isVisible() and field.isEnabled() and _counts(field)):
                continue
            text = f"half a sentence {len(typed)}"
            field.setFocus()
            qtbot.keyClicks(field, text)
            now = field.text() if kind is QLineEdit else field.toPlainText()
            if now.endswith(text):
                typed.append(now)
    return typed


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.screen}-{route.id[:1]}")
def test_nothing_half_typed_is_lost(window, qtbot, route):
    unlock_hers(window, qtbot)
    typed = type_everywhere(open_page(window, qtbot, route), qtbot)
    assert typed
    window.window.lock()
    settle(window, qtbot)
    open_as(window, qtbot, FIRST_KEY)
    open_page(window, qtbot, route)
    qtbot.waitUntil(lambda: all(text in said(window.window) for text in typed))


def said(window):
    """Return all that stands on the page, and what is offered over it."""
    bar = window._kept.bar
    return "\n".join([*text_in_fields(window.page), bar.text if bar else ""])


def text_in_fields(page):
    yield from (field.text() for field in page.findChildren(QLineEdit))
    yield from (field.toPlainText() for field in page.findChildren(QPlainTextEdit))
