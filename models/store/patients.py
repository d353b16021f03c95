"""The record of a person and their courses of treatment."""

from dataclasses import replace
from datetime import date

from models.store.unit import Area, changed
from planner import nhs_number
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId
from planner.nhs_number import NhsProblem
from planner.patients import Episode, Patient, PatientRecord


class PatientArea(Area):
    """Reads and writes of the record."""

    def record(self, patient_id: PatientId) -> PatientRecord:
        """Return a person with their courses of treatment, newest first.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        _, patient = self._unit.patients.patient(patient_id)
        return PatientRecord(patient, self._unit.patients.episodes(patient_id))

    def find(self, text: str) -> PatientId | None:
        """Return whose identity or reference this is, or None."""
        return self._unit.patients.find(text.strip())

    def save(self, patient: Patient) -> Changes:
        """Store a person, new or known.

        Raises:
            UserFacingError: ``patient.name_missing``, ``patient.reference_missing``,
                ``patient.reference_taken``, ``patient.nhs_number_taken``,
                ``patient.nhs_number_wrong``, ``patient.nhs_number_test``, ``text.nul``,
                ``text.broken``.
        """
        unit = self._unit
        patient = replace(patient, nhs_number=nhs_number.compact(patient.nhs_number))
        with unit.write():
            self._check(patient)
            key = unit.patients.key(patient.id)
            if key is None:
                key = unit.patients.insert(patient)
                unit.log("create", "patient", patient.id)
            else:
                _, before = unit.patients.patient(patient.id)
                names = changed(before, patient)
                if not names:
                    return Changes()
                unit.keep(key, "patient", patient.id, before)
                unit.patients.update(key, patient)
                unit.log("update", "patient", patient.id, *names)
            unit.touch(key)
        return Changes(frozenset({Kind.PATIENT}), frozenset({patient.id}))

    def save_episode(self, episode: Episode) -> Changes:
        """Store a course of treatment, new or known.

        Raises:
            UserFacingError: ``record.not_found`` for an unknown person,
                ``episode.ends_before_start``, ``text.nul``, ``text.broken``.
        """
        if episode.ended is not None and episode.ended < episode.started:
            raise UserFacingError("episode.ends_before_start")
        unit = self._unit
        with unit.write():
            found = unit.patients.episode(episode.id)
            if found is None:
                patient_key, _ = unit.patients.patient(episode.patient_id)
                unit.patients.insert_episode(patient_key, episode)
                unit.log("create", "episode", episode.id)
            else:
                key, patient_key, before = found
                names = changed(before, episode)
                if not names:
                    return Changes()
                if "patient_id" in names:
                    raise ValueError("a course of treatment stays with its person")
                unit.keep(patient_key, "episode", episode.id, before)
                unit.patients.update_episode(key, episode)
                unit.log("update", "episode", episode.id, *names)
            unit.touch(patient_key)
        return Changes(frozenset({Kind.EPISODE}), frozenset({episode.patient_id}))

    def end_episode(self, episode_id: EpisodeId, day: date, end_code: str) -> Changes:
        """End a course of treatment.

        Raises:
            UserFacingError: ``record.not_found``, ``episode.ends_before_start``.
        """
        with self._unit.write():
            found = self._unit.patients.episode(episode_id)
            if found is None:
                raise UserFacingError("record.not_found", kind="episode")
            return self.save_episode(replace(found[2], ended=day, end_code=end_code))

    def reopen_episode(self, episode_id: EpisodeId) -> Changes:
        """Open a course of treatment again that was ended by mistake; how it ended is kept.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        with self._unit.write():
            found = self._unit.patients.episode(episode_id)
            if found is None:
                raise UserFacingError("record.not_found", kind="episode")
            return self.save_episode(replace(found[2], ended=None, end_code=""))

    def _check(self, patient: Patient) -> None:
        if not patient.name.strip():
            raise UserFacingError("patient.name_missing")
        if not patient.reference.strip():
            raise UserFacingError("patient.reference_missing")
        wrong = nhs_number.problem(patient.nhs_number, made_up=self._unit.made_up)
        if wrong in (NhsProblem.TEST_ONLY, NhsProblem.NOT_TEST):
            raise UserFacingError("patient.nhs_number_test", made_up=self._unit.made_up)
        if wrong is not None:
            raise UserFacingError("patient.nhs_number_wrong", problem=wrong)
        reference_taken, number_taken = self._unit.patients.has_other(patient)
        if reference_taken:
            raise UserFacingError("patient.reference_taken", reference=patient.reference)
        if number_taken:
            raise UserFacingError("patient.nhs_number_taken")
