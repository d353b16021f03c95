"""Names of what is recorded, and values in words, for one person's data. Qt-free."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from planner import nhs_number
from planner.flat import flat
from planner.library import Library
from planner.person_data import Correction
from planner.sessions import Medium, SessionType
from resources.codes import Code, load_codes
from resources.codes import label_of as code_label
from ui.audit_words import ENTITIES, FIELDS
from ui.languages import language_text
from ui.texts import WEEKDAYS, record_day_text, sentence_case, time_text, word

# Keys that tie rows together, and what only repeats other columns so that lists are quick.
LEFT_OUT = frozenset(
    {
        "id", "uuid", "deleted_at", "patient_id", "episode_id", "session_id", "task_id", "plan_id",
        "from_task_id", "snapshot_id", "kept_id", "aside_id", "reference_key", "search_key",
        "need_flags", "language", "sha256", "renderer", "position", "owner", "version", "moved",
        "kept_before", "kept_after",
    }
)  # fmt: skip
LABELS: Mapping[str, str] = {
    **FIELDS,
    "after": "afterwards",
    "aside": "set aside",
    "bad_day": "on a bad day",
    "birth_date": "born",
    "due": "when",
    "from_task": "follows the task",
    "if_text": "if",
    "nhs_number": "NHS number",
    "place": "where",
    "then_text": "then",
    "unchanged": "asked, nothing to change",
    "what": "what",
    "with_whom": "with",
}
WORDS_OF: Mapping[str, type[StrEnum]] = {"medium": Medium, "type": SessionType}
LISTS = frozenset(
    {"problem", "end_code", "ethnic_category", "religion", "disability", "long_term_condition"}
) | {"employment"}
NOT_SAID = "–"
TRUE_OR_FALSE = frozenset({"teach_back", "unchanged"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d):\d\d(\.\d+)?(\+00:00)?")
_TIME = re.compile(r"\d\d:\d\d:00")
_CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def label_of(path: str) -> str:
    """Return a path in words: the names that lead there, numbers counted from 1."""
    parts = [str(int(each) + 1) if each.isdigit() else _label(each) for each in path.split(".")]
    return sentence_case(", ".join(parts))


def value_text(name: str, value: Any, library: Library) -> str:  # noqa: ANN401 (JSON)
    """Return a value as one reads it."""
    if isinstance(value, bool) or name in TRUE_OR_FALSE:
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_part_text(each, library) for each in value)
    if isinstance(value, Mapping):
        return _part_text(value, library)
    if name == "weekday" and isinstance(value, int) and 0 <= value < len(WEEKDAYS):
        return WEEKDAYS[value]
    if not isinstance(value, str):
        return str(value)
    return _coded(name, value) or _time_text(value) or _plain_text(value, library)


def instant_text(at: datetime) -> str:
    """Return an instant by the computer's clock."""
    local = at.astimezone()
    return f"{record_day_text(local.date())}, {time_text(local.time())}"


def _coded(name: str, value: str) -> str:
    """Return a code of a list, or a word of an enumeration; empty where it is neither."""
    if name == "nhs_number":
        return nhs_number.shown(value)
    if name == "language":
        return language_text(value)
    words = WORDS_OF.get(name)
    if words is not None and value in tuple(words):
        return word(words(value))
    return code_label(_code_lists()[name], value) if name in LISTS else ""


@cache
def _code_lists() -> Mapping[str, tuple[Code, ...]]:
    return load_codes()


def _time_text(value: str) -> str:
    """Return a day, an instant or a wall time as one reads it; empty where it is none."""
    if _DAY.fullmatch(value):
        return record_day_text(date.fromisoformat(value))
    if found := _INSTANT.fullmatch(value):
        return instant_text(datetime.fromisoformat(f"{found[1]}T{found[2]}+00:00"))
    return value[:5] if _TIME.fullmatch(value) else ""


def _plain_text(value: str, library: Library) -> str:
    """Return typed text as it is, and an id of the library or a code as words."""
    known = library.barriers.get(value)
    if known is not None:
        return known.label
    return value.replace("_", " ") if "_" in value and _CODE.fullmatch(value) else value


def _part_text(value: Any, library: Library) -> str:  # noqa: ANN401 (JSON)
    if not isinstance(value, Mapping):
        return value_text("", value, library)
    said = flat(value).items()
    return " ".join(value_text(path.split(".")[-1], each, library) for path, each in said)


def row_lines(row: Mapping[str, Any], library: Library, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what a row says, a line for each thing that is said at all."""
    shown = {name: each for name, each in row.items() if name not in LEFT_OUT.union(but)}
    return tuple(
        f"{label_of(path)}: {value_text(path.split('.')[-1], value, library)}"
        for path, value in flat(_joined(shown, library)).items()
    )


def _joined(value: Any, library: Library) -> Any:  # noqa: ANN401 (JSON)
    """Return JSON in which a list of plain values is one line."""
    if isinstance(value, Mapping):
        return {name: _joined(each, library) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    if any(isinstance(each, list | Mapping) for each in value):
        return [_joined(each, library) for each in value]
    return ", ".join(NOT_SAID if each is None else value_text("", each, library) for each in value)


def correction_title(each: Correction) -> str:
    """Return when and of what something was changed."""
    what = ENTITIES.get(each.entity, "what came back on paper").removeprefix("a ")
    by = f" by {each.actor}" if each.actor else ""
    became = "removed" if each.removed else "changed"
    return f"{instant_text(each.at)}: {what} {became}{by}"


def correction_lines(each: Correction, library: Library) -> tuple[str, ...]:
    """Return what it said before, a line for each place that differs."""
    found = []
    for one in each.differences:
        name = one.path.split(".")[-1]
        before = _quoted(name, one.before, library)
        now = "" if each.removed else f"; then {_quoted(name, one.after, library)}"
        found.append(f"{label_of(one.path)}: {before}{now}")
    return tuple(found)


def _quoted(name: str, value: object, library: Library) -> str:
    return "nothing" if value is None else f"“{value_text(name, value, library)}”"


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))
