"""Our start: ``main.py`` with a profile, from process start to the painted unlock screen."""

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

import main as program
from bench.probe import FirstPaint
from ui import start
from ui.app import make_application

PROBES: list[FirstPaint] = []


def watched_application(arguments: Sequence[str]) -> QApplication:
    """Make the program's own application and watch it."""
    app = make_application(arguments)
    PROBES.append(FirstPaint())
    app.installEventFilter(PROBES[0])
    return app


if __name__ == "__main__":
    vars(start)["make_application"] = watched_application
    sys.exit(program.main(["--profile", sys.argv[1]]))
