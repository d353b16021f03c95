"""age files, with the real child and the real library."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import age_file
from planner.errors import UserFacingError

WORDS = "copper lantern river wool ninth harbour"
CONTENT = "Amina K. & <b>ü ع".encode() * 100


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return age_file.seal_with_passphrase(CONTENT, WORDS)


@pytest.fixture(scope="module")
def keys() -> tuple[str, str]:
    return age_file.new_identity()


@pytest.fixture(scope="module")
def for_a_key(keys: tuple[str, str]) -> bytes:
    return age_file.seal_to(CONTENT, (keys[1],))


def code_of(data: bytes, passphrase: str = WORDS) -> str:
    with pytest.raises(UserFacingError) as caught:
        age_file.open_with_passphrase(data, passphrase)
    return caught.value.code


def test_what_was_sealed_opens_again(sealed: bytes) -> None:
    assert age_file.open_with_passphrase(sealed, WORDS) == CONTENT
    assert CONTENT[:10] not in sealed


def test_any_age_program_opens_it_and_the_other_way_round(sealed: bytes) -> None:
    assert pyrage.passphrase.decrypt(sealed, WORDS) == CONTENT
    assert age_file.open_with_passphrase(pyrage.passphrase.encrypt(b"x", "a"), "a") == b"x"


def test_keys(keys: tuple[str, str], for_a_key: bytes) -> None:
    identity, _ = keys
    assert age_file.open_with(for_a_key, identity) == CONTENT
    assert age_file.open_with(for_a_key, f"# made today\n{identity}\n") == CONTENT
    with pytest.raises(UserFacingError, match=r"age\.wrong_key"):
        age_file.open_with(for_a_key, age_file.new_identity()[0])


@pytest.mark.parametrize(
    "identity", ["", "AGE-SECRET-KEY-1", "x" * 70, "AGE-SECRET-KEY-1" + "Q" * 58]
)
def test_what_is_no_key_is_said(for_a_key: bytes, identity: str) -> None:
    with pytest.raises(UserFacingError, match=r"age\.bad_key"):
        age_file.open_with(for_a_key, identity)


@pytest.mark.parametrize("recipient", ["", "age1", "age1" + "q" * 58, "--help"])
def test_nothing_is_sealed_to_what_is_no_key(recipient: str) -> None:
    with pytest.raises(UserFacingError, match=r"age\.bad_key"):
        age_file.seal_to(b"x", (recipient,))


def test_wrong_words(sealed: bytes) -> None:
    assert code_of(sealed, "copper lantern river wool ninth") == "age.wrong_passphrase"


def test_a_file_for_the_other_way_is_told_apart(sealed: bytes, for_a_key: bytes) -> None:
    assert code_of(for_a_key) == "age.for_a_key"
    with pytest.raises(UserFacingError, match=r"age\.for_a_passphrase"):
        age_file.open_with(sealed, age_file.new_identity()[0])


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a child was started")

    monkeypatch.setattr(subprocess, "run", refuse)


@pytest.mark.usefixtures("no_child")
@pytest.mark.parametrize("factor", [b"21", b"30", b"63", b"99"])
def test_too_high_a_cost_is_refused_before_any_work(sealed: bytes, factor: bytes) -> None:
    asks = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 " + factor, sealed)
    assert code_of(asks) == "age.too_costly"


@pytest.mark.usefixtures("no_child")
@pytest.mark.parametrize("factor", [b"0", b"-1", b"018", b"100", b"", b"1 8"])
def test_a_cost_that_is_no_number_is_damage(sealed: bytes, factor: bytes) -> None:
    assert code_of(re.sub(rb"(-> scrypt \S+) \d+", rb"\1 " + factor, sealed)) == "age.damaged"


@pytest.mark.usefixtures("no_child")
@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"age-encryption.org/v2\n-> scrypt a 1\n--- b", bytes(5000), b"\xff" * 99],
)
def test_what_is_no_age_file_is_refused_before_any_work(data: bytes) -> None:
    assert code_of(data) == "age.foreign"


@pytest.mark.usefixtures("no_child")
def test_other_ways_of_sealing_are_refused_before_any_work(sealed: bytes) -> None:
    plugin = sealed.replace(b"-> scrypt", b"-> piv-p256", 1)
    assert code_of(plugin) == "age.foreign"
    twice = sealed.replace(b"\n--- ", b"\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\nQUJD\n--- ", 1)
    assert code_of(twice) == "age.foreign"


@pytest.mark.usefixtures("no_child")
def test_too_much_is_refused_before_any_work() -> None:
    much = bytes(age_file.LARGEST + 1)
    with pytest.raises(UserFacingError, match=r"age\.too_large"):
        age_file.seal_with_passphrase(much, WORDS)
    assert code_of(b"age-encryption.org/v1\n" + much + bytes(70_000)) == "age.too_large"


def test_every_cut_within_the_header_is_refused(sealed: bytes) -> None:
    end = sealed.index(b"\n--- ") + 5
    assert {code_of(sealed[:cut]) for cut in range(end)} <= {"age.foreign", "age.damaged"}


def test_cuts_and_changes_of_what_is_sealed_for_a_key(
    keys: tuple[str, str], for_a_key: bytes
) -> None:
    end = for_a_key.index(b"\n--- ") + 5
    for cut in (end, end + 20, end + 43, end + 44, end + 60, len(for_a_key) - 1):
        with pytest.raises(UserFacingError, match=r"age\.(damaged|failed)"):
            age_file.open_with(for_a_key[:cut], keys[0])
    for at in (end + 3, end + 50, len(for_a_key) - 1):
        changed = bytearray(for_a_key)
        changed[at] ^= 1
        with pytest.raises(UserFacingError, match=r"age\.damaged"):
            age_file.open_with(bytes(changed), keys[0])


@pytest.mark.usefixtures("no_child")
@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 60))
def test_any_header_is_either_refused_or_one_of_ours(rest: bytes, keep: int) -> None:
    data = b"age-encryption.org/v1\n-> scrypt leWArnWygeMAZ31DM0++Bw 19\n"[:keep] + rest
    with pytest.raises((UserFacingError, AssertionError)):
        age_file.open_with_passphrase(data, WORDS)


def test_a_child_that_takes_too_long_is_stopped(
    sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_file, "SECONDS", 0.05)
    assert code_of(sealed) == "age.timeout"


def test_a_child_that_dies_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "dies.py"
    script.write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.setattr(age_file, "_CHILD", script)
    with pytest.raises(UserFacingError, match=r"age\.failed"):
        age_file.new_identity()


def test_memory_is_bounded(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A factor that would be paid with 4 GiB ends in the child, not in the program."""
    monkeypatch.setattr(age_file, "HIGHEST_WORK_FACTOR", 22)
    costly = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 22", sealed)
    assert code_of(costly) in {"memory.low", "age.damaged", "age.failed"}


@pytest.fixture
def watched() -> Iterator[list[bytes]]:
    """Give what the process list and the environments of children said meanwhile."""
    seen: list[bytes] = []
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            for name in ("cmdline", "environ"):
                for path in Path("/proc").glob(f"[0-9]*/{name}"):
                    try:
                        seen.append(path.read_bytes())
                    except OSError:
                        continue
            time.sleep(0.05)

    thread = threading.Thread(target=watch)
    thread.start()
    yield seen
    over.set()
    thread.join()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_words_are_in_no_command_line_or_environment(
    sealed: bytes, watched: list[bytes]
) -> None:
    age_file.open_with_passphrase(sealed, WORDS)
    assert any(b"age_child" in each for each in watched)
    assert not any(b"lantern" in each for each in watched)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_child_is_bounded_and_leaves_no_core_dump() -> None:
    say = (
        "import resource; from models.age_child import bound; bound();"
        "print(*resource.getrlimit(resource.RLIMIT_CORE), *resource.getrlimit(resource.RLIMIT_AS))"
    )
    said = subprocess.run([sys.executable, "-c", say], capture_output=True, check=True, text=True)
    assert said.stdout.split() == ["0", "0", "1200000000", "1200000000"]
