"""A dozen packs, byte for byte as they were when somebody last looked at them.

After a change that was meant: ``python -m tools.goldens --show FOLDER``, look at the pictures, then
``python -m tools.goldens --update``.
"""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner.catalogues import CatalogueFile
from reports.catalogues import imported
from tests.reports.golden_packs import FIXTURES, FOLDER, GOLDENS, kept, rendered
from tests.reports.test_render import tool
from tools import goldens

ALL = (
    "from tests.reports.golden_packs import GOLDENS, rendered\n"
    "print(*(rendered(name).sha256 for name in GOLDENS))"
)
MOST_BYTES = 1_500_000


@pytest.mark.parametrize("name", GOLDENS)
def test_a_pack_is_as_it_was(name: str) -> None:
    made, old = rendered(name), kept(name).read_bytes()
    assert made.pdf == old, (
        f"the pack {name} changed ({made.pages} pages): "
        "see it with python -m tools.goldens --show FOLDER"
    )


def test_packs_are_the_same_under_every_hash_seed() -> None:
    wanted = [hashlib.sha256(kept(name).read_bytes()).hexdigest() for name in GOLDENS]
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", ALL],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, check=True, text=True,
        )  # fmt: skip
        assert run.stdout.split() == wanted


def test_nothing_else_is_kept_and_it_is_small() -> None:
    files = list(FOLDER.iterdir())
    assert {each.stem for each in files} == set(GOLDENS)
    assert sum(each.stat().st_size for each in files) < MOST_BYTES


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.po")), ids=lambda each: each.stem)
def test_a_checked_sentence_prints_in_its_language(file: Path, tmp_path: Path) -> None:
    name = next(
        each
        for each, (_, options) in GOLDENS.items()
        if options.language == file.stem and "checked" in each
    )
    catalogue = CatalogueFile(file.stem, file.read_text("utf-8"))
    text = tool("pdftotext", "FILE", "-", pdf=kept(name).read_bytes(), folder=tmp_path)
    read = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    for key in ("help.not_emergency", "pack.notice"):
        (words,) = imported(catalogue).fixed[key].forms
        assert [each for each in re.split("[ ،。，.۔।፣።,]+", words) if each not in read] == []


def test_what_changed_is_shown_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(kept("english-aloud").read_bytes())
    monkeypatch.setattr(goldens, "kept", lambda _name: old)
    monkeypatch.setattr(goldens, "GOLDENS", {"english": GOLDENS["english"]})
    assert goldens.main(["--show", str(tmp_path / "seen")]) == 1
    assert (tmp_path / "seen" / "english-1.png").stat().st_size > 10_000
