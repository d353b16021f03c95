"""What came back on paper: the slip's marks and sheets typed in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from models.store.unit import Area, changed
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import OccasionId, SessionId, TaskId
from planner.pack import Sheet
from planner.plans import Done, Plan
from planner.reviews import OccasionDone
from planner.sessions import Session
from planner.sheet_entry import Paper, SheetEntry
from planner.worksheets import Worksheet

DAYS = 7


class SheetArea(Area):
    """Reads and writes of what came back of a plan."""

    def paper(self, session_id: SessionId) -> Paper:
        """Return what can come back of the plan made at a contact, and what did.

        Raises:
            UserFacingError: ``record.not_found`` for the contact or its plan.
        """
        unit = self._unit
        key, _, session = unit.need_session(session_id)
        plan = unit.plans.of_sessions([key]).get(key)
        if plan is None:
            raise UserFacingError("record.not_found", kind="plan")
        return Paper(
            patient=unit.patients.patient(session.patient_id)[1],
            session=session,
            plan=plan,
            sheets=self._sheets(session, plan),
            entries={each.sheet: each for each in unit.sheets.of_plan(session_id)},
            newer=self._newer(session),
        )

    def save(self, entry: SheetEntry, *, again: bool = False) -> Changes:
        """Store a sheet typed in, in place of an earlier one, which is kept as a revision.

        Args:
            entry: The sheet.
            again: It was stored a moment ago in the same sitting: no revision of half a word.

        Raises:
            UserFacingError: ``record.not_found``, ``text.nul``, ``text.broken``.
        """
        unit = self._unit
        with unit.write():
            task_key, _, patient_key = self._need_task(entry.task_id)
            session_key, owner, session = unit.need_session(entry.session_id)
            if owner != patient_key:
                raise UserFacingError("record.not_found", kind="task")
            found = unit.sheets.of_sheet(task_key, entry.sheet)
            if found is None:
                unit.sheets.insert(task_key, session_key, entry)
                unit.log("create", "sheet_entry", entry.id)
            else:
                key, before = found
                names = changed(before, entry)
                if not names:
                    return Changes()
                if not again:
                    unit.keep(patient_key, "sheet_entry", before.id, before)
                unit.sheets.update(key, task_key, session_key, entry)
                unit.log("update", "sheet_entry", entry.id, *names)
        return Changes(frozenset({Kind.REVIEW}), frozenset({session.patient_id}))

    def mark(self, task_id: TaskId, marks: Mapping[OccasionId, Done]) -> Changes:
        """Store what a slip says of a task's occasions; its review, if any, keeps all else.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        with unit.write():
            task_key, session_key, patient_key = self._need_task(task_id)
            plan = unit.plans.of_sessions([session_key])[session_key]
            before = {
                each.id: each.done
                for task in plan.tasks
                if task.id == task_id
                for each in task.occasions
            }
            if any(key not in before for key, done in marks.items() if done is not Done.BLANK):
                # The plan was made anew meanwhile: better said than dropped.
                raise UserFacingError("record.not_found", kind="occasion")
            new = {key: done for key, done in marks.items() if before.get(key, done) is not done}
            if not new:
                return Changes()
            kept = tuple(OccasionDone(each, done) for each, done in before.items())
            unit.keep(patient_key, "occasions", task_id, kept)
            unit.plans.mark_occasions(task_key, {key: done.value for key, done in new.items()})
            unit.log("update", "task", task_id, "occasions")
            self._into_review(task_key, patient_key, new)
        return Changes(frozenset({Kind.REVIEW}))

    def _into_review(
        self, task_key: int, patient_key: int, marks: Mapping[OccasionId, Done]
    ) -> None:
        """Say the same in the task's review, if there is one; it keeps all else."""
        unit = self._unit
        found = unit.reviews.of_task(task_key)
        if found is None:
            return
        key, before = found
        said = {each.occasion_id: each.done for each in before.occasions} | dict(marks)
        after = tuple(
            OccasionDone(each, done) for each, done in said.items() if done is not Done.BLANK
        )
        unit.keep(patient_key, "review", before.id, before)
        session_key = unit.need_session(before.session_id)[0]
        unit.reviews.update(key, task_key, session_key, replace(before, occasions=after))
        unit.log("update", "review", before.id, "occasions")

    def _need_task(self, task_id: TaskId) -> tuple[int, int, int]:
        """Return the keys of a task, of its contact and of its person."""
        found = self._unit.plans.task(task_id)
        if found is None:
            raise UserFacingError("record.not_found", kind="task")
        return found

    def _sheets(self, session: Session, plan: Plan) -> tuple[Sheet, ...]:
        """Return the sheets of the newest pack, or those a pack would have."""
        packs = self._unit.notes.packs(session.id)
        if packs and packs[-1].content.sheets:
            return packs[-1].content.sheets
        days = tuple(session.day + timedelta(days=at) for at in range(1, DAYS + 1))
        wanted = dict.fromkeys(sheet for task in plan.tasks for sheet in task.worksheets)
        kept = {
            each.id: each
            for each in self._unit.notes.snapshots(session.id)
            if isinstance(each, Worksheet)
        }
        return tuple(Sheet(kept[each], (), days) for each in wanted if each in kept)

    def _newer(self, session: Session) -> Session | None:
        unit = self._unit
        contacts = unit.sessions.of_episode(session.episode_id)
        with_plan = unit.plans.made_at([key for key, _ in contacts])
        ids = [each.id for _, each in contacts]
        later = contacts[ids.index(session.id) + 1 :]
        return next((each for key, each in reversed(later) if key in with_plan), None)
