"""``main.py tour``: the whole main job in the real window, on made-up data, as pictures."""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from planner.errors import UserFacingError
from ui.app import guard, make_application
from ui.commands.console import Parser, arguments_of, say, say_json
from ui.texts import count_text
from ui.tour.driver import TourError
from ui.tour.show import opened_show


def main(argv: list[str]) -> int:
    """Play the tour and return the exit code.

    Raises:
        UserFacingError: ``tour.stopped``, ``tour.no_folder``.
    """
    args = arguments_of(_parser(), argv)
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserFacingError("tour.no_folder", reason=error.strerror or str(error)) from error
    if sys.platform == "linux" and not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["between-sessions"])
    with TemporaryDirectory(prefix="between-sessions-tour-") as folder:
        pictures, pack = _play(app, Path(folder), args.out)
    if args.json:
        say_json({"pictures": [str(each) for each in pictures], "pack": str(pack)})
    else:
        say(f"{count_text(len(pictures), 'picture')} and the pack {pack.name} are in {args.out}")
    return 0


def _play(app: QApplication, stage: Path, out: Path) -> tuple[list[Path], Path]:
    qInstallMessageHandler(_keep_quiet)
    try:
        with opened_show(app, stage, out) as show:
            guard(app, show.driver.built)
            show.story.play()
            return show.driver.pictures, show.pack
    except TourError as error:
        raise UserFacingError("tour.stopped", reason=str(error)) from error
    finally:
        sys.excepthook = sys.__excepthook__


def _keep_quiet(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    """Say nothing of what a platform without a screen cannot do."""


def _parser() -> Parser:
    parser = Parser(prog="main.py tour", description="Show the main job as pictures.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument("--profile", help=argparse.SUPPRESS)
    return parser


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
