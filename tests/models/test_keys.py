"""Keys, key file, recovery code."""

import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models import recovery_code
from models.keyfile import KeyFile
from models.keys import KdfCost, Secret, database_key, new_root_key
from models.paths import Profile
from planner.errors import UserFacingError

STANDARD = KdfCost.standard
CHEAP = KdfCost(8, 1, 1)
ROOT = bytes(range(32))
KEY_FILE = KeyFile.seal(Secret(ROOT), "right one", vault_id="v", made_up=False, cost=CHEAP)


def code_of(call, *args) -> str:
    with pytest.raises(UserFacingError) as caught:
        call(*args)
    return caught.value.code


def test_a_guess_costs_what_the_design_says() -> None:
    assert (STANDARD.memory_kib, STANDARD.iterations, STANDARD.lanes) == (256 * 1024, 3, 4)
    assert STANDARD.within_caps()


@pytest.mark.parametrize(
    "cost",
    [(384 * 1024 + 1, 3, 4), (1024, 5, 1), (1024, 1, 5), (7, 1, 1), (0, 1, 1), (64, 0, 1)],
)
def test_a_file_from_outside_cannot_ask_for_any_cost(cost: tuple[int, int, int]) -> None:
    fields = json.loads(KEY_FILE.encode())
    greedy = KeyFile(vault_id="v", made_up=False, cost=KdfCost(*cost), wrapped=KEY_FILE.wrapped)
    assert fields["memory_kib"] == CHEAP.memory_kib
    assert code_of(KeyFile.decode, greedy.encode()) == "keyfile.damaged"


def test_the_database_key_is_not_the_root_key() -> None:
    first, second = database_key(Secret(ROOT)), database_key(Secret(ROOT))
    assert first.reveal() == second.reveal() != ROOT
    assert len(first.reveal()) == 32


def test_a_secret_shows_nothing_and_can_be_wiped() -> None:
    secret = new_root_key()
    assert secret.reveal().hex() not in repr(secret)
    secret.wipe()
    assert code_of(secret.reveal) == "vault.locked"


def test_no_salt_and_no_nonce_is_used_twice() -> None:
    made = [KEY_FILE.sealed_anew(Secret(ROOT), "right one").wrapped for _ in range(3)]
    assert len({each.salt for each in made}) == 3
    assert len({each.nonce for each in made}) == 3


def test_the_right_passphrase_opens_and_a_wrong_one_does_not() -> None:
    again = KeyFile.decode(KEY_FILE.encode())
    assert again == KEY_FILE
    assert again.open("right one").reveal() == ROOT
    assert code_of(again.open, "right ones") == "vault.wrong_passphrase"


@pytest.mark.parametrize("typed", ["  right   one ", "right\tone", "ｒight one"])
def test_keyboards_and_spaces_make_no_difference(typed: str) -> None:
    assert KEY_FILE.open(typed).reveal() == ROOT


@pytest.mark.parametrize("changed", [{"made_up": True}, {"vault_id": "w"}])
def test_the_mark_cannot_be_swapped(changed: dict[str, object]) -> None:
    fields = {"vault_id": "v", "made_up": False, **changed}
    forged = KeyFile(cost=CHEAP, wrapped=KEY_FILE.wrapped, **fields)  # type: ignore[arg-type]
    assert code_of(KeyFile.decode(forged.encode()).open, "right one") == "vault.wrong_passphrase"


@given(st.integers(1, 255))
@example(1)
def test_any_changed_byte_is_seen_as_damage(change: int) -> None:
    whole = KEY_FILE.encode()
    for position, byte in enumerate(whole):
        data = whole[:position] + bytes([byte ^ change]) + whole[position + 1 :]
        assert code_of(KeyFile.decode, data) == "keyfile.damaged"


def test_every_cut_is_seen_as_damage() -> None:
    data = KEY_FILE.encode()
    for length in range(len(data)):
        assert code_of(KeyFile.decode, data[:length]) == "keyfile.damaged"


@given(st.binary(max_size=200))
def test_rubbish_is_no_key_file(data: bytes) -> None:
    assert code_of(KeyFile.decode, data) == "keyfile.damaged"


def test_a_key_file_of_a_newer_program_is_told_from_damage() -> None:
    data = replace(KEY_FILE, version=7).encode()
    with pytest.raises(UserFacingError) as caught:
        KeyFile.decode(data)
    assert (caught.value.code, caught.value.values) == ("keyfile.newer", {"found": 7, "known": 2})


def test_a_missing_key_file_is_told_from_damage(profile: Profile) -> None:
    assert code_of(KeyFile.read, profile.key_file) == "keyfile.missing"


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_code_reads_back_however_it_is_written(key: bytes) -> None:
    code = recovery_code.encode(Secret(key))
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for typed in (code, sloppy, code.replace("-", "").replace("1", "I"), f" {code}\n"):
        assert recovery_code.decode(typed).reveal() == key


def test_a_recovery_code_is_fourteen_groups_of_four() -> None:
    groups = recovery_code.encode(new_root_key()).split("-")
    assert [len(group) for group in groups] == [4] * 14


@given(position=st.integers(0, 55), letter=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_found(position: int, letter: str) -> None:
    code = recovery_code.encode(Secret(ROOT)).replace("-", "")
    typed = code[:position] + letter + code[position + 1 :]
    if typed != code:
        assert code_of(recovery_code.decode, typed) == "recovery.mistyped"


@pytest.mark.parametrize("typed", ["", "U" * 56, "0" * 55, "0" * 57, "é" * 56, "ß" * 28])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert code_of(recovery_code.decode, typed) == "recovery.mistyped"
