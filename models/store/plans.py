"""Plans becoming ready, and the packs made of them."""

from dataclasses import replace
from datetime import date

from models.repositories.convert import put_instant
from models.repositories.notes import Item
from models.store.unit import Area, changed
from planner.changes import Changes, Kind
from planner.drafts import DraftKind
from planner.errors import UserFacingError
from planner.ids import SessionId, TaskId
from planner.packs import PackRecord
from planner.plans import Plan, Route
from planner.return_slip import ReturnedPack, review_contact
from planner.sessions import Risk, Session
from planner.todays_packs import PlanOfDay


class PlanArea(Area):
    """Reads and writes of ready plans and pack records."""

    def plan(self, session_id: SessionId) -> Plan | None:
        """Return the ready plan of a contact, or None.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        key = self._unit.need_session(session_id)[0]
        return self._unit.plans.of_sessions([key]).get(key)

    def make_ready(self, plan: Plan, snapshots: tuple[Item, ...]) -> Changes:
        """Store a plan as ready, with what of the library it was made from, and end its draft.

        A second one of the same contact takes the place of the first, which is kept as a revision.

        Args:
            plan: The plan with its occasions worked out.
            snapshots: The templates and worksheets its tasks use, as the library has them now.

        Raises:
            UserFacingError: ``plan.risk_gate`` unless risk was reviewed at the contact and no
                risk item waits; ``record.not_found``; ``text.nul``; ``text.broken``.
        """
        unit = self._unit
        if plan.ready_at is None:
            plan = replace(plan, ready_at=unit.clock.now())
        with unit.write():
            session_key, patient_key, session = unit.need_session(plan.session_id)
            waits = unit.sessions.risk_item_waits(session_key)
            if waits or session.risk is not Risk.REVIEWED:
                raise UserFacingError("plan.risk_gate")
            key = unit.plans.key(session_key)
            if key is None:
                tasks = unit.plans.insert(session_key, plan)
                unit.log("create", "plan", plan.id)
            else:
                tasks = self._replace(key, session_key, patient_key, plan)
            unit.notes.put_snapshots(plan.tasks, tasks, snapshots)
            unit.notes.drop_draft(DraftKind.PLAN, plan.session_id)
            unit.touch(patient_key)
        return Changes(frozenset({Kind.PLAN, Kind.DRAFT}), frozenset({session.patient_id}))

    def set_route(self, session_id: SessionId, route: Route | None) -> Changes:
        """Store how the pack of a contact's ready plan reaches the person.

        Saying the same again is kept too: a pack agreed to be handed over, and said so again after
        it was printed, was handed over.

        Raises:
            UserFacingError: ``record.not_found`` for the contact or its plan.
        """
        unit = self._unit
        with unit.write():
            session_key, patient_key, session = unit.need_session(session_id)
            key, before = unit.plans.key(session_key), self.plan(session_id)
            if key is None or before is None:
                raise UserFacingError("record.not_found", kind="plan")
            unit.keep(patient_key, "plan", before.id, before)
            unit.plans.set_route(key, route)
            unit.log("update", "plan", before.id, "route")
        return Changes(frozenset({Kind.PLAN}), frozenset({session.patient_id}))

    def of_day(self, day: date) -> tuple[PlanOfDay, ...]:
        """Return the ready plans of a day's appointments, and the last ones before them."""
        return self._unit.plans.of_day(day)

    def snapshots(self, session_id: SessionId) -> tuple[Item, ...]:
        """Return the library items of a contact's plan, as they were when it was made ready."""
        return self._unit.notes.snapshots(session_id)

    def record_pack(self, pack: PackRecord) -> Changes:
        """Store that a pack was printed, saved or dictated.

        Raises:
            UserFacingError: ``record.not_found``, ``pack.code_taken``.
        """
        unit = self._unit
        with unit.write():
            session_key, _, session = unit.need_session(pack.session_id)
            if unit.notes.pack_code_taken(pack.code):
                raise UserFacingError("pack.code_taken")
            unit.notes.insert_pack(session_key, pack)
            unit.log("create", "pack", pack.id)
        return Changes(frozenset({Kind.PACK}), frozenset({session.patient_id}))

    def note_reprint(self, code: str) -> Changes:
        """Note that a pack was printed, saved or read out once more; nothing else changes.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        with unit.write():
            pack = unit.notes.pack_by_code(code)
            if pack is None:
                raise UserFacingError("record.not_found", kind="pack")
            unit.log("reprint", "pack", pack.id)
        return Changes()

    def packs(self, session_id: SessionId) -> tuple[PackRecord, ...]:
        """Return the packs of a contact, oldest first."""
        return self._unit.notes.packs(session_id)

    def pack_code_taken(self, code: str) -> bool:
        """Tell whether a code is on some pack already."""
        return self._unit.notes.pack_code_taken(code)

    def pack_by_code(self, code: str) -> PackRecord | None:
        """Return the pack with a code as it is printed, or None."""
        return self._unit.notes.pack_by_code(code)

    def returned(self, code: str, today: date) -> ReturnedPack | None:
        """Return whose a pack that came back is and where it is reviewed; None where unknown."""
        unit = self._unit
        made_at = unit.notes.contact_of_code(code)
        found = None if made_at is None else unit.sessions.find(made_at)
        if found is None:
            return None
        session = found[2]
        contacts = unit.sessions.of_episode(session.episode_id)
        ids = [each.id for _, each in contacts]
        with_plan = unit.plans.made_at([key for key, _ in contacts])
        later = contacts[ids.index(session.id) + 1 :]
        reviewed = self._reviewed_at(session)
        return ReturnedPack(
            code=code,
            patient_id=session.patient_id,
            name=unit.patients.patient(session.patient_id)[1].name,
            episode_id=session.episode_id,
            number=session.number,
            day=session.day,
            review_at=review_contact(
                session.id,
                [each for _, each in contacts],
                with_plan={each.id for key, each in contacts if key in with_plan},
                reviewed_at=reviewed,
                today=today,
            ),
            made_at=session.id,
            late=found[0] in with_plan and any(key in with_plan for key, _ in later),
            reviewed_on=next((each.day for _, each in contacts if each.id == reviewed), None),
        )

    def _reviewed_at(self, session: Session) -> SessionId | None:
        """Return the contact at which the plan of one was last reviewed, or None."""
        plan = self.plan(session.id)
        tasks = {task.id for task in plan.tasks} if plan is not None else set()
        reviews = self._unit.reviews.of_episode(session.episode_id)
        where = [each.session_id for each in reviews if each.task_id in tasks]
        return where[-1] if where else None

    def _replace(
        self, key: int, session_key: int, patient_key: int, plan: Plan
    ) -> dict[TaskId, int]:
        unit = self._unit
        before = unit.plans.of_sessions([session_key])[session_key]
        unit.keep(patient_key, "plan", before.id, before)
        unit.log("update", "plan", plan.id, *changed(before, plan))
        now = put_instant(unit.clock.now())
        return unit.plans.replace(key, plan, now)
