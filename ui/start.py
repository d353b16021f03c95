"""Starts the window for one profile; called by main.py when no command was asked for."""

from datetime import date, datetime
from pathlib import Path

from models.paths import Profile, default_profile_root
from planner.clock import Clock, FixedClock, SystemClock
from planner.ids import RandomIds
from ui.app import Collector, build, guard, make_application
from ui.preferences import FileKeeper


class StandingClock:
    """The computer's clock, until a made-up vault is opened for a given day."""

    def __init__(self, day: date | None) -> None:
        self._day = day
        self._clock: Clock = SystemClock()

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self._clock.now()

    def today(self) -> date:
        """Return the present local day."""
        return self._clock.today()

    def on_vault_opened(self, made_up: bool) -> None:
        """Stand on the day given, where nobody is real."""
        wanted = self._day if made_up else None
        self._clock = FixedClock.on(wanted) if wanted else SystemClock()


def start(root: Path | None, today: date | None) -> int:
    """Show the window until it is closed.

    Args:
        root: Folder of the profile; None is the usual one.
        today: A day to stand on, for made-up profiles only.

    Returns:
        The exit status.
    """
    profile = Profile(root or default_profile_root())
    clock = StandingClock(today)
    app = make_application(["between-sessions"])
    built = build(
        app,
        profile,
        clock=clock,
        ids=RandomIds(),
        keeper=FileKeeper(profile.settings),
    )
    hook = guard(app, built)
    Collector(app, built.context.hub)
    built.context.hub.vault_opened.connect(clock.on_vault_opened)
    built.show_first()
    app.exec()
    stopped = built.stop()
    return 1 if hook.told or not stopped else 0
