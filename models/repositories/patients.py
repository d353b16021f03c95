"""Patients and their courses of treatment."""

from models.repositories.convert import get_day, get_day_or_none, get_json, put_day, put_json
from models.repositories.rows import Row, Rows
from models.tables import Episode as EpisodeTable
from models.tables import Patient as PatientTable
from planner.ids import EpisodeId, PatientId
from planner.patients import Coded, ContactBy, Episode, Life, Needs, Patient
from planner.search import search_key
from planner.views import NeedFlag, need_flags

_FLAGS = tuple(NeedFlag)
_PATIENT = (
    "SELECT p.id, p.uuid, p.reference, p.name, p.preferred_name, p.print_name, p.nhs_number,"
    " p.birth_date, p.contact_by, p.contact_note, p.needs, p.life, p.coded FROM patient p"
)
_SET_ASIDE = (
    "SELECT k.uuid FROM merge m JOIN patient k ON k.id = m.kept_id"
    " JOIN patient a ON a.id = m.aside_id"
    " WHERE m.undone_at IS NULL AND m.deleted_at IS NULL AND k.deleted_at IS NULL"
    " AND (a.uuid = ? OR a.reference_key = ?) ORDER BY m.id DESC"
)
_EPISODE = (
    "SELECT e.id, e.patient_id, e.uuid, p.uuid, e.started, e.ended, e.end_code, e.problem,"
    " e.problem_statement, e.goals, e.expected_sessions"
    " FROM episode e JOIN patient p ON p.id = e.patient_id"
)


class Patients:
    """Reads and writes people and episodes; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def key(self, patient_id: PatientId) -> int | None:
        """Return a person's key, or None."""
        found: int | None = self._rows.value(
            "SELECT id FROM patient WHERE uuid = ? AND deleted_at IS NULL", patient_id
        )
        return found

    def patient(self, patient_id: PatientId) -> tuple[int, Patient]:
        """Return a person with their key.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        sql = _PATIENT + " WHERE p.uuid = ? AND p.deleted_at IS NULL"
        row = self._rows.need("patient", sql, patient_id)
        return row[0], _patient(row)

    def find(self, text: str) -> PatientId | None:
        """Return whose identity or reference this is, or None.

        What was set aside into another record leads to that one.
        """
        found = self._rows.value(
            "SELECT uuid FROM patient WHERE deleted_at IS NULL AND (uuid = ? OR reference_key = ?)"
            " ORDER BY CASE WHEN uuid = ? THEN 0 ELSE 1 END",
            text,
            reference_key(text),
            text,
        )
        if found is None:
            found = self._rows.value(_SET_ASIDE, text, reference_key(text))
        return None if found is None else PatientId(found)

    def has_other(self, patient: Patient) -> tuple[bool, bool]:
        """Tell whether somebody else has the reference, and the NHS number."""
        found = self._rows.all(
            "SELECT reference_key FROM patient WHERE deleted_at IS NULL AND uuid <> ?"
            " AND reference_key = ?"
            " UNION ALL SELECT NULL FROM patient WHERE deleted_at IS NULL AND uuid <> ?"
            " AND nhs_number = ? AND nhs_number <> ''",
            patient.id,
            reference_key(patient.reference),
            patient.id,
            patient.nhs_number,
        )
        return any(row[0] is not None for row in found), any(row[0] is None for row in found)

    def insert(self, patient: Patient) -> int:
        """Store a new person and return their key."""
        return self._rows.insert(PatientTable, {"uuid": patient.id, **_patient_values(patient)})

    def update(self, key: int, patient: Patient) -> None:
        """Overwrite a person."""
        self._rows.update(PatientTable, key, _patient_values(patient))

    def episodes(self, patient_id: PatientId) -> tuple[Episode, ...]:
        """Return a person's courses of treatment, newest first."""
        sql = (
            _EPISODE + " WHERE p.uuid = ? AND e.deleted_at IS NULL"
            " ORDER BY e.started DESC, e.id DESC"
        )
        return tuple(_episode(row) for row in self._rows.all(sql, patient_id))

    def episode(self, episode_id: EpisodeId) -> tuple[int, int, Episode] | None:
        """Return a course of treatment with its key and its person's key, or None."""
        sql = _EPISODE + " WHERE e.uuid = ? AND e.deleted_at IS NULL AND p.deleted_at IS NULL"
        row = self._rows.first(sql, episode_id)
        return None if row is None else (row[0], row[1], _episode(row))

    def insert_episode(self, patient_key: int, episode: Episode) -> int:
        """Store a new course of treatment and return its key."""
        values = {"uuid": episode.id, "patient_id": patient_key, **_episode_values(episode)}
        return self._rows.insert(EpisodeTable, values)

    def update_episode(self, key: int, episode: Episode) -> None:
        """Overwrite a course of treatment."""
        self._rows.update(EpisodeTable, key, _episode_values(episode))


def flags_as_bits(needs: Needs) -> int:
    """Return needs worth showing in a list as bits, in the order of ``NeedFlag``."""
    return sum(1 << _FLAGS.index(flag) for flag in need_flags(needs))


def flags_of_bits(bits: int) -> tuple[NeedFlag, ...]:
    """Return what ``flags_as_bits`` put together."""
    return tuple(flag for bit, flag in enumerate(_FLAGS) if bits >> bit & 1)


def reference_key(reference: str) -> str:
    """Return the form in which references are the same."""
    return search_key(reference.strip())


def _patient_values(patient: Patient) -> dict[str, object]:
    return {
        "reference": patient.reference,
        "reference_key": reference_key(patient.reference),
        "name": patient.name,
        "preferred_name": patient.preferred_name,
        "print_name": patient.print_name,
        "nhs_number": patient.nhs_number,
        "birth_date": put_day(patient.birth_date),
        "contact_by": patient.contact_by.value,
        "contact_note": patient.contact_note,
        "needs": put_json(patient.needs),
        "need_flags": flags_as_bits(patient.needs),
        "language": patient.needs.language,
        "life": put_json(patient.life),
        "coded": put_json(patient.coded),
        "search_key": search_key(
            patient.name, patient.preferred_name, patient.reference, patient.nhs_number
        ),
    }


def _patient(row: Row) -> Patient:
    return Patient(
        id=PatientId(row[1]),
        reference=row[2],
        name=row[3],
        preferred_name=row[4],
        print_name=row[5],
        nhs_number=row[6],
        birth_date=get_day_or_none(row[7]),
        contact_by=ContactBy(row[8]),
        contact_note=row[9],
        needs=get_json(Needs, row[10]),
        life=get_json(Life, row[11]),
        coded=get_json(Coded, row[12]),
    )


def _episode_values(episode: Episode) -> dict[str, object]:
    return {
        "started": put_day(episode.started),
        "ended": put_day(episode.ended),
        "end_code": episode.end_code,
        "problem": episode.problem,
        "problem_statement": episode.problem_statement,
        "goals": put_json(episode.goals),
        "expected_sessions": episode.expected_sessions,
    }


def _episode(row: Row) -> Episode:
    return Episode(
        id=EpisodeId(row[2]),
        patient_id=PatientId(row[3]),
        started=get_day(row[4]),
        ended=get_day_or_none(row[5]),
        end_code=row[6],
        problem=row[7],
        problem_statement=row[8],
        goals=get_json(tuple[str, ...], row[9]),
        expected_sessions=row[10],
    )
