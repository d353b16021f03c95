import gc
import weakref

import pytest

from tests.ui.walk import Strays, clipped, nameless, tab_stops
from ui.routes import ABOUT, HELP, RECOVER, SETTINGS, SETUP, UNLOCK
from ui.theme import Appearance, Look

BEFORE = (SETUP, UNLOCK, RECOVER)
INSIDE = (HELP, ABOUT, SETTINGS)
ALL = pytest.mark.parametrize("route", [*BEFORE, *INSIDE], ids=lambda route: str(route.screen))


@pytest.fixture
def show(unlocked, qtbot):
    """Show a page in a laptop's window, at 150% text."""
    unlocked.window.resize(1366, 768)

    def go(route, look=Look.LIGHT, percent=150):
        wanted = Appearance(look, percent)
        if wanted != unlocked.context.theme.appearance:
            unlocked.context.theme.apply(wanted)
        if route in BEFORE:
            unlocked.window.lock()
            qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
            unlocked.navigator.replace(route)
        else:
            unlocked.navigator.open(route)
        qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
        return unlocked.window

    yield go
    unlocked.context.theme.apply(Appearance(Look.LIGHT, 100))


@ALL
def test_names_words_and_size_at_150_percent(show, route):
    window = show(route)
    assert nameless(window) == []
    assert clipped(window) == []
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    assert tab_stops(window.page)


@ALL
def test_the_page_is_freed_when_left(show, route, qtbot):
    window = show(route)
    gone = weakref.ref(window.page)
    elsewhere = UNLOCK if route in BEFORE and route != UNLOCK else RECOVER
    with qtbot.waitSignal(window.page.destroyed):
        show(elsewhere if route in BEFORE else (HELP if route != HELP else ABOUT))
    gc.collect()
    assert gone() is None


@ALL
def test_nothing_flickers_as_a_window_of_its_own(show, route, qapp):
    strays = Strays(qapp)
    show(route)
    assert strays.found() == []


def test_the_chrome_comes_without_flicker(built, qapp):
    built.show_first()
    strays = Strays(qapp)
    assert built.window.chrome.rail.isHidden()
    assert strays.found() == []


@ALL
def test_the_page_paints_in_the_dark_look(show, route):
    assert not show(route, Look.DARK, 100).grab().isNull()
