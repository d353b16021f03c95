"""Contacts and scores. Contacts of an episode are in the order of their day, then number."""

from models.repositories.convert import (
    get_day,
    get_instant,
    get_instant_or_none,
    get_json,
    get_time,
    get_word,
    put_day,
    put_instant,
    put_instant_or_none,
    put_json,
    put_time,
    put_word,
)
from models.repositories.rows import Row, Rows
from models.tables import Score as ScoreTable
from models.tables import Session as SessionTable
from planner.ids import EpisodeId, PatientId, ScoreId, SessionId
from planner.sessions import Away, Medium, Risk, Score, Session, SessionType, Status

_SESSION = (
    "SELECT s.id, s.patient_id, s.uuid, e.uuid, p.uuid, s.number, s.day, s.at, s.type, s.medium,"
    " s.status, s.notes, s.risk, s.risk_at, s.episode_id, s.away FROM session s"
    " JOIN episode e ON e.id = s.episode_id JOIN patient p ON p.id = s.patient_id"
)
_SCORE = (
    "SELECT c.id, s.patient_id, c.uuid, s.uuid, c.measure, c.day, c.total, c.items, c.risk_item,"
    " c.risk_reviewed_at FROM score c JOIN session s ON s.id = c.session_id"
)


class Sessions:
    """Reads and writes contacts and scores; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, session_id: SessionId) -> tuple[int, int, Session] | None:
        """Return a contact with its key and its person's key, or None."""
        sql = _SESSION + " WHERE s.uuid = ? AND s.deleted_at IS NULL AND p.deleted_at IS NULL"
        row = self._rows.first(sql, session_id)
        return None if row is None else (row[0], row[1], _session(row))

    def of_episode(self, episode_id: EpisodeId) -> tuple[tuple[int, Session], ...]:
        """Return the contacts of a course of treatment with their keys, in order."""
        sql = _SESSION + " WHERE e.uuid = ? AND s.deleted_at IS NULL ORDER BY s.day, s.number"
        return tuple((row[0], _session(row)) for row in self._rows.all(sql, episode_id))

    def next_number(self, episode_key: int) -> int:
        """Return the number a new contact of an episode gets."""
        highest = self._rows.value(
            "SELECT MAX(number) FROM session WHERE episode_id = ?", episode_key
        )
        return 1 + (highest or 0)

    def number_taken(self, episode_id: EpisodeId, number: int, but: SessionId) -> bool:
        """Tell whether another contact of the episode has a number."""
        sql = (
            "SELECT 1 FROM session s JOIN episode e ON e.id = s.episode_id"
            " WHERE e.uuid = ? AND s.number = ? AND s.uuid <> ?"
        )
        return self._rows.first(sql, episode_id, number, but) is not None

    def insert(self, episode_key: int, patient_key: int, session: Session) -> int:
        """Store a new contact and return its key."""
        values = {
            "uuid": session.id,
            "episode_id": episode_key,
            "patient_id": patient_key,
            **_session_values(session),
        }
        return self._rows.insert(SessionTable, values)

    def update(self, key: int, session: Session) -> None:
        """Overwrite a contact."""
        self._rows.update(SessionTable, key, _session_values(session))

    def risk_item_waits(self, session_key: int) -> bool:
        """Tell whether a risk item above 0 waits to be ticked as reviewed at a contact."""
        sql = (
            "SELECT 1 FROM score WHERE session_id = ? AND risk_item > 0"
            " AND risk_reviewed_at IS NULL AND deleted_at IS NULL"
        )
        return self._rows.first(sql, session_key) is not None

    def score(self, score_id: ScoreId) -> tuple[int, int, Score] | None:
        """Return a score with its key and its person's key, or None."""
        row = self._rows.first(_SCORE + " WHERE c.uuid = ? AND c.deleted_at IS NULL", score_id)
        return None if row is None else (row[0], row[1], _score(row))

    def score_of(self, session_key: int, measure: str) -> tuple[int, Score] | None:
        """Return the score of a measure at a contact with its key, or None."""
        sql = _SCORE + " WHERE c.session_id = ? AND c.measure = ?"
        row = self._rows.first(sql, session_key, measure)
        return None if row is None else (row[0], _score(row))

    def scores_of_episode(self, episode_id: EpisodeId) -> tuple[Score, ...]:
        """Return the scores of a course of treatment, oldest contact first."""
        sql = (
            _SCORE + " JOIN episode e ON e.id = s.episode_id WHERE e.uuid = ?"
            " AND c.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY s.day, s.number, c.id"
        )
        return tuple(_score(row) for row in self._rows.all(sql, episode_id))

    def insert_score(self, session_key: int, score: Score, reviewed_at: str | None) -> int:
        """Store a new score and return its key."""
        values = {"session_id": session_key, **_score_values(score, reviewed_at)}
        return self._rows.insert(ScoreTable, values)

    def update_score(self, key: int, score: Score, reviewed_at: str | None) -> None:
        """Overwrite a score, its identity too."""
        self._rows.update(
            ScoreTable, key, {"deleted_at": None, **_score_values(score, reviewed_at)}
        )

    def reviewed_at(self, score_key: int) -> str | None:
        """Return when the risk item of a score was ticked, as stored."""
        found = self._rows.value("SELECT risk_reviewed_at FROM score WHERE id = ?", score_key)
        return None if found is None else put_instant(get_instant(found))


def _session_values(session: Session) -> dict[str, object]:
    return {
        "number": session.number,
        "day": put_day(session.day),
        "at": put_time(session.at),
        "type": session.type.value,
        "medium": session.medium.value,
        "status": session.status.value,
        "notes": session.notes,
        "risk": session.risk.value,
        "risk_at": put_instant_or_none(session.risk_at),
        "away": put_word(session.away),
    }


def _session(row: Row) -> Session:
    return Session(
        id=SessionId(row[2]),
        episode_id=EpisodeId(row[3]),
        patient_id=PatientId(row[4]),
        number=row[5],
        day=get_day(row[6]),
        at=get_time(row[7]),
        type=SessionType(row[8]),
        medium=Medium(row[9]),
        status=Status(row[10]),
        notes=row[11],
        risk=Risk(row[12]),
        risk_at=get_instant_or_none(row[13]),
        away=get_word(Away, row[15]),
    )


def _score_values(score: Score, reviewed_at: str | None) -> dict[str, object]:
    return {
        "uuid": score.id,
        "measure": score.measure,
        "day": put_day(score.day),
        "total": score.total,
        "items": put_json(score.items),
        "risk_item": score.risk_item,
        "risk_reviewed_at": reviewed_at,
    }


def _score(row: Row) -> Score:
    return Score(
        id=ScoreId(row[2]),
        session_id=SessionId(row[3]),
        measure=row[4],
        day=get_day(row[5]),
        total=row[6],
        items=get_json(tuple[int | None, ...], row[7]),
        risk_item=row[8],
        risk_item_reviewed=row[9] is not None,
    )
