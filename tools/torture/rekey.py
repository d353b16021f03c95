"""Keys are changed: the passphrase opens the vault whatever happened, and a backup of before it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from models import age_file
from models.keyfile import ONE_ROOT, KeyFile
from models.unlock import unlock_with_service_key
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tools.torture.jobs import (
    CHEAP,
    PASSPHRASE,
    Fault,
    Told,
    Voice,
    clock,
    judge_vault,
    opened,
    profile_in,
    said_by,
    same_as,
)
from tools.torture.operations import OnOldVault, by_code


class ChangeKeys(OnOldVault):
    """The file is encrypted anew: old keys or new ones, settled at the next unlock."""

    name = "rekey"

    def __init__(self) -> None:
        super().__init__()
        self.identity, self.recipient = age_file.new_identity()

    def prepare(self, folder: Path) -> None:
        """Make a vault that a service's key opens too."""
        super().prepare(folder)
        with opened(profile_in(folder)) as vault:
            vault.keys.set_service_key(self.recipient, PASSPHRASE)
            self.said = said_by(vault)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Note the new code, as if printed and typed back; then change."""
        del chance
        vault = voice.do("unlock", lambda: opened(profile_in(folder)))
        new = vault.keys.begin_change()
        change = vault.keys.change_keys
        voice.do("rekey", lambda: change(PASSPHRASE, new), after=new.recovery_code)
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Open it by each way in: the service's key as it lies there, passphrase, new code."""
        profile = profile_in(folder)
        yield from self._by_service(folder)
        yield from judge_vault(profile, PASSPHRASE, same_as(self.said))
        if KeyFile.read(profile.key_file).version != ONE_ROOT:
            yield Fault("half", "two roots after an unlock")
        if "rekey" in told.done:
            try:
                by_code(profile, told.done["rekey"]).close()
            except UserFacingError as error:
                yield Fault("lost", f"the new code: {error.code}")

    def _by_service(self, folder: Path) -> Iterator[Fault]:
        """Open a copy, so that nothing is settled before the passphrase is tried."""
        copy = folder / "by-service"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(profile_in(folder).root, profile_in(copy).root)
        try:
            unlock_with_service_key(
                profile_in(copy),
                self.identity,
                "six other words to open this vault",
                clock=clock(),
                ids=SeededIds(6),
                cost=CHEAP,
            ).close()
        except UserFacingError as error:
            yield Fault("lost", f"the service's key: {error.code}")
        shutil.rmtree(copy)
