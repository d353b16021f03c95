"""The audit from the command line: listed, verified, and a printed line checked."""

from models.database import connect
from models.keyfile import KeyFile
from models.keys import database_key
from models.paths import Profile
from models.unlock import unlock
from planner.clock import SystemClock
from planner.ids import RandomIds
from tests.ui.commands.conftest import WORDS


def test_the_newest_rows_are_listed(run, demo) -> None:
    rows = run("audit", "--profile", demo, "--json").json
    assert len(rows) == 100
    assert list(rows[0]) == ["row", "at", "actor", "action", "entity", "id", "fields"]
    plain = run("audit", "--profile", demo)
    assert "You added a score" in plain.out


def test_the_chain_is_verified_with_every_backup(run, demo) -> None:
    told = run("audit", "--profile", demo, "--verify", "--json").json
    assert (told["sound"], told["broken_at"]) == (True, None)
    assert [each["agrees"] for each in told["backups"]] == ["yes"]
    assert run("audit", "--profile", demo, "--state", told["state"]).code == 0
    assert run("audit", "--profile", demo, "--state", "1-0000-0000").code == 2


def test_a_tail_written_anew_shows_against_an_older_backup(run, demo) -> None:
    assert run("backup", "--profile", demo).code == 0
    with unlock(Profile(demo), WORDS, clock=SystemClock(), ids=RandomIds()) as vault:
        database, head = vault._opened.database, vault._audit.head()
        with database.write_tx():
            database.execute_sql("DROP TRIGGER audit_event_no_delete")
            database.execute_sql("DELETE FROM audit_event WHERE seq > ?", (head.seq - 3,))
        for _ in range(5):
            vault.note("made", "backup")
    told = run("audit", "--profile", demo, "--verify")
    assert told.code == 2
    assert "1 of 2 backups agree" in told.out
    assert not run("audit", "--profile", demo, "--verify", "--json").json["sound"]


def cut(profile: Profile, where: str) -> None:
    """Take a row out of the chain, as somebody with the key could."""
    key = database_key(KeyFile.read(profile.key_file).open(WORDS))
    file = connect(profile.vault, key)
    file.execute("DROP TRIGGER IF EXISTS audit_event_no_delete")
    file.execute(f"DELETE FROM audit_event WHERE {where}")  # noqa: S608 (two texts of this file)
    file.close()


def test_a_cut_tail_is_said_before_it_opens_and_is_in_the_audit_after(run, demo) -> None:
    cut(Profile(demo), "seq = (SELECT max(seq) FROM audit_event)")
    ran = run("audit", "--profile", demo, "--verify")
    assert ran.code == 2
    assert "not in it: 1;" in ran.err
    told = run("audit", "--profile", demo, "--verify", "--json").json
    assert "set_aside" in {each["agrees"] for each in told["backups"]}
    assert "another file that was put in place of the vault" in run("audit", "--profile", demo).out


def test_a_break_is_named(run, demo) -> None:
    cut(Profile(demo), "seq = 40")
    ran = run("audit", "--profile", demo, "--verify")
    assert "something else changed it" in ran.err
    ran = run("audit", "--profile", demo, "--verify")
    assert ran.code == 2
    assert "breaks at row 41" in ran.out
    checked = run("check", "--profile", demo, "--json")
    assert (checked.code, checked.json["audit_broken_at"]) == (2, 41)
    assert not checked.json["sound"]
