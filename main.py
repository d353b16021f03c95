"""Between Sessions: starts the window, or one command. The composition root."""

import argparse
import os
import sys
from datetime import date
from importlib import import_module, util
from pathlib import Path

from ui.crash import guarded


def main(argv: list[str]) -> int:
    """Run what the arguments ask for and return the exit status."""
    forbid_core_dumps()
    if argv and not argv[0].startswith("-"):
        return run_command(argv[0], argv[1:])
    parser = argparse.ArgumentParser(prog="main.py", description=__doc__)
    parser.add_argument("--profile", type=Path, help="folder of the profile")
    parser.add_argument("--today", type=date.fromisoformat, help="made-up profiles only")
    arguments = parser.parse_args(argv)
    os.environ.pop("BETWEEN_SESSIONS_PASSPHRASE", None)
    if not has_display():
        sys.stderr.write("There is no display here; try: main.py tour --out DIR\n")
        return 2
    status: int = import_module("ui.start").start(arguments.profile, arguments.today)
    return status


def run_command(name: str, argv: list[str]) -> int:
    """Load one command and run it; an error is one sentence on standard error."""
    module = f"ui.commands.{name.replace('-', '_')}"
    if not name.replace("-", "").isalpha() or util.find_spec(module) is None:
        sys.stderr.write(f"There is no command {name}.\n")
        return 2
    return guarded(lambda: import_module(module).main(argv))


def has_display() -> bool:
    """Tell whether a window can be opened; Qt would abort without one."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def forbid_core_dumps() -> None:
    """Keep the memory of a crash off the disk."""
    if util.find_spec("resource") is not None:
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
