"""Everything recorded of one person as pages to read, in the order of treatment. Qt-free."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from planner.audit import AuditRow
from planner.flat import flat
from planner.library import Library
from planner.person_data import Correction, PersonData, Row
from planner.report import Block, Report, ReportHeading, ReportTable, ReportText
from ui.audit_words import fields_text, row_text
from ui.person_words import correction_lines, correction_title, instant_text, row_lines, value_text
from ui.texts import count_text, record_day_text

KEEP_SAFE = "All that is recorded about one person: keep it safe."
WHAT_IT_IS = (
    "Everything this program has recorded about one person, in the order of treatment, with what "
    "was corrected and who changed what. The service's main record is not part of it."
)
AUDIT_HEADS = ("When", "What was done", "Which fields")
AUDIT_SHARES = (0.3, 0.4, 0.3)
# What stands in the JSON and not here: lines of lists worked out from the rest, and links.
ONLY_IN_JSON = frozenset({"caseload", "task_snapshot"})


@dataclass(frozen=True, slots=True)
class _Rows:
    tables: Mapping[str, tuple[Row, ...]]
    library: Library

    def of(self, table: str, column: str, key: Any) -> list[Row]:  # noqa: ANN401 (a key)
        return [row for row in self.tables[table] if row[column] == key]

    def text(self, row: Row, *but: str) -> ReportText:
        return ReportText("\n".join(row_lines(row, self.library, but)) or "Nothing else.")


def person_report(data: PersonData, corrections: Sequence[Correction], library: Library) -> Report:
    """Return the document: everything of the person, and nobody else's."""
    rows = _Rows(data.tables, library)
    person = next(row for row in data.tables["patient"] if row["uuid"] == data.person)
    return Report(
        title="All that is recorded about one person",
        about=f"{person['name']} · {person['reference']} · made on {instant_text(data.made_at)}",
        keep_safe=KEEP_SAFE,
        blocks=(
            ReportText(WHAT_IT_IS, quiet=True),
            *_people(rows),
            *_courses(rows),
            *_beside(rows),
            *_corrections(corrections, library),
            *_audit(data.audit),
        ),
        made_up=data.made_up,
    )


def _people(rows: _Rows) -> Iterator[Block]:
    for row in rows.tables["patient"]:
        aside = " (a record that was joined with this one)" if row["deleted_at"] else ""
        yield ReportHeading(f"The person{aside}")
        yield rows.text(row)


def _courses(rows: _Rows) -> Iterator[Block]:
    for episode in sorted(rows.tables["episode"], key=lambda row: row["started"]):
        yield ReportHeading(f"Course of treatment from {_day(episode['started'])}")
        yield rows.text(episode)
        for item in rows.of("supervision", "episode_id", episode["id"]):
            gone = " (removed)" if item["deleted_at"] else ""
            yield ReportHeading(f"Supervision, asked on {_day(item['asked_on'])}{gone}")
            yield rows.text(item)
        sessions = rows.of("session", "episode_id", episode["id"])
        for session in sorted(sessions, key=lambda row: (row["day"], row["number"])):
            yield from _contact(rows, session)


def _contact(rows: _Rows, session: Row) -> Iterator[Block]:
    yield ReportHeading(f"Contact {session['number']}, {_day(session['day'])}")
    yield rows.text(session, "number", "day")
    for score in rows.of("score", "session_id", session["id"]):
        yield ReportText(f"Score: {'; '.join(row_lines(score, rows.library))}")
    for plan in rows.of("plan", "session_id", session["id"]):
        yield ReportHeading(f"Plan made at contact {session['number']}, {_day(session['day'])}")
        yield rows.text(plan)
        for task in rows.of("task", "plan_id", plan["id"]):
            yield from _task(rows, task)
    for pack in rows.of("pack", "session_id", session["id"]):
        yield ReportHeading(f"Pack {pack['code']}, made {_value(rows, pack['made_at'])}")
        yield rows.text(pack, "content", "code", "made_at")
        said = dict.fromkeys(
            each for path, each in flat(pack["content"]).items() if path.endswith("text")
        )
        yield ReportText("It said, in the person's or your words: " + " · ".join(map(str, said)))


def _task(rows: _Rows, task: Row) -> Iterator[Block]:
    left_out = " (left out later)" if task["deleted_at"] else ""
    yield ReportHeading(f"Task: {task['title']}{left_out}")
    yield rows.text(task, "title")
    parts = (
        ("tailoring", "Asked about their life"),
        ("barrier", "In the way"),
        ("occasion", "Occasion"),
        ("review", "What happened"),
        ("sheet_entry", "Sheet that came back"),
    )
    for table, name in parts:
        for row in rows.of(table, "task_id", task["id"]):
            yield ReportText(f"{name}. {'; '.join(row_lines(row, rows.library))}")


def _beside(rows: _Rows) -> Iterator[Block]:
    parts = (
        ("draft", "Begun and not finished"),
        ("retention", "How long this is kept"),
        ("merge", "Records that were joined"),
    )
    for table, name in parts:
        for row in rows.tables[table]:
            yield ReportHeading(name)
            yield rows.text(row)


def _corrections(corrections: Sequence[Correction], library: Library) -> Iterator[Block]:
    yield ReportHeading("What it said before")
    if not corrections:
        yield ReportText("Nothing was changed after it was first stored.")
    for each in corrections:
        lines = (correction_title(each), *correction_lines(each, library))
        yield ReportText("\n".join(lines))


def _audit(found: Iterable[Row]) -> Iterator[Block]:
    rows = tuple(found)
    yield ReportHeading(f"Who changed what: {count_text(len(rows), 'entry', 'entries')}")
    cells = tuple(_audit_cells(row) for row in rows)
    yield ReportTable(AUDIT_HEADS, AUDIT_SHARES, cells) if cells else ReportText("Nothing.")


def _audit_cells(row: Row) -> tuple[str, ...]:
    each = AuditRow(
        seq=row["seq"],
        at=_instant(row["at"]),
        actor=row["actor"],
        action=row["action"],
        entity=row["entity"],
        entity_id=row["entity_uuid"],
        fields=tuple(row["fields"]),
    )
    return instant_text(each.at), row_text(each), fields_text(each)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _day(text: str) -> str:
    return record_day_text(date.fromisoformat(text))


def _value(rows: _Rows, text: str) -> str:
    return value_text("", text, rows.library)
