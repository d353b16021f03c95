"""A pack that was handed over, for tests that look for it."""

from models.store import Store
from planner.ids import PackId, SeededIds
from planner.pack import PackContent, PackOptions, Typed
from planner.packs import PackRecord
from planner.sessions import Session
from tests.models.store.people import NOON
from tests.planner.builders import library

IDS = SeededIds(77)


def given_pack(store: Store, at: Session, code: str) -> None:
    """Record a pack with a code as handed over at a contact."""
    content = PackContent(
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
    store.plans.record_pack(
        PackRecord(
            id=PackId(IDS.new()),
            session_id=at.id,
            code=code,
            options=PackOptions(),
            content=content,
            renderer="1",
            sha256="00",
            made_at=NOON,
        )
    )
