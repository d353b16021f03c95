"""The library with the service's changes, and what changes it.

A change is an audit row in the vault and files outside it. The row is written first and the files
last, within the row's transaction: where the files cannot be written there is no row, and where the
row cannot be kept the files are put back. Only a power cut in the moment between leaves a change
without its row. The chain of rows is whole in every case, and no row tells of what never happened.
"""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from models.files import write_private
from models.library_files import Contents
from models.library_import import read_import
from models.service_library import ServiceLibrary
from models.store.unit import Area, Unit
from planner.catalogues import CatalogueFile
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.in_use import with_used
from planner.library import Library
from planner.plans import Plan
from planner.shelf import ImportPreview, Item, ItemKind, Shelf, as_it_was, kind_of
from planner.views import SessionView
from resources.catalogue_files import ENDING, FOLDER, draft_of


class LibraryArea(Area):
    """Reads and writes of the library.

    Reading is cheap: files are read again only where one of them has changed.
    """

    def __init__(self, unit: Unit, service: ServiceLibrary) -> None:
        super().__init__(unit)
        self._service = service

    def library(self) -> Library:
        """Return what plans are made from: the service's changes laid over, hidden items left out.

        Raises:
            ContentError: The program's own library is broken. A service's file never raises.
        """
        return self._service.laid().shelf.library

    def everything(self) -> Library:
        """Return the library with hidden items too, for showing what was recorded with them."""
        return self._service.laid().whole

    def of_plan(self, session_id: SessionId) -> Library:
        """Return the library with the items of a contact's plan as they were when it was made.

        What the plan uses is there even where the service has hidden or removed it since.
        Barriers and pictures are those of now, hidden ones too; plans keep only their words.
        """
        whole = self.everything()
        library = replace(self.library(), barriers=whole.barriers, pictures=whole.pictures)
        return as_it_was(library, self._unit.notes.snapshots(session_id))

    def for_contact(self, view: SessionView, draft: Plan | None = None) -> Library:
        """Return the library to work with at a contact: what is in use there stays in it.

        Args:
            view: The contact.
            draft: The plan being written, or None.
        """
        kept = self._unit.notes.snapshots(view.session.id)
        return with_used(self.library(), self.everything(), kept, view, draft)

    def shelf(self) -> Shelf:
        """Return every item with its state, and the service's files that were left out."""
        return self._service.laid().shelf

    def save(self, item: Item) -> Changes:
        """Store an item as the service's own: a new one, or its version of one of ours.

        A hidden item stays hidden.

        Raises:
            ContentError: ``library.item_refused``: nothing was written. ``reason`` says what is
                wrong, ``at`` where within the item, for example ``("sizes", 0, "what")``.
            UserFacingError: ``text.broken``, ``disk.full``, ``disk.failed``,
                ``library.read_only``, ``library.write_failed``.
        """
        contents = self._service.saving(item)
        return self._write("save", f"{kind_of(item)}:{item.id}", contents)

    def hide(self, kind: ItemKind, item_id: str) -> Changes:
        """Take an item off the shelf, ours or the service's. Plans that use it keep it.

        Raises:
            UserFacingError: ``library.unknown``; ``library.cannot_hide`` for a theme; as ``save``.
            ContentError: ``library.broken``: ``hidden.toml`` was broken by hand.
        """
        contents = self._service.hiding((kind, item_id))
        return self._write("hide", f"{kind}:{item_id}", contents)

    def show(self, kind: ItemKind, item_id: str) -> Changes:
        """Put an item back on the shelf, whoever hid it.

        Raises:
            UserFacingError: ``library.unknown``; ``library.heading_hidden`` for a template whose
                intervention is hidden; as ``save``.
            ContentError: ``library.broken``: ``hidden.toml`` was broken by hand.
        """
        contents = self._service.showing((kind, item_id))
        return self._write("show", f"{kind}:{item_id}", contents)

    def restore(self, kind: ItemKind, item_id: str) -> Changes:
        """Drop the service's version: ours (or the machine's) is back, or the item is gone.

        Raises:
            UserFacingError: ``library.needed`` where another of the service's items uses it;
                ``library.by_hand`` where it stands in a file written by hand; as ``save``.
        """
        contents = self._service.restoring((kind, item_id))
        return self._write("restore", f"{kind}:{item_id}", contents)

    def preview(self, path: Path) -> ImportPreview:
        """Return what importing a file would do; nothing is changed.

        Raises:
            UserFacingError: ``library.file_unreadable``, ``library.file_too_big``,
                ``library.newer``.
            ContentError: ``library.import_refused`` with file, line and reason.
        """
        return read_import(path, self._service).preview

    def import_file(self, path: Path) -> Changes:
        """Add, replace, hide and show what a file says, all of it or nothing.

        What the service has besides stays: nothing is ever removed by an import.

        Raises:
            UserFacingError: As ``preview`` and ``save``.
            ContentError: As ``preview``.
        """
        found = read_import(path, self._service)
        names = (f"{each.change}:{each.kind}:{each.id}" for each in found.preview.lines)
        return self._write("import", "", found.contents, *names)

    def export(self, path: Path) -> Changes:
        """Write all of the service's changes that are in use into one file.

        Raises:
            UserFacingError: ``library.export_failed`` with ``reason``; an earlier file of that
                name is as it was.
        """
        self._service.export(path)
        with self._unit.write():
            self._unit.log("export", "library", "")
        return Changes()

    def bring_catalogue(self, file: CatalogueFile) -> Changes:
        """Use a checked catalogue for the packs of its language from now on.

        Args:
            file: As ``reports.read_catalogue`` returned it, which checked it.

        Raises:
            UserFacingError: ``disk.full``, ``disk.failed``, ``library.read_only``,
                ``library.write_failed``; nothing was changed.
        """
        contents = {f"{file.language}{ENDING}": file.po.encode()}
        return self._write("save", f"catalogue:{file.language}", contents, within=FOLDER)

    def drop_catalogue(self, language: str) -> Changes:
        """Use the program's own words of a language again.

        Raises:
            UserFacingError: As ``bring_catalogue``.
        """
        if language not in self.library().catalogues:
            return Changes()
        contents = {f"{language}{ENDING}": None}
        return self._write("restore", f"catalogue:{language}", contents, within=FOLDER)

    def save_catalogue(self, language: str, path: Path) -> Changes:
        """Write a language's catalogue to a file for whoever checks it: the service's, else ours.

        Raises:
            UserFacingError: ``library.export_failed`` with ``reason``.
        """
        own = self.library().catalogues.get(language)
        try:
            write_private(path, (own.po if own else draft_of(language)).encode())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UserFacingError("library.export_failed", reason=reason) from error
        with self._unit.write():
            self._unit.log("export", "library", f"catalogue:{language}")
        return Changes()

    def _write(
        self, action: str, what: str, contents: Contents, *names: str, within: str = ""
    ) -> Changes:
        if not contents:
            return Changes()
        with ExitStack() as undo:
            with self._unit.write():
                self._unit.log(action, "library", what, *names)
                before = self._service.write(contents, within)
                undo.callback(self._service.put_back, before, within)
            undo.pop_all()
        return Changes(frozenset({Kind.LIBRARY}))
