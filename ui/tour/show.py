"""Puts the stage, the window and the story together."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.paths import Profile
from planner.clock import FixedClock
from planner.ids import SeededIds
from ui.app import Collector, build
from ui.messages import SilentDialogs
from ui.preferences import MemoryKeeper, Preferences
from ui.theme import Appearance, Look
from ui.tour.driver import Driver
from ui.tour.stage import DAY, Part, set_stage
from ui.tour.story import Story

SIZE = (1366, 768)
PACK = "pack.pdf"


@dataclass(frozen=True, slots=True)
class Show:
    """A window with a story ready to be played.

    Attributes:
        driver: Hands and eyes.
        story: The scenes.
        part: The person it is about.
        clock: The day, moved by the story.
        pack: Where the PDF will be.
    """

    driver: Driver
    story: Story
    part: Part
    clock: FixedClock
    pack: Path


@contextmanager
def opened_show(
    app: QApplication, stage: Path, out: Path, appearance: Appearance | None = None
) -> Iterator[Show]:
    """Open the real window on a made-up profile, and close it at the end.

    Garbage is collected in this thread alone meanwhile, as the window itself does it: a widget that
    dies in a worker takes the process with it.

    Args:
        app: The application.
        stage: An empty folder for the made-up profile.
        out: Where the pictures and the PDF go.
        appearance: Look and size of text; light if None.
    """
    collected = gc.isenabled()
    clock, pack = FixedClock.on(DAY), out / PACK
    part = set_stage(stage / "profile", clock, SeededIds(1))
    built = build(
        app,
        Profile(stage / "profile"),
        clock=clock,
        ids=SeededIds(2),
        keeper=MemoryKeeper(Preferences(appearance or Appearance(Look.LIGHT))),
        dialogs=SilentDialogs([pack]),
    )
    Collector(built.window, built.context.hub)
    built.show_first()
    built.window.resize(*SIZE)
    built.window.activateWindow()
    driver = Driver(app, built, out)
    try:
        yield Show(driver, Story(driver, part, clock), part, clock, pack)
    finally:
        built.window.close()
        built.stop()
        built.window.deleteLater()
        if collected:
            gc.enable()
