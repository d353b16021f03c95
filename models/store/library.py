"""The library with the service's changes, and what changes it."""

from dataclasses import replace

from models.service_library import ServiceLibrary
from models.store.unit import Area, Unit
from planner.ids import SessionId
from planner.library import Library, Template
from planner.shelf import Shelf
from planner.worksheets import Worksheet


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
        """
        kept = self._unit.notes.snapshots(session_id)
        library = self.library()
        templates = {each.id: each for each in kept if isinstance(each, Template)}
        sheets = {each.id: each for each in kept if isinstance(each, Worksheet)}
        return replace(
            library,
            templates={**library.templates, **templates},
            worksheets={**library.worksheets, **sheets},
            barriers=self.everything().barriers,
            pictures=self.everything().pictures,
        )

    def shelf(self) -> Shelf:
        """Return every item with its state, and the service's files that were left out."""
        return self._service.laid().shelf
