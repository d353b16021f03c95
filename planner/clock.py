"""Time is passed in. Instants are UTC; days and wall times are local."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What everything asks for the time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the present local day."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the computer's local day."""
        return datetime.now(UTC).astimezone().date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until moved, for tests and made-up profiles.

    Attributes:
        instant: The instant it shows, aware, in UTC.
    """

    instant: datetime

    @classmethod
    def on(cls, day: date, hour: int = 9, minute: int = 0) -> "FixedClock":
        """Return a clock standing at a time of day, read as UTC."""
        return cls(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the instant set."""
        return self.instant

    def today(self) -> date:
        """Return the day of the instant set."""
        return self.instant.date()
