"""The service's own changes to the library: files in a folder of the profile."""

from pathlib import Path

from planner.shelf import Origin
from resources.library_loader import FOLDER
from resources.overlay import Laid, ShelfReader


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

    def laid(self) -> Laid:
        """Return the library as the folders are now.

        Raises:
            ContentError: The program's own folder is broken.
        """
        return self._reader.laid()
