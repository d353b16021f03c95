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


class ProfileClock:
    """The computer's clock, which stands still once a made-up profile with a day is open.

    Args:
        asked: The day asked for; wins over the day the profile was made for.
    """

    def __init__(self, asked: date | None = None) -> None:
        self._asked = asked
        self._clock: Clock = SystemClock()

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self._clock.now()

    def today(self) -> date:
        """Return the present local day."""
        return self._clock.today()

    def on_opened(self, *, made_up: bool, made_for: date | None) -> None:
        """Stand on the day asked for or made for, where nobody is real."""
        day = (self._asked or made_for) if made_up else None
        self._clock = FixedClock.on(day) if day else SystemClock()


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
