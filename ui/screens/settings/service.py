"""What the vault keeps of the settings; these functions run in the database thread."""

from dataclasses import dataclass

from models.settings import (
    IDLE_LOCK_MINUTES,
    PRACTITIONER_NAME,
    RISK_DUTY_NUMBER,
    RISK_PROTOCOL,
    SERVICE_CRISIS_LINE,
)
from models.store import Store
from planner.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The practitioner and their service.

    Attributes:
        name: The practitioner's name.
        crisis_line: A local line, printed on packs.
        duty_number: Whom to ring when risk is a worry.
        protocol: What the service wants done then.
    """

    name: str = ""
    crisis_line: str = ""
    duty_number: str = ""
    protocol: str = ""


FIELDS = (
    ("name", PRACTITIONER_NAME),
    ("crisis_line", SERVICE_CRISIS_LINE),
    ("duty_number", RISK_DUTY_NUMBER),
    ("protocol", RISK_PROTOCOL),
)


def read_service(store: Store) -> Service:
    """Return what is set."""
    return Service(**{name: store.settings.get(setting) for name, setting in FIELDS})


def write_service(before: Service, after: Service, store: Store) -> Changes:
    """Store what differs, in one transaction."""
    changes = Changes()
    with store.batch():
        for name, setting in FIELDS:
            if getattr(before, name) != getattr(after, name):
                changes |= store.settings.set(setting, getattr(after, name))
    return changes


def write_idle_minutes(minutes: int, store: Store) -> Changes:
    """Store after how many quiet minutes to lock."""
    return store.settings.set(IDLE_LOCK_MINUTES, minutes)
