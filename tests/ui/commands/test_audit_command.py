"""The audit from the command line: listed, verified, and a printed line checked."""

from models.database import connect
from models.keyfile import KeyFile
from models.keys import database_key
from models.paths import Profile
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


def test_a_break_and_a_cut_tail_are_named(run, demo) -> None:
    profile = Profile(demo)
    key = database_key(KeyFile.read(profile.key_file).open(WORDS))
    file = connect(profile.vault, key)
    file.execute("DROP TRIGGER audit_event_no_delete")
    last = file.execute("SELECT max(seq) FROM audit_event").fetchone()[0]
    file.execute("DELETE FROM audit_event WHERE seq = ?", (last,))
    file.close()
    ran = run("audit", "--profile", demo, "--verify", "--json")
    assert (ran.code, ran.json["broken_at"]) == (2, None)
    assert "no" in {each["agrees"] for each in ran.json["backups"]}
    file = connect(profile.vault, key)
    file.execute("DELETE FROM audit_event WHERE seq = 40")
    file.close()
    ran = run("audit", "--profile", demo, "--verify")
    assert ran.code == 2
    assert "breaks at row 41" in ran.out
    checked = run("check", "--profile", demo, "--json").json
    assert checked["audit_broken_at"] == 41
    assert not checked["sound"]
