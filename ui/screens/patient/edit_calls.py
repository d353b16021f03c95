"""What the form asks of the store. Each function runs in the database thread."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from planner import codec
from planner.changes import Changes
from planner.ids import IdSource, PatientId
from planner.sessions import Session
from ui.screens.patient.entry import (
    DRAFT_KIND,
    DRAFT_VERSION,
    NEW,
    Entry,
    entry_of,
    new_entry,
    read_draft,
)

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """What the form opens with.

    Attributes:
        entry: The record as it is stored, or the empty form.
        kept: What was typed and never saved, or None.
        kept_at: When that was kept (UTC).
    """

    entry: Entry
    kept: Entry | None
    kept_at: datetime | None


def read_form(patient_id: PatientId | None, today: date, ids: IdSource, store: "Store") -> Opening:
    """Return the form of somebody, or of a new person, and what was kept of it."""
    entry = (
        new_entry(ids, today) if patient_id is None else entry_of(store.patients.record(patient_id))
    )
    draft = store.drafts.load(DRAFT_KIND, patient_id or NEW)
    kept = read_draft(draft.version, draft.data) if draft else None
    if draft is None or kept is None:
        return Opening(entry, None, None)
    if patient_id is None:
        # A lock may have come between saving and hearing of it: then nothing is left to offer.
        saved = store.patients.find(kept.patient.id) is not None
    else:
        kept = _of_today(kept, entry)
        saved = kept == entry
    return Opening(entry, None, None) if saved else Opening(entry, kept, draft.saved_at)


def _of_today(kept: Entry, entry: Entry) -> Entry:
    """Leave a course out of what was kept that has ended since: saving must not open it again."""
    ours = kept.course.id if kept.course else None
    theirs = entry.course.id if entry.course else None
    return kept if ours == theirs else replace(kept, course=entry.course)


def keep_draft(owner: str, entry: Entry, store: "Store") -> Changes:
    """Keep what is typed."""
    return store.drafts.save(DRAFT_KIND, owner, DRAFT_VERSION, codec.dumps(entry))


def drop_draft(owner: str, store: "Store") -> Changes:
    """Throw away what was kept."""
    return store.drafts.discard(DRAFT_KIND, owner)


def save_form(owner: str, entry: Entry, first: Session | None, store: "Store") -> Changes:
    """Store the person, the course and the first appointment: all of them, or none."""
    with store.batch():
        changes = store.patients.save(entry.patient)
        if entry.course is not None:
            changes |= store.patients.save_episode(entry.course)
        if first is not None:
            changes |= store.sessions.save(first)
        return changes | store.drafts.discard(DRAFT_KIND, owner)
