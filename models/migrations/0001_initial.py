"""Schema 1. Frozen: it says what was released, not what the tables say today."""

from typing import Any

_STATEMENTS = (
    """CREATE TABLE "audit_event" (
        "seq" INTEGER NOT NULL PRIMARY KEY,
        "at" DATETIME NOT NULL,
        "actor" TEXT NOT NULL,
        "action" TEXT NOT NULL,
        "entity" TEXT NOT NULL,
        "entity_uuid" TEXT NOT NULL,
        "fields" TEXT NOT NULL,
        "prev" TEXT NOT NULL,
        "mac" TEXT NOT NULL
    )""",
    """CREATE TABLE "patient" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "reference" TEXT NOT NULL,
        "reference_key" TEXT NOT NULL,
        "name" TEXT NOT NULL CHECK (name <> ''),
        "preferred_name" TEXT NOT NULL,
        "print_name" TEXT NOT NULL,
        "nhs_number" TEXT NOT NULL,
        "birth_date" DATE,
        "contact_by" TEXT NOT NULL CHECK (contact_by IN ('unknown', 'phone', 'text',
            'email', 'post')),
        "contact_note" TEXT NOT NULL,
        "needs" TEXT NOT NULL,
        "need_flags" INTEGER NOT NULL,
        "language" TEXT NOT NULL,
        "life" TEXT NOT NULL,
        "coded" TEXT NOT NULL,
        "search_key" TEXT NOT NULL
    )""",
    'CREATE UNIQUE INDEX "patient_uuid" ON "patient" ("uuid")',
    """CREATE UNIQUE INDEX "patient_reference"
        ON "patient" ("reference_key")
        WHERE deleted_at IS NULL""",
    """CREATE UNIQUE INDEX "patient_nhs_number"
        ON "patient" ("nhs_number")
        WHERE nhs_number <> '' AND deleted_at IS NULL""",
    """CREATE TABLE "episode" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "patient_id" INTEGER NOT NULL,
        "started" DATE NOT NULL,
        "ended" DATE,
        "end_code" TEXT NOT NULL,
        "problem" TEXT NOT NULL,
        "problem_statement" TEXT NOT NULL,
        "goals" TEXT NOT NULL,
        "expected_sessions" INTEGER CHECK (expected_sessions BETWEEN 0 AND 1000),
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id")
    )""",
    'CREATE UNIQUE INDEX "episode_uuid" ON "episode" ("uuid")',
    'CREATE INDEX "episode_patient_id" ON "episode" ("patient_id")',
    """CREATE TABLE "session" (
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
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id"),
        FOREIGN KEY ("episode_id") REFERENCES "episode" ("id")
    )""",
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
    """CREATE TABLE "plan" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "session_id" INTEGER NOT NULL,
        "rationale" TEXT NOT NULL,
        "goal" TEXT NOT NULL,
        "no_task" TEXT,
        "importance" INTEGER CHECK (importance BETWEEN 0 AND 10),
        "confidence" INTEGER CHECK (confidence BETWEEN 0 AND 10),
        "teach_back" INTEGER NOT NULL,
        "re_explained" TEXT NOT NULL,
        "starting_out" TEXT,
        "route" TEXT,
        "override" TEXT,
        "ready_at" DATETIME NOT NULL,
        FOREIGN KEY ("session_id") REFERENCES "session" ("id")
    )""",
    'CREATE UNIQUE INDEX "plan_uuid" ON "plan" ("uuid")',
    'CREATE UNIQUE INDEX "plan_session_id" ON "plan" ("session_id")',
    """CREATE TABLE "task" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "plan_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "template" TEXT NOT NULL,
        "size" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "what" TEXT NOT NULL,
        "due" TEXT NOT NULL,
        "place" TEXT NOT NULL,
        "minutes" INTEGER CHECK (minutes BETWEEN 0 AND 10080),
        "with_whom" TEXT NOT NULL,
        "bad_day" TEXT NOT NULL,
        "reminder" TEXT NOT NULL,
        "second_reason" TEXT NOT NULL,
        "checked" TEXT NOT NULL,
        "worksheets" TEXT NOT NULL,
        "from_task_id" INTEGER,
        "move" TEXT CHECK (move IN ('repeat', 'step_up', 'step_down', 'change', 'drop')),
        "changes" TEXT NOT NULL,
        "unchanged_reason" TEXT,
        FOREIGN KEY ("plan_id") REFERENCES "plan" ("id"),
        FOREIGN KEY ("from_task_id") REFERENCES "task" ("id")
    )""",
    'CREATE UNIQUE INDEX "task_uuid" ON "task" ("uuid")',
    'CREATE INDEX "task_from_task_id" ON "task" ("from_task_id")',
    'CREATE INDEX "task_plan" ON "task" ("plan_id", "position")',
    """CREATE TABLE "barrier" (
        "task_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "barrier" TEXT NOT NULL,
        "text" TEXT NOT NULL,
        "response" TEXT NOT NULL,
        "if_text" TEXT NOT NULL,
        "then_text" TEXT NOT NULL,
        PRIMARY KEY ("task_id", "position"),
        FOREIGN KEY ("task_id") REFERENCES "task" ("id")
    ) WITHOUT ROWID""",
    """CREATE TABLE "caseload" (
        "patient_id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "episode_id" INTEGER,
        "episode_uuid" TEXT,
        "reference" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "search" TEXT NOT NULL,
        "status" TEXT NOT NULL CHECK (status IN ('new', 'active', 'ended')),
        "sessions" INTEGER NOT NULL,
        "last_contact" DATE,
        "last_task" TEXT NOT NULL,
        "last_amount" INTEGER CHECK (last_amount BETWEEN 0 AND 4),
        "unreviewed" INTEGER NOT NULL,
        "waiting" TEXT NOT NULL,
        "started" DATE,
        "need_flags" INTEGER NOT NULL,
        "language" TEXT NOT NULL,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id") ON DELETE CASCADE,
        FOREIGN KEY ("episode_id") REFERENCES "episode" ("id")
    )""",
    """CREATE INDEX "caseload_in_treatment" ON "caseload" ("status") WHERE status <> 'ended'""",
    """CREATE TABLE "content_snapshot" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "kind" TEXT NOT NULL,
        "item" TEXT NOT NULL,
        "sha256" TEXT NOT NULL,
        "content" TEXT NOT NULL
    )""",
    'CREATE UNIQUE INDEX "content_snapshot_sha256" ON "content_snapshot" ("sha256")',
    """CREATE TABLE "draft" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "kind" TEXT NOT NULL,
        "owner" TEXT NOT NULL,
        "patient_id" INTEGER,
        "version" INTEGER NOT NULL,
        "data" TEXT NOT NULL,
        "saved_at" DATETIME NOT NULL,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id")
    )""",
    'CREATE INDEX "draft_patient_id" ON "draft" ("patient_id")',
    'CREATE UNIQUE INDEX "draft_owner" ON "draft" ("kind", "owner")',
    """CREATE TABLE "occasion" (
        "task_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "uuid" TEXT NOT NULL,
        "day" DATE,
        "at" TIME,
        "done" TEXT NOT NULL CHECK (done IN ('blank', 'none', 'some', 'done')),
        PRIMARY KEY ("task_id", "position"),
        FOREIGN KEY ("task_id") REFERENCES "task" ("id")
    ) WITHOUT ROWID""",
    """CREATE TABLE "pack" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "session_id" INTEGER NOT NULL,
        "code" TEXT NOT NULL,
        "options" TEXT NOT NULL,
        "content" TEXT NOT NULL,
        "renderer" TEXT NOT NULL,
        "sha256" TEXT NOT NULL,
        "made_at" DATETIME NOT NULL,
        FOREIGN KEY ("session_id") REFERENCES "session" ("id")
    )""",
    'CREATE UNIQUE INDEX "pack_uuid" ON "pack" ("uuid")',
    'CREATE INDEX "pack_session_id" ON "pack" ("session_id")',
    'CREATE UNIQUE INDEX "pack_code" ON "pack" ("code")',
    """CREATE TABLE "review" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "task_id" INTEGER NOT NULL,
        "session_id" INTEGER NOT NULL,
        "amount_patient" INTEGER CHECK (amount_patient BETWEEN 0 AND 4),
        "amount_practitioner" INTEGER CHECK (amount_practitioner BETWEEN 0 AND 4),
        "closeness" INTEGER CHECK (closeness BETWEEN 0 AND 4),
        "helpfulness" INTEGER CHECK (helpfulness BETWEEN 0 AND 4),
        "obstacles" TEXT NOT NULL,
        "coping_used" TEXT NOT NULL,
        "changes_used" TEXT NOT NULL,
        "occasions" TEXT NOT NULL,
        "noticed" TEXT NOT NULL,
        "next" TEXT CHECK (next IN ('repeat', 'step_up', 'step_down', 'change', 'drop')),
        "drop_reason" TEXT,
        "unchanged_reason" TEXT,
        "not_reviewed" TEXT,
        "at" DATETIME,
        FOREIGN KEY ("task_id") REFERENCES "task" ("id"),
        FOREIGN KEY ("session_id") REFERENCES "session" ("id")
    )""",
    'CREATE UNIQUE INDEX "review_uuid" ON "review" ("uuid")',
    'CREATE UNIQUE INDEX "review_task_id" ON "review" ("task_id")',
    'CREATE INDEX "review_session_id" ON "review" ("session_id")',
    """CREATE TABLE "revision" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "at" DATETIME NOT NULL,
        "patient_id" INTEGER,
        "entity" TEXT NOT NULL,
        "entity_uuid" TEXT NOT NULL,
        "data" TEXT NOT NULL,
        FOREIGN KEY ("patient_id") REFERENCES "patient" ("id")
    )""",
    'CREATE INDEX "revision_patient_id" ON "revision" ("patient_id")',
    'CREATE INDEX "revision_entity_uuid" ON "revision" ("entity_uuid")',
    """CREATE TABLE "score" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "uuid" TEXT NOT NULL,
        "deleted_at" DATETIME,
        "session_id" INTEGER NOT NULL,
        "measure" TEXT NOT NULL,
        "day" DATE NOT NULL,
        "total" INTEGER NOT NULL,
        "items" TEXT NOT NULL,
        "risk_item" INTEGER CHECK (risk_item BETWEEN 0 AND 3),
        "risk_reviewed_at" DATETIME,
        FOREIGN KEY ("session_id") REFERENCES "session" ("id"),
        CHECK (total BETWEEN 0 AND CASE measure WHEN 'PHQ9' THEN 27 WHEN 'GAD7' THEN 21 WHEN
            'WSAS' THEN 40 ELSE 1000 END)
    )""",
    'CREATE UNIQUE INDEX "score_uuid" ON "score" ("uuid")',
    'CREATE UNIQUE INDEX "score_measure" ON "score" ("session_id", "measure")',
    """CREATE INDEX "score_risk_waiting"
        ON "score" ("session_id")
        WHERE risk_item > 0 AND risk_reviewed_at IS NULL AND deleted_at IS NULL""",
    """CREATE TABLE "setting" (
        "name" TEXT NOT NULL PRIMARY KEY,
        "value" TEXT NOT NULL
    )""",
    """CREATE TABLE "tailoring" (
        "task_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "prompt" TEXT NOT NULL,
        "answer" TEXT NOT NULL,
        "text" TEXT NOT NULL,
        "unchanged" INTEGER NOT NULL,
        "changes" TEXT NOT NULL,
        "after" TEXT NOT NULL,
        PRIMARY KEY ("task_id", "position"),
        FOREIGN KEY ("task_id") REFERENCES "task" ("id")
    ) WITHOUT ROWID""",
    """CREATE TABLE "task_snapshot" (
        "task_id" INTEGER NOT NULL,
        "snapshot_id" INTEGER NOT NULL,
        PRIMARY KEY ("task_id", "snapshot_id"),
        FOREIGN KEY ("task_id") REFERENCES "task" ("id"),
        FOREIGN KEY ("snapshot_id") REFERENCES "content_snapshot" ("id")
    ) WITHOUT ROWID""",
    """CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END""",
    """CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END""",
    "PRAGMA user_version = 1",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 (called by peewee's Runner)
    """Make every table, index and trigger of schema 1."""
    for statement in _STATEMENTS:
        db.execute_sql(statement)
