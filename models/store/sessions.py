"""Contacts, scores and the answer to the risk question."""

from dataclasses import replace
from datetime import date, time

from models.repositories.convert import put_day, put_instant, put_time
from models.store.unit import Area, changed
from models.store.view import session_view
from models.tables.people import OTHER_HIGH, TOTAL_HIGH
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId, ScoreId, SessionId
from planner.sessions import NOT_HELD, Away, Risk, Score, Session, Slot, Status
from planner.views import SessionView

_BOOKED_AT = (
    "SELECT c.name FROM session s JOIN caseload c ON c.patient_id = s.patient_id"
    " WHERE s.status = 'booked' AND s.deleted_at IS NULL AND s.day = ? AND s.at = ?"
    " AND s.uuid <> ? ORDER BY c.name"
)


class SessionArea(Area):
    """Reads and writes of contacts."""

    def view(self, session_id: SessionId) -> SessionView:
        """Return everything the session page and the wizard open with.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        return session_view(self._unit, session_id)

    def of_episode(self, episode_id: EpisodeId) -> tuple[Session, ...]:
        """Return the contacts of a course of treatment, in order of day, then number."""
        return tuple(each for _, each in self._unit.sessions.of_episode(episode_id))

    def save(self, session: Session) -> Changes:
        """Store a contact or appointment; number 0 gets the next number of the episode.

        Raises:
            UserFacingError: ``record.not_found`` for an unknown episode,
                ``session.number_taken``, ``text.nul``, ``text.broken``.
        """
        unit = self._unit
        with unit.write():
            found = unit.sessions.find(session.id)
            if found is None:
                patient_key = self._insert(session)
            else:
                key, patient_key, before = found
                after = replace(session, number=session.number or before.number)
                names = changed(before, after)
                if not names:
                    return Changes()
                if {"episode_id", "patient_id"} & set(names):
                    raise ValueError("a contact stays in its course of treatment")
                self._check_number(after)
                unit.keep(patient_key, "session", session.id, before)
                unit.sessions.update(key, after)
                unit.log("update", "session", session.id, *names)
            unit.touch(patient_key)
        return _changes(session.patient_id)

    def set_status(
        self, session_id: SessionId, status: Status, away: Away | None = None
    ) -> Changes:
        """Say what became of an appointment.

        Args:
            session_id: Which.
            status: What became of it.
            away: Why it was not held, where somebody said; booked and attended have none.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        why = away if status in NOT_HELD else None
        with self._unit.write():
            before = self._unit.need_session(session_id)[2]
            return self.save(replace(before, status=status, away=why))

    def move(self, session_id: SessionId, slot: Slot) -> Changes:
        """Put an appointment on another day or time; its number and all else stay.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        with self._unit.write():
            before = self._unit.need_session(session_id)[2]
            return self.save(
                replace(before, day=slot.day, at=slot.at, type=slot.type, medium=slot.medium)
            )

    def booked_at(self, day: date, at: time, but: SessionId | None = None) -> tuple[str, ...]:
        """Return the names of those booked at a day and wall time, besides one appointment."""
        found = self._unit.rows.all(_BOOKED_AT, put_day(day), put_time(at), but or "")
        return tuple(name for (name,) in found)

    def cancel_after(self, episode_id: EpisodeId, day: date, by: Status, away: Away) -> Changes:
        """Cancel what is booked after a day in a course of treatment, in one transaction.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        changes = Changes()
        with self._unit.write():
            for each in self.of_episode(episode_id):
                if each.status is Status.BOOKED and each.day > day:
                    changes |= self.set_status(each.id, by, away)
        return changes

    def save_notes(self, session_id: SessionId, text: str) -> Changes:
        """Store the practitioner's notes of a contact.

        Raises:
            UserFacingError: ``record.not_found``, ``text.nul``, ``text.broken``.
        """
        with self._unit.write():
            return self.save(replace(self._unit.need_session(session_id)[2], notes=text))

    def answer_risk(self, session_id: SessionId, risk: Risk) -> Changes:
        """Store the practitioner's answer to the risk question, with the time.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        with self._unit.write():
            session = self._unit.need_session(session_id)[2]
            at = None if risk is Risk.UNANSWERED else self._unit.clock.now()
            return self.save(replace(session, risk=risk, risk_at=at))

    def save_score(self, score: Score) -> Changes:
        """Store the score of a measure at a contact, in place of an earlier one.

        Raises:
            UserFacingError: ``record.not_found``, ``score.out_of_range``.
        """
        high = TOTAL_HIGH.get(score.measure, OTHER_HIGH)
        if not 0 <= score.total <= high:
            raise UserFacingError("score.out_of_range", measure=score.measure, high=high)
        unit = self._unit
        with unit.write():
            session_key, patient_key, session = unit.need_session(score.session_id)
            found = unit.sessions.score_of(session_key, score.measure)
            if found is None:
                unit.sessions.insert_score(session_key, score, self._reviewed_at(score, None))
                unit.log("create", "score", score.id)
            else:
                key, before = found
                names = changed(before, score)
                if not names:
                    return Changes()
                unit.keep(patient_key, "score", before.id, before)
                unit.sessions.update_score(key, score, self._reviewed_at(score, key))
                unit.log("update", "score", score.id, *names)
        return Changes(frozenset({Kind.SCORE}), frozenset({session.patient_id}))

    def review_risk_item(self, score_id: ScoreId) -> Changes:
        """Tick the risk item of a score as reviewed.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        with self._unit.write():
            found = self._unit.sessions.score(score_id)
            if found is None:
                raise UserFacingError("record.not_found", kind="score")
            return self.save_score(replace(found[2], risk_item_reviewed=True))

    def _insert(self, session: Session) -> int:
        unit = self._unit
        found = unit.patients.episode(session.episode_id)
        if found is None:
            raise UserFacingError("record.not_found", kind="episode")
        episode_key, patient_key, episode = found
        if episode.patient_id != session.patient_id:
            raise ValueError("a contact belongs to the person of its course of treatment")
        number = session.number or unit.sessions.next_number(episode_key)
        numbered = replace(session, number=number)
        if session.number:
            self._check_number(numbered)
        unit.sessions.insert(episode_key, patient_key, numbered)
        unit.log("create", "session", session.id)
        return patient_key

    def _check_number(self, session: Session) -> None:
        if self._unit.sessions.number_taken(session.episode_id, session.number, session.id):
            raise UserFacingError("session.number_taken", number=session.number)

    def _reviewed_at(self, score: Score, key: int | None) -> str | None:
        """Return when the risk item was ticked: the first time it was, or now."""
        if not score.risk_item_reviewed:
            return None
        known = None if key is None else self._unit.sessions.reviewed_at(key)
        return known or put_instant(self._unit.clock.now())


def _changes(patient_id: PatientId) -> Changes:
    return Changes(frozenset({Kind.SESSION}), frozenset({patient_id}))
