"""Make docs/library.schema.json, the JSON Schema of the library's TOML files, from planner's types.

    python3 tools/library_schema.py            # write it
    python3 tools/library_schema.py --check    # say whether it is up to date

Descriptions are the types' own docstrings, so the schema cannot say something else than the code.
TOML dates are strings of the format "date" here, as validators of TOML see them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import types
import typing
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planner.library import CrisisLines  # noqa: E402
from resources.library_loader import CRISIS, KINDS  # noqa: E402
from resources.loader.decode import BLOCKS, NOT_IN_FILES, OMITTED  # noqa: E402

TARGET = ROOT / "docs" / "library.schema.json"
PLAIN: dict[type, dict[str, object]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}
ATTRIBUTE = re.compile(
    r"^    (?:    )?(\w+): (.+?)(?=^    (?:    )?\w+: |\Z)", re.MULTILINE | re.DOTALL
)


def schema() -> dict[str, object]:
    """Return the schema of one library file."""
    definitions: dict[str, object] = {}
    kinds = {name: _list_of(_reference(kind, definitions)) for name, kind in KINDS.items()}
    kinds[CRISIS] = _reference(CrisisLines, definitions)
    hidden = {
        "type": "object",
        "description": "Items taken off the shelf, or put back, by kind: a service's own files.",
        "properties": {name: _list_of(PLAIN[str]) for name in KINDS},
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A library file of Between Sessions",
        "type": "object",
        "properties": {**kinds, "hide": hidden, "show": hidden, "format": {"type": "integer"}},
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _list_of(item: object) -> dict[str, object]:
    return {"type": "array", "items": item, "minItems": 1}


def _reference(kind: type, definitions: dict[str, object]) -> dict[str, object]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _record(kind: type, definitions: dict[str, object]) -> dict[str, object]:
    about, notes = _docstring(kind)
    hints = typing.get_type_hints(kind)
    properties: dict[str, object] = {}
    required = []
    for each in fields(kind):
        if (kind, each.name) in NOT_IN_FILES:
            continue
        described = {"description": notes[each.name]} if each.name in notes else {}
        properties[each.name] = {**_shape(hints[each.name], definitions), **described}
        optional = types.NoneType in typing.get_args(hints[each.name])
        if each.default is MISSING and (kind, each.name) not in OMITTED and not optional:
            required.append(each.name)
    names = {known: name for name, known in BLOCKS.items()}
    if kind in names:
        properties = {"block": {"const": names[kind]}, **properties}
        required.insert(0, "block")
    found = {"type": "object", "description": about, "properties": properties}
    return {**found, "required": required, "additionalProperties": False}


def _shape(hint: Any, definitions: dict[str, object]) -> dict[str, object]:  # noqa: ANN401
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return _list_of(_shape(arguments[0], definitions))
    if arguments:
        real = [each for each in arguments if each is not types.NoneType]
        if len(real) == 1:
            return _shape(real[0], definitions)
        return {"oneOf": [_reference(each, definitions) for each in BLOCKS.values()]}
    if issubclass(hint, StrEnum):
        return {"enum": [each.value for each in hint]}
    return dict(PLAIN[hint]) if hint in PLAIN else _reference(hint, definitions)


def _docstring(kind: type) -> tuple[str, dict[str, str]]:
    about, _, attributes = (kind.__doc__ or "").partition("Attributes:\n")
    notes = {name: " ".join(text.split()) for name, text in ATTRIBUTE.findall(attributes)}
    return " ".join(about.split()), notes


def main(arguments: list[str]) -> int:
    """Write the schema, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if options.check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(text) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
