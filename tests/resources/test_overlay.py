"""A service's files over ours: replaced, added, hidden; a broken one is left out, never ours."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.library import Library
from planner.shelf import Item, ItemKind, Origin, Shelf, ShelfItem
from resources.library_loader import FOLDER, load_library
from resources.overlay import ShelfReader, read_shelf

OURS = load_library()
WALK = '[[picture]]\nid = "walk"\nglyph = "X"\nalt = "somebody on foot"\n'
THING = '[[intervention]]\nid = "our_own"\ntitle = "Our own"\n'

Write = Callable[..., Path]
Read = Callable[[], Shelf]


def entry(kind: str, name: str) -> str:
    """One entry of our own files, as text."""
    for path in sorted(FOLDER.glob("*.toml")):
        parts = re.split(r"(?m)^(?=\[\[[a-z]+\]\]$)", path.read_text(encoding="utf-8"))
        for part in parts:
            if part.startswith(f'[[{kind}]]\nid = "{name}"\n'):
                return part
    raise LookupError(name)


@pytest.fixture
def service(tmp_path: Path) -> Write:
    """Writes a file of the service's folder, or of the machine's."""

    def write(text: str | bytes, name: str = "own.toml", of: str = "service") -> Path:
        path = tmp_path / of / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


@pytest.fixture
def folders(tmp_path: Path) -> list[tuple[Origin, Path]]:
    return [
        (Origin.OURS, FOLDER),
        (Origin.MACHINE, tmp_path / "machine"),
        (Origin.SERVICE, tmp_path / "service"),
    ]


@pytest.fixture
def read(folders: list[tuple[Origin, Path]]) -> Read:
    return lambda: read_shelf(folders)


def state(shelf: Shelf, kind: ItemKind, name: str) -> ShelfItem:
    return next(each for each in shelf.items if (each.kind, each.item.id) == (kind, name))


def test_without_changes_the_library_is_ours(read: Read) -> None:
    shelf = read()
    assert shelf.library is OURS
    assert {each.origin for each in shelf.items} == {Origin.OURS}
    assert not any(each.hidden or each.replaces for each in shelf.items)
    assert shelf.faults == ()


def test_an_entry_takes_the_place_of_ours(service: Write, read: Read) -> None:
    service(WALK)
    shelf = read()
    assert shelf.library.pictures["walk"].alt == "somebody on foot"
    assert list(shelf.library.pictures) == list(OURS.pictures)
    found = state(shelf, ItemKind.PICTURE, "walk")
    assert (found.origin, found.replaces) == (Origin.SERVICE, True)


def test_a_new_entry_comes_last_in_its_intervention(service: Write, read: Read) -> None:
    service(entry("template", "sleep_diary").replace('id = "sleep_diary"', 'id = "nights"'))
    shelf = read()
    group = [each.id for each in shelf.library.templates.values() if each.intervention == "sleep"]
    assert group[-1] == "nights"
    found = state(shelf, ItemKind.TEMPLATE, "nights")
    assert (found.origin, found.replaces) == (Origin.SERVICE, False)


def test_the_profile_wins_over_the_machine(service: Write, read: Read) -> None:
    service(WALK.replace("somebody", "everybody"), of="machine")
    assert read().library.pictures["walk"].alt == "everybody on foot"
    service(WALK)
    assert read().library.pictures["walk"].alt == "somebody on foot"


def test_files_may_refer_to_each_other(service: Write, read: Read) -> None:
    template = entry("template", "sleep_diary").replace('"sleep_diary_sheet"', '"z_sheet"')
    service(template.replace('id = "sleep_diary"', 'id = "nights"'), "a.toml")
    sheet = entry("worksheet", "sleep_diary_sheet")
    service(sheet.replace('id = "sleep_diary_sheet"', 'id = "z_sheet"'), "z.toml")
    shelf = read()
    assert shelf.faults == ()
    assert shelf.library.templates["nights"].worksheets == ("z_sheet",)


def test_hidden_items_are_off_the_library_and_on_the_shelf(service: Write, read: Read) -> None:
    service('[hide]\ntemplate = ["sleep_diary"]\nbarrier = ["T1.1"]\n')
    shelf = read()
    assert "sleep_diary" not in shelf.library.templates
    assert "T1.1" not in shelf.library.barriers
    assert state(shelf, ItemKind.BARRIER, "T1.1").hidden


def test_a_template_goes_with_its_intervention(service: Write, read: Read) -> None:
    service('[hide]\nintervention = ["sleep"]\n')
    shelf = read()
    assert "sleep" not in {each.intervention for each in shelf.library.templates.values()}
    assert state(shelf, ItemKind.TEMPLATE, "sleep_diary").hidden


def test_a_hidden_sheet_in_use_stays_printable(service: Write, read: Read) -> None:
    service('[hide]\nworksheet = ["sleep_diary_sheet"]\n')
    shelf = read()
    assert state(shelf, ItemKind.WORKSHEET, "sleep_diary_sheet").hidden
    assert "sleep_diary_sheet" in shelf.library.worksheets
    users = [e.id for e in OURS.templates.values() if "sleep_diary_sheet" in e.worksheets]
    listed = ", ".join(f'"{each}"' for each in users)
    service(f"[hide]\ntemplate = [{listed}]\n", "more.toml")
    assert "sleep_diary_sheet" not in read().library.worksheets


def test_hidden_pictures_stay_where_they_are_drawn(service: Write, read: Read) -> None:
    listed = ", ".join(f'"{each}"' for each in OURS.pictures)
    service(f"[hide]\npicture = [{listed}]\n")
    library = read().library
    assert _drawn(library) <= set(library.pictures)
    assert set(library.pictures) < set(OURS.pictures)


def _drawn(library: Library) -> set[str]:
    text = repr((library.worksheets, library.examples))
    return set(re.findall(r"picture='([^']+)'", text))


def test_the_profile_shows_what_the_machine_hides(service: Write, read: Read) -> None:
    service('[hide]\ntemplate = ["sleep_diary"]\n', of="machine")
    assert "sleep_diary" not in read().library.templates
    service('[show]\ntemplate = ["sleep_diary"]\n')
    assert "sleep_diary" in read().library.templates


FAULTS = (
    # text of the file, text on the line named, words of the reason
    ("[[picture]\n", "", "Expected"),
    (b"# \xff\n", "", "UTF-8"),
    ("x = " + "[" * 5000, "", "too long"),
    ("x = " + "1" * 5000, "", "too long"),
    ("[crisis]\nlines = []\n", "[crisis]", "settings"),
    ("[[pictures]]\n", "pictures", "not known"),
    ("format = 2\n", "format", "newer"),
    ('format = "one"\n', "one", "format is 1"),
    ("hide = 3\n", "hide", "lists of ids"),
    ("[hide]\nthing = []\n", "thing", "is not one of"),
    ("[hide]\ntemplate = [1]\n", "[1]", "in quotes"),
    ('[hide]\ntheme = ["T1"]\n', "T1", "cannot be hidden"),
    (WALK + "\n" + WALK, "id =", "twice in this file"),
    (WALK.replace('"walk"', '"WALK"'), "WALK", "only in capitals"),
    (WALK.replace('"walk"', '"../walk"'), "..", "letters"),
    (WALK.replace("somebody", "x" * 300), "alt", "at most 80 characters"),
    (WALK.replace("somebody", "some\\nbody"), "alt", "line break"),
    (entry("template", "sleep_diary").replace("_sheet", "_s"), "sleep_diary_s", "not known"),
    (entry("template", "sleep_diary").replace("minutes = 5", "minutes = 5000"), "5000", "to 1000"),
    (
        entry("worksheet", "sleep_diary_sheet").replace("weight = 2 ", "weight = nan "),
        "nan",
        "number",
    ),
    (entry("measure", "PHQ9").replace('risk_item = "phq9_9"\n', ""), "measure", "risk_item stays"),
    (entry("measure", "PHQ9").replace('"phq9_1"', '"phq9_0"'), "items", "keeps its items"),
    (entry("barrier", "T1.1").replace("quick = 5", "quick = 4"), "barrier", "no longer fits"),
)


@pytest.mark.parametrize(("text", "on_line", "reason"), FAULTS)
def test_a_fault_is_reported_and_all_else_loads(
    service: Write, read: Read, text: str | bytes, on_line: str, reason: str
) -> None:
    path = service(text, "bad.toml")
    service(THING, "good.toml")
    shelf = read()
    assert [(each.origin, each.file) for each in shelf.faults] == [(Origin.SERVICE, "bad.toml")]
    assert reason in shelf.faults[0].reason
    assert "our_own" in shelf.library.interventions
    assert shelf.library.templates == OURS.templates
    assert on_line.encode() in path.read_bytes().split(b"\n")[shelf.faults[0].line - 1]


def test_what_needs_a_broken_file_is_left_out_too(service: Write, read: Read) -> None:
    template = entry("template", "sleep_diary").replace('"sleep_diary_sheet"', '"z_sheet"')
    service(template, "a.toml")
    service("[[worksheet]]\n", "z.toml")
    shelf = read()
    assert {each.file for each in shelf.faults} == {"a.toml", "z.toml"}
    assert shelf.library is OURS


def test_the_file_that_breaks_ours_is_found_among_others(service: Write, read: Read) -> None:
    service(THING, "a.toml")
    service(entry("barrier", "T1.1").replace("quick = 5", "quick = 4"), "b.toml")
    service(WALK, "c.toml")
    shelf = read()
    assert [each.file for each in shelf.faults] == ["b.toml"]
    assert shelf.library.pictures["walk"].alt == "somebody on foot"


def test_the_second_file_with_an_id_is_left_out(service: Write, read: Read) -> None:
    service(WALK, "a.toml")
    service(WALK.replace("somebody", "everybody"), "b.toml")
    shelf = read()
    assert shelf.library.pictures["walk"].alt == "somebody on foot"
    assert "already taken in a.toml" in shelf.faults[0].reason


def test_a_file_of_the_program_wins_over_one_by_hand(service: Write, read: Read) -> None:
    service(WALK.replace("somebody", "everybody"), "z.toml")
    service(WALK, "picture_walk.toml")
    shelf = read()
    assert shelf.library.pictures["walk"].alt == "somebody on foot"
    assert shelf.faults == ()


def test_editors_and_other_systems_leave_their_marks(service: Write, read: Read) -> None:
    service(b"\xef\xbb\xbf" + WALK.replace("\n", "\r\n").encode())
    service(b"\x00\x05\x16", "._own.toml")
    shelf = read()
    assert shelf.faults == ()
    assert shelf.library.pictures["walk"].alt == "somebody on foot"


def test_a_folder_that_is_none(tmp_path: Path, read: Read) -> None:
    (tmp_path / "machine").write_text("a file")
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "folder.toml").mkdir()
    shelf = read()
    assert shelf.library is OURS
    assert [each.file for each in shelf.faults] == ["machine", "folder.toml"]
    assert all("cannot be read" in each.reason for each in shelf.faults)


def test_a_file_is_read_again_only_when_it_changed(
    service: Write, folders: list[tuple[Origin, Path]]
) -> None:
    reader = ShelfReader(folders)
    first = reader.laid()
    assert reader.laid() is first
    path = service(WALK)
    second = reader.laid()
    assert second is not first
    assert reader.laid() is second
    path.write_text(WALK.replace("somebody", "everybody"))
    os.utime(path, ns=(1, 1))
    assert reader.laid().shelf.library.pictures["walk"].alt == "everybody on foot"
    path.unlink()
    assert reader.laid().shelf.library is OURS


def test_the_shelf_lists_every_item_once(service: Write, read: Read) -> None:
    service(WALK + THING)
    shelf = read()
    keys = [(each.kind, each.item.id) for each in shelf.items]
    assert len(set(keys)) == len(keys)
    kinds = [list(ItemKind).index(kind) for kind, _ in keys]
    assert kinds == sorted(kinds)
    titles: list[Item] = [e.item for e in shelf.items if e.kind is ItemKind.THEME]
    assert titles == list(OURS.themes.values())
