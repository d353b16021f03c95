"""The library and its sheets from the command line; no profile and no passphrase is needed."""

import stat
import subprocess

import pytest

from planner.shelf import ItemKind
from resources.library_loader import load_library

KEYS = [
    "id",
    "kind",
    "title",
    "intervention",
    "phase",
    "sizes",
    "worksheets",
    "reading_age",
    "source",
    "strength",
]


def test_it_lists_everything_on_the_shelf(run) -> None:
    rows = run("library", "--json", passphrase=None).json
    library = load_library()
    assert {tuple(row) for row in rows} == {tuple(KEYS)}
    assert {row["kind"] for row in rows} == {str(kind) for kind in ItemKind}
    by_id = {(row["kind"], row["id"]): row for row in rows}
    assert len(by_id) == len(rows)
    worry = by_id["template", "worry_time"]
    assert worry["intervention"] == "worry_management"
    assert worry["sizes"] == ["small", "usual", "stretch"]
    assert set(worry["worksheets"]) <= set(library.worksheets)
    assert 5 <= worry["reading_age"] <= 11


def test_plain_words_count_each_kind(run) -> None:
    lines = run("library", passphrase=None).out.splitlines()
    assert f"barrier        {len(load_library().barriers)}" in lines


def test_our_own_library_passes_its_check(run) -> None:
    ran = run("library", "--check", "--json", passphrase=None)
    assert (ran.code, ran.json["findings"], ran.json["unused_reasons"]) == (0, [], [])
    assert ran.json["mean_reading_age"] <= 11
    assert "Nothing to mend." in run("library", "--check", passphrase=None).out


@pytest.mark.parametrize("version", ["writing", "tick", "easy"])
def test_a_sheet_is_a_pdf_for_its_owner_alone(run, version, tmp_path) -> None:
    out = tmp_path / "sheet.pdf"
    ran = run(
        "sheet", "--id", "ba_diary_sheet", "--version", version, "--out", out, "--json",
        passphrase=None,
    )  # fmt: skip
    assert ran.json == {"id": "ba_diary_sheet", "version": version, "pages": 1}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    subprocess.run(["qpdf", "--check", out], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--id", "nothing"), "has no sheet nothing"),
        (("--id", "ba_diary_sheet", "--version", "sung"), "invalid choice"),
        (("--id", "ba_diary_sheet", "--day", "soon"), "is not a day"),
    ],
)
def test_a_fault_is_one_sentence(run, argv, said, tmp_path) -> None:
    out = tmp_path / "sheet.pdf"
    ran = run("sheet", *argv, "--out", out, passphrase=None)
    assert ran.code == 2
    assert said in ran.err
    assert not out.exists()


def test_a_sheet_that_cannot_be_saved_leaves_nothing(run, tmp_path) -> None:
    ran = run("sheet", "--id", "ba_diary_sheet", "--out", tmp_path / "no" / "x.pdf")
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []


MINE = """
[hide]
template = ["worry_time"]

[[example]]
id = "feed_ducks"
text = "Feed the ducks"
topics = ["pleasant"]
picture = "bird"
"""


def test_with_a_profile_it_is_the_services_library(run, tmp_path) -> None:
    folder = tmp_path / "p" / "library"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(MINE, encoding="utf-8")
    rows = run("library", "--profile", tmp_path / "p", "--json", passphrase=None).json
    ids = {row["id"] for row in rows}
    assert "feed_ducks" in ids
    assert "worry_time" not in ids


def test_a_services_file_with_a_fault_is_named_and_left_out(run, tmp_path) -> None:
    folder = tmp_path / "p" / "library"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(MINE.replace("bird", "dragon"), encoding="utf-8")
    ran = run("library", "--profile", tmp_path / "p", "--json", passphrase=None)
    assert ran.code == 0
    assert "ours.toml, line" in ran.err
    assert "worry_time" in {row["id"] for row in ran.json}
