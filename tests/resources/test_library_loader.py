import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.library import Library
from resources.library_loader import FOLDER, ContentError, load_library

Break = Callable[[str, str, str], Path]

FAULTS = (
    # file, text replaced, replacement, words of the reason, text on the line named
    ("crisis.toml", "checked_on = 2026-11-23", 'checked_on = "today"', "a date", "checked_on"),
    ("crisis.toml", 'id = "shout"', 'id = "nhs_111"', "stands twice", "85258"),
    ("measures.toml", "total_high = 27", "total_high = 28", "add up to 27", "total_high"),
    ("measures.toml", "cut_off = 10", "cut_off = 99", "1 to 27", "cut_off"),
    ("measures.toml", "low = 5, high = 9", "low = 6, high = 9", "starts at 5", "low = 6"),
    ("measures.toml", 'item = "phq9_9"', 'item = "phq9_0"', "no item", "risk_item"),
    ("measures.toml", "low = 0, high = 3", "low = 3, high = 3", "less than high", "low = 3"),
    ("measures.toml", "may_be_na = true", 'may_be_na = "yes"', "true or false", "may_be_na"),
    ("themes.toml", 'id = "T2"', 'id = "T11"', "T1 to T10", 'id = "T11"'),
    ("themes.toml", 'id = "T2"', 'id = "T1"', "already taken", 'id = "T1"'),
    ("themes.toml", "private = true", "private = false", "are private", "private"),
    ("barriers_3_private.toml", "private = true", "private = false", "are private", "private"),
    ("barriers_8_service.toml", "private = true", "private = false", "are private", "private"),
    ("barriers_2_health.toml", "private = true", "private = false", "T2.6 is private", "private"),
    ("barriers_7_task.toml", 'id = "T9.1"', 'id = "T99.1"', "starts with", 'id = "T99.1"'),
    ("barriers_1_beliefs.toml", 'theme = "T1"', 'theme = "T12"', "not known", "T12"),
    ("barriers_1_beliefs.toml", 'theme = "T1"', 'theme = "T2"', "starts with", 'id = "T1.1"'),
    ("barriers_1_beliefs.toml", '"motivation"', '"will"', "is not one of", "will"),
    ("barriers_1_beliefs.toml", '"rationale"', '"reason"', "is not one of", '"reason"'),
    ("barriers_5_planning.toml", "quick = 4", "quick = 2", "the position 2", "quick = 2"),
    ("barriers_1_beliefs.toml", "quick = 5", "quick = 12", "1 to 11", "quick = 12"),
    ("barriers_1_beliefs.toml", "quick = 5", "quik = 5", "did you mean quick", "quik"),
    ("barriers_1_beliefs.toml", 'label = "', 'label = " ', "space", "label"),
    ("barriers_1_beliefs.toml", 'source = "Bennion 2024"\n', "", "is missing", "[[barrier]]"),
    ("tailoring.toml", '"life.own_words"', '"life.words"', "no field", "about"),
    ("tailoring.toml", 'theme = "T10"', 'theme = "T3"', "aloud", "theme"),
    ("tailoring.toml", 'sets = "print"', 'sets = "shout"', "set to print", "Use my words"),
    ("tailoring.toml", 'id = "explain"', 'id = "my_words"', "stands twice", "Explain it"),
    ("tasks_sleep.toml", '["sleep_diary_sheet"]', '["sleep_sheet"]', "sleep_sheet", "worksheets"),
    ("tasks_sleep.toml", 'intervention = "sleep"', 'intervention = "nap"', "nap", "intervention"),
    ("tasks_sleep.toml", 'size = "usual"', 'size = "stretch"', "stands twice", "change 1 habit"),
    ("tasks_sleep.toml", "minutes = 5, times = 3", "minutes = 0, times = 3", "minutes", "= 0"),
    ("tasks_sleep.toml", "times = 3", "times = 8", "1 to 7", "times = 8"),
    ("tasks_sleep.toml", "times = 3", "times = true", "whole number", "times = true"),
    ("tasks_sleep.toml", 'block = "grid"', 'block = "table"', "grid, lines", "block"),
    ("tasks_sleep.toml", 'rows = "days"', 'rows = "named"', "labels", "[[worksheet.blocks]]"),
    ("tasks_sleep.toml", "weight = 1.1", "weight = 0", "more than 0", "weight = 0"),
    ("tasks_sleep.toml", 'id = "asleep"', 'id = "bed"', "stands twice", "Fell asleep"),
    ("tasks_sleep.toml", 'id = "sleep_diary"\n', 'id = "sleep diary"\n', "letters", "id ="),
    ("tasks_worry.toml", 'fills = "when"', 'fills = "whenever"', "fills is", "fills"),
    ("tasks_worry.toml", "count = 1", "count = 0", "1 or more", "count = 0"),
    ("tasks_worry.toml", "phases = [", "phases = [] # ", "empty", "phases"),
    ("interventions.toml", "[[intervention]]", "[[interventions]]", "not known", "interventions"),
    ("interventions.toml", "[[intervention]]", "[[intervention]", "", "[[intervention]"),
)  # fmt: skip


def test_the_library_loads(library: Library) -> None:
    assert library.templates
    assert list(library.themes) == [*(f"T{number}" for number in range(1, 11)), "O"]


def test_templates_follow_the_order_of_their_interventions(library: Library) -> None:
    order = list(library.interventions)
    ranks = [order.index(each.intervention) for each in library.templates.values()]
    assert ranks == sorted(ranks)


def test_ids_lead_to_the_things_that_have_them(library: Library) -> None:
    for group in (
        library.interventions, library.templates, library.worksheets, library.themes,
        library.barriers, library.tailoring, library.cribs, library.measures,
    ):  # fmt: skip
        assert [each.id for each in group.values()] == list(group)


@pytest.mark.parametrize(("file", "old", "new", "reason", "on_line"), FAULTS)
def test_a_fault_is_named(
    broken: Break, file: str, old: str, new: str, reason: str, on_line: str
) -> None:
    folder = broken(file, old, new)
    with pytest.raises(ContentError) as caught:
        load_library(folder)
    error = caught.value
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    assert error.file == file
    assert reason in error.reason
    assert on_line in lines[error.line - 1]
    assert str(error) == f"{file}, line {error.line}: {error.reason}"


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"[crisis]\nchecked_on = \n", 2, "Invalid value"),
        (b"[crisis]\nchecked_on = [\n", 2, "end of the file"),
        (b"# one\n# \xff\n", 2, "not UTF-8"),
        (b"# nothing\n", 1, "missing"),
        (b"crisis = 3\n", 1, "table"),
    ],
)
def test_a_file_that_is_no_toml(folder: Path, data: bytes, line: int, reason: str) -> None:
    (folder / "crisis.toml").write_bytes(data)
    with pytest.raises(ContentError) as caught:
        load_library(folder)
    assert (caught.value.file, caught.value.line) == ("crisis.toml", line)
    assert reason in caught.value.reason


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "extra.toml").mkdir()
    with pytest.raises(ContentError, match=r"extra\.toml, line 1: the file cannot be read"):
        load_library(folder)


def test_help_lines_stand_once(folder: Path) -> None:
    text = (folder / "crisis.toml").read_text(encoding="utf-8")
    (folder / "more.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="the help lines already stand"):
        load_library(folder)


def test_windows_line_ends_are_read_alike(folder: Path) -> None:
    for path in folder.glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_library(folder) == load_library()


def test_an_error_names_no_place_on_the_machine(broken: Break) -> None:
    folder = broken("measures.toml", "total_high = 27", "total_high = 28")
    with pytest.raises(ContentError) as caught:
        load_library(folder)
    assert str(folder) not in str(caught.value)


def test_importing_the_loader_reads_nothing() -> None:
    code = (
        "import builtins, pathlib, sys\n"
        "def refuse(*args, **kwargs): raise SystemExit(f'read {args[0]}')\n"
        "pathlib.Path.read_bytes = pathlib.Path.read_text = pathlib.Path.glob = refuse\n"
        "import resources.library_loader\n"
    )
    root = FOLDER.parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_source_files_have_one_key_and_one_element_a_line() -> None:
    for path in FOLDER.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\"\"\"|'''|\t|\r", text), path.name
        assert text.endswith("\n"), path.name
