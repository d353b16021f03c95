"""A person is erased: all of them is gone, or nothing is, and everybody else is as before."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from models.backups.keeping import before_erase
from models.keyfile import KeyFile
from models.keys import database_key
from models.unlock import Vault
from planner.ids import PatientId
from tools.freeze_schema import content_of
from tools.torture.jobs import (
    PASSPHRASE,
    Fault,
    Job,
    Told,
    Voice,
    digest,
    judge_vault,
    made,
    opened,
    profile_in,
)
from tools.torture.kill import kill_cycles
from tools.torture.raw_pages import holding
from tools.torture.results import KINDS, Result

PEOPLE = 12


class Erase(Job):
    """The first person of a made-up caseload is erased for good."""

    name = "erase"

    def __init__(self) -> None:
        self.whom = PatientId("")
        self.texts: tuple[str, ...] = ()
        self.theirs = ""
        self.others = ""

    def prepare(self, folder: Path) -> None:
        """Make a caseload, and note what belongs to whom."""
        made(profile_in(folder), people=PEOPLE)
        with opened(profile_in(folder)) as vault:
            self.whom = vault.store.lists.caseload()[0].id
            patient = vault.store.patients.record(self.whom).patient
            self.texts = (patient.name, patient.reference)
            self.theirs, self.others = said_apart(vault, self.whom)
        self._need_noticed(folder)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Erase, which cleans the file too, and lock."""
        del chance
        vault = voice.do("unlock", lambda: opened(profile_in(folder)))
        reference = vault.store.patients.record(self.whom).patient.reference
        voice.do("erase", lambda: vault.erase(self.whom, reference))
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Unlock, which finishes the cleaning, then look at the rows and at the bytes."""
        profile = profile_in(folder)
        found = judge_vault(profile, PASSPHRASE, self._look)
        yield from found
        if found:
            return
        gone = self._is_gone(folder)
        if "erase" in told.done and not gone:
            yield Fault("lost", "the erasure")
        if gone:
            left = [text for text in self.texts if self._pages_with(folder, text)]
            yield from [Fault("half", f"{len(left)} texts are still in the file")] if left else []
        if before_erase(profile):
            yield Fault("half", "the backup made before is still there")

    def _look(self, vault: Vault) -> Iterator[Fault]:
        theirs, others = said_apart(vault, self.whom)
        if others != self.others:
            yield Fault("lost", "somebody else's record is not as before")
        if theirs not in {self.theirs, ""}:
            yield Fault("half", "part of the person is gone")
        if vault.cleaning_due:
            yield Fault("half", "the file was not cleaned")

    def _is_gone(self, folder: Path) -> bool:
        with opened(profile_in(folder)) as vault:
            return not said_apart(vault, self.whom)[0]

    def _need_noticed(self, folder: Path) -> None:
        """Be sure that the texts would be found where they are."""
        if not all(self._pages_with(folder, text) for text in self.texts):
            raise RuntimeError("the search finds nobody")

    def _pages_with(self, folder: Path, text: str) -> int:
        profile = profile_in(folder)
        root = KeyFile.read(profile.key_file).open(PASSPHRASE)
        return holding(profile.vault, database_key(root).reveal(), text)


def said_apart(vault: Vault, whom: PatientId) -> tuple[str, str]:
    """Return digests of what the store says of one person (empty: nothing), and of all others."""
    people = content_of(vault.store)["people"]
    if not isinstance(people, dict):
        raise TypeError(type(people).__name__)
    theirs = people.pop(whom, None)
    return digest(str(theirs)) if theirs else "", digest(str(people))


def run(cycles: int, seed: int) -> dict[str, int]:
    """Kill erasures at random moments and return the counts."""
    with TemporaryDirectory(prefix="between-sessions-erase-") as scratch:
        result: Result = kill_cycles(Erase(), cycles, seed, Path(scratch))
    return {
        "cycles": result.inside,
        **{kind: sum(each.kind == kind for each in result.faults) for kind in KINDS},
    }
