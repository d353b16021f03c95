"""The parts that the practitioner's own plans have."""

import json
from collections import defaultdict
from datetime import date

from models.repositories.convert import get_day, get_word, put_day
from models.repositories.rows import Row
from models.store.unit import Area, Unit
from planner.my_planning import OF_A_TASK, PlanFacts, PlanPart
from planner.plans import Override

_OF_PLANS = (
    " FROM session s JOIN plan l ON l.session_id = s.id"
    " JOIN episode e ON e.id = s.episode_id JOIN patient p ON p.id = s.patient_id"
    " WHERE s.deleted_at IS NULL AND l.deleted_at IS NULL AND e.deleted_at IS NULL"
    " AND p.deleted_at IS NULL AND s.day >= ?"
)
_PLANS = (
    "SELECT l.id, s.day, l.rationale, l.teach_back, l.override,"  # noqa: S608
    " (SELECT n.id FROM session n WHERE n.episode_id = s.episode_id AND n.status = 'attended'"
    " AND n.deleted_at IS NULL AND (n.day, n.number) > (s.day, s.number)"
    " ORDER BY n.day, n.number LIMIT 1)" + _OF_PLANS
)
_WANTED = " WHERE t.deleted_at IS NULL AND t.plan_id IN (SELECT l.id" + _OF_PLANS + ")"
_TASKS = (
    "SELECT t.plan_id, t.due, t.place, r.session_id, r.not_reviewed, r.amount_patient, r.next"  # noqa: S608
    " FROM task t LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL" + _WANTED
)
_IF_THENS = (
    "SELECT DISTINCT t.plan_id FROM task t JOIN barrier b ON b.task_id = t.id"  # noqa: S608
    + _WANTED
    + " AND trim(b.if_text) <> '' AND trim(b.then_text) <> ''"
)
_TAILORED = "SELECT DISTINCT t.plan_id FROM task t JOIN tailoring a ON a.task_id = t.id" + _WANTED  # noqa: S608


class MyPlanningArea(Area):
    """Reads for the page of the practitioner's own planning."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit)
        self._kept: tuple[date, int] | None = None
        self._facts: tuple[PlanFacts, ...] = ()

    def facts(self, since: date) -> tuple[PlanFacts, ...]:
        """Return every ready plan made from a day on; kept until something is written.

        Args:
            since: The first local day.
        """
        writes = self._unit.writes
        if writes is None:
            return self._read(since)
        if self._kept != (since, writes):
            self._facts, self._kept = self._read(since), (since, writes)
        return self._facts

    def _read(self, since: date) -> tuple[PlanFacts, ...]:
        rows, day = self._unit.rows, put_day(since)
        tasks: dict[int, list[Row]] = defaultdict(list)
        for row in rows.all(_TASKS, day):
            tasks[row[0]].append(row)
        if_thens = {row[0] for row in rows.all(_IF_THENS, day)}
        tailored = {row[0] for row in rows.all(_TAILORED, day)}
        return tuple(
            _facts(row, tasks[row[0]], if_then=row[0] in if_thens, tailored=row[0] in tailored)
            for row in rows.all(_PLANS, day)
        )


def _facts(plan: Row, tasks: list[Row], *, if_then: bool, tailored: bool) -> PlanFacts:
    _, day, rationale, teach_back, override, following = plan
    holds = {
        PlanPart.RATIONALE: bool(rationale.strip()),
        PlanPart.SPECIFICS: bool(tasks) and all(_is_specific(each) for each in tasks),
        PlanPart.TAILORING: tailored,
        PlanPart.IF_THEN: if_then,
        PlanPart.TEACH_BACK: bool(teach_back),
        PlanPart.REVIEWED: bool(tasks) and all(_reviewed(each, following) for each in tasks),
    }
    applies = set(PlanPart) if tasks else set(PlanPart) - OF_A_TASK
    if following is None:
        applies.discard(PlanPart.REVIEWED)
    return PlanFacts(
        day=get_day(day),
        has=frozenset(part for part, there in holds.items() if there and part in applies),
        applies=frozenset(applies),
        said_not_reviewed=any(_said_not(each, following) for each in tasks),
        override=get_word(Override, override),
    )


def _is_specific(task: Row) -> bool:
    due = json.loads(task[1])
    return bool((due.get("days") or due.get("cue", "").strip()) and task[2].strip())


def _reviewed(task: Row, following: int | None) -> bool:
    _, _, _, at, not_reviewed, amount, move = task
    there = at is not None and at == following and not_reviewed is None
    return there and amount is not None and move is not None


def _said_not(task: Row, following: int | None) -> bool:
    return task[3] is not None and task[3] == following and task[4] is not None
