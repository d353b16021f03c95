"""The text for the service's main record system: the service's own template, filled in.

A template is plain text. A name in braces, such as ``{plan}``, stands for what is recorded. What
is empty leaves no trace: a line whose names are all empty goes, and so does the heading over it, a
paragraph whose names are all empty. What people typed is put in as it is, never read as a name.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


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
    SHEETS = "sheets"
    SUPERVISION = "supervision"
    NEXT = "next_appointment"


HEAD = frozenset({Part.REFERENCE, Part.SESSION, Part.DATE, Part.ATTENDANCE, Part.MEDIUM})
"""Always there; the other parts can be left out."""
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
    for number, line in enumerate(template.splitlines(), start=1):
        names = _NAME.findall(line)
        unknown = (name for name in names if name not in known)
        found += [TemplateProblem(number, Fault.UNKNOWN_NAME, name) for name in unknown]
        if _BRACE.search(_NAME.sub("", line)):
            found.append(TemplateProblem(number, Fault.LONE_BRACE))
    return tuple(found)


def fill(template: str, facts: Mapping[Part, str], left_out: Collection[Part] = frozenset()) -> str:
    """Return the text.

    Args:
        template: The service's; what ``problems`` finds in it stays as it stands.
        facts: What is recorded, by part; a part that is not there is empty.
        left_out: Parts that are not wanted this time.

    Returns:
        Lines that end with a line feed, at most one empty one in a row.
    """
    said = {part.value: "" if part in left_out else _tidy(facts.get(part, "")) for part in Part}
    blocks = re.split(r"\n(?:[ \t]*\n)+", _tidy(template))
    filled = (_block(each.splitlines(), said) for each in blocks)
    return "\n\n".join(each for each in filled if each) + "\n"


def _block(lines: list[str], said: Mapping[str, str]) -> str:
    """Return a paragraph; nothing where everything it asks for is empty."""
    asked = [name for line in lines for name in _NAME.findall(line) if name in said]
    if asked and not any(said[name] for name in asked):
        return ""
    kept = (line for line in lines if _wanted(line, said))
    return "\n".join(_NAME.sub(lambda found: _word(found, said), line) for line in kept)


def _wanted(line: str, said: Mapping[str, str]) -> bool:
    asked = [name for name in _NAME.findall(line) if name in said]
    return not asked or any(said[name] for name in asked)


def _word(found: re.Match[str], said: Mapping[str, str]) -> str:
    return said.get(found[1], found[0])


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
