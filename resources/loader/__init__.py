"""The door of the library: ``load_library()`` reads and checks every file of a folder."""

from resources.loader.errors import ContentError
from resources.loader.library import FOLDER, load_library

__all__ = ["FOLDER", "ContentError", "load_library"]
