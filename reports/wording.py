"""Keys to words: fixed words from the PO catalogues, dates by CLDR; library words bring their own.

English is the source: an empty translation means that the source is used as it is.
"""

import datetime as dt
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from planner.pack import Msg, Text, Typed
from planner.plans import DayTime, When
from reports.fonts import settable
from resources import path

LOCALES = {"en": "en_GB"}
NO_BREAK = "\u00a0"


class MissingWordsError(LookupError):
    """A key has no words in the catalogue: a fault of the program's data."""


class Wording:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.locale = LOCALES[language]
        self._messages = _catalogue(language)

    def words(self, key: str, **values: object) -> str:
        """Return the words of a key with its values put in; ``count`` chooses the plural.

        Raises:
            MissingWordsError: The catalogue has no such key.
        """
        message = self._messages.get(key)
        if message is None:
            raise MissingWordsError(key)
        source, done = _forms(message.id), _forms(message.string)
        form = 1 if len(source) > 1 and values.get("count") != 1 else 0
        chosen = (done[form] if len(done) > form else "") or source[form]
        return settable(chosen.format(**values), key)

    def text(self, text: Text) -> str:
        """Return the words of a text, typed or looked up."""
        if isinstance(text, Msg) and text.source and text.key not in self._messages:
            return settable(text.source, text.key)
        if isinstance(text, Msg):
            return self.words(text.key, **dict(text.values))
        return settable(text.text.strip(), text.where)

    def typed(self, text: str, where: str) -> str:
        """Return a text as typed, checked."""
        return self.text(Typed(text, where=where))

    def day(self, day: date) -> str:
        """Return "Tuesday 12 May"; the number never parts from its month."""
        return format_date(day, "EEEE d MMMM", locale=self.locale).replace(" ", NO_BREAK)

    def short_day(self, day: date) -> str:
        """Return "Tue 12 May"."""
        return format_date(day, "EEE d MMM", locale=self.locale).replace(" ", NO_BREAK)

    def dated(self, day: date) -> str:
        """Return "12 May 2026"."""
        return format_date(day, "d MMMM y", locale=self.locale).replace(" ", NO_BREAK)

    def time(self, at: dt.time) -> str:
        """Return "10:00"."""
        return format_time(at, "HH:mm", locale=self.locale)

    def when(self, when: When) -> str:
        """Return when a task is due, as one line."""
        days = self._days(when.days)
        cue = settable(when.cue.strip(), "cue")
        both = bool(days and cue)
        line = self.words("day.after", days=days, cue=cue) if both else days or cue
        if when.times and not when.days:
            often = self.words("pack.times_a_week", count=when.times)
            line = f"{line}, {often}" if line else often
        if line and when.leave_out:
            free = self._list([self.day(each) for each in when.leave_out])
            line = f"{line}, {self.words('day.not_on', days=free)}"
        return line[:1].upper() + line[1:]

    def _days(self, days: tuple[DayTime, ...]) -> str:
        if not days:
            return ""
        at = {each.at for each in days}
        if len(at) > 1:
            return self._list([self._day_and_time(each) for each in days])
        only = next(iter(at))
        named = {each.weekday for each in days}
        names = (
            self.words("day.every")
            if len(named) == 7
            else self._list([self._weekday(each.weekday) for each in days])
        )
        return self.at(names, only) if only else names

    def at(self, day: str, at: dt.time) -> str:
        """Return "Monday at 10:00"; the time never stands alone on a line."""
        text = self.words("day.at", day=day, time=self.time(at))
        return NO_BREAK.join(text.rsplit(" ", 2)) if text.endswith(self.time(at)) else text

    def _day_and_time(self, each: DayTime) -> str:
        name = self._weekday(each.weekday)
        return self.at(name, each.at) if each.at else name

    def _list(self, parts: list[str]) -> str:
        return format_list(parts, locale=self.locale)

    def _weekday(self, weekday: int) -> str:
        a_monday = date(2024, 1, 1)
        return format_date(a_monday.replace(day=1 + weekday), "EEEE", locale=self.locale)


@cache
def _catalogue(language: str) -> Mapping[str, Message]:
    with path("languages", f"{language}.po").open("rb") as stream:
        catalogue: Catalog = read_po(stream, locale=language)
    return {message.context: message for message in catalogue if message.context}


def _forms(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words or ""),)
