"""The service's own changes to the library: files in a folder of the profile.

Each item is a file of its own, ``template_walk.toml``; what is hidden and shown is in
``hidden.toml``. Files written by hand may lie beside them and are never changed. Nothing of a
patient is in any of them.

Every method that changes something works out what the files are to hold, lays that over the
library, and refuses it where a file would be left out that is used now. Only then is it written,
all of it or none.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.errors import known_fault
from models.files import write_private
from models.library_files import Contents, finish, write_together
from models.library_toml import dump
from planner.errors import UserFacingError
from planner.shelf import Item, ItemKind, Origin, ShelfItem, kind_of, title_of
from resources.catalogue_files import FOLDER as LANGUAGES_FOLDER
from resources.library_loader import FOLDER, ContentError
from resources.overlay import (
    HIDDEN_FILE,
    Key,
    Laid,
    OverlayFile,
    ShelfReader,
    file_name,
    heading_of,
    hidden_by,
    read_files,
)

REFUSED = "library.item_refused"


class ServiceLibrary:
    """The library with the machine's and the profile's changes.

    Args:
        folder: The profile's folder; it need not exist.
        machine: The folder installed for everybody on this computer, or None.
        ours: The program's own.
    """

    def __init__(self, folder: Path, machine: Path | None = None, ours: Path = FOLDER) -> None:
        self._folder = folder
        others = [] if machine is None else [(Origin.MACHINE, machine)]
        folders = [(Origin.OURS, ours), *others, (Origin.SERVICE, folder)]
        self._reader = ShelfReader(folders)
        self._finished = False

    def laid(self) -> Laid:
        """Return the library as the folders are now.

        Raises:
            ContentError: The program's own folder is broken.
        """
        if not self._finished:
            self._finished = True
            for folder in (self._folder, self._folder / LANGUAGES_FOLDER):
                with suppress(OSError):
                    finish(folder)
        return self._reader.laid()

    def write(self, contents: Contents, within: str = "") -> Contents:
        """Write files of the folder, or of one within it, and return what undoes it.

        Raises:
            UserFacingError: ``disk.full``, ``disk.failed``, ``library.read_only``,
                ``library.write_failed``; nothing was changed.
        """
        self._reader.forget()
        with _faults_worded():
            return write_together(self._folder / within, contents)

    def put_back(self, before: Contents, within: str = "") -> None:
        """Undo a write whose row could not be kept, as far as the disk allows."""
        self._reader.forget()
        with suppress(OSError):
            write_together(self._folder / within, before)

    def saving(self, item: Item) -> Contents:
        """Return what stores an item, nothing where it is as it is already.

        Raises:
            ContentError: ``library.item_refused``; ``at`` leads to the field within the item.
            UserFacingError: ``text.broken``.
        """
        key = kind_of(item), item.id
        laid = self.laid()
        if item_of(laid, key) == item:
            return {}
        name = file_name(*key)
        contents = {name: _dumped(item)}
        for error in self._new_errors(laid, contents):
            file, reason, at = _short(error), error.reason, error.at[2:]
            if file != name:
                reason, at = f"with it, {file} no longer fits: {reason}", ()
            raise ContentError(name, error.line, reason, at=at, code=REFUSED)
        return contents

    def hiding(self, key: Key) -> Contents:
        """Return what takes an item off the shelf, nothing where it is off already.

        Raises:
            UserFacingError: ``library.unknown``; ``library.cannot_hide`` for a theme.
            ContentError: ``hidden.toml`` is broken and would be lost.
        """
        laid = self.laid()
        found = _need(laid, key)
        if found.kind is ItemKind.THEME:
            raise UserFacingError("library.cannot_hide", title=title_of(found.item))
        return {} if key in laid.hidden else self.hidden_as(laid, hide={key})

    def showing(self, key: Key) -> Contents:
        """Return what puts an item back on the shelf, nothing where it is there.

        Raises:
            UserFacingError: ``library.unknown``; ``library.heading_hidden`` where a template goes
                with its hidden intervention.
            ContentError: ``hidden.toml`` is broken and would be lost.
        """
        laid = self.laid()
        found = _need(laid, key)
        heading = heading_of(found.item)
        if heading is not None and heading in laid.hidden:
            title = title_of(_need(laid, heading).item)
            raise UserFacingError("library.heading_hidden", title=title)
        return self.hidden_as(laid, show={key}) if key in laid.hidden else {}

    def hidden_as(
        self, laid: Laid, *, hide: Iterable[Key] = (), show: Iterable[Key] = ()
    ) -> Contents:
        """Return what hides some items and shows others."""
        own = self._hidden_file(laid)
        others = [f for files in laid.files.values() for f in files if f is not own]
        hidden, shown = set(own.hide if own else ()), set(own.show if own else ())
        hidden = (hidden | set(hide)) - set(show)
        shown = (shown - set(hide)) | (set(show) & hidden_by(others))
        items = [each.value for each in own.items.values()] if own else []
        return {HIDDEN_FILE: dump(items, hidden, shown) if items or hidden or shown else None}

    def restoring(self, key: Key) -> Contents:
        """Return what drops the service's version of an item, nothing where there is none.

        Raises:
            UserFacingError: ``library.by_hand`` with ``file``, which the program does not change;
                ``library.needed`` with ``by``, the service's item that cannot be without it.
        """
        laid, name = self.laid(), file_name(*key)
        by_hand = [
            each for each in laid.files[Origin.SERVICE] if key in each.items and _name(each) != name
        ]
        if by_hand:
            raise UserFacingError("library.by_hand", file=_name(by_hand[0]))
        if name not in read_files(self._folder):
            return {}
        contents: dict[str, bytes | None] = {name: None}
        for error in self._new_errors(laid, contents):
            raise UserFacingError("library.needed", by=_titles(laid, error))
        own = self._hidden_file(laid) if key in laid.hidden else None
        if own and key in own.hide and item_of(self.tried(contents), key) is None:
            contents |= self.hidden_as(laid, show={key})
        return contents

    def exported(self) -> bytes:
        """Return one file with all of the service's changes that are in use."""
        files = self.laid().files[Origin.SERVICE]
        found = {key: each.value for file in files for key, each in file.items.items()}
        hidden = hidden_by(files)
        shown = {key for each in files for key in each.show} - hidden
        kinds = list(ItemKind)
        items = [found[key] for key in sorted(found, key=lambda each: kinds.index(each[0]))]
        return dump(items, hidden, shown)

    def export(self, path: Path) -> None:
        """Write one file with all of the service's changes that are in use.

        Raises:
            UserFacingError: ``library.export_failed`` with ``reason``.
        """
        try:
            if path.parent.resolve() == self._folder.resolve():
                raise OSError(0, "that folder is read as part of the library")
            write_private(path, self.exported())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UserFacingError("library.export_failed", reason=reason) from error

    def tried(self, contents: Contents) -> Laid:
        """Return the library as it would be with some files changed."""
        return self._reader.tried({Origin.SERVICE: contents})

    def new_errors(self, contents: Contents) -> tuple[ContentError, ...]:
        """Return why files would be left out with some changed that are not left out now."""
        return self._new_errors(self.laid(), contents)

    def _new_errors(self, laid: Laid, contents: Contents) -> tuple[ContentError, ...]:
        known = {str(each) for each in laid.errors if _short(each) not in contents}
        return tuple(each for each in self.tried(contents).errors if str(each) not in known)

    def _hidden_file(self, laid: Laid) -> OverlayFile | None:
        for error in laid.errors:
            if error.file == f"{Origin.SERVICE}/{HIDDEN_FILE}":
                raise ContentError(HIDDEN_FILE, error.line, error.reason)
        found = (each for each in laid.files[Origin.SERVICE] if _name(each) == HIDDEN_FILE)
        return next(found, None)


def item_of(laid: Laid, key: Key) -> Item | None:
    """Return an item by its kind and id, hidden or not, or None."""
    found = (each.item for each in laid.shelf.items if (each.kind, each.item.id) == key)
    return next(found, None)


@contextmanager
def _faults_worded() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        known = known_fault(error)
        if known is None:
            reason = error.strerror or type(error).__name__
            raise UserFacingError("library.write_failed", reason=reason) from error
        if known.code == "vault.read_only":
            raise UserFacingError("library.read_only") from error
        raise known from error


def _need(laid: Laid, key: Key) -> ShelfItem:
    for each in laid.shelf.items:
        if (each.kind, each.item.id) == key:
            return each
    raise UserFacingError("library.unknown", kind=key[0], id=key[1])


def _dumped(item: Item) -> bytes:
    try:
        return dump([item])
    except UnicodeEncodeError as error:
        raise UserFacingError("text.broken") from error


def _short(error: ContentError) -> str:
    """Return the name of an error's file, without whose it is."""
    return error.file.partition("/")[2]


def _name(file: OverlayFile) -> str:
    return file.source.name.partition("/")[2]


def _titles(laid: Laid, error: ContentError) -> str:
    """Return the titles in the file of an error, for a person who knows no files."""
    for files in laid.files.values():
        for file in files:
            if file.source.name == error.file:
                return ", ".join(title_of(each.value) for each in file.items.values())
    return _short(error)
