"""Days and wall times, typed the way people write them."""

import re
from datetime import date, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.clock import Clock
from ui.texts import MONTHS, short_day_text, time_text
from ui.times import parse_time

_DAY = re.compile(r"^\s*(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})(?:[\s./-]+(\d{2}|\d{4}))?\s*$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$")
_STEP_MINUTES = 5


def parse_day(text: str, near: date) -> date | None:
    """Read a day: ``12 May``, ``12/5/2026``, ``2026-05-12``, ``Tue 12 May``, ``today``.

    Args:
        text: What was typed.
        near: A day without a year is the one closest to this.

    Returns:
        The day, or None where it cannot be read.
    """
    words = re.sub(r"^\s*[a-z]{3,9},?\s+(?=\d)", "", text.casefold())
    if words.strip() in {"today", "tomorrow"}:
        return near + timedelta(days=words.strip() == "tomorrow")
    if iso := _ISO.match(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY.match(words)
    month = _month(found[2]) if found else None
    if found is None or month is None:
        return None
    if found[3]:
        year = int(found[3])
        return _day(year if year > 99 else _century(year, near), month, int(found[1]))
    days = [_day(near.year + step, month, int(found[1])) for step in (-1, 0, 1)]
    return min((d for d in days if d), key=lambda d: abs((d - near).days), default=None)


def _century(year: int, near: date) -> int:
    """Two digits more than ten years ahead are of the last century (birth dates)."""
    full = near.year // 100 * 100 + year
    return full - 100 if full > near.year + 10 else full


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    found = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(text)]
    return found[0] if len(found) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class _TypedEdit(QLineEdit):
    """A line that is read when it is left; what cannot be read stays and is marked."""

    value_changed = Signal(object)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._told: object = None
        self.editingFinished.connect(self._on_finished)

    @property
    def readable(self) -> bool:
        """False where something is typed that is no day or time."""
        return not self.text().strip() or self._read() is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was understood (Qt)."""
        super().focusOutEvent(event)
        self._on_finished()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the up and down arrows (Qt)."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_finished(self) -> None:
        found = self._read()
        if found is not None:
            self._write(found)
        self.setProperty("invalid", "false" if self.readable else "true")
        self.style().polish(self)
        if found != self._told and self.readable:
            self._told = found
            self.value_changed.emit(found)

    def _read(self) -> object:
        raise NotImplementedError

    def _write(self, value: object) -> None:
        raise NotImplementedError

    def _step(self, step: int) -> None:
        raise NotImplementedError


class DateEdit(_TypedEdit):
    """A day: typed, or stepped with the arrows; shown as "Tue 12 May 2026".

    Signals:
        value_changed: The day, or None where emptied.
    """

    def __init__(self, name: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(name, "day month year", parent)
        self._clock = clock

    @property
    def value(self) -> date | None:
        """The day typed, or None."""
        return parse_day(self.text(), self._clock.today())

    def set_value(self, value: date | None) -> None:
        """Show this day, or nothing; tells nobody."""
        self._told = value
        self._write(value)

    def _read(self) -> date | None:
        return self.value

    def _write(self, value: object) -> None:
        self.setText(f"{short_day_text(value)} {value.year}" if isinstance(value, date) else "")

    def _step(self, step: int) -> None:
        before = self.value
        self._write(before + timedelta(days=step) if before else self._clock.today())
        self._on_finished()


class TimeEdit(_TypedEdit):
    """A wall time: ``9``, ``930``, ``9:30``, ``2 pm``; arrows step by five minutes.

    Signals:
        value_changed: The time, or None where emptied.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "00:00", parent)

    @property
    def value(self) -> time | None:
        """The time typed, or None."""
        return parse_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Show this time, or nothing; tells nobody."""
        self._told = value
        self._write(value)

    def _read(self) -> time | None:
        return self.value

    def _write(self, value: object) -> None:
        self.setText(time_text(value) if isinstance(value, time) else "")

    def _step(self, step: int) -> None:
        before = self.value or time(9)
        minutes = (before.hour * 60 + before.minute + step * _STEP_MINUTES) % (24 * 60)
        self._write(time(minutes // 60, minutes % 60))
        self._on_finished()
