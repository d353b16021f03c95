"""A backup is put in the place of the vault: one of the two is there whole, the other is kept."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from models.backups import Reins, all_set_aside, go_back, key_of, restore
from models.paths import Profile
from planner.errors import UserFacingError
from tools.torture.jobs import (
    PASSPHRASE,
    Fault,
    Job,
    Told,
    Voice,
    clock,
    judge_vault,
    made,
    opened,
    profile_in,
    said_by,
    same_as,
)


class Restore(Job):
    """A backup of yesterday is put in place of the vault, which is set aside; then back again."""

    name = "restore"

    def __init__(self) -> None:
        self.backup = ""
        self.of_backup = ""
        self.of_vault = ""

    def prepare(self, folder: Path) -> None:
        """Make a vault, a backup of it, and some more work."""
        profile = profile_in(folder)
        self.of_backup = made(profile)
        with opened(profile) as vault:
            self.backup = vault.back_up().path.name
            row = vault.store.lists.caseload()[0]
            patient = vault.store.patients.record(row.id).patient
            vault.store.patients.save(replace(patient, preferred_name="Since the backup"))
            self.of_vault = said_by(vault)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Restore, and go back half of the time."""
        profile = profile_in(folder)
        path = profile.backups / self.backup
        key, now = key_of(path, PASSPHRASE), clock().now()
        voice.do("restore", lambda: restore(path, profile, key, now, Reins(), replace=True))
        if chance.random() < 0.5:
            aside = all_set_aside(profile)[0].folder
            voice.do("go back", lambda: go_back(profile, aside, now))

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Look at the vault that is in place, and at the one that was set aside."""
        profile = profile_in(folder)
        found: list[str] = []
        with opened(profile) as vault:
            found.append(said_by(vault))
        if found[0] not in {self.of_backup, self.of_vault}:
            yield Fault("half", "neither the backup nor the vault of before")
        yield from self._promises(found[0], told)
        yield from judge_vault(profile, PASSPHRASE, same_as(found[0]))
        yield from self._nothing_gone(folder, profile, found)

    def _promises(self, found: str, told: Told) -> Iterator[Fault]:
        going_back = told.doing is not None and told.doing.what == "go back"
        if "go back" in told.done:
            if found != self.of_vault:
                yield Fault("lost", "the undo")
        elif "restore" in told.done and not going_back and found != self.of_backup:
            yield Fault("lost", "the restore")

    def _nothing_gone(self, folder: Path, profile: Profile, found: list[str]) -> Iterator[Fault]:
        """What was set aside opens, and the vault of before is one of them."""
        for one in all_set_aside(profile):
            trial = folder / "trial"
            shutil.rmtree(trial, ignore_errors=True)
            shutil.copytree(one.folder, trial)
            trial.chmod(0o700)
            try:
                with opened(Profile(trial)) as vault:
                    found.append(said_by(vault))
            except UserFacingError as error:
                yield Fault("unreadable", f"set aside: {error.code}")
        if self.of_vault not in found:
            yield Fault("lost", "the vault of before")
        if not (profile.backups / self.backup).exists():
            yield Fault("lost", "the backup")
