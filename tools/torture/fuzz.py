"""Files from outside, spoiled in every way chance thinks of: refused in words, or read as meant."""

import io
import json
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pyrage

from models import age_child, age_file, keys
from models.backups import Reins, key_of, look, restore
from models.errors import FAULTS
from models.keyfile import KeyFile, _check  # the check has to be right to get further in
from models.keys import KdfCost, new_root_key
from planner.errors import UserFacingError
from tools.torture.imports import fuzzed_imports
from tools.torture.jobs import CHEAP, PASSPHRASE, Fault, clock, made, opened, profile_in, said_by
from tools.torture.kill import copied
from tools.torture.results import Outcome, Result, Subject
from tools.torture.spoil import spoiled, spoiled_fields
from ui.error_texts import TEXTS

CRASHES: tuple[type[Exception], ...] = (
    *FAULTS,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a reader must never let out."""
SLOW = 20.0
"""Seconds after which one file took too long."""
THROUGH_THE_CHILD = 60
"""One of so many age files goes through the real child, with a passphrase."""
CAPS = KdfCost(memory_kib=384 * 1024, iterations=4, lanes=4)
AFFORDABLE_KIB = 4096


def fuzz(what: str, cycles: int | None, seed: int, scratch: Path) -> Result:
    """Give a reader many spoiled files.

    Args:
        what: A key of ``SUBJECTS``.
        cycles: How many; None for 10,000.
        seed: Source of chance.
        scratch: An empty folder.
    """
    chance = Random(seed)  # noqa: S311 (repeatable)
    result = Result(f"fuzz: {what}", wanted=cycles or 10_000)
    subject = SUBJECTS[what](chance, scratch)
    codes: dict[str, int] = {}
    for number in range(result.wanted):
        begun = time.monotonic()
        try:
            outcome = subject(number)
        except UserFacingError as error:
            outcome = Outcome(error.code)
        except CRASHES:
            outcome = Outcome("", (Fault("wrong", traceback.format_exc()),))
        if time.monotonic() - begun > SLOW:
            result.add([Fault("wrong", f"file {number} took too long")])
        if outcome.code and not TEXTS.get(outcome.code, ("", ""))[1]:
            result.add([Fault("wrong", f"no next step for {outcome.code}")])
        result.tries += 1
        result.inside += 1
        result.add(outcome.faults)
        codes[outcome.code or "read as meant"] = codes.get(outcome.code or "read as meant", 0) + 1
    result.note = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
    return result


def _key_files(chance: Random, scratch: Path) -> Subject:
    """Half of them with a right check sum, so that more than the first gate is tried."""
    del scratch
    root = new_root_key()
    good = KeyFile.seal(root, PASSPHRASE, vault_id="v", made_up=False, cost=CHEAP).encode()
    fields = json.loads(good)
    paid: list[KdfCost] = []
    _watch_costs(paid)

    def subject(number: int) -> Outcome:
        del paid[:]
        data = spoiled(good, chance) if number % 2 else _right_sum(fields, chance)
        code, found = "", None
        try:
            key_file = KeyFile.decode(data)
            if key_file.cost.memory_kib <= AFFORDABLE_KIB:
                found = key_file.open(PASSPHRASE).reveal()
        except UserFacingError as error:
            code = error.code
        faults = [Fault("wrong", f"paid {cost}") for cost in paid if not cost.within_caps()]
        if found is not None and found != root.reveal():
            faults.append(Fault("wrong", "another key came out"))
        return Outcome(code, tuple(faults))

    return subject


def _right_sum(fields: dict[str, Any], chance: Random) -> bytes:
    plain = {name: value for name, value in fields.items() if name != "check"}
    costs = ("memory_kib", "iterations", "lanes")
    if chance.random() < 0.5:
        over = {name: chance.choice((1, 2, 4, 5, 8, 64, 2**19, 2**31, 2**70)) for name in costs}
        plain |= over
    else:
        plain = spoiled_fields(plain, chance)
    try:
        return json.dumps(plain | {"check": _check(plain)}, indent=1).encode()
    except (TypeError, ValueError):
        return b""


def _watch_costs(paid: list[KdfCost]) -> None:
    """Note what every key derivation is asked to cost."""
    inside = vars(keys)
    real = inside["Argon2id"]

    def watched(**asked: Any) -> Any:  # noqa: ANN401 (the library's own)
        paid.append(KdfCost(asked["memory_cost"], asked["iterations"], asked["lanes"]))
        return real(**asked)

    inside["Argon2id"] = watched


def _backups(chance: Random, scratch: Path) -> Subject:
    """Spoiled bytes, and whole containers with spoiled members; some are restored."""
    home = scratch / "home"
    said = made(profile_in(home), people=1)
    with opened(profile_in(home)) as vault:
        good = vault.back_up().path.read_bytes()
    copied(home, scratch / "target")
    before = profile_in(home).vault.read_bytes()
    path, room = scratch / "20260512T090000Z-manual.zip", scratch / "room"
    room.mkdir()

    def subject(number: int) -> Outcome:
        path.write_bytes(spoiled(good, chance) if number % 2 else _repacked(good, chance))
        profile, code, faults = profile_in(scratch / "target"), "", []
        try:
            key = key_of(path, PASSPHRASE)
            look(path, key, room, Reins())
            restore(path, profile, key, clock().now(), Reins(), replace=True)
        except UserFacingError as error:
            code = error.code
        if list(room.iterdir()):
            faults.append(Fault("wrong", f"file {number} left something lying"))
        if code:
            if profile.vault.read_bytes() != before or profile.set_aside.exists():
                faults.append(
                    Fault("half", f"file {number} was refused, and yet changed something")
                )
        else:
            with opened(profile) as vault:
                if said_by(vault) != said:
                    faults.append(
                        Fault("half", f"file {number} was restored, and says other things")
                    )
        if faults or not code:
            copied(home, scratch / "target")
        return Outcome(code, tuple(faults))

    return subject


def _repacked(good: bytes, chance: Random) -> bytes:
    """Return a whole container with a member spoiled, gone, doubled, squeezed or added."""
    with zipfile.ZipFile(io.BytesIO(good)) as container:
        members = {name: container.read(name) for name in container.namelist()}
    name = chance.choice(sorted(members))
    way = chance.randrange(6)
    if way == 0:
        del members[name]
    elif way == 1:
        members[name] = spoiled(members[name], chance)
    elif way == 2:
        members[name] = chance.choice((b"", b"{}", b"[" * 3000, b"null", bytes(5000)))
    elif way == 3:
        members[f"../{name}"] = members["vault.db"]
    elif way == 4:
        fields = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps(spoiled_fields(fields, chance)).encode()
    packed = io.BytesIO()
    squeeze = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(packed, "w", squeeze) as container:
        for each, content in members.items():
            container.writestr(each, content)
        if way == 5:
            container.writestr("more.bin", bytes(1 << 22))
    return packed.getvalue()


def _age_files(chance: Random, scratch: Path) -> Subject:
    """Sealed for a key, opened in this process; some by a passphrase, in the bounded child."""
    del scratch
    identity = pyrage.x25519.Identity.generate()
    content = chance.randbytes(70_000)
    sealed = pyrage.encrypt(content, [identity.to_public()])
    by_words = pyrage.passphrase.encrypt(content, PASSPHRASE)

    def subject(number: int) -> Outcome:
        if number % THROUGH_THE_CHILD == 0:
            found = age_file.open_with_passphrase(_dearer(by_words, chance), PASSPHRASE)
        else:
            head = 300 if number % 2 else 0
            data = spoiled(sealed[:head] or sealed, chance) + (sealed[head:] if head else b"")
            age_file._check_header(data, by_passphrase=False)  # noqa: SLF001 (without its child)
            found = _here(str(identity), data)
        wrong = found != content
        return Outcome("", (Fault("half", f"file {number} gave other content"),) if wrong else ())

    return subject


def _here(identity: str, data: bytes) -> bytes:
    """Do what the child does, in this process."""
    parts = (b"open_with", identity.encode(), data)
    asked = b"".join(len(part).to_bytes(8) + part for part in parts)
    said, result = age_child.work(io.BytesIO(asked))
    if said != b"ok":
        raise UserFacingError(age_file._code(said, "open_with"))  # noqa: SLF001 (likewise)
    return result


def _dearer(data: bytes, chance: Random) -> bytes:
    """Return a file that asks for more work than it may, or is spoiled behind its header."""
    first, asked, rest = data.split(b"\n", 2)
    if chance.random() < 0.5:
        factor = chance.choice((b"21", b"22", b"30", b"63", b"64", b"99", b"0", b"-1", b""))
        return b"\n".join((first, asked.rpartition(b" ")[0] + b" " + factor, rest))
    return b"\n".join((first, asked, spoiled(rest, chance)))


SUBJECTS: dict[str, Callable[[Random, Path], Subject]] = {
    "key files": _key_files,
    "backups": _backups,
    "import files": fuzzed_imports,
    "age files": _age_files,
}
