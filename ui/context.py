"""What every page is handed. Built once in main.py; nothing here is found by name at run time."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from planner.clock import Clock
from planner.errors import UserFacingError
from planner.ids import IdSource
from ui.people import OnlyOne
from ui.routes import Route
from ui.tasks import Tasks
from ui.theme import Appearance, Theme
from ui.tone import Tone

if TYPE_CHECKING:
    from models.paths import Profile
    from ui.doors import VaultDoor
    from ui.messages import Dialogs
    from ui.people import People
    from ui.preferences import PreferenceKeeper, Preferences
    from ui.printing import Printing


__all__ = ["AppContext", "Hub", "Opener", "Tone"]


class Hub(QObject):
    """The few signals that cross screens.

    Signals:
        store_changed: A write ended: Changes, and the object that asked for it.
        notice_raised: A line to show for a while: text, Tone.
        error_raised: A UserFacingError for the error bar.
        error_cleared: The error bar is out of date.
        lock_wanted: Lock now, no questions.
        made_up_known: Whether the caseload is invented, as the profile says before unlocking.
        person_changed: Another profile is worked in from now on; forget the one before.
        locked: The pages are gone and the vault is being closed.
        vault_opened: The vault is open; carries ``made_up``.
        preferences_changed: The idle time changed.
        rested: The vault is open, and there was no key and no mouse for a few seconds.
        backups_changed: A backup was made, or a second place chosen.
    """

    store_changed = Signal(object, object)
    notice_raised = Signal(str, object)
    error_raised = Signal(object)
    error_cleared = Signal()
    lock_wanted = Signal()
    made_up_known = Signal(bool)
    person_changed = Signal()
    locked = Signal()
    vault_opened = Signal(bool)
    preferences_changed = Signal()
    rested = Signal()
    backups_changed = Signal()


class Opener(Protocol):
    """The part of the navigator a page needs."""

    def open(self, route: Route) -> None:
        """Go there; the page in sight may object (``can_leave``)."""
        ...

    def replace(self, route: Route) -> None:
        """Go there without a way back to where one is."""
        ...

    def back(self) -> None:
        """Go back one place."""
        ...


@dataclass(slots=True, kw_only=True)
class AppContext:
    """The services of the window.

    Attributes:
        clock: The time.
        ids: New ids.
        profile: The folder worked in; a look-around uses one of its own.
        preferences: Theme, text size, idle minutes (``settings.toml``).
        keeper: Where the preferences are kept.
        tasks: The threads; screens use ``ui.operations``.
        navigator: Where to go.
        dialogs: The few questions that need a window of their own.
        theme: Tokens, sizes and icons.
        vaults: Making and opening vaults (loaded on first use).
        people: Who else works on this computer.
        printing: Gives the computer's printers (loaded on first use).
        made_up: True while the caseload is invented; shown on every page.
        run_passphrase: Passphrase of a look-around profile, kept for this run only, else empty.
        at_exit: What to do once the vault is closed and the threads have ended.
    """

    clock: Clock
    ids: IdSource
    profile: "Profile"
    preferences: "Preferences"
    keeper: "PreferenceKeeper"
    tasks: Tasks
    navigator: Opener
    dialogs: "Dialogs"
    theme: Theme
    vaults: "VaultDoor"
    printing: "Callable[[], Printing]"
    people: "People" = field(default_factory=OnlyOne)
    hub: Hub = field(default_factory=Hub)
    made_up: bool = False
    run_passphrase: str = ""
    at_exit: "list[Callable[[], None]]" = field(default_factory=list)

    def notify(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Show a short line at the foot of the window, for example "Saved 09:14"."""
        self.hub.notice_raised.emit(text, tone)

    def show_error(self, error: UserFacingError) -> None:
        """Show an error in the window's error bar, with its next step."""
        self.hub.error_raised.emit(error)

    def clear_error(self) -> None:
        """Take the error bar away."""
        self.hub.error_cleared.emit()

    def work_as(self, profile: "Profile") -> None:
        """Work in another person's profile from now on, before it is unlocked.

        Nothing of the one before stays: the look, the way, the passphrase of a look-around.
        """
        self.profile = profile
        self.keeper = self.people.keeper(profile)
        self.preferences = self.keeper.load()
        self.run_passphrase = ""
        self.hub.made_up_known.emit(False)
        self.hub.person_changed.emit()
        self.theme.apply(self.preferences.appearance)

    def set_appearance(self, appearance: Appearance) -> None:
        """Use and keep this look and text size."""
        self.preferences = replace(self.preferences, appearance=appearance)
        self.theme.apply(appearance)
        self.keeper.save(self.preferences)

    def set_idle_minutes(self, minutes: int) -> None:
        """Lock after so many quiet minutes from now on."""
        self.preferences = replace(self.preferences, idle_minutes=minutes)
        self.hub.preferences_changed.emit()
