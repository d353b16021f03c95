"""The jobs that are one operation each: set-up, backup, passphrase, recovery code, migration."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from models import gate
from models.database import connect
from models.keyfile import KeyFile
from models.keys import database_key
from models.paths import Profile
from models.unlock import NewVault, Vault, unlock_with_code
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tools.freeze_schema import OLD_FILES
from tools.torture.jobs import (
    CHEAP,
    OTHER_PASSPHRASE,
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


class SetUp(Job):
    """A new vault is made: it is there whole with its key file, or may be made again."""

    name = "set-up"

    def prepare(self, folder: Path) -> None:
        """Nothing is there before, but for a place to note the code."""
        (folder / "code").write_text(" " * 200)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Make it; the recovery code is known before, as if printed and typed back."""
        new = NewVault(
            profile_in(folder),
            clock=clock(),
            ids=SeededIds(chance.getrandbits(16)),
            made_up=True,
            cost=CHEAP,
        )
        with (folder / "code").open("r+") as note:  # takes no more room on a full disk
            note.write(new.recovery_code)
            note.flush()
            os.fsync(note.fileno())  # on paper, as it were
        vault = voice.do("set-up", lambda: new.create("Ann Example", PASSPHRASE))
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Open by passphrase where there is a key file, by the code where there is only a vault."""
        profile = profile_in(folder)
        if not profile.exists():
            if "set-up" in told.done:
                yield Fault("lost", "the vault")
            return
        if not profile.key_file.exists():
            by_code(profile, (folder / "code").read_text(), PASSPHRASE).close()
            if "set-up" in told.done:
                yield Fault("lost", "the key file")
        yield from judge_vault(profile, PASSPHRASE, _named)


def _named(vault: Vault) -> Iterator[Fault]:
    if vault.store.practitioner() != "Ann Example":
        yield Fault("half", "the practitioner's name")


class OnOldVault(Job):
    """A job that begins with a vault and must leave what it says as it was."""

    def __init__(self) -> None:
        self.said = ""

    def prepare(self, folder: Path) -> None:
        """Make a vault with a backup of it."""
        self.said = made(profile_in(folder))


class MakeBackup(OnOldVault):
    """A backup by hand, and the automatic one at the lock."""

    name = "backup"

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Change something, back up, lock."""
        vault = voice.do("unlock", lambda: opened(profile_in(folder)))
        data = f'"{chance.random()}"'
        voice.do("draft", lambda: vault.store.drafts.save("torture", "nobody", 1, data))
        voice.do("backup", vault.back_up)
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Open the vault and every container there is."""
        profile = profile_in(folder)
        containers = sorted(profile.backups.glob("*.zip"))
        for path in containers:
            yield from judge_container(path, folder / "opened", same_as(self.said))
        kinds = "".join(path.name for path in containers)
        for what, kind in (("backup", "manual"), ("lock", "auto")):
            if what in told.done and kind not in kinds:
                yield Fault("lost", f"the {kind} backup")
        yield from judge_vault(profile, PASSPHRASE, same_as(self.said))


def judge_container(
    path: Path, folder: Path, look: Callable[[Vault], Iterator[Fault]]
) -> Iterator[Fault]:
    """Put what is in a backup into a folder, as if by hand, and judge that."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        with zipfile.ZipFile(path) as container:
            container.extractall(folder)
    except (zipfile.BadZipFile, OSError) as error:
        yield Fault("unreadable", f"{path.name}: {error}")
        return
    yield from judge_vault(Profile(folder), PASSPHRASE, look)


class ChangePassphrase(OnOldVault):
    """The old passphrase opens, or the new one: never neither, never both."""

    name = "passphrase change"

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Change it."""
        del chance
        vault = voice.do("unlock", lambda: opened(profile_in(folder)))
        change = vault.keys.change_passphrase
        voice.do("passphrase", lambda: change(PASSPHRASE, OTHER_PASSPHRASE))
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Find the one that opens."""
        profile = profile_in(folder)
        opening = [word for word in (PASSPHRASE, OTHER_PASSPHRASE) if opens(profile, word)]
        if len(opening) != 1:
            yield Fault("half", f"{len(opening)} passphrases open it")
        elif "passphrase" in told.done and opening != [OTHER_PASSPHRASE]:
            yield Fault("lost", "the new passphrase")
        else:
            yield from judge_vault(profile, opening[0], same_as(self.said))


def opens(profile: Profile, passphrase: str) -> bool:
    """Tell whether a passphrase opens a key file."""
    try:
        KeyFile.read(profile.key_file).open(passphrase)
    except UserFacingError:
        return False
    return True


class UseCode(OnOldVault):
    """A key file is made anew from the recovery code: the old or the new one is there."""

    name = "recovery code"

    def prepare(self, folder: Path) -> None:
        """Make a vault, and keep its code."""
        profile = profile_in(folder)
        new = NewVault(profile, clock=clock(), ids=SeededIds(7), made_up=True, cost=CHEAP)
        (folder / "code").write_text(new.recovery_code)
        with new.create("Ann Example", PASSPHRASE) as vault:
            self.said = said_by(vault)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Type the code; half of the time the key file is lost."""
        profile = profile_in(folder)
        if chance.random() < 0.5:
            profile.key_file.unlink(missing_ok=True)
        code = (folder / "code").read_text()
        vault = voice.do("code", lambda: by_code(profile, code))
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """The code opens it whatever happened, and the new passphrase once it was promised."""
        profile = profile_in(folder)
        if "code" in told.done and not opens(profile, OTHER_PASSPHRASE):
            yield Fault("lost", "the new passphrase")
        by_code(profile, (folder / "code").read_text()).close()
        yield from judge_vault(profile, OTHER_PASSPHRASE, same_as(self.said))


def by_code(profile: Profile, code: str, passphrase: str = OTHER_PASSPHRASE) -> Vault:
    """Open a vault with its recovery code, and give it a passphrase."""
    return unlock_with_code(profile, code, passphrase, clock=clock(), ids=SeededIds(1), cost=CHEAP)


class Migrate(Job):
    """A vault of the oldest schema is opened: it is old or new, never between."""

    name = "migration"

    def __init__(self) -> None:
        self.said = ""

    def prepare(self, folder: Path) -> None:
        """Copy the frozen file, and learn what it says once it is upgraded."""
        oldest = min(OLD_FILES.glob("schema_*"))
        trial = folder / "trial"
        for place in (profile_in(folder).root, trial):
            shutil.copytree(oldest, place)
        with opened(Profile(trial)) as vault:
            self.said = said_by(vault)
        shutil.rmtree(trial)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Unlock it."""
        del chance
        vault = voice.do("migration", lambda: opened(profile_in(folder)))
        voice.lock(vault)

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Look at its schema before anything opens it for good."""
        profile = profile_in(folder)
        schema = schema_now(profile, folder / "looked at")
        if schema not in {1, gate.APP_SCHEMA}:
            yield Fault("half", f"schema {schema}")
        if schema == 1 and "migration" in told.done:
            yield Fault("lost", "the upgrade")
        if schema != 1 and not list(profile.backups.glob("*-schema-1.zip")):
            yield Fault("lost", "the backup of before")
        yield from judge_vault(profile, PASSPHRASE, same_as(self.said))


def schema_now(profile: Profile, folder: Path) -> int:
    """Return the schema number of a copy of a vault, its log written back."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(profile.root, folder)
    copy = Profile(folder)
    key = database_key(KeyFile.read(copy.key_file).open(PASSPHRASE))
    with closing(connect(copy.vault, key)) as connection:
        return gate.schema_of(connection)
