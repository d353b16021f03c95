"""The published JSON Schema says what the loader says, for every file and for broken ones."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from resources.library_loader import FOLDER, NOT_OURS
from tools import library_schema

SCHEMA = json.loads(library_schema.TARGET.read_text(encoding="utf-8"))
FILES = sorted(each for each in FOLDER.glob("*.toml") if each.name not in NOT_OURS)


def as_json(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def errors(text: str) -> list[str]:
    validator = Draft202012Validator(SCHEMA)
    return [error.message for error in validator.iter_errors(as_json(tomllib.loads(text)))]


def test_it_is_up_to_date() -> None:
    assert library_schema.main(["--check"]) == 0


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.name)
def test_every_file_of_ours_is_valid(file: Path) -> None:
    assert errors(file.read_text(encoding="utf-8")) == []


def renamed(text: str) -> str:
    return text.replace("purpose =", "purpos =", 1)


def emptied(text: str) -> str:
    return text.replace('phases = ["start"]', "phases = []", 1)


def unknown_word(text: str) -> str:
    return text.replace('strength = "guidance"', 'strength = "certain"', 1)


def number_as_text(text: str) -> str:
    return text.replace("minutes = 5", 'minutes = "5"', 1)


@pytest.mark.parametrize("spoil", [renamed, emptied, unknown_word, number_as_text])
def test_a_broken_file_is_not(spoil: Callable[[str], str]) -> None:
    text = (FOLDER / "tasks_worry.toml").read_text(encoding="utf-8")
    assert errors(spoil(text)) != []


@pytest.mark.parametrize("record", ["Template", "Worksheet", "Barrier", "Measure", "Example"])
def test_every_field_of_an_item_is_described(record: str) -> None:
    shapes = SCHEMA["$defs"][record]["properties"]
    assert [name for name, shape in shapes.items() if "description" not in shape] == []
