"""Starts the window for one profile; called by main.py when no command was asked for."""

import gc
from datetime import date
from pathlib import Path

from models.paths import Profile, default_profile_root
from planner.clock import ProfileClock
from planner.ids import RandomIds
from ui.app import Collector, build, guard, make_application
from ui.people import FolderPeople
from ui.preferences import FileKeeper


def start(root: Path | None, today: date | None) -> int:
    """Show the window until it is closed.

    Args:
        root: Folder of the profile; None is the usual one.
        today: A day to stand on, for made-up profiles only.

    Returns:
        The exit status.
    """
    gc.disable()  # from here on garbage is collected in the UI thread only (ui.app.Collector)
    profile = Profile(root or default_profile_root())
    clock, ids = ProfileClock(today), RandomIds()
    app = make_application(["between-sessions"])
    built = build(
        app,
        profile,
        clock=clock,
        ids=ids,
        keeper=FileKeeper(profile.settings),
        people=FolderPeople(Profile(default_profile_root()), ids, offered=root is None),
    )
    hook = guard(app, built)
    Collector(app, built.context.hub)
    built.show_first()
    app.exec()
    stopped = built.stop()
    return 1 if hook.told or not stopped else 0
