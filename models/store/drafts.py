"""Work begun and not finished."""

from models.store.unit import Area
from planner.changes import Changes, Kind
from planner.drafts import Draft


class DraftArea(Area):
    """Reads and writes of drafts. A draft is overwritten without a before-image."""

    def load(self, kind: str, owner: str) -> Draft | None:
        """Return a draft, or None."""
        return self._unit.notes.draft(kind, owner)

    def of_kinds(self, prefix: str) -> tuple[Draft, ...]:
        """Return every draft whose kind begins so, oldest first."""
        return self._unit.notes.drafts(prefix)

    def save(self, kind: str, owner: str, version: int, data: str) -> Changes:
        """Store a draft in place of an earlier one.

        Args:
            kind: What it is of.
            owner: Id of what it belongs to.
            version: Version of the form of ``data``.
            data: JSON text.

        Raises:
            UserFacingError: ``text.broken``.
        """
        unit = self._unit
        now = unit.clock.now()
        draft = Draft(kind=kind, owner=owner, version=version, data=data, saved_at=now)
        with unit.write():
            unit.notes.put_draft(draft, unit.notes.owner(owner))
            unit.log("save", f"draft.{kind}", owner)
        return Changes(frozenset({Kind.DRAFT}))

    def discard(self, kind: str, owner: str) -> Changes:
        """Delete a draft; nothing happens where there is none."""
        with self._unit.write():
            if not self._unit.notes.drop_draft(kind, owner):
                return Changes()
            self._unit.log("discard", f"draft.{kind}", owner)
        return Changes(frozenset({Kind.DRAFT}))
