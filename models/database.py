"""The encrypted database: opening, pragmas, and the one way to write."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from models import gate
from models.errors import faults_sorted
from models.files import has_room
from models.keys import KEY_BYTES, Secret
from planner.errors import UserFacingError

BUSY_SECONDS = 5.0
# cipher_memory_security stays off: locking every page in memory made storing a caseload four times
# as slow, and Python keeps copies of all that passes anyway.
_PRAGMAS = (
    ("foreign_keys", "ON"),
    ("synchronous", "FULL"),
    ("secure_delete", "ON"),
    ("cache_size", "-65536"),  # KiB; at 2 MiB the caseload took 4.5 times as long
    # Not cipher_memory_security: locking every small allocation in memory made a day's writes 15
    # times as slow (300 people with ten contacts each: 89 s in place of 6 s).
)
_PRAGMAS_MACOS = (("fullfsync", "ON"), ("checkpoint_fullfsync", "ON"))


class TransactionLostError(Exception):
    """An inner write failed and its error was swallowed: what is left must not be kept."""


def connect(path: Path, key: Secret, *, create: bool = False) -> Any:  # noqa: ANN401
    """Open a connection of the driver and read the first page.

    Args:
        path: The file. It is never made unless asked for.
        key: The database key, 32 bytes.
        create: Make the file.

    Raises:
        sqlcipher3.dbapi2.Error: The driver's own, where the file cannot be read with this key.
    """
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = dbapi2.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
    )
    with ExitStack() as undo:
        undo.callback(connection.close)
        _unlock(connection, key)
        undo.pop_all()
    return connection


def opens(path: Path, key: Secret) -> bool:
    """Tell whether a key opens a database.

    Raises:
        UserFacingError: The file cannot be read for another reason.
    """
    try:
        with faults_sorted():
            connect(path, key).close()
    except UserFacingError as error:
        if error.code == "vault.damaged":
            return False
        raise
    return True


def _unlock(connection: Any, key: Secret) -> None:  # noqa: ANN401
    connection.execute("PRAGMA cipher_log_level = NONE")
    digits = key.reveal().hex()
    # One digit fewer, and SQLCipher would take the key for a passphrase.
    if len(digits) != 2 * KEY_BYTES:
        raise ValueError("a database key has 64 hex digits")
    connection.execute(f"PRAGMA key = \"x'{digits}'\"")
    # Nothing has read the file yet; a wrong key shows only now.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _need_writable(connection: Any) -> None:  # noqa: ANN401
    """Say now, and not at a commit, where nothing can be written."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


class VaultDatabase(SqlCipherDatabase):
    """One connection to a vault, for one thread at a time.

    Opening refuses what the gate refuses. Reads need no transaction; data changes only inside
    ``write_tx``. The key is never an attribute that peewee prints or logs.

    Attributes:
        transaction_number: Grows with every outermost ``write_tx``.
        commits: How many of them were kept.
        on_commit: Called after each of them, where somebody wants to know.
    """

    def __init__(self, path: Path, key: Secret, *, create: bool = False) -> None:
        self._path = path
        self._key = key
        self._create = create
        self._depth = 0
        self._lost = False
        self._guard = Lock()
        self.transaction_number = 0
        self.commits = 0
        self.on_commit: Callable[[], None] | None = None
        super().__init__(str(path), autoconnect=False, thread_safe=False)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def key(self) -> Secret:
        """The database key, for a second connection; to be wiped by whoever closes the vault."""
        return self._key

    @property
    def writing(self) -> bool:
        """True inside ``write_tx``."""
        return self._depth > 0

    @contextmanager
    def write_tx(self) -> Iterator[None]:
        """Hold the write transaction; an inner one is part of the outer one.

        The outermost begins IMMEDIATE and commits at the end; any error undoes all of it. A batch
        is one commit.

        Raises:
            UserFacingError: ``disk.full`` and the like; nothing was kept.
            TransactionLostError: An inner block failed, the outer one went on as if it had not.
        """
        if self._depth:
            yield from self._inner()
            return
        self._lost = False
        self.transaction_number += 1
        with self._faults(), self.atomic("IMMEDIATE"):
            self._depth = 1
            try:
                yield
            finally:
                self._depth = 0
            if self._lost:
                raise TransactionLostError
        self.commits += 1
        if self.on_commit:
            self.on_commit()

    def _inner(self) -> Iterator[None]:
        self._depth += 1
        whole = False
        try:
            yield
            whole = True
        finally:
            self._depth -= 1
            self._lost |= not whole

    def interrupt(self) -> None:
        """Stop the statement that is running; the only method another thread may call."""
        with self._guard:
            if not self.is_closed():
                self.connection().interrupt()

    def rekey(self, new: Secret) -> None:
        """Encrypt the file anew by another key; afterwards the connection is open again.

        Not through ``execute_sql``: what goes through it can be logged. Killed at any moment, the
        file opens with the old key or with the new one (tools/torture).

        Args:
            new: The new database key; it belongs to this object from now on.

        Raises:
            UserFacingError: ``disk.full``, ``vault.busy`` and the like; the old key still opens it.
        """
        try:
            with self._faults(), closing(connect(self._path, self._key)) as connection:
                _need_writable(connection)
                connection.execute(f"PRAGMA rekey = \"x'{new.reveal().hex()}'\"")
                # SQLCipher says "ok" and leaves the old key in use where a write failed.
                if not opens(self._path, new):
                    raise UserFacingError("disk.failed")
                self._key, new = new, self._key
                self.close()
                self.connect()
        finally:
            new.wipe()
            with suppress(UserFacingError, peewee.InterfaceError):
                self.checkpoint()  # gives back the room of a log as long as the file

    def close(self) -> bool:
        """Close the connection; the key is left."""
        with self._guard:
            closed: bool = super().close()
        return closed

    def checkpoint(self) -> bool:
        """Write all that is in the log into the file and empty the log.

        Returns:
            False where another connection was in the way; the file alone is then not the vault.
        """
        with self._faults():
            busy, _, _ = self.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def execute_sql(self, sql: str, params: Any = None) -> Any:  # noqa: ANN401 (peewee's own)
        """Run one statement.

        Raises:
            UserFacingError: A known fault of the file or the disk.
            peewee.PeeweeException: Any other.
        """
        with self._faults():
            return super().execute_sql(sql, params)

    def rollback(self) -> None:
        """Undo the transaction, unless SQLite has done so itself.

        After a full disk it has; peewee's ROLLBACK would then fail and hide the cause.
        """
        if self.connection().in_transaction:
            super().rollback()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Raise known faults as errors for people.

        Where the index of the log finds no room, SQLite speaks of a fault of the disk.
        """
        try:
            with faults_sorted():
                yield
        except UserFacingError as error:
            if error.code == "disk.failed" and not has_room(self._path.parent):
                raise UserFacingError("disk.full") from error
            raise

    def _connect(self) -> Any:  # noqa: ANN401
        with self._faults(), ExitStack() as undo:
            connection = connect(self._path, self._key, create=self._create)
            undo.callback(connection.close)
            self._prepare(connection)
            undo.pop_all()
        self._create = False
        return connection

    def _prepare(self, connection: Any) -> None:  # noqa: ANN401
        if self._create:
            connection.execute(f"PRAGMA application_id = {gate.APPLICATION_ID}")
        else:
            gate.check_opened(connection)
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise peewee.OperationalError(f"journal mode is {mode}")
        for name, value in _PRAGMAS + (_PRAGMAS_MACOS if sys.platform == "darwin" else ()):
            connection.execute(f"PRAGMA {name} = {value}")
        _need_writable(connection)
        self._add_conn_hooks(connection)
