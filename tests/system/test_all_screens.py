"""Every screen there is, in the real window on a made-up caseload: named, and freed when left."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.keys import KdfCost
from planner.flows.plan import Step
from planner.ids import EpisodeId
from tests.conftest import CHEAP
from tests.ui.walk import nameless
from ui.pages import Page
from ui.routes import BEFORE_UNLOCK, SETTINGS, UNLOCK, Route, Screen
from ui.tour.driver import Driver
from ui.tour.show import Show, opened_show
from ui.tour.stage import PASSPHRASE


@pytest.fixture(scope="module")
def show(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    stage = tmp_path_factory.mktemp("stage")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KdfCost, "standard", CHEAP)
        with opened_show(qapp, stage, stage) as made:
            yield made


def route_of(screen: Screen, show: Show) -> Route:
    """Return a way to a screen with something on it."""
    ids = {
        Screen.PATIENT: show.part.patient,
        Screen.PATIENT_EDIT: show.part.patient,
        Screen.SESSION: show.part.today,
        Screen.PLAN: show.part.today,
        Screen.PATIENT_VIEW: show.part.today,
        Screen.PACK: show.part.today,
        Screen.HISTORY: show.part.episode,
        Screen.WORK_SUMMARY: show.part.episode,
    }
    return Route(screen, ids.get(screen, EpisodeId("")))


def go(show: Show, route: Route) -> Page:
    """Open a screen, locked or unlocked as it needs."""
    driver, built = show.driver, show.driver.built
    if route.screen in BEFORE_UNLOCK:
        built.window.lock()
        driver.settle()
        built.navigator.replace(route)
    else:
        unlock(driver)
        built.navigator.open(route)
    driver.settle()
    page = built.window.page
    assert isinstance(page, Page)
    assert page.route.screen is route.screen
    return page


def unlock(driver: Driver) -> None:
    if not driver.built.context.tasks.vault_open:
        driver.built.navigator.replace(UNLOCK)
        driver.settle()
        driver.type_into("Passphrase", PASSPHRASE)
        driver.keys(Qt.Key.Key_Return)
        driver.settle()


@pytest.mark.parametrize("screen", Screen, ids=str)
def test_every_control_of_every_screen_has_a_name(show: Show, screen: Screen) -> None:
    go(show, route_of(screen, show))
    assert nameless(show.driver.built.window) == []


@pytest.mark.parametrize("step", range(len(Step)), ids=[str(each) for each in Step])
def test_every_control_of_every_step_of_the_plan_has_a_name(show: Show, step: int) -> None:
    page = go(show, route_of(Screen.PLAN, show))
    show.driver.shortcut(Qt.Key(Qt.Key.Key_1 + step), Qt.KeyboardModifier.AltModifier)
    show.driver.settle()
    assert nameless(page) == []


@pytest.mark.parametrize("screen", Screen, ids=str)
def test_every_screen_is_freed_when_left(show: Show, screen: Screen) -> None:
    gone = weakref.ref(go(show, route_of(screen, show)))
    go(show, SETTINGS if screen is not Screen.SETTINGS else UNLOCK)
    QApplication.processEvents()
    gc.collect()
    assert gone() is None
