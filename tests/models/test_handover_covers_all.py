"""Whatever the store begins to keep of a person, a handover file knows how to check."""

import re
from pathlib import Path

from models.handover import values
from models.handover.shape import TABLES, columns_of, name_of
from models.store.person import JSON_COLUMNS

STORE = Path(__file__).parents[2] / "models" / "store"
KEPT = re.compile(r"\.keep\(\s*\w+,\s*\"(\w+)\"")


def test_every_before_image_can_be_read() -> None:
    kept = {name for path in STORE.glob("*.py") for name in KEPT.findall(path.read_text("utf-8"))}
    assert len(kept) > 5
    assert kept <= values._REVISED.keys()


def test_every_json_column_is_read_as_what_it_is() -> None:
    columns = {(name_of(table), each.name) for table in TABLES for each in columns_of(table)}
    assert {each for each in columns if each[1] in JSON_COLUMNS} <= values._LONG
    assert columns >= values._LONG | values._LINES - {("patient", "search_key")}
    assert columns >= values._WORDS.keys()


def test_every_kind_of_column_is_checked() -> None:
    kinds = {each.kind for table in TABLES for each in columns_of(table) if not each.parent}
    assert kinds <= values._BY_KIND.keys()
