"""Two records of one person made one, and taken apart again exactly.

A draft and an earlier value belong to what they are of; they go where their course goes.
"""

import json
from collections.abc import Collection

from models.repositories.convert import get_instant, get_json, put_instant, put_json
from models.repositories.rows import Rows
from models.store.unit import Area
from models.tables import Merge
from models.tables import Patient as PatientTable
from planner import nhs_number
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import MergeId, PatientId
from planner.merging import Merged, Undone, combined, taken_back, without_taken
from planner.patients import Patient

# What hangs on the person directly; everything else hangs on these.
_MOVES = ("episode", "session", "supervision", "draft", "revision")
_FOUND = (
    "SELECT m.id, m.uuid, k.uuid, a.uuid, m.at, a.name, a.reference, m.moved, k.id, a.id,"
    " m.kept_before, m.kept_after FROM merge m JOIN patient k ON k.id = m.kept_id"
    " JOIN patient a ON a.id = m.aside_id WHERE m.undone_at IS NULL AND m.deleted_at IS NULL"
)
# What came into the courses that go back, after they came over.
_ADDED = {
    "session": "SELECT id FROM session WHERE episode_id IN (??)",
    "supervision": "SELECT id FROM supervision WHERE episode_id IN (??)",
}
_IDS = (
    "SELECT e.uuid FROM episode e WHERE e.id IN (??)",
    "SELECT s.uuid FROM session s WHERE s.episode_id IN (??)",
    "SELECT v.uuid FROM supervision v WHERE v.episode_id IN (??)",
    "SELECT c.uuid FROM score c JOIN session s ON s.id = c.session_id WHERE s.episode_id IN (??)",
    "SELECT l.uuid FROM plan l JOIN session s ON s.id = l.session_id WHERE s.episode_id IN (??)",
    (
        "SELECT t.uuid FROM task t JOIN plan l ON l.id = t.plan_id"
        " JOIN session s ON s.id = l.session_id WHERE s.episode_id IN (??)"
    ),
    "SELECT r.uuid FROM review r JOIN session s ON s.id = r.session_id WHERE s.episode_id IN (??)",
    (
        "SELECT n.uuid FROM sheet_entry n JOIN session s ON s.id = n.session_id"
        " WHERE s.episode_id IN (??)"
    ),
)
_TIED = (
    (
        "SELECT 1 FROM review r JOIN task t ON t.id = r.task_id JOIN plan l ON l.id = t.plan_id"
        " JOIN session m ON m.id = l.session_id JOIN session s ON s.id = r.session_id"
        " WHERE m.patient_id <> s.patient_id AND ? IN (m.patient_id, s.patient_id)"
    ),
    (
        "SELECT 1 FROM sheet_entry r JOIN task t ON t.id = r.task_id"
        " JOIN plan l ON l.id = t.plan_id JOIN session m ON m.id = l.session_id"
        " JOIN session s ON s.id = r.session_id"
        " WHERE m.patient_id <> s.patient_id AND ? IN (m.patient_id, s.patient_id)"
    ),
    (
        "SELECT 1 FROM task r JOIN task t ON t.id = r.from_task_id JOIN plan l ON l.id = t.plan_id"
        " JOIN session m ON m.id = l.session_id JOIN plan n ON n.id = r.plan_id"
        " JOIN session s ON s.id = n.session_id"
        " WHERE m.patient_id <> s.patient_id AND ? IN (m.patient_id, s.patient_id)"
    ),
)
_TAKEN = (
    "SELECT a.reference FROM patient a JOIN patient p ON p.{0} = a.{0} AND p.id <> a.id"
    " WHERE a.id = ? AND p.deleted_at IS NULL AND p.{0} <> ''"
)
_OPEN_EDIT = "SELECT 1 FROM draft WHERE owner IN (?, ?)"


class MergingArea(Area):
    """Joins and parts records; nothing is deleted, and an undo is exact."""

    def merged(self, patient_id: PatientId) -> tuple[Merged, ...]:
        """Return what was set aside into a record and not taken apart, newest first."""
        rows = self._unit.rows.all(f"{_FOUND} AND k.uuid = ? ORDER BY m.id DESC", patient_id)
        return tuple(
            Merged(
                id=MergeId(row[1]),
                kept=PatientId(row[2]),
                aside=PatientId(row[3]),
                at=get_instant(row[4]),
                name=row[5],
                reference=row[6],
                courses=len(json.loads(row[7])["episode"]),
            )
            for row in rows
        )

    def kept_for(self, aside: PatientId) -> PatientId | None:
        """Return the record that another one was set aside into, or None."""
        row = self._unit.rows.first(f"{_FOUND} AND a.uuid = ?", aside)
        return None if row is None else PatientId(row[2])

    def merge(self, kept: PatientId, aside: PatientId, taken: Collection[str]) -> Changes:
        """Set a record aside into another; all courses and what belongs to them come over.

        Args:
            kept: The record that stays.
            aside: The record set aside: out of every list, but not deleted.
            taken: Fields of ``planner.merging.differing`` that come from the record set aside.

        Raises:
            UserFacingError: ``record.not_found``; ``merge.same`` for one record;
                ``merge.numbers_differ`` where both have an NHS number and not the same;
                ``merge.open_draft`` where a change of either record waits half typed.
        """
        unit, rows = self._unit, self._unit.rows
        with unit.write():
            kept_key, before = unit.patients.patient(kept)
            aside_key, other = unit.patients.patient(aside)
            self._check(before, other)
            after = combined(before, other, taken)
            moved = {table: _keys(rows, table, aside_key) for table in _MOVES}
            moved["retention"] = self._move_retention(kept_key, aside_key)
            moved["last_revision"] = [rows.value("SELECT max(id) FROM revision") or 0]
            now = put_instant(unit.clock.now())
            rows.update(PatientTable, aside_key, {"deleted_at": now})
            for table in _MOVES:
                _give(rows, table, moved[table], kept_key)
            unit.patients.update(kept_key, after)
            merge_id = unit.ids.new()
            values = {"uuid": merge_id, "kept_id": kept_key, "aside_id": aside_key, "at": now}
            values |= {"moved": json.dumps(moved)}
            values |= {"kept_before": put_json(before), "kept_after": put_json(after)}
            rows.insert(Merge, values)
            for entity, each in (("merge", merge_id), ("patient", kept), ("patient", aside)):
                unit.log("merge", entity, each)
            for patient_key in (kept_key, aside_key):
                unit.touch(patient_key)
        return _changes(kept, aside)

    def undo(self, merge_id: MergeId) -> tuple[Changes, Undone]:
        """Take two records apart again.

        The courses that came over go back with all that was added to them; other work added since
        stays with the kept record, and so do its fields that were changed since.

        Raises:
            UserFacingError: ``record.not_found``; ``merge.later_first`` where a later merge into
                the same record stands; ``merge.tied`` where work of both is tied together;
                ``patient.reference_taken``, ``patient.nhs_number_taken`` where a new record has
                the reference or number of the one set aside.
        """
        unit, rows = self._unit, self._unit.rows
        with unit.write():
            row = rows.first(f"{_FOUND} AND m.uuid = ?", merge_id)
            if row is None:
                raise UserFacingError("record.not_found", kind="merge")
            key, kept, aside, kept_key, aside_key = row[0], row[2], row[3], row[8], row[9]
            if rows.first(f"{_FOUND} AND k.id = ? AND m.id > ?", kept_key, key):
                raise UserFacingError("merge.later_first")
            moved = json.loads(row[7])
            _, now = unit.patients.patient(PatientId(kept))
            before, after = get_json(Patient, row[10]), get_json(Patient, row[11])
            present, stayed = taken_back(now, before, after)
            unit.patients.update(kept_key, present)
            self._clear_revisions(kept, moved["last_revision"][0], before, after)
            self._go_back(moved, aside_key)
            self._retention_back(moved["retention"], kept_key, aside_key)
            self._check_free(aside_key)
            rows.update(PatientTable, aside_key, {"deleted_at": None})
            self._check_apart(kept_key)
            self._close(key)
            for entity, each in (("merge", merge_id), ("patient", kept), ("patient", aside)):
                unit.log("undo", entity, each)
            for patient_key in (kept_key, aside_key):
                unit.touch(patient_key)
        return _changes(kept, aside), Undone(len(moved["episode"]), stayed)

    def _check(self, kept: Patient, aside: Patient) -> None:
        if kept.id == aside.id:
            raise UserFacingError("merge.same")
        numbers = {nhs_number.compact(each.nhs_number) for each in (kept, aside)} - {""}
        if len(numbers) > 1:
            raise UserFacingError("merge.numbers_differ")
        if self._unit.rows.first(_OPEN_EDIT, kept.id, aside.id):
            raise UserFacingError("merge.open_draft")

    def _check_apart(self, kept_key: int) -> None:
        if any(self._unit.rows.first(sql, kept_key) for sql in _TIED):
            raise UserFacingError("merge.tied")

    def _check_free(self, aside_key: int) -> None:
        """Refuse where somebody has the reference or number of a record that is to be back."""
        found = self._unit.rows.first(_TAKEN.format("reference_key"), aside_key)
        if found is not None:
            raise UserFacingError("patient.reference_taken", reference=found[0])
        if self._unit.rows.first(_TAKEN.format("nhs_number"), aside_key) is not None:
            raise UserFacingError("patient.nhs_number_taken")

    def _go_back(self, moved: dict[str, list[int]], aside_key: int) -> None:
        """Give back what came over, and what was added to those courses since."""
        rows, episodes = self._unit.rows, moved["episode"]
        for table, sql in _ADDED.items():
            added = [row[0] for row in rows.among(sql, episodes)]
            _give(rows, table, sorted({*moved[table], *added}), aside_key)
        _give(rows, "episode", episodes, aside_key)
        ids = sorted({row[0] for sql in _IDS for row in rows.among(sql, episodes)})
        # A draft is found by its owner: keys of drafts that are gone are given to new ones.
        _give(rows, "draft", self._with("draft", "owner", ids), aside_key)
        added = self._with("revision", "entity_uuid", ids)
        _give(rows, "revision", sorted({*moved["revision"], *added}), aside_key)

    def _with(self, table: str, column: str, ids: list[str]) -> list[int]:
        if not ids:
            return []
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT id FROM {table} WHERE {column} IN ({marks})"  # noqa: S608 (names of our own)
        return [row[0] for row in self._unit.rows.all(sql, *ids)]

    def _clear_revisions(self, kept: str, since: int, before: Patient, after: Patient) -> None:
        """Take what the merge had brought out of earlier values kept since: it is another's."""
        sql = (
            "SELECT id, data FROM revision WHERE entity = 'patient' AND entity_uuid = ? AND id > ?"
        )
        for key, data in self._unit.rows.all(sql, kept, since):
            cleared = without_taken(json.loads(data), before, after)
            self._unit.rows.run(
                "UPDATE revision SET data = ? WHERE id = ?",
                json.dumps(cleared, ensure_ascii=False, separators=(",", ":")),
                key,
            )

    def _move_retention(self, kept_key: int, aside_key: int) -> list[int]:
        """Bring over how long to keep them, where the kept record says nothing itself."""
        rows = self._unit.rows
        until = {
            row[1]: row[0]
            for row in rows.among(
                "SELECT keep_until, patient_id FROM retention WHERE patient_id IN (??)",
                [kept_key, aside_key],
            )
        }
        if aside_key not in until or kept_key in until:
            return []
        rows.run("UPDATE retention SET patient_id = ? WHERE patient_id = ?", kept_key, aside_key)
        return [aside_key]

    def _retention_back(self, moved: list[int], kept_key: int, aside_key: int) -> None:
        if moved:
            sql = "UPDATE retention SET patient_id = ? WHERE patient_id = ?"
            self._unit.rows.run(sql, aside_key, kept_key)

    def _close(self, key: int) -> None:
        """End a merge; its texts go, since they would be of two people now."""
        values = {
            "undone_at": put_instant(self._unit.clock.now()),
            "moved": "{}",
            "kept_before": "",
            "kept_after": "",
        }
        self._unit.rows.update(Merge, key, values)


def _keys(rows: Rows, table: str, patient_key: int) -> list[int]:
    sql = f'SELECT id FROM "{table}" WHERE patient_id = ? ORDER BY id'  # noqa: S608 (names of our own)
    return [row[0] for row in rows.all(sql, patient_key)]


def _give(rows: Rows, table: str, keys: list[int], patient_key: int) -> None:
    for key in keys:
        rows.run(f'UPDATE "{table}" SET patient_id = ? WHERE id = ?', patient_key, key)  # noqa: S608 (names of our own)


def _changes(*people: str) -> Changes:
    kinds = {Kind.PATIENT, Kind.EPISODE, Kind.SESSION, Kind.SUPERVISION, Kind.DRAFT}
    return Changes(frozenset(kinds), frozenset(map(PatientId, people)))
