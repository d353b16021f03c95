"""The language catalogues that a service brought in: PO files in its folder of the library.

They are read as text here; what is in them is looked at when a pack is made (``reports``). A file
that cannot be read is left out: the program's own words are used then.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from planner.catalogues import LANGUAGES, CatalogueFile

FOLDER = "languages"
"""Name of the folder within a service's library."""
ENDING = ".po"


def read_catalogues(folder: Path) -> Mapping[str, CatalogueFile]:
    """Return the catalogues of a service's library folder by language; it need not exist."""
    found: dict[str, CatalogueFile] = {}
    for language in LANGUAGES:
        with suppress(OSError, UnicodeDecodeError):
            po = (folder / FOLDER / f"{language}{ENDING}").read_text(encoding="utf-8")
            found[language] = CatalogueFile(language, po)
    return found


def draft_of(language: str) -> str:
    """Return the text of a language's catalogue as it comes with the program.

    Raises:
        OSError: There is none.
    """
    own = Path(__file__).with_name(FOLDER) / f"{language}{ENDING}"
    return own.read_text(encoding="utf-8")
