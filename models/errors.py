"""The faults of the vault that a person can act on; the words are made in ui.

Every code that ``models`` outside ``models.store`` raises as a UserFacingError, with its values:

===========================  ====================================================================
profile.exists               setup was asked for where a profile is
profile.missing              there is neither vault nor key file
profile.not_made_up          something only allowed in a made-up profile was asked of a real one
vault.missing                the key file is there, the vault is not
vault.empty                  the vault file has no content (0 bytes)
vault.foreign                the file is not a vault of this program
vault.damaged                the key is right, but the file cannot be read
vault.behind                 whole, but without the last ``missing`` changes; said once
vault.changed_outside        whole, but not the file that was closed; said once
vault.newer                  made by a newer program: ``found``, ``known`` (schema numbers)
vault.in_use                 another window or command has this profile open
vault.busy                   another program holds the file for too long; try again
vault.read_only              the file or its folder cannot be written
vault.wrong_passphrase       the passphrase does not open the key file
vault.weak_passphrase        the passphrase is too short: ``least`` (characters)
vault.mark_differs           key file, vault and made-up mark do not belong together
vault.locked                 the vault is closed
vault.interrupted            a question was stopped because the vault is being locked
vault.migration_failed       the upgrade was undone, the vault is as before: ``found``, ``known``
folder.network               the folder is on another computer: ``kind`` (its file system)
folder.cloud                 a cloud service copies the folder a vault is to be made in: ``service``
folder.cloud_in_use          the same of a vault that is there already
folder.writable              other users of this computer may change what is in the folder
folder.readable              other users of this computer may look into a new vault's folder
keyfile.missing              the key file is gone; the recovery code makes a new one
keyfile.damaged              the key file cannot be trusted; the recovery code makes a new one
keyfile.newer                the key file was made by a newer program: ``found``, ``known``
vault.wait                   too many wrong passphrases: ``seconds`` until the next try
service_key.missing          no service key was set for this vault
service_key.of_other_keys    the service's file here is of another vault, or of keys changed since
recovery.mistyped            not a recovery code: a character is wrong or missing
recovery.wrong               a right recovery code, but not of this vault (or the vault is damaged)
backup.failed                the copy did not pass its checks and was not kept
backup.damaged               a backup file does not pass its checks: ``name``
backup.none                  there is no backup
backup.stopped               somebody stopped it, or the vault was locked; nothing was kept
backup.missing               the backup file is not there any more: ``name``
backup.foreign               the file is not a backup of this program: ``name``
backup.newer                 made by a newer program: ``name``, ``found``, ``known``
backup.other_key             whole, but of before a change of keys, or of another vault: ``name``
backup.needs_code            has no key file, so only the recovery code opens it: ``name``
backup.rehearsal_failed      it passes its checks, but could not be used as a vault: ``name``
backup.place_missing         the second place (stick, share) is not there
backup.place_inside          the second place lies in the profile itself
backup.place_failed          what was written to the second place could not be read back
restore.exists               there is a vault in that folder, and ``replace`` was not asked for
restore.other_vault          the backup is of another vault than the one in that folder
restore.nothing_aside        no vault was set aside there
restore.unreadable           a restore was cut short and its note cannot be read
age.foreign                  not an age file, or one sealed in a way this program does not use
age.for_a_key                sealed for a key, where a passphrase was asked for
age.for_a_passphrase         sealed by a passphrase, where a key was asked for
age.wrong_passphrase         the passphrase does not open the age file
age.wrong_key                the key does not open the age file
age.bad_key                  not an age key
age.damaged                  the age file is not whole, or was changed
age.too_costly               opening it would take more memory than this program gives
age.too_large                more than ``most`` MiB
age.timeout                  it took more than ten seconds
age.failed                   the age file could not be worked on
handover.damaged             what is in a handover file is not as this program writes it
handover.newer               the file was made by a newer program: ``found``, ``known``
handover.mark_differs        invented people for a real vault, or the reverse: ``made_up``
disk.full                    no room: ``needed``, ``free`` (bytes) where known, else neither
disk.failed                  the disk reported an error
memory.low                   not enough memory to work out the key
===========================  ====================================================================

Values never hold anything of a patient.
"""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import peewee
from sqlcipher3 import dbapi2

from planner.errors import UserFacingError

# What a border that cannot know every cause has to catch.
FAULTS: tuple[type[Exception], ...] = (
    peewee.PeeweeException,
    dbapi2.Error,
    OSError,
    MemoryError,
)

# SQLite's primary result codes (the low byte of an extended one).
_BY_SQLITE: Mapping[int, str] = {
    3: "vault.read_only",  # PERM
    5: "vault.busy",  # BUSY
    6: "vault.busy",  # LOCKED
    7: "memory.low",  # NOMEM
    8: "vault.read_only",  # READONLY
    9: "vault.interrupted",  # INTERRUPT
    10: "disk.failed",  # IOERR
    11: "vault.damaged",  # CORRUPT
    13: "disk.full",  # FULL
    14: "vault.missing",  # CANTOPEN
    26: "vault.damaged",  # NOTADB
}
_BY_ERRNO: Mapping[int, str] = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EROFS: "vault.read_only",
    errno.EACCES: "vault.read_only",
    errno.EPERM: "vault.read_only",
    errno.EIO: "disk.failed",
}


def known_fault(error: BaseException) -> UserFacingError | None:
    """Return a fault of SQLite or of the disk as an error for people.

    Args:
        error: Anything raised by peewee, the driver or the operating system.

    Returns:
        The error for people, or None where the fault is not a known one and so may be a bug.
    """
    if isinstance(error, UserFacingError):
        return error
    if isinstance(error, MemoryError):
        return UserFacingError("memory.low")
    if isinstance(error, OSError):
        code = _BY_ERRNO.get(error.errno or 0)
    else:
        # peewee wraps the driver's error and keeps it as ``orig``.
        driver = getattr(error, "orig", error)
        code = _BY_SQLITE.get(getattr(driver, "sqlite_errorcode", 0) & 0xFF)
    return None if code is None else UserFacingError(code)


@contextmanager
def faults_sorted() -> Iterator[None]:
    """Raise known faults as errors for people, and all others as they are."""
    try:
        yield
    except FAULTS as error:
        known = known_fault(error)
        if known is None:
            raise
        raise known from error
