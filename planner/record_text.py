"""The text for the service's main record system: the service's own template, filled in.

A template is plain text. A name in braces, such as ``{plan}``, stands for what is recorded. What
is empty leaves no trace: a line whose names are all empty goes, and so do the heading right above
it and a paragraph whose names are all empty. What people typed is put in as it is, never read as a
name.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from planner.sessions import Session, Status
from planner.supervision import SupervisionItem


class Part(StrEnum):
    """What a template can ask for."""

    REFERENCE = "reference"
    SESSION = "session"
    DATE = "date"
    ATTENDANCE = "attendance"
    MEDIUM = "medium"
    REVIEW = "review"
    MEASURES = "measures"
    RISK = "risk"
    NOTES = "notes"
    PLAN = "plan"
    IF_THENS = "if_thens"
    SHEETS = "sheets"
    SUPERVISION = "supervision"
    NEXT = "next_appointment"


HEAD = frozenset({Part.REFERENCE, Part.SESSION, Part.DATE, Part.ATTENDANCE, Part.MEDIUM})
"""Always there; the other parts can be left out."""
CANCELLED = frozenset({Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_SERVICE})
DEFAULT = """\
{reference} · session {session} · {date}
{attendance}, {medium}

Between-session work reviewed
{review}

Measures
{measures}

Risk
{risk}

Notes
{notes}

Plan agreed
{plan}
Sheets: {sheets}

Supervision
{supervision}

Next appointment
{next_appointment}
"""
_NAME = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


class Fault(StrEnum):
    """What can be wrong with a template."""

    UNKNOWN_NAME = "unknown_name"
    LONE_BRACE = "lone_brace"


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """What is wrong, and where.

    Attributes:
        line: Number of the line, from 1.
        fault: What.
        name: The name that is not known, or empty.
    """

    line: int
    fault: Fault
    name: str = ""


def problems(template: str) -> tuple[TemplateProblem, ...]:
    """Return what is wrong with a template, line by line; empty where it can be used."""
    known = {each.value for each in Part}
    found = []
    for number, line in enumerate(_line_ends(template).split("\n"), start=1):
        names = _NAME.findall(line)
        unknown = (name for name in names if name not in known)
        found += [TemplateProblem(number, Fault.UNKNOWN_NAME, name) for name in unknown]
        if _BRACE.search(_NAME.sub("", line)):
            found.append(TemplateProblem(number, Fault.LONE_BRACE))
    return tuple(found)


def asked_for(template: str) -> frozenset[Part]:
    """Return the parts a template has a name for."""
    names = set(_NAME.findall(_line_ends(template)))
    return frozenset(part for part in Part if part.value in names)


def fill(template: str, facts: Mapping[Part, str], left_out: Collection[Part] = frozenset()) -> str:
    """Return the text.

    Args:
        template: The service's; what ``problems`` finds in it stays as it stands.
        facts: What is recorded, by part; a part that is not there is empty.
        left_out: Parts that are not wanted this time.

    Returns:
        Lines that end with a line feed; one empty line between the template's paragraphs.
    """
    said = {part.value: "" if part in left_out else _tidy(facts.get(part, "")) for part in Part}
    blocks = re.split(r"\n(?:[ \t]*\n)+", _tidy(template))
    filled = (_block(each.split("\n"), said) for each in blocks)
    return "\n\n".join(each for each in filled if each) + "\n"


def next_contact(contacts: Iterable[Session], session: Session) -> Session | None:
    """Return the first contact after one that was not cancelled, held by now or not.

    Args:
        contacts: Those of the course, in order.
        session: The one the text is of.
    """
    after = (each for each in contacts if (each.day, each.number) > (session.day, session.number))
    return next((each for each in after if each.status not in CANCELLED), None)


def known_at(
    items: Iterable[SupervisionItem], session: Session, earlier: Sequence[Session]
) -> tuple[SupervisionItem, ...]:
    """Return what supervision is to one contact, as it stood on its day.

    That is what waits or is not carried out yet, and what came of it since the contact before; so
    a decision of next month is not in the text of today.

    Args:
        items: Those of the course.
        session: The contact.
        earlier: The contacts before it.
    """
    held = (each.day for each in earlier if each.status is Status.ATTENDED)
    before = max(held, default=date.min)
    stood = (_as_of(each, session.day) for each in items if each.asked_on <= session.day)
    return tuple(each for each in stood if _matters(each, before))


def _as_of(item: SupervisionItem, day: date) -> SupervisionItem:
    if item.discussed_on is not None and item.discussed_on > day:
        return replace(item, discussed_on=None, decision="", done_on=None)
    if item.done_on is not None and item.done_on > day:
        return replace(item, done_on=None)
    return item


def _matters(item: SupervisionItem, before: date) -> bool:
    if item.waits or item.open_decision:
        return True
    days = [each for each in (item.discussed_on, item.done_on) if each is not None]
    said = bool(item.question.strip() or item.decision.strip())
    return said and max(days, default=date.min) > before


def _block(lines: list[str], said: Mapping[str, str]) -> str:
    """Return a paragraph; nothing where everything it asks for is empty."""
    asked = [name for line in lines for name in _names(line, said)]
    if asked and not any(said[name] for name in asked):
        return ""
    kept = _without_empty(lines, said)
    return "\n".join(_NAME.sub(lambda found: _word(found, said), line) for line in kept)


def _without_empty(lines: list[str], said: Mapping[str, str]) -> list[str]:
    """Return the lines with something to say, without headings that have nothing under them."""
    kept: list[str] = []
    runs = [(asks, list(run)) for asks, run in groupby(lines, key=lambda each: _asks(each, said))]
    for asks, run in runs:
        wanted = [each for each in run if any(said[name] for name in _names(each, said))]
        if not asks:
            kept += run
        elif wanted:
            kept += wanted
        else:
            del kept[-1:]
    return kept


def _asks(line: str, said: Mapping[str, str]) -> bool:
    return bool(_names(line, said))


def _names(line: str, said: Mapping[str, str]) -> list[str]:
    return [name for name in _NAME.findall(line) if name in said]


def _word(found: re.Match[str], said: Mapping[str, str]) -> str:
    return said.get(found[1], found[0])


def _line_ends(text: str) -> str:
    """Return a text in which every line ends as a line feed, whatever ended it before."""
    return _LINE_END.sub("\n", text)


def _tidy(text: str) -> str:
    return _line_ends(text).strip("\n")
