"""The audit chain: who changed what and when, each row sealed to the one before.

A row holds the names of changed fields, never what is in them. Its seal is an HMAC over the row and
the seal before it, so an edited row fails itself and a removed row fails the next. A cut tail shows
only against a head kept elsewhere (every backup's manifest has it). Whoever has the passphrase can
make a whole new chain: it is evidence against edits of the file, not against its owner.
"""

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from models.database import VaultDatabase
from models.errors import faults_sorted
from models.keys import Secret
from models.repositories.convert import put_instant
from planner.clock import Clock

PRACTITIONER = "practitioner"
PROGRAM = "program"
_COLUMNS = ("seq", "at", "actor", "action", "entity", "entity_uuid", "fields", "prev", "mac")
_START = "0" * 64
_ALL = -1
_FROM_THE_START = -(2**63)


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last row of the chain.

    Attributes:
        seq: Its number, 0 while the chain is empty.
        seal: Its seal, as hex digits.
        at: Its time in UTC, as stored; empty while the chain is.
    """

    seq: int
    seal: str
    at: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along the chain found.

    Attributes:
        rows: Rows walked.
        broken_at: Number of the first row that is not as it was written, or that follows one that
            is gone; 0 where they cannot be read; None where the chain holds.
        head: Its last row.
    """

    rows: int
    broken_at: int | None
    head: ChainHead

    @property
    def ok(self) -> bool:
        """True where the chain holds."""
        return self.broken_at is None


EMPTY = ChainHead(0, "", "")
UNREADABLE = ChainReport(0, 0, EMPTY)


class Audit:
    """Writes and checks the chain of one vault."""

    def __init__(self, database: VaultDatabase, key: Secret, clock: Clock) -> None:
        self._database = database
        self._key = key
        self._clock = clock
        self._head = EMPTY
        self._head_of = -1

    def record(
        self,
        action: str,
        entity: str,
        entity_id: str,
        fields: Iterable[str] = (),
        *,
        actor: str = PRACTITIONER,
    ) -> int:
        """Add one row, in the transaction of the change it tells of.

        Where the computer's clock was put back, a row that says so comes first: rows are in order
        of their numbers, and their times are only what the clock said.

        Args:
            action: What was done, one word.
            entity: What kind of thing was changed.
            entity_id: Its id.
            fields: Names of the changed fields; no values.
            actor: Who did it.

        Returns:
            The number of the row.

        Raises:
            RuntimeError: No write transaction is open.
        """
        if not self._database.writing:
            raise RuntimeError("an audit row belongs in the transaction of its change")
        head = self._head_now()
        now = put_instant(self._clock.now())
        if now < head.at:
            head = self._add(head, (now, PROGRAM, "clock_went_back", "clock", "", "[]"))
        names = json.dumps(tuple(fields), separators=(",", ":"))
        return self._add(head, (now, actor, action, entity, entity_id, names)).seq

    def head(self) -> ChainHead:
        """Return the last row."""
        sql = "SELECT seq, mac, at FROM audit_event ORDER BY seq DESC LIMIT 1"
        row = self._database.execute_sql(sql).fetchone()
        return ChainHead(*row) if row else EMPTY

    @property
    def added(self) -> ChainHead | None:
        """The last row, where the last transaction added one; reads nothing."""
        return self._head if self._head_of == self._database.transaction_number else None

    def verify(self) -> ChainReport:
        """Walk the whole chain."""
        return self.walk(None, _ALL)

    def walk(self, so_far: ChainReport | None, most: int) -> ChainReport:
        """Walk on along the chain.

        Args:
            so_far: What the walk found until now, or None at its beginning.
            most: How many rows to take at most; others may read and write between two calls.

        Returns:
            All found until now. The walk has ended where its rows stopped growing.
        """
        before = so_far or ChainReport(0, None, EMPTY)
        key = self._key.reveal()
        rows, broken_at, last = before.rows, before.broken_at, before.head
        for row in self._rows(last.seq if so_far else _FROM_THE_START, most):
            rows += 1
            if broken_at is None and not _whole(key, last, row):
                broken_at = row[0]
            last = ChainHead(row[0], row[-1], row[1])
        return ChainReport(rows, broken_at, last)

    def holds(self, head: ChainHead) -> bool:
        """Tell whether a row is as it was when somebody noted it (a backup's manifest)."""
        if not head.seq:
            return True
        sql = "SELECT mac FROM audit_event WHERE seq = ?"
        row = self._database.execute_sql(sql, (head.seq,)).fetchone()
        return row is not None and row[0] == head.seal

    def restores(self) -> tuple[ChainHead, ...]:
        """Return the rows that say that the vault was put back to an earlier state."""
        sql = (
            "SELECT seq, mac, at FROM audit_event WHERE entity = 'vault'"
            " AND action IN ('restored', 'went_back', 'opened_as_found')"
        )
        return tuple(ChainHead(*row) for row in self._database.execute_sql(sql).fetchall())

    def _rows(self, after: int, most: int) -> Iterator[tuple[Any, ...]]:
        cursor = self._database.execute_sql(_WALK, (after, most))
        with faults_sorted():
            yield from cursor

    def _head_now(self) -> ChainHead:
        """Return the head, read once a transaction: nobody else can write meanwhile."""
        if self._head_of != self._database.transaction_number:
            self._head = self.head()
            self._head_of = self._database.transaction_number
        return self._head

    def _add(self, head: ChainHead, content: tuple[str, ...]) -> ChainHead:
        seq = head.seq + 1
        prev = head.seal or _START
        seal = _seal(self._key.reveal(), (seq, *content, prev))
        self._database.execute_sql(_INSERT, (seq, *content, prev, seal))
        self._head = ChainHead(seq, seal, content[0])
        return self._head


_WALK = f"SELECT {', '.join(_COLUMNS)} FROM audit_event WHERE seq > ? ORDER BY seq LIMIT ?"  # noqa: S608 (names of our own)
_INSERT = (
    f"INSERT INTO audit_event ({', '.join(_COLUMNS)})"  # noqa: S608 (names of our own)
    f" VALUES ({', '.join('?' * len(_COLUMNS))})"
)


def _whole(key: bytes, last: ChainHead, row: tuple[Any, ...]) -> bool:
    """Tell whether a row is as it was written and follows the one before."""
    *content, seal = row
    follows = content[0] == last.seq + 1 and content[-1] == (last.seal or _START)
    return follows and hmac.compare_digest(str(seal), _seal(key, content))


def _seal(key: bytes, content: Iterable[object]) -> str:
    text = json.dumps(tuple(content), ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, text.encode(), "sha256").hex()
