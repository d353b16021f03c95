"""Containers from anywhere: damaged, cut, foreign, made to hurt. None is taken for a backup."""

import json
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest

from models.backups import key_of, look, restore
from models.backups.container import read_manifest
from models.backups.reins import Reins
from models.paths import Profile
from models.unlock import Vault
from planner.clock import FixedClock
from planner.errors import UserFacingError
from tests.models.faults import add_rows, code_of, flip

KNOWN = {"backup.damaged", "backup.foreign", "backup.other_key", "backup.newer"}


@pytest.fixture
def made(vault: Vault) -> Path:
    """A good container of a vault that is closed by now."""
    add_rows(vault, 3)
    path = vault.back_up().path
    vault.close()
    return path


@pytest.fixture
def try_it(made: Path, clock: FixedClock, passphrase: str, tmp_path: Path) -> Callable[[], str]:
    """Give what tries to restore the container and returns the code, or nothing."""
    key = key_of(made, passphrase)
    numbers = count()

    def attempt() -> str:
        target = Profile(tmp_path / f"elsewhere-{next(numbers)}")
        try:
            restore(made, target, key, clock.now(), Reins(), replace=False)
        except UserFacingError as error:
            assert not target.exists()
            assert {path.name for path in target.root.rglob("*")} <= {"in-use.lock"}
            return error.code
        return ""

    return attempt


def test_the_good_one_is_restored(try_it: Callable[[], str]) -> None:
    assert try_it() == ""


def test_a_flipped_bit_anywhere_is_noticed(made: Path, try_it: Callable[[], str]) -> None:
    good, chance = made.read_bytes(), Random(3)  # noqa: S311 (repeatable)
    for _ in range(60):
        flip(made, chance.randrange(len(good)))
        # A few bytes of the zip's own say nothing of the content: a time, a right.
        assert try_it() in KNOWN | {""}
        made.write_bytes(good)
    restored = {path.read_bytes() for path in made.parents[2].glob("elsewhere-*/vault.db")}
    with zipfile.ZipFile(made) as container:
        assert restored <= {container.read("vault.db")}


@pytest.mark.parametrize("part", [0, 1, 30, 4096, 0.3, 0.5, 0.9, -22, -1])
def test_a_cut_anywhere_is_noticed(made: Path, try_it: Callable[[], str], part: float) -> None:
    data = made.read_bytes()
    end = int(len(data) * part) if isinstance(part, float) else part
    made.write_bytes(data[:end])
    assert try_it() in KNOWN


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None], kind: int = 0) -> None:
    """Write a container again, changed."""
    with zipfile.ZipFile(path) as container:
        files = {name: container.read(name) for name in container.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w", kind) as container:
        for name, data in files.items():
            container.writestr(name, data)


def without_vault(files: dict[str, bytes]) -> None:
    del files["vault.db"]


def without_manifest(files: dict[str, bytes]) -> None:
    del files["manifest.json"]


def climbing(files: dict[str, bytes]) -> None:
    files["../../evil.txt"] = b"x"


def absolute(files: dict[str, bytes]) -> None:
    files["/etc/evil"] = b"x"


def long_name(files: dict[str, bytes]) -> None:
    files["n" * 60_000] = b"x"


def many(files: dict[str, bytes]) -> None:
    files.update({f"{number}.txt": b"" for number in range(2000)})


def big_manifest(files: dict[str, bytes]) -> None:
    files["manifest.json"] = files["manifest.json"] + b" " * 100_000


def deep_manifest(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b"[" * 60_000


def other_vault(files: dict[str, bytes]) -> None:
    files["vault.db"] = bytes(8192)


def other_key_file(files: dict[str, bytes]) -> None:
    files["key.json"] = files["key.json"].replace(b"1", b"2")


def no_key_file_though_summed(files: dict[str, bytes]) -> None:
    del files["key.json"]


def nothing_at_all(files: dict[str, bytes]) -> None:
    files.clear()


CHANGES = (
    without_vault, without_manifest, climbing, absolute, long_name, many, big_manifest,
    deep_manifest, other_vault, other_key_file, no_key_file_though_summed, nothing_at_all,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_zip_that_is_not_just_ours_is_refused(
    made: Path, try_it: Callable[[], str], change: Callable[[dict[str, bytes]], None]
) -> None:
    rewrite(made, change)
    assert try_it() in KNOWN
    assert not (made.parents[2] / "evil.txt").exists()


def test_a_compressed_one_is_refused_unread(made: Path, try_it: Callable[[], str]) -> None:
    rewrite(made, lambda files: None, zipfile.ZIP_DEFLATED)  # noqa: ARG005
    assert try_it() == "backup.damaged"


def test_an_entry_said_to_be_huge_is_refused_unread(made: Path) -> None:
    data = made.read_bytes()
    at = data.rindex(b"vault.db") - 46  # where its line in the directory at the end begins
    assert data[at : at + 4] == b"PK\x01\x02"
    huge = (1 << 31).to_bytes(4, "little")
    made.write_bytes(data[: at + 20] + huge * 2 + data[at + 28 :])
    assert code_of(look, made, None, made.parent, Reins()) == "backup.damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"version": "x"},
        {"head": {}},
        {"head": 3},
        {"sha256": []},
        {"schema": None},
        {"made_at": "soon"},
        {"kind": 4},
        {"vault": ["x"]},
        {"made_up": "yes"},
        {"head": {"seq": 2**63, "seal": "a", "at": "b"}},
        {"head": {"seq": -1, "seal": "a", "at": "b"}},
        {"vault": "\ud800"},
        {"sha256": {"vault.db": 1}},
    ],
)
def test_a_manifest_of_another_shape_is_damage(made: Path, change: dict[str, object]) -> None:
    def changed(files: dict[str, bytes]) -> None:
        files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | change).encode()

    rewrite(made, changed)
    assert code_of(read_manifest, made) == "backup.damaged"


def test_a_newer_one_is_named_with_both_numbers(made: Path) -> None:
    def newer(files: dict[str, bytes]) -> None:
        manifest = json.loads(files["manifest.json"]) | {"version": 9}
        files["manifest.json"] = json.dumps(manifest).encode()

    rewrite(made, newer)
    with pytest.raises(UserFacingError) as caught:
        read_manifest(made)
    assert (caught.value.code, caught.value.values["found"]) == ("backup.newer", 9)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"holiday", b"SQLite format 3\0", b"PK\5\6" + bytes(18)]
)
def test_what_is_no_container_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert code_of(read_manifest, path) in {"backup.damaged", "backup.foreign"}


def test_a_folder_or_nothing_is_missing(tmp_path: Path) -> None:
    assert code_of(read_manifest, tmp_path) == "backup.missing"
    assert code_of(read_manifest, tmp_path / "x.zip") == "backup.missing"


def test_a_wrong_passphrase_opens_nothing_and_the_code_does(made: Path) -> None:
    assert code_of(key_of, made, "not the passphrase") == "vault.wrong_passphrase"
