"""All that is recorded of one person: for subject access, and to see what was corrected."""

import json
from collections.abc import Iterable
from typing import Any

from models import gate
from models.person_rows import PERSON_ROWS, ids_of, records_of
from models.repositories.convert import get_instant
from models.repositories.rows import Row, Rows
from models.store.unit import Area
from models.tables import ContentSnapshot, Table, TaskSnapshot
from planner import codec
from planner.changes import Changes
from planner.flat import differences
from planner.ids import EpisodeId, PatientId, ScoreId, SessionId, SupervisionId, TaskId
from planner.person_data import Correction, PersonData
from planner.sheet_entry import SheetEntry

# Columns that hold JSON, whatever table they are in.
JSON_COLUMNS = frozenset(
    {
        "needs",
        "life",
        "coded",
        "goals",
        "items",
        "starting_out",
        "due",
        "checked",
        "worksheets",
        "obstacles",
        "coping_used",
        "changes_used",
        "occasions",
        "cells",
        "options",
        "content",
        "data",
        "moved",
        "kept_before",
        "kept_after",
        "waiting",
        "fields",
    }
)
_CHANGES = "changes"
# Whose something is changes only with a merge or its undo; nobody corrects it.
_WHOSE = "patient_id"
_AUDIT = (
    "SELECT seq, at, actor, action, entity, entity_uuid, fields FROM audit_event"
    " WHERE entity_uuid IN ({marks}) ORDER BY +seq"
)
_REVISIONS = (
    "SELECT at, actor, entity, entity_uuid, data FROM revision WHERE patient_id IN (??) ORDER BY id"
)


class PersonArea(Area):
    """Reads everything of one person, those of records set aside into theirs too."""

    def data(self, patient_id: PatientId) -> PersonData:
        """Return every row of a person, table by table.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        keys = records_of(unit.rows, unit.patients.patient(patient_id)[0])
        tables = {
            _name(table): tuple(_objects(unit.rows, table, where, keys))
            for table, where in reversed(tuple(PERSON_ROWS.items()))
        }
        linked = f"id IN (SELECT snapshot_id FROM task_snapshot WHERE {PERSON_ROWS[TaskSnapshot]})"  # noqa: S608 (our own)
        return PersonData(
            person=patient_id,
            schema=gate.APP_SCHEMA,
            made_at=unit.clock.now(),
            made_up=unit.made_up,
            tables=tables,
            library=tuple(_objects(unit.rows, ContentSnapshot, linked, keys)),
            audit=tuple(_audit(unit.rows, ids_of(unit.rows, keys))),
        )

    def note_export(self, patient_id: PatientId) -> Changes:
        """Say in the audit that a person's data is being written out.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        with self._unit.write():
            self._unit.patients.patient(patient_id)
            self._unit.log("export", "patient", patient_id)
        return Changes()

    def corrections(self, patient_id: PatientId) -> tuple[Correction, ...]:
        """Return what was changed of a person and what it said before, newest first.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        keys = records_of(unit.rows, unit.patients.patient(patient_id)[0])
        found: list[Correction] = []
        after: dict[tuple[str, str], Any] = {}
        for row in reversed(unit.rows.among(_REVISIONS, keys)):
            of, before = (row[2], row[3]), json.loads(row[4])
            if of not in after:
                after[of] = self._present(*of)
            found.append(_correction(row, before, after[of]))
            after[of] = before
        return tuple(each for each in found if each.differences)

    def _present(self, entity: str, entity_id: str) -> Any:  # noqa: ANN401 (JSON)
        """Return what something says now, as its revisions are kept; None where it is gone."""
        find = getattr(self, f"_{entity}", None)
        found = find(entity_id) if find else None
        return None if found is None else codec.encode(found)

    def _patient(self, entity_id: str) -> object:
        unit = self._unit
        known = unit.patients.key(PatientId(entity_id)) is not None
        return unit.patients.patient(PatientId(entity_id))[1] if known else None

    def _episode(self, entity_id: str) -> object:
        found = self._unit.patients.episode(EpisodeId(entity_id))
        return found[2] if found else None

    def _session(self, entity_id: str) -> object:
        found = self._unit.sessions.find(SessionId(entity_id))
        return found[2] if found else None

    def _score(self, entity_id: str) -> object:
        found = self._unit.sessions.score(ScoreId(entity_id))
        return found[2] if found else None

    def _supervision(self, entity_id: str) -> object:
        found = self._unit.supervision.find(SupervisionId(entity_id))
        return found[2] if found else None

    def _retention(self, entity_id: str) -> object:
        sql = (
            "SELECT r.keep_until, r.reason FROM retention r JOIN patient p ON p.id = r.patient_id"
            " WHERE p.uuid = ?"
        )
        row = self._unit.rows.first(sql, entity_id)
        return None if row is None else {"keep_until": str(row[0]), "reason": row[1]}

    def _plan(self, entity_id: str) -> object:
        sql = "SELECT session_id FROM plan WHERE uuid = ? AND deleted_at IS NULL"
        key = self._unit.rows.value(sql, entity_id)
        return None if key is None else self._unit.plans.of_sessions([key])[key]

    def _review(self, entity_id: str) -> object:
        key = self._unit.rows.value("SELECT task_id FROM review WHERE uuid = ?", entity_id)
        found = None if key is None else self._unit.reviews.of_task(key)
        return found[1] if found else None

    def _sheet_entry(self, entity_id: str) -> SheetEntry | None:
        sql = "SELECT task_id, sheet FROM sheet_entry WHERE uuid = ?"
        row = self._unit.rows.first(sql, entity_id)
        found = None if row is None else self._unit.sheets.of_sheet(row[0], row[1])
        return found[1] if found else None

    def _occasions(self, entity_id: str) -> object:
        found = self._unit.plans.task(TaskId(entity_id))
        if found is None:
            return None
        plan = self._unit.plans.of_sessions([found[1]])[found[1]]
        return tuple(
            {"occasion_id": each.id, "done": each.done}
            for task in plan.tasks
            if task.id == entity_id
            for each in task.occasions
        )


def _correction(row: Row, before: Any, after: Any) -> Correction:  # noqa: ANN401 (JSON)
    found, removed = differences(before, after), after is None
    return Correction(
        at=get_instant(row[0]),
        actor=row[1],
        entity=row[2],
        entity_id=row[3],
        removed=removed,
        differences=tuple(each for each in found if removed or each.path != _WHOSE),
    )


def _objects(
    rows: Rows, table: type[Table], where: str, keys: tuple[int, ...]
) -> Iterable[dict[str, Any]]:
    columns = [field.column_name for field in table._meta.sorted_fields]  # noqa: SLF001 (peewee's)
    names = ", ".join(f'"{each}"' for each in columns)
    order = ", ".join(f'"{each}"' for each in columns[:2])
    sql = f'SELECT {names} FROM "{_name(table)}" WHERE {where} ORDER BY {order}'  # noqa: S608 (our own)
    for row in rows.among(sql, keys):
        yield {name: _plain(name, value) for name, value in zip(columns, row, strict=True)}


def _audit(rows: Rows, ids: tuple[str, ...]) -> Iterable[dict[str, Any]]:
    names = ("seq", "at", "actor", "action", "entity", "entity_uuid", "fields")
    sql = _AUDIT.format(marks=", ".join("?" * len(ids)))
    for row in rows.all(sql, *ids):
        yield {name: _plain(name, value) for name, value in zip(names, row, strict=True)}


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401 (a column)
    """Return a column as JSON; text that should be JSON and is not stays text."""
    wanted = name in JSON_COLUMNS or (name == _CHANGES and str(value)[:1] == "[")
    if not wanted or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _name(table: type[Table]) -> str:
    name: str = table._meta.table_name  # noqa: SLF001 (peewee's own way to say it)
    return name
