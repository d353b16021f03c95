"""Pictures of every screen, light and dark: ``python3 tools/dev.py shots``.

They go to ``shots/``, which git ignores. ``--readme`` takes the README's six instead.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from models.paths import Profile
from planner.clock import FixedClock
from planner.ids import SeededIds
from ui.app import build, make_application
from ui.messages import SilentDialogs
from ui.preferences import MemoryKeeper, Preferences
from ui.routes import (
    ABOUT,
    AUDIT,
    BACKUPS,
    CASELOAD,
    HANDOVER_IN,
    HELP,
    KEYS,
    LIBRARY,
    MY_PLANNING,
    RECOVER,
    RESTORE,
    RETENTION,
    SETTINGS,
    SETUP,
    SUPERVISION,
    Route,
    Screen,
)
from ui.theme import Appearance, Look
from ui.tour.driver import Driver
from ui.tour.show import SIZE, Show, opened_show
from ui.tour.stage import DAY, PASSPHRASE

ROOT = Path(__file__).parents[1]
README = {
    "today": "today",
    "reviewed": "review",
    "plan-3-specify": "plan",
    "plan-5-barriers": "barriers",
    "plan-7-hand-over": "pack",
    "history": "history",
}
"""Pictures of the story that the README shows, and their names there."""


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "shots")
    parser.add_argument("--readme", action="store_true")
    args = parser.parse_args()
    app = make_application(["shots"])
    with TemporaryDirectory(prefix="between-sessions-shots-") as folder:
        if args.readme:
            _readme(app, Path(folder))
        else:
            _all(app, Path(folder), args.out)
    return 0


def _all(app: QApplication, stage: Path, out: Path) -> None:
    looks = {
        "light": Appearance(Look.LIGHT),
        "dark": Appearance(Look.DARK),
        "contrast": Appearance(Look.CONTRAST),
        "light-150": Appearance(Look.LIGHT, 150),
    }
    for name, appearance in looks.items():
        folder = out / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _first_start(app, stage / f"first-{name}", folder, appearance)
        with opened_show(app, stage / name, folder, appearance) as show:
            show.story.play()
            _unlock_again(show)
            for route in _other_places(show):
                show.driver.built.navigator.open(route)
                _page_by_page(show.driver, route.screen.value.replace("_", "-"))
            show.driver.built.window.lock()
            show.driver.settle()
            show.driver.built.navigator.replace(RESTORE)
            _page_by_page(show.driver, "restore")
        print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def _first_start(app: QApplication, profile: Path, folder: Path, appearance: Appearance) -> None:
    """Take the pages before there is a vault; their pictures have a folder's first names."""
    built = build(
        app,
        Profile(profile),
        clock=FixedClock.on(DAY),
        ids=SeededIds(3),
        keeper=MemoryKeeper(Preferences(appearance)),
        dialogs=SilentDialogs(),
    )
    built.show_first()
    built.window.resize(*SIZE)
    driver = Driver(app, built, folder / "first-start")
    (folder / "first-start").mkdir()
    for route in (SETUP, RECOVER):
        built.navigator.replace(route)
        driver.picture(route.screen.value)
    built.window.close()
    built.stop()
    built.window.deleteLater()


def _page_by_page(driver: Driver, name: str) -> None:
    """Take a page from top to bottom; each picture overlaps the one before a little."""
    driver.wait(lambda: driver.page.complete, "the whole page")
    driver.picture(name)
    area = driver.page.findChild(QScrollArea)
    bar = area.verticalScrollBar() if area is not None else None
    while bar is not None and bar.isVisible() and bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep() * 9 // 10)
        driver.picture(f"{name}-on")


def _unlock_again(show: Show) -> None:
    driver = show.driver
    driver.type_into("Passphrase", PASSPHRASE)
    driver.keys(Qt.Key.Key_Return)
    driver.settle()


def _other_places(show: Show) -> Iterator[Route]:
    """Return the screens the story does not come to."""
    yield Route.pack(show.part.today)
    yield Route.patient_edit(show.part.patient)
    yield Route(Screen.PATIENT_EDIT)
    yield CASELOAD
    yield LIBRARY
    yield from (SUPERVISION, MY_PLANNING, AUDIT, RETENTION)
    yield Route.person_data(show.part.patient)
    yield Route.handover(show.part.patient)
    yield from (HANDOVER_IN, BACKUPS, KEYS, SETTINGS)
    yield HELP
    yield ABOUT


def _readme(app: QApplication, stage: Path) -> None:
    taken = stage / "pictures"
    taken.mkdir()
    with opened_show(app, stage, taken) as show:
        show.story.play()
    pictures = ROOT / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for path in taken.glob("*.png"):
        name = path.stem.split("-", 1)[1]
        if name in README:
            shutil.copyfile(path, pictures / f"{README[name]}.png")
    print(f"{len(list(pictures.glob('*.png')))} pictures in {pictures}")


if __name__ == "__main__":
    sys.exit(main())
