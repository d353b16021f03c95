"""The whole main job in the real window: unlock, review, plan, pack, next session, history."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from models.keys import KdfCost
from models.paths import Profile
from models.unlock import unlock
from planner.ids import RandomIds
from planner.plans import Move
from planner.review_rules import Slot
from planner.sessions import Risk, Status
from tests.conftest import CHEAP
from ui.tour import story
from ui.tour.show import Show, opened_show
from ui.tour.stage import PASSPHRASE

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stage")


@pytest.fixture(scope="module")
def seen() -> dict[str, str]:
    """Every word in sight, by the picture it was taken with."""
    return {}


@pytest.fixture(scope="module")
def played(qapp: QApplication, stage: Path, seen: dict[str, str]) -> Iterator[Show]:
    """The story, played once; each test looks at what it left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KdfCost, "standard", CHEAP)
        with opened_show(qapp, stage, stage) as show:
            take, driver = show.driver.picture, show.driver

            def look(name: str) -> None:
                take(name)
                labels = driver.built.window.findChildren(QLabel)
                seen[name] = "\n".join(each.text() for each in labels if each.isVisible())

            patch.setattr(driver, "picture", look)
            show.story.play()
        yield show


def pages_of(pdf: Path) -> list[str]:
    ran = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return ran.stdout.decode().removesuffix("\f").split("\f")


@pytest.mark.usefixtures("played")
def test_the_pack_says_what_was_agreed(played: Show) -> None:
    first, *rest = pages_of(played.pack)
    words = " ".join(first.split())
    assert story.PLACE in words
    assert story.RATIONALE in words
    assert story.THEN in words
    assert "116 123" in words
    assert "Tuesday 19 May" in words or "Tue 19 May" in words
    assert rest


def test_every_page_says_whose_it_is_and_which(played: Show) -> None:
    pages = pages_of(played.pack)
    with unlock(
        Profile(played.pack.parent / "profile"), PASSPHRASE, clock=played.clock, ids=RandomIds()
    ) as vault:
        (pack,) = vault.store.plans.packs(played.part.today)
    for number, page in enumerate(pages, start=1):
        assert pack.code in page
        assert pack.content.person.text in page
        assert f"{number} of {len(pages)}" in page
    assert len(pages) <= 6


def test_no_score_reaches_the_patient(played: Show, seen: dict[str, str]) -> None:
    for text in (*pages_of(played.pack), seen["patient-view"]):
        assert "PHQ" not in text
        assert "GAD" not in text
        assert "tem 9" not in text
    assert story.PLACE in seen["patient-view"]


def test_the_vault_holds_the_whole_job(played: Show) -> None:
    part, profile = played.part, Profile(played.pack.parent / "profile")
    with unlock(profile, PASSPHRASE, clock=played.clock, ids=RandomIds()) as vault:
        store = vault.store
        today, following = (store.sessions.view(each) for each in (part.today, part.following))
        assert today.session.status is Status.ATTENDED
        assert today.session.risk is Risk.REVIEWED
        assert {score.measure: score.total for score in today.scores}["PHQ9"] == 12
        assert today.plan is not None
        assert today.plan.tasks[0].move is Move.STEP_UP
        assert not today.has_draft
        assert [review.task_id for review in following.last_reviews] == [today.plan.tasks[0].id]
        assert following.last_reviews[0].noticed == story.NOTICED
        assert vault.check().sound


def test_the_next_session_opens_on_that_plan(seen: dict[str, str], played: Show) -> None:  # noqa: ARG001
    assert story.PLACE in seen["next-session-opens-on-that-plan"]


def test_nothing_of_anybody_is_in_sight_once_locked(played: Show, seen: dict[str, str]) -> None:
    assert played.part.name in seen["patient"]
    assert played.part.name.split()[0] not in seen["locked"]


def test_the_review_needs_no_mouse() -> None:
    assert set(story.ANSWERS) == set(Slot) - {Slot.DONE}


def test_the_tour_leaves_pictures_and_the_pack(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "tour", "--out", str(tmp_path / "tour")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    names = {path.suffix for path in (tmp_path / "tour").iterdir()}
    assert names == {".png", ".pdf"}
    assert "picture" in ran.stdout


def test_a_show_collects_garbage_in_its_own_thread_only(qapp: QApplication, tmp_path: Path) -> None:
    gc.enable()
    try:
        with opened_show(qapp, tmp_path, tmp_path):
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        gc.disable()
