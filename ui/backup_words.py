"""The backups in words: how they stand, what is in one, what going back to it would lose."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from planner.errors import UserFacingError
from ui.audit_words import ACTIONS, ENTITIES
from ui.errors import word_error
from ui.texts import count_text, record_day_text, short_day_text, time_text

if TYPE_CHECKING:
    from models.backups import Backup, Contents, Lost, Restored, SetAside, Status

KINDS: Mapping[str, str] = {
    "auto": "at a lock",
    "manual": "by hand",
    "before-erase": "before an erasure",
    "before-import": "before records were taken in",
    "before-rekey": "before other keys",
}
STAGES: Mapping[str, str] = {
    "copy": "Copying the vault",
    "check": "Checking the copy",
    "pack": "Putting it away",
    "unpack": "Unpacking the copy",
    "send": "Copying to the second place",
    "place": "Putting it in place. This part is short and cannot be stopped.",
}
STOPPED = "Stopped. Nothing of it was kept; the vault and the other backups are as they were."
TAKEN_BACK = "What was there before the restore is back. It opens with the passphrase it had."
STICK_MISSING = "Backup stick missing"
NEEDS_A_LOOK = "Backups need a look"
MOST_NAMES = 6


def rail_text(status: "Status", today: date) -> str:
    """Return the state of the backups in a few words, for the rail."""
    if status.last is None:
        return "No backup yet"
    if status.state.fault:
        return NEEDS_A_LOOK
    if status.place and status.state.place_fault:
        return STICK_MISSING
    local = status.last.made_at.astimezone()
    same_day = local.date() == today
    return f"Backed up {time_text(local.time()) if same_day else short_day_text(local.date())}"


def when_text(moment: datetime | None) -> str:
    """Return a moment as day and time here; ``not yet`` where there is none."""
    if moment is None:
        return "not yet"
    local = moment.astimezone()
    return f"{record_day_text(local.date())}, {time_text(local.time())}"


def kind_text(kind: str) -> str:
    """Return why a backup was made."""
    number = kind.removeprefix("schema-")
    return f"before the upgrade from format {number}" if number != kind else KINDS.get(kind, kind)


def size_text(size: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{size / 1_000_000:.1f} MB" if size < 10_000_000 else f"{size // 1_000_000} MB"


def status_lines(
    status: "Status", checked: datetime | None, rehearsed: datetime | None, sent: datetime | None
) -> tuple[tuple[str, str], ...]:
    """Return how the backups stand: what, and how it is."""
    good = status.last_good.made_at if status.last_good else None
    kept = f"{count_text(status.count, 'backup')}, {size_text(status.size)}, in {status.where}"
    return (
        ("Last good backup", when_text(good)),
        ("Last check", when_text(checked)),
        ("Last rehearsal", when_text(rehearsed)),
        ("Kept here", kept if status.count else "none yet"),
        ("Second place", _place_text(status, sent)),
    )


def fault_text(status: "Status") -> str:
    """Return what is wrong with the last check or rehearsal, or nothing."""
    code = status.state.fault
    return str(word_error(UserFacingError(code, name="of the last time"))) if code else ""


def _place_text(status: "Status", sent: datetime | None) -> str:
    if not status.place:
        return "none chosen"
    if status.state.place_fault == "backup.place_missing":
        return f"{status.place}: not there now. It is brought up to date when it is plugged in."
    if status.state.place_fault:
        return f"{status.place}: {word_error(UserFacingError(status.state.place_fault))}"
    return f"{status.place}, brought up to date: {when_text(sent)}"


def checked_text(backup: "Backup") -> str:
    """Return whether a backup was opened and found whole."""
    if backup.damaged:
        return "damaged"
    return "checked" if backup.verified else "not checked yet"


def contents_text(contents: "Contents") -> str:
    """Return what is in a backup."""
    holds = ", ".join(
        (
            count_text(contents.people, "person", "people"),
            count_text(contents.sessions, "contact"),
            count_text(contents.plans, "plan"),
        )
    )
    action, _, entity = contents.last_action.partition(" ")
    last = f"{ACTIONS.get(action, action)} {ENTITIES.get(entity, entity)}".strip()
    made = f"Made {when_text(contents.made_at)}, {kind_text(contents.kind)}."
    return f"{made} It holds {holds}. The last thing written in it: {last}."


def lost_text(lost: "Lost") -> str:
    """Return what the vault has that a backup has not."""
    if not lost.known:
        return (
            "It is not an earlier state of this vault, or of before an earlier restore, so nobody "
            "can count what would be lost. The present vault is set aside whole."
        )
    if not lost.changes:
        return "Nothing was changed since: nothing would be lost."
    parts = [count_text(lost.changes, "change")]
    if lost.people:
        names = ", ".join(lost.people[:MOST_NAMES])
        more = "" if len(lost.people) <= MOST_NAMES else " and others"
        parts.append(f"{count_text(len(lost.people), 'new person', 'new people')} ({names}{more})")
    if lost.sessions:
        parts.append(count_text(lost.sessions, "new contact"))
    if lost.plans:
        parts.append(count_text(lost.plans, "new plan"))
    return f"Going back to it would leave out what came since: {', '.join(parts)}."


def restored_text(restored: "Restored | None", made: datetime | None) -> str:
    """Return what a restore put in place and how it opens, or nothing.

    Args:
        restored: The last restore, where nobody unlocked since.
        made: When its backup was made; None where its note does not tell.
    """
    if restored is None:
        return ""
    if restored.why == "undo":
        return TAKEN_BACK
    of = f" of {when_text(made)}" if made else ""
    return f"The backup{of} is in place. It opens with the passphrase of the day it was made."


def aside_text(aside: "SetAside") -> str:
    """Return which vault was set aside, and by what."""
    if not aside.why:
        return f"Set aside {when_text(aside.at)}; what took its place is not known."
    if aside.why == "undo" or aside.restored is None:
        return f"Set aside {when_text(aside.at)}, when a restore was taken back."
    made = when_text(aside.restored)
    return f"Set aside {when_text(aside.at)}, when the backup of {made} took its place."
