"""Files hurt in every region: noticed with a next step, or harmless; never opened as if well."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.backups import Reins, backups, key_of, restore
from models.errors import FAULTS
from models.paths import Profile
from planner.errors import UserFacingError
from tools.torture.jobs import PASSPHRASE, Fault, clock, made, opened, profile_in, said_by
from tools.torture.kill import copied
from tools.torture.results import Result
from ui.error_texts import TEXTS

PAGE = 4096
RESERVED = 80
"""Bytes at the end of each page: its initialisation vector and its HMAC."""
FRAME, LOG_HEADER = 24 + PAGE, 32
Hurt = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Patient:
    """What is hurt.

    Attributes:
        closed: A folder with a profile that was closed well.
        crashed: The same, as a crash left it: a log waits.
        older: The same as ``closed``, some changes ago.
        said: What the vault of ``closed`` says.
        said_crashed: What the vault of ``crashed`` says.
        said_backup: What the backup that is hurt says.
    """

    closed: Path
    crashed: Path
    older: Path
    said: str
    said_crashed: str
    said_backup: str


def damages(what: str, cycles: int | None, seed: int, scratch: Path) -> Result:
    """Hurt one file in every way there is.

    Args:
        what: A key of ``WARDS``.
        cycles: How many injuries, chosen by chance; None for all.
        seed: Source of chance.
        scratch: An empty folder.
    """
    chance = Random(seed)  # noqa: S311 (repeatable)
    result = Result(f"damage: {what}")
    patient = _admitted(scratch)
    injuries = list(WARDS[what](patient, chance))
    looked_at = _container_looked_at if what == "backup" else _looked_at
    if cycles is not None:
        injuries = chance.sample(injuries, min(cycles, len(injuries)))
    harmless = 0
    for name, source, said, hurt in injuries:
        copied(source, scratch / "now")
        hurt(scratch / "now")
        found, noticed = looked_at(scratch / "now", said)
        result.tries += 1
        result.inside += noticed
        harmless += not noticed and not found
        result.add(Fault(each.kind, f"{name}: {each.detail}") for each in found)
    result.note = f"{result.inside} noticed, {harmless} harmless: all that was there is there"
    return result


def _admitted(scratch: Path) -> Patient:
    """Make a profile, and keep it as it was at some moments."""
    work, older, closed, crashed = (scratch / n for n in ("work", "older", "closed", "crashed"))
    made(profile_in(work), people=2)
    shutil.copytree(work, older)
    with opened(profile_in(work)) as vault:
        _write(vault, 3)
        said = said_by(vault)
    shutil.copytree(work, closed)
    vault = opened(profile_in(work))
    _write(vault, 6)
    shutil.copytree(work, crashed)
    said_crashed = said_by(vault)
    vault.close()
    return Patient(closed, crashed, older, said, said_crashed, _said_by_backup(closed, scratch))


def _said_by_backup(folder: Path, scratch: Path) -> str:
    copied(folder, scratch / "restored")
    profile = profile_in(scratch / "restored")
    path = _backup(profile)
    restore(path, profile, key_of(path, PASSPHRASE), clock().now(), Reins(), replace=True)
    with opened(profile) as vault:
        return said_by(vault)


def _write(vault: object, count: int) -> None:
    store = vault.store  # type: ignore[attr-defined]
    row = store.lists.caseload()[0]
    sessions = store.sessions.of_episode(store.patients.record(row.id).episodes[0].id)
    for number in range(count):
        store.sessions.save_notes(sessions[0].id, f"{number} " + "n" * 900 * number)


def _looked_at(folder: Path, said: str) -> tuple[list[Fault], bool]:
    """Unlock what was hurt; return what is wrong with how it was met, and whether it was said."""
    profile = profile_in(folder)
    try:
        with opened(profile) as vault:
            same = said_by(vault) == said
            sound = vault.check().sound
    except UserFacingError as error:
        return _said_well(error, profile), True
    except FAULTS as error:
        return [Fault("wrong", f"no words for {error!r}")], False
    return ([] if same and sound else [Fault("wrong", "opened as if well")]), False


def _said_well(error: UserFacingError, profile: Profile) -> list[Fault]:
    """Is there a next step, and does the way back work?"""
    found = [] if TEXTS.get(error.code, ("", ""))[1] else [Fault("wrong", error.code)]
    whole = [each for each in backups(profile) if not each.path.name.endswith("hurt.zip")]
    if not error.code.startswith("vault.") or not whole:
        return found
    try:
        key = key_of(whole[0].path, PASSPHRASE)
        restore(whole[0].path, profile, key, clock().now(), Reins(), replace=True)
        opened(profile).close()
    except UserFacingError as after:
        found.append(Fault("unreadable", f"{error.code}, and after a restore {after.code}"))
    return found


def _container_looked_at(folder: Path, said: str) -> tuple[list[Fault], bool]:
    """Restore the hurt backup; the vault that was there must be as before where it is refused."""
    profile, path = profile_in(folder), _backup(profile_in(folder))
    before = profile.vault.read_bytes()
    try:
        restore(path, profile, key_of(path, PASSPHRASE), clock().now(), Reins(), replace=True)
        with opened(profile) as vault:
            return (
                [] if said_by(vault) == said else [Fault("wrong", "restored as if well")]
            ), False
    except UserFacingError as error:
        found = [] if TEXTS.get(error.code, ("", ""))[1] else [Fault("wrong", error.code)]
        if profile.vault.read_bytes() != before:
            found.append(Fault("lost", "the vault that was there"))
        return found, True
    except FAULTS as error:
        return [Fault("wrong", f"no words for {error!r}")], False


Injury = tuple[str, Path, str, Hurt]


def _flip(name: Callable[[Profile], Path], at: int, bit: int) -> Hurt:
    def hurt(folder: Path) -> None:
        path = name(profile_in(folder))
        with path.open("r+b") as stream:
            stream.seek(at)
            (byte,) = stream.read(1)
            stream.seek(at)
            stream.write(bytes([byte ^ 1 << bit]))

    return hurt


def _cut(name: Callable[[Profile], Path], size: int) -> Hurt:
    return lambda folder: os.truncate(name(profile_in(folder)), size)


def _put(name: Callable[[Profile], Path], at: int, data: bytes) -> Hurt:
    def hurt(folder: Path) -> None:
        with name(profile_in(folder)).open("r+b") as stream:
            stream.seek(at)
            stream.write(data)

    return hurt


def _gone(name: Callable[[Profile], Path]) -> Hurt:
    return lambda folder: name(profile_in(folder)).unlink()


def _whole(name: Callable[[Profile], Path], data: bytes) -> Hurt:
    def hurt(folder: Path) -> None:
        name(profile_in(folder)).write_bytes(data)

    return hurt


def _vault(profile: Profile) -> Path:
    return profile.vault


def _log(profile: Profile) -> Path:
    return profile.vault.with_name("vault.db-wal")


def _key_file(profile: Profile) -> Path:
    return profile.key_file


def _note(profile: Profile) -> Path:
    return profile.last_seen


def _hurt_vault(patient: Patient, chance: Random) -> Iterator[Injury]:
    """Every page: a bit of its content, of its vector, of its HMAC; cuts, swaps, stale pages."""
    data = profile_in(patient.closed).vault.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    old = profile_in(patient.older).vault.read_bytes()
    closed, said = patient.closed, patient.said
    for at in range(16):
        yield f"salt, byte {at}", closed, said, _flip(_vault, at, chance.randrange(8))
    for number in range(len(pages)):
        base = number * PAGE
        for region, low, high in (
            ("content", 16, PAGE - RESERVED),
            ("vector", PAGE - RESERVED, PAGE - 64),
            ("seal", PAGE - 64, PAGE),
        ):
            where = base + chance.randrange(low, high)
            yield f"page {number} {region}", closed, said, _flip(_vault, where, chance.randrange(8))
        yield f"cut before page {number}", closed, said, _cut(_vault, base)
        yield f"cut in page {number}", closed, said, _cut(_vault, base + chance.randrange(1, PAGE))
        other = chance.choice([each for each in range(len(pages)) if each != number])
        swapped = _put(_vault, base, pages[other])
        yield f"page {other} over page {number}", closed, said, swapped
        yield f"page {number} zero", closed, said, _put(_vault, base, bytes(PAGE))
        before = old[base : base + PAGE]
        if before and before != pages[number]:
            yield f"stale page {number}", closed, said, _put(_vault, base, before)
    yield "older file", closed, said, _whole(_vault, old)
    yield "no file", closed, said, _gone(_vault)
    yield "one byte more", closed, said, _put(_vault, len(data), b"x")
    yield "one page more", closed, said, _put(_vault, len(data), bytes(PAGE))


def _hurt_log(patient: Patient, chance: Random) -> Iterator[Injury]:
    """The log of a crash: gone, cut at every frame, every frame hurt, an older one."""
    data = _log(profile_in(patient.crashed)).read_bytes()
    crashed, said = patient.crashed, patient.said_crashed
    yield "no log", crashed, said, _gone(_log)
    yield "empty log", crashed, said, _cut(_log, 0)
    for at in range(LOG_HEADER):
        yield f"header of the log, byte {at}", crashed, said, _flip(_log, at, chance.randrange(8))
    for number, at in enumerate(range(LOG_HEADER, len(data), FRAME)):
        yield f"log cut before frame {number}", crashed, said, _cut(_log, at)
        yield (
            f"log cut in frame {number}",
            crashed,
            said,
            _cut(_log, at + chance.randrange(1, FRAME)),
        )
        for region, low, high in (("head", 0, 24), ("page", 24, FRAME)):
            where = at + chance.randrange(low, high)
            hurt = _flip(_log, where, chance.randrange(8))
            yield f"frame {number} {region}", crashed, said, hurt
        yield f"frame {number} zero", crashed, said, _put(_log, at, bytes(FRAME))


def _hurt_small(
    name: Callable[[Profile], Path], patient: Patient, chance: Random
) -> Iterator[Injury]:
    """A small file: a bit of every byte, cut at every byte, empty, gone, rubbish."""
    data, closed, said = name(profile_in(patient.closed)).read_bytes(), patient.closed, patient.said
    for at in range(len(data)):
        yield f"byte {at}", closed, said, _flip(name, at, chance.randrange(8))
        yield f"cut at {at}", closed, said, _cut(name, at)
    yield "gone", closed, said, _gone(name)
    yield "zeros", closed, said, _whole(name, bytes(len(data)))
    yield "rubbish", closed, said, _whole(name, chance.randbytes(len(data)))
    yield "all brackets", closed, said, _whole(name, b"[" * len(data))


def _backup(profile: Profile) -> Path:
    return min(profile.backups.glob("*-auto*.zip"))


def _hurt_backup(patient: Patient, chance: Random) -> Iterator[Injury]:
    """A container: every byte of its heads, key file and manifest, a bit of every page; cuts."""
    closed, said = patient.closed, patient.said_backup
    data = _backup(profile_in(closed)).read_bytes()
    pages = range(200, profile_in(patient.closed).vault.stat().st_size, PAGE)
    for at in (*range(200), *pages, *range(pages[-1] + PAGE, len(data))):
        yield f"byte {at}", closed, said, _flip(_backup, at, chance.randrange(8))
        yield f"cut at {at}", closed, said, _cut(_backup, at)


def _stale_under_log(patient: Patient, chance: Random) -> Iterator[Injury]:
    """An older page in the file of a vault that crashed.

    No note says what the file should be then. Where the log has the page, it is put right; where it
    has not, only the structure can tell.
    """
    del chance
    data = profile_in(patient.crashed).vault.read_bytes()
    old = profile_in(patient.older).vault.read_bytes()
    for at in range(0, min(len(old), len(data)), PAGE):
        if old[at : at + PAGE] != data[at : at + PAGE]:
            hurt = _put(_vault, at, old[at : at + PAGE])
            yield f"stale page {at // PAGE}", patient.crashed, patient.said_crashed, hurt


WARDS: dict[str, Callable[[Patient, Random], Iterator[Injury]]] = {
    "vault file": _hurt_vault,
    "log of a crash": _hurt_log,
    "key file": lambda patient, chance: _hurt_small(_key_file, patient, chance),
    "backup": _hurt_backup,
    "stale page after a crash": _stale_under_log,
    "note of the vault": lambda patient, chance: _hurt_small(_note, patient, chance),
}
