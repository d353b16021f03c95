"""Keys to words: fixed words from the catalogues, dates by CLDR; library words bring their own.

From a draft only labels print (headings, days, scales), always beside English; sentences print from
a catalogue that a named person has checked. What was typed stays as it was typed.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list

from planner.catalogues import CatalogueFile
from planner.pack import Text, Typed
from planner.plans import DayTime, When
from reports.catalogues import Catalogue, catalogue_of, english
from reports.said import NOTHING, RIGHT_TO_LEFT, Said, isolated
from reports.text.bidi import is_simple
from reports.text.prepare import prepared, prepared_as_typed

LOCALES = {"en": "en_GB", "pt": "pt_PT", "zh": "zh_Hans", "pa": "pa_Guru"}
ENGLISH = "en_GB"
NO_BREAK = "\u00a0"
ZERO = {"arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966}
"""Code point of the digit 0 in the numbering systems that CLDR gives for our languages."""
NATIVE = {"fa": "arabext", "ckb": "arab", "bn": "beng"}
"""Languages whose usual digits are not 0 to 9 (CLDR 47, default numbering system)."""


class MissingWordsError(LookupError):
    """A key has no words in the catalogue: a fault of the program's data."""


class Wording:
    """The words of one pack.

    Attributes:
        language: ISO 639 code of the pack.
        right_to_left: Direction of its pages.
        draft: True where nobody has checked the words of its language.
        paired: True where English stands beside what is in another language.
    """

    def __init__(
        self,
        language: str,
        *,
        beside_english: bool = False,
        reads: str = "",
        file: CatalogueFile | None = None,
    ) -> None:
        self.language = language
        self.right_to_left = language in RIGHT_TO_LEFT
        self._locale = LOCALES.get(language, language)
        self._catalogue: Catalogue = catalogue_of(language, file)
        self._english = english()
        self.draft = language != "en" and not self._catalogue.checked
        self.paired = language != "en" and (self.draft or beside_english)
        self._reads = reads or language

    def in_both(self, key: str) -> tuple[Said, ...]:
        """Return a notice in the pack's language and in English, checked or not."""
        source = prepared(self._english.fixed[key].forms[0], key)
        done = self._catalogue.fixed.get(key)
        found = (Said(source, "en", source),)
        if self.language == "en" or done is None or not done.forms:
            return found
        return (Said(prepared(done.forms[0], key), self.language, source), *found)

    def words(self, key: str, **values: object) -> Said:
        """Return the words of a key with its values put in; ``count`` chooses the plural.

        Values that are ``Said`` are put into each language's words in that language.

        Raises:
            MissingWordsError: English has no such key.
        """
        source = self._english.fixed.get(key)
        if source is None:
            raise MissingWordsError(key)
        number = values.get("count", 1)
        count = number if isinstance(number, int) else 1
        sentence = source.sentence
        said = [each for each in values.values() if isinstance(each, Said)]
        in_english = _filled(_form(source.forms, int(count != 1)), values, own=False)
        done = self._catalogue.fixed.get(key)
        if self.language == "en" or done is None or not self._may_print(done.forms, sentence):
            whole = self._in_english(in_english, key, all(each.read for each in said))
            return replace(whole, strong=tuple(each for value in said for each in value.strong))
        form = _form(done.forms, self._catalogue.plural(count))
        return Said(
            prepared(_filled(form, values, own=True), key),
            self.language,
            prepared(in_english, key),
            paired=self.paired,
            read=self._reads_own() and all(each.read for each in said),
            strong=tuple(each for value in said for each in value.strong),
        )

    def text(self, text: Text) -> Said:
        """Return the words of a text, typed or looked up; a library line is a sentence."""
        if isinstance(text, Typed):
            return self.typed(text.text, text.where, text.language)
        if text.source:
            return self._of_library(text.source, text.key, sentence=True)
        return self.words(text.key, **dict(text.values))

    def typed(self, text: str, where: str, language: str = "en") -> Said:
        """Return a text as typed, checked; it stays in the language it was typed in.

        A line of the library that was taken over word for word has the library's translation.
        """
        if text in self._catalogue.library and self._catalogue.checked and language == "en":
            return self._of_library(text, where, sentence=True)
        done = prepared_as_typed(text.strip(), where)
        return Said(done, language, done, read=language == self._reads or not done)

    def name(self, typed: Typed) -> Said:
        """Return a name as typed; everybody reads their own."""
        return replace(self.typed(typed.text, typed.where, typed.language), read=True)

    def label(self, text: str, where: str) -> Said:
        """Return a heading, option or scale word of the library."""
        return self._of_library(text, where, sentence=text.endswith("."))

    def sentence(self, text: str, where: str) -> Said:
        """Return a sentence of the library."""
        return self._of_library(text, where, sentence=True)

    def day(self, day: date) -> Said:
        """Return "Tuesday 12 May"; the number never parts from its month."""
        return self._date(day, "EEEE d MMMM", _pattern(self._locale, "MMMEd", long=True))

    def short_day(self, day: date) -> Said:
        """Return "Tue 12 May"."""
        return self._date(day, "EEE d MMM", _pattern(self._locale, "MMMEd", long=False))

    def dated(self, day: date) -> Said:
        """Return "12 May 2026"."""
        return self._date(day, "d MMMM y", _pattern(self._locale, "yMMMd", long=True))

    def time(self, at: dt.time) -> Said:
        """Return "10:00"."""
        text = format_time(at, "HH:mm", locale=ENGLISH)
        return self._by_cldr(self._digits(text), text)

    def when(self, when: When) -> Said:
        """Return when a task is due, as one line."""
        days = self._days(when.days)
        cue = self.typed(when.cue, "cue")
        line = self.words("day.after", days=days, cue=cue) if days and cue else days or cue
        if when.times and not when.days:
            often = self.words("pack.times_a_week", count=when.times)
            line = self._listed(line, often) if line else often
        if line and when.leave_out:
            free = self._list([self.day(each) for each in when.leave_out])
            line = self._listed(line, self.words("day.not_on", days=free))
        return _capital(line)

    def at(self, day: Said, at: dt.time) -> Said:
        """Return "Monday at 10:00"; the time never stands alone on a line."""
        return kept_together(self.words("day.at", day=day, time=self.time(at)), at)

    def number(self, number: int) -> Said:
        """Return a number in the digits the language uses."""
        return self._by_cldr(self._digits(str(number)), str(number))

    def _of_library(self, source: str, where: str, *, sentence: bool) -> Said:
        done = self._catalogue.library.get(source, "") if self.language != "en" else ""
        if not self._may_print((done,), sentence):
            return self._in_english(source, where)
        text = prepared(done, where)
        english = prepared(source, where)
        return Said(text, self.language, english, paired=self.paired, read=self._reads_own())

    def _reads_own(self) -> bool:
        """Tell whether the person reads the pack's language, or the English beside it."""
        return self._reads == self.language or (self.paired and self._reads == "en")

    def _may_print(self, forms: Sequence[str], sentence: bool) -> bool:
        return bool(forms) and all(forms) and (self._catalogue.checked or not sentence)

    def _in_english(self, text: str, where: str, read: bool = True) -> Said:
        done = prepared(text, where)
        return Said(done, "en", done, read=(read and self._reads == "en") or not _has_letters(done))

    def _date(self, day: date, in_english: str, pattern: str) -> Said:
        source = format_date(day, in_english, locale=ENGLISH).replace(" ", NO_BREAK)
        if self.language == "en":
            return self._by_cldr(source, source)
        own = format_date(day, pattern, locale=self._locale).replace(" ", NO_BREAK)
        return self._by_cldr(self._digits(own), source)

    def _by_cldr(self, own: str, source: str) -> Said:
        paired = self.paired and own != source
        read = self._reads_own() or own == source
        return Said(own, self.language, source, paired=paired, read=read)

    def _digits(self, text: str) -> str:
        zero = ZERO.get(NATIVE.get(self.language, ""), 0)
        return text.translate({ord("0") + n: zero + n for n in range(10)}) if zero else text

    def _days(self, days: tuple[DayTime, ...]) -> Said:
        if not days:
            return NOTHING
        at = {each.at for each in days}
        if len(at) > 1:
            return self._list([self._day_and_time(each) for each in days])
        only = next(iter(at))
        named = {each.weekday for each in days}
        if len(named) == 7:
            names = self.words("day.every")
        else:
            names = self._list([self._weekday(each.weekday) for each in days])
        return self.at(names, only) if only else names

    def _day_and_time(self, each: DayTime) -> Said:
        name = self._weekday(each.weekday)
        return self.at(name, each.at) if each.at else name

    def _list(self, parts: list[Said]) -> Said:
        plain = is_simple("".join(each.text for each in parts))
        each_own = [each.text if plain else isolated(each.text) for each in parts]
        own = format_list(each_own, locale=self._locale)
        source = format_list([each.english for each in parts], locale=ENGLISH)
        return Said(
            own,
            parts[0].language,
            source,
            paired=any(each.paired for each in parts),
            read=all(each.read for each in parts),
        )

    def _listed(self, first: Said, second: Said) -> Said:
        """Return two parts of one line."""
        return self.words("day.after", days=first, cue=second)

    def _weekday(self, weekday: int) -> Said:
        day = date(2024, 1, 1 + weekday)
        own = format_date(day, "EEEE", locale=self._locale)
        return self._by_cldr(own, format_date(day, "EEEE", locale=ENGLISH))


def kept_together(said: Said, at: dt.time) -> Said:
    """Return English words with "at 10:00" kept on one line."""
    time = f"{at:%H:%M}"
    return said.changed(f" at {time}", f"{NO_BREAK}at{NO_BREAK}{time}")


@cache
def _pattern(locale: str, skeleton: str, *, long: bool) -> str:
    """Return CLDR's order of a date's parts, with names in full or short (UTS #35, 2.6.2.2)."""
    known = Locale.parse(locale).datetime_skeletons
    written = skeleton.replace("MMM", "MMMM")
    pattern = str((known.get(written) or known[skeleton]).pattern)
    if not long:
        return pattern
    return re.sub("(?<!M)MMM(?!M)", "MMMM", re.sub("E+|ccc+", "EEEE", pattern))


def _form(forms: Sequence[str], number: int) -> str:
    return forms[min(number, len(forms) - 1)]


def _filled(pattern: str, values: dict[str, object], *, own: bool) -> str:
    """Return words with values put in, each with a direction of its own."""
    put: dict[str, object] = {}
    for name, value in values.items():
        if not isinstance(value, Said):
            put[name] = value
        else:
            text = value.text if own or not value.english else value.english
            put[name] = text if is_simple(text + pattern) else isolated(text)
    return pattern.format(**put)


def _capital(said: Said) -> Said:
    return Said(
        said.text[:1].upper() + said.text[1:],
        said.language,
        said.english[:1].upper() + said.english[1:],
        said.paired,
        said.read,
    )


def _has_letters(text: str) -> bool:
    return any(each.isalpha() for each in text)
