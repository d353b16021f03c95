"""``main.py self-check``: is the program whole on this computer? Needs no profile."""

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication

from planner.errors import UserFacingError
from resources.library_loader import load_library
from ui.commands.console import arguments_of, parser_for, say, say_json
from ui.theme import FAMILY, load_fonts

PARTS = (
    "PySide6_Essentials",
    "PySide6_Pdf",
    "sqlcipher3",
    "peewee",
    "cryptography",
    "reportlab",
    "babel",
    "python-stdnum",
    "filelock",
    "platformdirs",
    "tomlkit",
)


def main(argv: list[str]) -> int:
    """Print versions, fonts and Qt's platform, and return the exit code.

    Raises:
        UserFacingError: ``program.incomplete`` after the report.
    """
    args = arguments_of(parser_for("self-check", "Check the program itself."), argv)
    versions = _versions()
    app = _application()
    load_fonts(app)
    fonts = [each for each in QFontDatabase.families() if each.startswith(FAMILY)]
    state: dict[str, str | list[str]] = {
        "qt_platform": app.platformName(),
        "fonts": fonts,
        "help_lines_checked_on": load_library().crisis.checked_on.isoformat(),
    }
    if args.json:
        say_json({"versions": versions, **state})
    else:
        _say(versions, state)
    missing = [name for name, number in versions.items() if not number]
    missing += [] if FAMILY in fonts else [f"the font {FAMILY}"]
    if missing:
        raise UserFacingError("program.incomplete", missing=f"{', '.join(missing)} not found")
    return 0


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version(), "Qt": qVersion()}
    return found | {name: _version(name) for name in PARTS}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _application() -> QGuiApplication:
    """Return an application; without a display one that paints into memory, else Qt would abort."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not shown:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(sys.argv[:1])


def _say(versions: dict[str, str], state: dict[str, str | list[str]]) -> None:
    for name, number in versions.items():
        say(f"{name:20} {number or 'not found'}")
    for name, value in state.items():
        words = ", ".join(value) if isinstance(value, list) else value
        say(f"{name.replace('_', ' '):20} {words}")
