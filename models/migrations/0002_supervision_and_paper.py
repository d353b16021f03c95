"""Schema 2: why an appointment was not held, supervision, sheets typed in from paper. Frozen."""

from typing import Any

_COLUMNS = (
    '"id", "uuid", "deleted_at", "patient_id", "episode_id", "number", "day", "at", "type",'
    ' "medium", "status", "risk", "risk_at", "notes"'
)
_STATEMENTS = (
    """CREATE TABLE "session_2" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "patient_id" INTEGER NOT NULL,
        "episode_id" INTEGER NOT NULL,
        "number" INTEGER NOT NULL CHECK (number > 0),
        "day" DATE NOT NULL,
        "at" TIME,
        "type" TEXT NOT NULL,
        "medium" TEXT NOT NULL,
        "status" TEXT NOT NULL CHECK (status IN ('booked', 'attended', 'did_not_attend',
            'cancelled_by_patient', 'cancelled_by_service')),
        "risk" TEXT NOT NULL CHECK (risk IN ('unanswered', 'reviewed', 'not_yet', 'stop')),
        "risk_at" DATETIME,
        "notes" TEXT NOT NULL,
        "away" TEXT,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id"),
        FOREIGN KEY ("episode_id") REFERENCES "episode" ("id")
    )""",
    f'INSERT INTO "session_2" ({_COLUMNS}) SELECT {_COLUMNS} FROM "session"',  # noqa: S608 (names of our own)
    'DROP TABLE "session"',
    'ALTER TABLE "session_2" RENAME TO "session"',
    'CREATE UNIQUE INDEX "session_uuid" ON "session" ("uuid")',
    'CREATE INDEX "session_patient_id" ON "session" ("patient_id")',
    'CREATE INDEX "session_day" ON "session" ("day")',
    'CREATE UNIQUE INDEX "session_episode_number" ON "session" ("episode_id", "number")',
    """CREATE INDEX "session_in_order"
        ON "session" ("episode_id", "day", "number", "status")
        WHERE deleted_at IS NULL""",
    """CREATE INDEX "session_booked"
        ON "session" ("day", "patient_id")
        WHERE status = 'booked' AND deleted_at IS NULL""",
    """CREATE TABLE "supervision" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "patient_id" INTEGER NOT NULL,
        "episode_id" INTEGER NOT NULL,
        "asked_on" DATE NOT NULL,
        "question" TEXT NOT NULL,
        "discussed_on" DATE,
        "decision" TEXT NOT NULL,
        "done_on" DATE,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id"),
        FOREIGN KEY ("episode_id") REFERENCES "episode" ("id")
    )""",
    'CREATE UNIQUE INDEX "supervision_uuid" ON "supervision" ("uuid")',
    'CREATE INDEX "supervision_patient_id" ON "supervision" ("patient_id")',
    """CREATE TABLE "sheet_entry" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "task_id" INTEGER NOT NULL,
        "sheet" TEXT NOT NULL,
        "session_id" INTEGER NOT NULL,
        "cells" TEXT NOT NULL,
        FOREIGN KEY ("task_id") REFERENCES "task" ("id"),
        FOREIGN KEY ("session_id") REFERENCES "session" ("id")
    )""",
    'CREATE UNIQUE INDEX "sheet_entry_uuid" ON "sheet_entry" ("uuid")',
    'CREATE INDEX "sheet_entry_session_id" ON "sheet_entry" ("session_id")',
    'CREATE UNIQUE INDEX "sheet_entry_sheet" ON "sheet_entry" ("task_id", "sheet")',
    "PRAGMA user_version = 2",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 (called by peewee's Runner)
    """Make schema 2 of schema 1; foreign keys are off while the table of contacts is rebuilt."""
    for statement in _STATEMENTS:
        db.execute_sql(statement)
