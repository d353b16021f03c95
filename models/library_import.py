"""One file with a service's changes, taken into the library of another profile.

An import adds and replaces items, hides and shows them. What the service has besides stays as it
is: a file says nothing about items it does not name. An item that is word for word what the
library has already is not written.
"""

from dataclasses import dataclass
from pathlib import Path

from models.library_files import Contents
from models.library_toml import dump
from models.service_library import ServiceLibrary, item_of
from planner.errors import UserFacingError
from planner.shelf import ImportLine, ImportPreview, ItemChange, ItemKind, title_of
from resources.library_loader import ContentError
from resources.loader.decode import Decoder
from resources.overlay import (
    FORMAT,
    Key,
    Laid,
    OverlayFile,
    file_name,
    newer_format,
    read_overlay,
    source_of,
)

LARGEST = 5_000_000
"""Bytes; our whole library has a tenth of it."""
REFUSED = "library.import_refused"


@dataclass(frozen=True, slots=True)
class Import:
    """What a file would do.

    Attributes:
        preview: In words.
        contents: In files; nothing where all is here already.
    """

    preview: ImportPreview
    contents: Contents


def read_import(path: Path, service: ServiceLibrary) -> Import:
    """Return what importing a file would do; nothing is changed.

    Raises:
        UserFacingError: ``library.file_unreadable`` (``reason``), ``library.file_too_big``,
            ``library.newer`` (``found``, ``known``).
        ContentError: ``library.import_refused`` with file, line and reason.
    """
    try:
        file = _read(path)
        return _worked_out(file, service)
    except ContentError as error:
        raise ContentError(path.name, error.line, error.reason, code=REFUSED) from error


def _read(path: Path) -> OverlayFile:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserFacingError("library.file_unreadable", reason=reason) from error
    if len(data) > LARGEST:
        raise UserFacingError("library.file_too_big")
    source = source_of(path.name, data)
    found = newer_format(source)
    if found is not None:
        raise UserFacingError("library.newer", found=found, known=FORMAT)
    return read_overlay(source, Decoder())


def _worked_out(file: OverlayFile, service: ServiceLibrary) -> Import:
    laid = service.laid()
    fresh = {key: each for key, each in file.items.items() if item_of(laid, key) != each.value}
    contents: dict[str, bytes | None] = {
        file_name(*key): dump([each.value]) for key, each in fresh.items()
    }
    owners = {file_name(*key): each for key, each in fresh.items()}
    for error in service.new_errors(contents):
        name = error.file.rpartition("/")[2]
        if name in owners:
            raise owners[name].error(error.reason, *error.at[2:])
        raise ContentError("", 1, f"with it, {name} no longer fits: {error.reason}")
    after = service.tried(contents)
    hide = [key for key in file.hide if key not in laid.hidden and item_of(after, key) is not None]
    show = [key for key in file.show if key in laid.hidden and key not in file.hide]
    if hide or show:
        contents |= service.hidden_as(after, hide=hide, show=show)
    changes = {
        key: ItemChange.ADDED if item_of(laid, key) is None else ItemChange.REPLACED
        for key in fresh
    }
    lines = [_line(after, key, change) for key, change in changes.items()]
    lines += [_line(after, key, ItemChange.HIDDEN) for key in hide]
    lines += [_line(after, key, ItemChange.SHOWN) for key in show]
    kinds = list(ItemKind)
    lines.sort(key=lambda each: kinds.index(each.kind))
    return Import(ImportPreview(tuple(lines), len(file.items) - len(fresh)), contents)


def _line(laid: Laid, key: Key, change: ItemChange) -> ImportLine:
    found = item_of(laid, key)
    return ImportLine(key[0], key[1], title_of(found) if found else key[1], change)
