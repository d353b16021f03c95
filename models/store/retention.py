"""How long people are kept: the service's rule, decisions for one person, and who is past it."""

from datetime import date

from models.repositories.convert import (
    get_day,
    get_day_or_none,
    get_instant_or_none,
    put_day,
    put_instant,
)
from models.repositories.rows import Row
from models.settings import RETENTION_YEARS, VaultSettings
from models.store.unit import Area, Unit
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import PatientId
from planner.retention import Keeping, years_after

_PEOPLE = (
    "SELECT p.id, p.uuid, p.name, p.reference,"
    " (SELECT max(coalesce(e.ended, (SELECT max(s.day) FROM session s WHERE s.episode_id = e.id"
    " AND s.status = 'attended' AND s.deleted_at IS NULL), e.started)) FROM episode e"
    " WHERE e.patient_id = p.id AND e.deleted_at IS NULL),"
    " EXISTS (SELECT 1 FROM episode e WHERE e.patient_id = p.id AND e.ended IS NULL"
    " AND e.deleted_at IS NULL), r.keep_until, r.reason, r.decided_at"
    " FROM patient p LEFT JOIN retention r ON r.patient_id = p.id WHERE p.deleted_at IS NULL"
)


class RetentionArea(Area):
    """Reads and writes how long people are kept. Nothing is ever erased from here."""

    def __init__(self, unit: Unit, settings: VaultSettings) -> None:
        super().__init__(unit)
        self._settings = settings

    def years(self) -> int:
        """Return the service's rule in years after the end of treatment; 0 is none."""
        return self._settings.get(RETENTION_YEARS)

    def set_years(self, years: int) -> Changes:
        """Set the service's rule.

        Raises:
            UserFacingError: ``setting.invalid``.
        """
        return self._settings.set(RETENTION_YEARS, years)

    def of(self, patient_id: PatientId) -> Keeping:
        """Return how long one person is kept.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        sql = f"{_PEOPLE} AND p.uuid = ?"
        return self._keeping(self._unit.rows.need("patient", sql, patient_id))

    def past(self) -> tuple[Keeping, ...]:
        """Return everybody whose day has gone by, the longest first."""
        today = self._unit.clock.today()
        found = [self._keeping(row) for row in self._unit.rows.all(_PEOPLE)]
        return tuple(
            sorted(
                (each for each in found if each.past(today)),
                key=lambda each: (each.until or today, each.name),
            )
        )

    def decide(self, patient_id: PatientId, until: date, reason: str) -> Changes:
        """Keep a person until another day than the rule's; what was decided before is kept.

        Raises:
            UserFacingError: ``record.not_found``, ``retention.no_reason``, ``text.nul``,
                ``text.broken``.
        """
        if not reason.strip():
            raise UserFacingError("retention.no_reason")
        unit = self._unit
        with unit.write():
            key, _ = unit.patients.patient(patient_id)
            self._keep_before(key, patient_id)
            unit.rows.run(
                "INSERT INTO retention (patient_id, keep_until, reason, decided_at)"
                " VALUES (?, ?, ?, ?) ON CONFLICT (patient_id) DO UPDATE SET"
                " keep_until = excluded.keep_until, reason = excluded.reason,"
                " decided_at = excluded.decided_at",
                key,
                put_day(until),
                reason.strip(),
                put_instant(unit.clock.now()),
            )
            unit.log("keep", "patient", patient_id, "keep_until", "reason")
        return _changes(patient_id)

    def follow_rule(self, patient_id: PatientId) -> Changes:
        """Let the service's rule count again for a person; what was decided is kept as before.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        with unit.write():
            key, _ = unit.patients.patient(patient_id)
            if not self._keep_before(key, patient_id):
                return Changes()
            unit.rows.run("DELETE FROM retention WHERE patient_id = ?", key)
            unit.log("keep", "patient", patient_id, "keep_until")
        return _changes(patient_id)

    def _keep_before(self, key: int, patient_id: PatientId) -> bool:
        """Keep the decision there is as an earlier value; tell whether there is one."""
        sql = "SELECT keep_until, reason FROM retention WHERE patient_id = ?"
        row = self._unit.rows.first(sql, key)
        if row is None:
            return False
        before = {"keep_until": str(row[0]), "reason": row[1]}
        self._unit.keep(key, "retention", patient_id, before)
        return True

    def _keeping(self, row: Row) -> Keeping:
        last, years = (None if row[4] is None else get_day(row[4])), self.years()
        return Keeping(
            patient_id=PatientId(row[1]),
            name=row[2],
            reference=row[3],
            last=last,
            still_open=bool(row[5]),
            by_rule=years_after(last, years) if last and years else None,
            decided=get_day_or_none(row[6]),
            reason=row[7] or "",
            decided_at=get_instant_or_none(row[8]),
        )


def _changes(patient_id: PatientId) -> Changes:
    return Changes(frozenset({Kind.PATIENT}), frozenset({patient_id}))
