"""Case supervision: every open case as facts, and what was asked and decided."""

from models.repositories.convert import put_day, put_instant
from models.settings import (
    OVERDUE_DAYS,
    SUPERVISION_AFTER_SESSIONS,
    SUPERVISION_GAD7,
    SUPERVISION_OFF,
    SUPERVISION_PHQ9,
    SUPERVISION_WEEKS,
    VaultSettings,
)
from models.store.unit import Area, Unit, changed
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId, SupervisionId
from planner.supervision import Case, SupervisionItem, Trigger, TriggerRules, by_name


class SupervisionArea(Area):
    """Reads and writes for supervision."""

    def __init__(self, unit: Unit, settings: VaultSettings) -> None:
        super().__init__(unit)
        self._settings = settings

    def rules(self) -> TriggerRules:
        """Return what the service wants brought."""
        get = self._settings.get
        off = get(SUPERVISION_OFF).split()
        return TriggerRules(
            wanted=frozenset(each for each in Trigger if each.value not in off),
            weeks=get(SUPERVISION_WEEKS),
            thresholds={"PHQ9": get(SUPERVISION_PHQ9), "GAD7": get(SUPERVISION_GAD7)},
            after_sessions=get(SUPERVISION_AFTER_SESSIONS),
            overdue_days=get(OVERDUE_DAYS),
        )

    def cases(self) -> tuple[Case, ...]:
        """Return every course that has not ended, by name."""
        unit = self._unit
        unit.settle()
        today = put_day(unit.clock.today())
        return by_name(unit.supervision.open_cases(today or ""))

    def case(self, episode_id: EpisodeId) -> Case | None:
        """Return a course that has not ended, or None."""
        unit = self._unit
        unit.settle()
        today = put_day(unit.clock.today())
        return unit.supervision.open_case(episode_id, today or "")

    def of_episode(self, episode_id: EpisodeId) -> tuple[SupervisionItem, ...]:
        """Return the questions and decisions of a course, oldest first."""
        return self._unit.supervision.of_episode(episode_id)

    def save(self, item: SupervisionItem) -> Changes:
        """Store a question or a decision; the value before is kept as a revision.

        Raises:
            UserFacingError: ``record.not_found``, ``text.nul``, ``text.broken``.
        """
        unit = self._unit
        with unit.write():
            found = unit.supervision.find(item.id)
            if found is None:
                episode = unit.patients.episode(item.episode_id)
                if episode is None or episode[2].patient_id != item.patient_id:
                    raise UserFacingError("record.not_found", kind="episode")
                unit.supervision.insert(episode[0], episode[1], item)
                unit.log("create", "supervision", item.id)
                return _changes(item.patient_id)
            key, patient_key, before = found
            names = changed(before, item)
            if not names:
                return Changes()
            unit.keep(patient_key, "supervision", item.id, before)
            unit.supervision.update(key, item)
            unit.log("update", "supervision", item.id, *names)
        return _changes(item.patient_id)

    def remove(self, item_id: SupervisionId) -> Changes:
        """Take an item away that was written by mistake; it is kept as a revision.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        with unit.write():
            found = unit.supervision.find(item_id)
            if found is None:
                raise UserFacingError("record.not_found", kind="supervision")
            key, patient_key, before = found
            unit.keep(patient_key, "supervision", item_id, before)
            unit.supervision.remove(key, put_instant(unit.clock.now()))
            unit.log("delete", "supervision", item_id)
        return _changes(before.patient_id)


def _changes(patient_id: PatientId) -> Changes:
    return Changes(frozenset({Kind.SUPERVISION}), frozenset({patient_id}))
