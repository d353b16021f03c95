"""Why some texts of the library may be worded as they are: the exceptions to its own rules."""

import tomllib
from pathlib import Path

from planner.library_check import Reasons
from resources.library_loader import FOLDER

FILE = "reasons.toml"


def load_reasons(folder: Path = FOLDER) -> Reasons:
    """Return the reasons by the name of the text and by what is excused in it.

    Raises:
        KeyError: An entry lacks ``text``, ``what`` or ``why``.
    """
    found = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["reason"]
    return {(each["text"], each["what"]): each["why"] for each in found}
