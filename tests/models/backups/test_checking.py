"""A copy is looked at in every way: what is wrong inside a container that itself is whole."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.audit import ChainHead
from models.backups import Reins, all_set_aside, key_of, look, restore
from models.backups.checking import rehearse
from models.backups.container import KEY, VAULT, Manifest, read_manifest, write_container
from models.backups.places import Backup
from models.unlock import Vault
from planner.clock import FixedClock
from tests.models.faults import add_rows, code_of, database_of, flip

PAGE = 4096


@pytest.fixture
def made(vault: Vault) -> Backup:
    add_rows(vault, 50, "some words to fill a page")
    return vault.back_up()


def packed_anew(
    made: Backup,
    folder: Path,
    say: Callable[[Manifest], Manifest] = lambda manifest: manifest,
    hurt: Callable[[Path], None] = lambda _vault: None,
) -> Path:
    """Return a container of the same files, after something was done to them."""
    with zipfile.ZipFile(made.path) as container:
        container.extractall(folder)
    hurt(folder / VAULT)
    files = {name: folder / name for name in (VAULT, KEY)}
    write_container(folder / "anew.zip", files, say(read_manifest(made.path)), Reins())
    return folder / "anew.zip"


def code_of_look(vault: Vault, path: Path) -> str:
    return code_of(look, path, database_of(vault).key, path.parent, Reins())


def of_another_row(manifest: Manifest) -> Manifest:
    return replace(manifest, head=replace(manifest.head, seal="0" * 64))


def of_a_later_row(manifest: Manifest) -> Manifest:
    return replace(manifest, head=ChainHead(manifest.head.seq + 1, manifest.head.seal, ""))


def of_an_older_schema(manifest: Manifest) -> Manifest:
    return replace(manifest, schema=manifest.schema - 1)


@pytest.mark.parametrize("say", [of_another_row, of_a_later_row, of_an_older_schema])
def test_a_copy_that_is_not_what_its_manifest_says_is_damaged(
    vault: Vault, made: Backup, tmp_path: Path, say: Callable[[Manifest], Manifest]
) -> None:
    assert code_of_look(vault, packed_anew(made, tmp_path, say)) == "backup.damaged"


@pytest.mark.parametrize("page", [3, 9, 20])
def test_a_damaged_page_sealed_into_a_whole_container_is_noticed(
    vault: Vault, made: Backup, tmp_path: Path, page: int
) -> None:
    def hurt(database: Path) -> None:
        flip(database, page * PAGE + 77)

    assert code_of_look(vault, packed_anew(made, tmp_path, hurt=hurt)) == "backup.damaged"


def test_the_same_files_packed_anew_are_whole(vault: Vault, made: Backup, tmp_path: Path) -> None:
    path = packed_anew(made, tmp_path)
    assert look(path, database_of(vault).key, tmp_path, Reins()).kind == "manual"


def test_a_rehearsal_walks_the_audit_chain(vault: Vault, clock: FixedClock, tmp_path: Path) -> None:
    database = database_of(vault)
    add_rows(vault, 3)
    with database.write_tx():
        database.execute_sql("DROP TRIGGER audit_event_no_update")
        database.execute_sql("UPDATE audit_event SET action = 'x' WHERE seq = 2")
    path = vault.back_up().path
    code = code_of(rehearse, path, database.key, tmp_path, clock, Reins())
    assert code == "backup.rehearsal_failed"


def test_what_is_damaged_takes_the_place_of_nothing(
    vault: Vault, made: Backup, clock: FixedClock, passphrase: str, tmp_path: Path
) -> None:
    def hurt(database: Path) -> None:
        flip(database, 9 * PAGE + 77)

    path = packed_anew(made, tmp_path, hurt=hurt)
    key = key_of(path, passphrase)
    vault.close()
    before = vault.profile.vault.read_bytes()
    code = code_of(restore, path, vault.profile, key, clock.now(), Reins(), replace=True)
    assert code == "backup.damaged"
    assert vault.profile.vault.read_bytes() == before
    assert all_set_aside(vault.profile) == ()
