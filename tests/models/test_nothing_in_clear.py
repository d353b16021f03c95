"""Nothing of a patient is in clear anywhere under the profile's folder, at any moment."""

from pathlib import Path

import pytest

from models.settings import THEME, FileSettings
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.drafts import Draft
from planner.ids import SeededIds
from planner.patients import Patient

NAME = "Xanthippe Quillfeather-Żółw"
NOTE = "zanzibar marmalade"


@pytest.fixture
def written(vault: Vault, clock: FixedClock, ids: SeededIds) -> Vault:
    """A vault into which a person and a draft have just been written."""
    patient = Patient(id=ids.new(), reference="R1", name=NAME)  # type: ignore[arg-type]
    vault.store.patients.save(patient)
    draft = Draft(kind="plan", owner=patient.id, version=1, data=f'"{NOTE}"', saved_at=clock.now())
    vault.store.drafts.save(draft.kind, draft.owner, draft.version, draft.data)
    return vault


def in_clear(root: Path, *, least: int) -> list[str]:
    """Return the files in which the name, the note, or a table's name can be read."""
    files = [path for path in root.rglob("*") if path.is_file()]
    assert len(files) >= least
    words = (NAME.encode(), NAME.casefold().encode(), NAME.encode("utf-16-le"), NOTE.encode())
    return [
        path.name
        for path in files
        for word in (*words, NAME[:9].encode(), b"CREATE TABLE", b"SQLite format 3")
        if word in path.read_bytes()
    ]


def test_while_it_is_open(written: Vault) -> None:
    assert written.profile.root.joinpath("vault.db-wal").stat().st_size > 0
    assert in_clear(written.profile.root, least=4) == []


def test_after_a_backup_and_a_lock(
    written: Vault, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    written.back_up()
    FileSettings(written.profile.settings).set(THEME, "dark")
    written.close()
    unlock(written.profile, passphrase, clock=clock, ids=ids).close()
    assert in_clear(written.profile.root, least=5) == []


def test_nor_is_it_in_a_file_name_or_a_log(
    written: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    written.back_up()
    names = " ".join(str(path) for path in written.profile.root.rglob("*"))
    assert NAME not in caplog.text + names


def test_the_search_itself_works(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(NAME, encoding="utf-8")
    assert in_clear(tmp_path, least=1)
