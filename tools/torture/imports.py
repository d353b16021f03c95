"""A handover file is taken in: everybody in it whole, or nobody."""

import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from models.handover import parcel as parcels
from models.handover_file import Opened
from models.paths import Profile
from models.store.handing import digest_of
from models.unlock import NewVault, Vault
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tools.torture.jobs import (
    CHEAP,
    DAY,
    PASSPHRASE,
    Fault,
    Job,
    Told,
    Voice,
    clock,
    judge_vault,
    opened,
    profile_in,
    said_by,
)
from tools.torture.kill import copied
from tools.torture.results import KINDS, Outcome, Subject
from tools.torture.spoil import NASTY, spoiled, spoiled_fields

PEOPLE = 3


def vault_with(root: Path, seed: int, people: int) -> Vault:
    """Make an open vault of its own with some people."""
    new = NewVault(Profile(root), clock=clock(), ids=SeededIds(seed), made_up=True, cost=CHEAP)
    vault = new.create("Ann Example", PASSPHRASE)
    if people:
        vault.store.demo.fill(patients=people, years=1, seed=seed, today=DAY)
    return vault


def parcel_from(root: Path) -> bytes:
    """Return the content of a handover file of everybody in a vault made for it."""
    with vault_with(root, 31, PEOPLE) as vault:
        store = vault.store
        people = [store.handing.gather(each.id) for each in store.lists.caseload()]
        return parcels.written(store.handing.parcel(people))


def take_in(vault: Vault, content: bytes) -> None:
    """Take in what was in a sealed file."""
    parcel = parcels.read(content, made_up=True)
    vault.take_in(Opened(parcel, digest_of(content)))


class Import(Job):
    """Three people come into another vault, with a backup made before."""

    name = "import"

    def __init__(self) -> None:
        self.content = b""
        self.before = ""
        self.after = ""

    def prepare(self, folder: Path) -> None:
        """Make the file and the vault, and learn what the vault will say."""
        self.content = parcel_from(folder / "sender")
        with vault_with(profile_in(folder).root, 32, 0) as vault:
            self.before = said_by(vault)
        copied(folder, folder.with_name("tried"))
        with opened(profile_in(folder.with_name("tried"))) as vault:
            take_in(vault, self.content)
            self.after = said_by(vault)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Take them in."""
        del chance
        vault = voice.do("unlock", lambda: opened(profile_in(folder)))
        voice.do("import", lambda: take_in(vault, self.content))
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Everybody or nobody; and the backup of before."""
        profile = profile_in(folder)
        found: list[str] = []

        def look(vault: Vault) -> Iterator[Fault]:
            found.append(said_by(vault))
            if found[0] not in {self.before, self.after}:
                yield Fault("half", "some of the people")

        yield from judge_vault(profile, PASSPHRASE, look)
        if found == [self.after] and not list(profile.backups.glob("*before-import*")):
            yield Fault("lost", "the backup of before")
        if "import" in told.done and found == [self.before]:
            yield Fault("lost", "the people")


def fuzzed_imports(chance: Random, scratch: Path) -> Subject:
    """Spoil what is inside the seal: the seal itself refuses anything else."""
    content = parcel_from(scratch / "sender")
    vault = vault_with(scratch / "receiver", 32, 0)
    before = said_by(vault)
    vault.close()
    copied(scratch / "receiver", scratch / "now")
    state = {"vault": opened(Profile(scratch / "now"))}

    def subject(number: int) -> Outcome:
        data = spoiled(content, chance) if number % 4 == 0 else _right_sums(content, chance)
        code = ""
        try:
            take_in(state["vault"], data)
        except UserFacingError as error:
            code = error.code
        # Reading everybody each time would be slow; that nothing came in shows in the list.
        if code and not state["vault"].store.lists.caseload():
            return Outcome(code)
        faults = tuple(_wrong(state["vault"], code, before, number))
        state["vault"].close()
        copied(scratch / "receiver", scratch / "now")
        state["vault"] = opened(Profile(scratch / "now"))
        return Outcome(code, faults)

    return subject


def run(count: int, seed: int) -> dict[str, int]:
    """Give the import spoiled files; return how many were tried and read, and every fault."""
    chance, found = Random(seed), Counter[str]()  # noqa: S311 (repeatable)
    with TemporaryDirectory(prefix="between-sessions-imports-") as scratch:
        subject = fuzzed_imports(chance, Path(scratch))
        for number in range(count):
            outcome = subject(number)
            found["refused" if outcome.code else "read"] += 1
            found.update(fault.kind for fault in outcome.faults)
    return {"tried": count, **{name: found[name] for name in ("read", "refused", *KINDS)}}


def _wrong(vault: Vault, code: str, before: str, number: int) -> Iterator[Fault]:
    try:
        if code and said_by(vault) != before:
            yield Fault("half", f"file {number} was refused and changed something")
        if not code and len(vault.store.lists.caseload()) != PEOPLE:
            yield Fault("half", f"file {number}: some of the people")
        said_by(vault)
        vault.store.supervision.cases()
        if not vault.check().sound:
            yield Fault("half", f"file {number} left an unsound vault")
    except UserFacingError as error:
        yield Fault("unreadable", f"file {number}: {error.code}")


def _right_sums(content: bytes, chance: Random) -> bytes:
    """Return a file with one value changed in it, and every check sum right."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    value = json.loads(files[name])
    if name == parcels.MANIFEST and chance.random() < 0.5:
        files[name] = json.dumps(spoiled_fields(value, chance)).encode()
    else:
        files[name] = json.dumps(_changed(value, chance)).encode()
        _set_sums(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    return out.getvalue()


def _set_sums(files: dict[str, bytes]) -> None:
    try:
        manifest = json.loads(files[parcels.MANIFEST])
        manifest["library"]["sha256"] = hashlib.sha256(files[parcels.LIBRARY]).hexdigest()
        for entry in manifest["people"]:
            entry["sha256"] = hashlib.sha256(files[entry["file"]]).hexdigest()
        files[parcels.MANIFEST] = json.dumps(manifest).encode()
    except (LookupError, TypeError):
        return


def _changed(value: Any, chance: Random) -> Any:  # noqa: ANN401 (JSON)
    """Return a JSON value in which one part, anywhere, is another."""
    if isinstance(value, dict) and value and chance.random() < 0.95:
        name = chance.choice(sorted(value))
        return {**value, name: _changed(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.95:
        at = chance.randrange(len(value))
        match chance.randrange(8):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value[:at], value[at], *value[at:]]
            case _:
                return [*value[:at], _changed(value[at], chance), *value[at + 1 :]]
    if isinstance(value, str) and value and chance.random() < 0.6:
        at = chance.randrange(len(value))
        return value[:at] + chance.choice("0x\0\ud800é<") + value[at + 1 :]
    if type(value) is int and chance.random() < 0.6:
        return value + chance.choice((-1, 1, 10, 2**40, -(2**40)))
    return chance.choice(NASTY)
