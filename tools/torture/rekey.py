"""Keys are changed: the passphrase opens the vault whatever happened, and a backup of before it."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from models.keyfile import ONE_ROOT, KeyFile
from planner.errors import UserFacingError
from tools.torture.jobs import (
    PASSPHRASE,
    Fault,
    Told,
    Voice,
    judge_vault,
    opened,
    profile_in,
    same_as,
)
from tools.torture.operations import OnOldVault, by_code


class ChangeKeys(OnOldVault):
    """The file is encrypted anew: old keys or new ones, settled at the next unlock."""

    name = "rekey"

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Note the new code, as if printed and typed back; then change."""
        del chance
        vault = voice.do("unlock", lambda: opened(profile_in(folder)))
        new = vault.keys.begin_change()
        change = vault.keys.change_keys
        voice.do("rekey", lambda: change(PASSPHRASE, new), after=new.recovery_code)
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Open it by the passphrase, then by the new code once that was promised."""
        profile = profile_in(folder)
        yield from judge_vault(profile, PASSPHRASE, same_as(self.said))
        if KeyFile.read(profile.key_file).version != ONE_ROOT:
            yield Fault("half", "two roots after an unlock")
        if "rekey" in told.done:
            try:
                by_code(profile, told.done["rekey"]).close()
            except UserFacingError as error:
                yield Fault("lost", f"the new code: {error.code}")
