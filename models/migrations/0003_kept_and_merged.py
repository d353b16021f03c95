"""Schema 3: who made a revision, how long a person is kept, merged records, a quick audit page.

Frozen.
"""

from typing import Any

_COLUMNS = '"id", "at", "patient_id", "entity", "entity_uuid", "data"'
_STATEMENTS = (
    """CREATE TABLE "revision_3" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "at" DATETIME NOT NULL,
        "patient_id" INTEGER,
        "entity" TEXT NOT NULL,
        "entity_uuid" TEXT NOT NULL,
        "data" TEXT NOT NULL,
        "actor" TEXT NOT NULL,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id")
    )""",
    f'INSERT INTO "revision_3" ({_COLUMNS}, "actor") SELECT {_COLUMNS}, \'\' FROM "revision"',  # noqa: S608 (names of our own)
    'DROP TABLE "revision"',
    'ALTER TABLE "revision_3" RENAME TO "revision"',
    'CREATE INDEX "revision_patient_id" ON "revision" ("patient_id")',
    'CREATE INDEX "revision_entity_uuid" ON "revision" ("entity_uuid")',
    'CREATE INDEX "audit_event_at" ON "audit_event" ("at")',
    'CREATE INDEX "audit_event_entity" ON "audit_event" ("entity")',
    'CREATE INDEX "audit_event_entity_uuid" ON "audit_event" ("entity_uuid")',
    """CREATE TABLE "retention" (
        "patient_id" INTEGER NOT NULL PRIMARY KEY,
        "keep_until" DATE NOT NULL,
        "reason" TEXT NOT NULL,
        "decided_at" DATETIME NOT NULL,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id")
    )""",
    """CREATE TABLE "merge" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "kept_id" INTEGER NOT NULL,
        "aside_id" INTEGER NOT NULL,
        "at" DATETIME NOT NULL,
        "moved" TEXT NOT NULL,
        "kept_before" TEXT NOT NULL,
        "kept_after" TEXT NOT NULL,
        "undone_at" DATETIME,
        FOREIGN KEY ("kept_id") REFERENCES "patient" ("id"),
        FOREIGN KEY ("aside_id") REFERENCES "patient" ("id")
    )""",
    'CREATE UNIQUE INDEX "merge_uuid" ON "merge" ("uuid")',
    'CREATE INDEX "merge_kept_id" ON "merge" ("kept_id")',
    'CREATE INDEX "merge_aside_id" ON "merge" ("aside_id")',
    "PRAGMA user_version = 3",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 (called by peewee's Runner)
    """Make schema 3 of schema 2; no other table points at the one that is rebuilt."""
    for statement in _STATEMENTS:
        db.execute_sql(statement)
