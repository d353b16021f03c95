"""A pack that was handed over, for tests that look for it."""

from datetime import datetime

from models.store import Store
from planner.ids import PackId, SeededIds
from planner.pack import PackContent, PackOptions, Typed
from planner.packs import PackRecord
from planner.sessions import Session
from tests.models.store.people import NOON
from tests.planner.builders import library

IDS = SeededIds(77)


def given_pack(store: Store, at: Session, code: str, made_at: datetime = NOON) -> None:
    """Record a pack with a code as handed over at a contact."""
    store.plans.record_pack(
        PackRecord(
            id=PackId(IDS.new()),
            session_id=at.id,
            code=code,
            options=PackOptions(),
            content=_empty(at, code),
            renderer="1",
            sha256="00",
            made_at=made_at,
        )
    )


def _empty(at: Session, code: str) -> PackContent:
    return PackContent(
        code=code,
        person=Typed("Amina K."),
        start=at.day,
        end=at.day,
        next_day=None,
        next_at=None,
        rationale=None,
        tasks=(),
        sheets=(),
        slip=None,
        crisis=library().crisis,
        local_line=None,
        service=None,
        made_up=True,
    )
