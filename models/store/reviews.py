"""What happened to the tasks of a plan."""

from models.store.unit import Area, changed
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.plans import Done
from planner.reviews import Review


class ReviewArea(Area):
    """Reads and writes of reviews."""

    def of_session(self, session_id: SessionId) -> tuple[Review, ...]:
        """Return the reviews made at a contact.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        return self._unit.reviews.of_session(self._unit.need_session(session_id)[0])

    def save(self, review: Review) -> Changes:
        """Store the review of a task in place of an earlier one, which is kept as a revision.

        Raises:
            UserFacingError: ``record.not_found``, ``text.nul``, ``text.broken``.
        """
        unit = self._unit
        with unit.write():
            session_key, patient_key, session = unit.need_session(review.session_id)
            task = unit.plans.task(review.task_id)
            if task is None or task[2] != patient_key:
                raise UserFacingError("record.not_found", kind="task")
            found = unit.reviews.of_task(task[0])
            if found is None:
                unit.reviews.insert(task[0], session_key, review)
                unit.log("create", "review", review.id)
            else:
                key, before = found
                names = changed(before, review)
                if not names:
                    return Changes()
                unit.keep(patient_key, "review", before.id, before)
                unit.reviews.update(key, task[0], session_key, review)
                unit.log("update", "review", review.id, *names)
            self._mark_occasions(task[0], None if found is None else found[1], review)
            unit.touch(patient_key)
        return Changes(frozenset({Kind.REVIEW}), frozenset({session.patient_id}))

    def _mark_occasions(self, task_key: int, before: Review | None, review: Review) -> None:
        """Write the slip's answers beside the occasions; an answer taken back is blank again."""
        old = () if before is None else before.occasions
        done: dict[str, str] = {each.occasion_id: Done.BLANK.value for each in old}
        done |= {each.occasion_id: each.done.value for each in review.occasions}
        self._unit.plans.mark_occasions(task_key, done)
