"""One person's data as files: pages to read, JSON, or both in one. Qt-free."""

import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from planner.errors import UserFacingError
from planner.pack import Rendered
from planner.person_data import PersonData
from planner.report import Report

PDF_NAME, JSON_NAME = "person.pdf", "person.json"
MOST_CHARACTERS = 200
"""How many different characters without a letter form are named before it is given up."""
T = TypeVar("T")


def printable(report: Report, render: Callable[[Report], Rendered]) -> Rendered:
    """Return the pages; a character that no face has is named instead of stopping everything.

    Raises:
        UserFacingError: ``pack.unsupported_text`` where too many are strange.
    """
    for _ in range(MOST_CHARACTERS):
        try:
            return render(report)
        except UserFacingError as error:
            character = str(error.values.get("character", ""))
            if error.code != "pack.unsupported_text" or not character:
                raise
            name = unicodedata.name(character[0], f"U+{ord(character[0]):04X}").lower()
            report = _without(report, character[0], f"[{name}]")
    return render(report)


def as_json(data: PersonData) -> bytes:
    """Return the data in the form programs read."""
    return json.dumps(data.as_json(), ensure_ascii=False, indent=1).encode()


def both(pdf: bytes, data: bytes) -> bytes:
    """Return the pages and the JSON in one container."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr(PDF_NAME, pdf)
        container.writestr(JSON_NAME, data)
    return stream.getvalue()


def _without(value: T, character: str, name: str) -> T:
    """Return a value in whose texts a character is named."""
    return _mapped(value, character, name)  # type: ignore[no-any-return]


def _mapped(value: Any, character: str, name: str) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return value.replace(character, name)
    if isinstance(value, tuple):
        return tuple(_mapped(each, character, name) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {
            field.name: _mapped(getattr(value, field.name), character, name)
            for field in fields(value)
        }
        return replace(value, **found)
    return value
