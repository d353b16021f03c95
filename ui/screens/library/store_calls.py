"""What the Library page asks of the store. Each function runs in the database thread."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner import codec
from planner.changes import Changes
from planner.shelf import ImportPreview, Item, ItemKind, Shelf
from ui.screens.library.entries import Entry, entries_of

if TYPE_CHECKING:
    from models.store import Store

DRAFT_KIND = "library"
DRAFT_OWNER = "form"
DRAFT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """A form on its way.

    Attributes:
        kind: Kind of the item it was begun from.
        id: Id of that item.
        copy: True where it becomes an item of its own.
        values: What is typed and chosen, by key.
    """

    kind: ItemKind
    id: str
    copy: bool
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page opens with.

    Attributes:
        shelf: The library with the service's changes.
        entries: The lines of it.
        draft: A form that was never saved, or None.
        kept_at: When it was kept (UTC).
    """

    shelf: Shelf
    entries: tuple[Entry, ...]
    draft: FormDraft | None = None
    kept_at: datetime | None = None


def read_shelf(store: "Store") -> Opening:
    """Return the shelf, and the form that was kept."""
    shelf = store.library.shelf()
    kept = store.drafts.load(DRAFT_KIND, DRAFT_OWNER)
    draft = _draft(kept.version, kept.data) if kept else None
    if kept is None or draft is None:
        return Opening(shelf, entries_of(shelf))
    return Opening(shelf, entries_of(shelf), draft, kept.saved_at)


def keep_draft(draft: FormDraft, store: "Store") -> Changes:
    """Keep a form that was begun."""
    return store.drafts.save(DRAFT_KIND, DRAFT_OWNER, DRAFT_VERSION, codec.dumps(draft))


def drop_draft(store: "Store") -> Changes:
    """Throw the form away."""
    return store.drafts.discard(DRAFT_KIND, DRAFT_OWNER)


def save_item(item: Item, store: "Store") -> Changes:
    """Make an item the service's own, and forget its form."""
    changes = store.library.save(item)
    return changes | drop_draft(store)


def hide_item(kind: ItemKind, name: str, store: "Store") -> Changes:
    """Keep an item off the shelf."""
    return store.library.hide(kind, name)


def show_item(kind: ItemKind, name: str, store: "Store") -> Changes:
    """Put a hidden item back on the shelf."""
    return store.library.show(kind, name)


def restore_item(kind: ItemKind, name: str, store: "Store") -> Changes:
    """Throw the service's version of an item away."""
    return store.library.restore(kind, name)


def export_changes(path: Path, store: "Store") -> Changes:
    """Write all of the service's changes to one file."""
    return store.library.export(path)


def preview_import(path: Path, store: "Store") -> ImportPreview:
    """Return what a file would change; nothing has happened yet."""
    return store.library.preview(path)


def import_changes(path: Path, store: "Store") -> Changes:
    """Take over what a file holds."""
    return store.library.import_file(path)


def _draft(version: int, data: str) -> FormDraft | None:
    if version != DRAFT_VERSION:
        return None
    try:
        return codec.loads(FormDraft, data)
    except ValueError:
        return None
