"""Today's tables. Migrations never import them: each step is frozen as it was released."""

from models.tables.base import Identified, Table
from models.tables.people import Caseload, Episode, Patient, Score, Session, Supervision
from models.tables.records import AuditEvent, Merge, Retention, Revision, Setting
from models.tables.work import (
    Barrier,
    ContentSnapshot,
    Draft,
    Occasion,
    Pack,
    Plan,
    Review,
    SheetEntry,
    Tailoring,
    Task,
    TaskSnapshot,
)

# Every table with a path to Patient, those that point at others first: erasure and subject access
# walk this one list (a test proves that it is whole).
PATIENT_TABLES: tuple[type[Table], ...] = (
    Caseload,
    Draft,
    Revision,
    Retention,
    Merge,
    Pack,
    TaskSnapshot,
    SheetEntry,
    Supervision,
    Review,
    Occasion,
    Barrier,
    Tailoring,
    Task,
    Plan,
    Score,
    Session,
    Episode,
    Patient,
)
SHARED_TABLES: tuple[type[Table], ...] = (ContentSnapshot, AuditEvent, Setting)

__all__ = [
    "PATIENT_TABLES",
    "SHARED_TABLES",
    "AuditEvent",
    "Barrier",
    "Caseload",
    "ContentSnapshot",
    "Draft",
    "Episode",
    "Identified",
    "Merge",
    "Occasion",
    "Pack",
    "Patient",
    "Plan",
    "Retention",
    "Review",
    "Revision",
    "Score",
    "Session",
    "Setting",
    "SheetEntry",
    "Supervision",
    "Table",
    "Tailoring",
    "Task",
    "TaskSnapshot",
]
