"""Drafts, pack records, and library items as they were when a plan used them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from models.repositories.convert import get_instant, get_json, put_instant, put_json
from models.repositories.rows import Row, Rows
from models.tables import ContentSnapshot, TaskSnapshot
from models.tables import Draft as DraftTable
from models.tables import Pack as PackTable
from planner import codec
from planner.drafts import Draft
from planner.ids import PackId, SessionId, TaskId
from planner.library import Template
from planner.pack import PackContent, PackOptions
from planner.packs import PackRecord
from planner.plans import Task
from planner.worksheets import Worksheet

Item = Template | Worksheet
_KINDS: Mapping[str, type[Item]] = {"template": Template, "worksheet": Worksheet}
_PACK = (
    "SELECT k.uuid, s.uuid, k.code, k.options, k.content, k.renderer, k.sha256, k.made_at"
    " FROM pack k JOIN session s ON s.id = k.session_id"
)
_OWNER = (
    "SELECT patient_id FROM session WHERE uuid = ?"
    " UNION ALL SELECT id FROM patient WHERE uuid = ?"
    " UNION ALL SELECT patient_id FROM episode WHERE uuid = ?"
)


class Notes:
    """Reads and writes what stands beside the record; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._hashes: dict[Item, tuple[str, str]] = {}

    def draft(self, kind: str, owner: str) -> Draft | None:
        """Return a draft, or None."""
        row = self._rows.first(
            "SELECT kind, owner, version, data, saved_at FROM draft WHERE kind = ? AND owner = ?",
            kind,
            owner,
        )
        return None if row is None else _draft(row)

    def drafts(self, prefix: str) -> tuple[Draft, ...]:
        """Return the drafts whose kind begins so, oldest first."""
        sql = "SELECT kind, owner, version, data, saved_at FROM draft WHERE substr(kind, 1, ?) = ?"
        rows = self._rows.all(f"{sql} ORDER BY id", len(prefix), prefix)
        return tuple(_draft(row) for row in rows)

    def owner(self, owner: str) -> int | None:
        """Return the key of the person to whom a contact, record or episode belongs, or None."""
        found: int | None = self._rows.value(_OWNER, owner, owner, owner)
        return found

    def put_draft(self, draft: Draft, patient_key: int | None) -> None:
        """Store a draft in place of an earlier one."""
        values: dict[str, object] = {
            "version": draft.version,
            "data": draft.data,
            "saved_at": put_instant(draft.saved_at),
            "patient_id": patient_key,
        }
        sql = "SELECT id FROM draft WHERE kind = ? AND owner = ?"
        key = self._rows.value(sql, draft.kind, draft.owner)
        if key is None:
            self._rows.insert(DraftTable, {"kind": draft.kind, "owner": draft.owner, **values})
        else:
            self._rows.update(DraftTable, key, values)

    def drop_draft(self, kind: str, owner: str) -> bool:
        """Delete a draft; return whether there was one."""
        return self._rows.run("DELETE FROM draft WHERE kind = ? AND owner = ?", kind, owner) > 0

    def insert_pack(self, session_key: int, pack: PackRecord) -> None:
        """Store the record of a pack."""
        self._rows.insert(
            PackTable,
            {
                "uuid": pack.id,
                "session_id": session_key,
                "code": pack.code,
                "options": put_json(pack.options),
                "content": put_json(pack.content),
                "renderer": pack.renderer,
                "sha256": pack.sha256,
                "made_at": put_instant(pack.made_at),
            },
        )

    def packs(self, session_id: SessionId) -> tuple[PackRecord, ...]:
        """Return the packs of a contact, oldest first."""
        sql = _PACK + " WHERE s.uuid = ? AND k.deleted_at IS NULL ORDER BY k.id"
        return tuple(_pack(row) for row in self._rows.all(sql, session_id))

    def pack_by_code(self, code: str) -> PackRecord | None:
        """Return the pack with a code, or None where there is none or its contact is deleted."""
        sql = _PACK + " WHERE k.code = ? AND k.deleted_at IS NULL AND s.deleted_at IS NULL"
        row = self._rows.first(sql, code)
        return None if row is None else _pack(row)

    def contact_of_code(self, code: str) -> SessionId | None:
        """Return the contact a pack with a code was made at, or None as ``pack_by_code``."""
        sql = (
            "SELECT s.uuid FROM pack k JOIN session s ON s.id = k.session_id"
            " WHERE k.code = ? AND k.deleted_at IS NULL AND s.deleted_at IS NULL"
        )
        found: str | None = self._rows.value(sql, code)
        return None if found is None else SessionId(found)

    def pack_code_taken(self, code: str) -> bool:
        """Tell whether a code is on some pack already, deleted or not."""
        return self._rows.first("SELECT 1 FROM pack WHERE code = ?", code) is not None

    def put_snapshots(
        self, tasks: Sequence[Task], keys: Mapping[TaskId, int], items: Iterable[Item]
    ) -> None:
        """Store library items as they are now and link each to the tasks that use it."""
        links: list[tuple[int, int]] = []
        for item in items:
            users = [keys[task.id] for task in tasks if _uses(task, item)]
            snapshot = self._snapshot(item)
            links += [(task_key, snapshot) for task_key in users]
        self._rows.insert_many(TaskSnapshot, ("task_id", "snapshot_id"), links)

    def snapshots(self, session_id: SessionId) -> tuple[Item, ...]:
        """Return the library items of a contact's plan, as they were when it was made ready."""
        rows = self._rows.all(
            "SELECT DISTINCT c.id, c.kind, c.content FROM content_snapshot c"
            " JOIN task_snapshot x ON x.snapshot_id = c.id JOIN task t ON t.id = x.task_id"
            " JOIN plan l ON l.id = t.plan_id JOIN session s ON s.id = l.session_id"
            " WHERE s.uuid = ? AND t.deleted_at IS NULL AND l.deleted_at IS NULL ORDER BY c.id",
            session_id,
        )
        return tuple(codec.loads(_KINDS[kind], content) for _, kind, content in rows)

    def _snapshot(self, item: Item) -> int:
        """Return the key of an item's content, stored once whoever uses it."""
        content, digest = self._hashed(item)
        key: int | None = self._rows.value(
            "SELECT id FROM content_snapshot WHERE sha256 = ?", digest
        )
        if key is None:
            kind = "template" if isinstance(item, Template) else "worksheet"
            values = {"kind": kind, "item": item.id, "sha256": digest, "content": content}
            key = self._rows.insert(ContentSnapshot, values)
        return key

    def _hashed(self, item: Item) -> tuple[str, str]:
        """Return an item as text with its hash; worked out once, since items never change."""
        known = self._hashes.get(item)
        if known is None:
            content = put_json(item)
            known = self._hashes[item] = (content, hashlib.sha256(content.encode()).hexdigest())
        return known


def _uses(task: Task, item: Item) -> bool:
    if isinstance(item, Template):
        return task.template == item.id
    return item.id in task.worksheets


def _draft(row: Row) -> Draft:
    saved_at = get_instant(row[4])
    return Draft(kind=row[0], owner=row[1], version=row[2], data=row[3], saved_at=saved_at)


def _pack(row: Row) -> PackRecord:
    return PackRecord(
        id=PackId(row[0]),
        session_id=SessionId(row[1]),
        code=row[2],
        options=get_json(PackOptions, row[3]),
        content=get_json(PackContent, row[4]),
        renderer=row[5],
        sha256=row[6],
        made_at=get_instant(row[7]),
    )
