"""Plans with their tasks and the tasks' parts, a few statements for any number of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.repositories.convert import (
    get_instant,
    get_instant_or_none,
    get_json,
    get_time,
    get_word,
    put_day,
    put_instant_or_none,
    put_json,
    put_word,
)
from models.repositories.parts import Parts, TaskParts
from models.repositories.rows import Row, Rows
from models.tables import Plan as PlanTable
from models.tables import Task as TaskTable
from planner.ids import PlanId, SessionId, TaskId
from planner.library import Size
from planner.plans import (
    FieldChange,
    Move,
    NoTask,
    Override,
    Plan,
    Route,
    StartingOut,
    Task,
    UnchangedReason,
    When,
)
from planner.sessions import Medium, Status
from planner.todays_packs import PlanOfDay

_PLAN = (
    "SELECT l.id, l.session_id, l.uuid, s.uuid, l.rationale, l.goal, l.no_task, l.importance,"
    " l.confidence, l.teach_back, l.re_explained, l.starting_out, l.route, l.override, l.ready_at"
    " FROM plan l JOIN session s ON s.id = l.session_id"
)
_TASK = (
    "SELECT t.id, t.plan_id, t.uuid, t.template, t.size, t.title, t.what, t.due, t.place,"
    " t.minutes, t.with_whom, t.bad_day, t.reminder, t.second_reason, t.checked, t.worksheets,"
    " f.uuid, t.move, t.changes, t.unchanged_reason"
    " FROM task t LEFT JOIN task f ON f.id = t.from_task_id"
)
_OF_DAY = (
    "WITH coming AS (SELECT s.id, s.uuid, s.at, s.status, s.medium, s.number,"
    " (SELECT b.id FROM session b JOIN plan l ON l.session_id = b.id"
    " WHERE b.episode_id = s.episode_id AND b.deleted_at IS NULL AND l.deleted_at IS NULL"
    " AND (b.day, b.number) < (s.day, s.number)"
    " ORDER BY b.day DESC, b.number DESC LIMIT 1) AS earlier"
    " FROM session s JOIN patient p ON p.id = s.patient_id"
    " WHERE s.day = ? AND s.deleted_at IS NULL AND p.deleted_at IS NULL)"
    " SELECT m.uuid, c.uuid, c.at, c.status, CASE WHEN m.id = c.id THEN 1 ELSE 0 END,"
    " (SELECT MAX(k.made_at) FROM pack k WHERE k.session_id = m.id AND k.deleted_at IS NULL),"
    " CASE WHEN l.route = 'handed' AND EXISTS (SELECT 1 FROM revision r WHERE r.entity = 'plan'"
    " AND r.entity_uuid = l.uuid AND r.at >= (SELECT MAX(k.made_at) FROM pack k"
    " WHERE k.session_id = m.id AND k.deleted_at IS NULL)) THEN 1 ELSE 0 END,"
    " c.medium FROM coming c JOIN session m ON m.id IN (c.id, c.earlier)"
    " JOIN plan l ON l.session_id = m.id AND l.deleted_at IS NULL"
    " ORDER BY CASE WHEN c.at IS NULL THEN 1 ELSE 0 END, c.at, c.number, c.id, m.day, m.number"
)


class Plans:
    """Reads and writes ready plans; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._parts = Parts(rows)

    def of_sessions(self, session_keys: Iterable[int]) -> dict[int, Plan]:
        """Return the ready plans made at these contacts, by the contact's key."""
        keys = tuple(session_keys)
        sql = _PLAN + " WHERE l.deleted_at IS NULL AND l.session_id IN (??)"
        plans = self._rows.among(sql, keys)
        tasks = self._tasks(tuple(row[0] for row in plans))
        return {row[1]: _plan(row, tasks.get(row[0], ())) for row in plans}

    def made_at(self, session_keys: Sequence[int]) -> set[int]:
        """Return which of these contacts have a ready plan."""
        sql = "SELECT session_id FROM plan WHERE deleted_at IS NULL AND session_id IN (??)"
        return {row[0] for row in self._rows.among(sql, session_keys)}

    def key(self, session_key: int) -> int | None:
        """Return the key of the plan of a contact, deleted or not, or None."""
        found: int | None = self._rows.value(
            "SELECT id FROM plan WHERE session_id = ?", session_key
        )
        return found

    def task(self, task_id: TaskId) -> tuple[int, int, int] | None:
        """Return the key of a task, of its contact and of its person, or None."""
        row = self._rows.first(
            "SELECT t.id, s.id, s.patient_id FROM task t JOIN plan l ON l.id = t.plan_id"
            " JOIN session s ON s.id = l.session_id WHERE t.uuid = ?",
            task_id,
        )
        return None if row is None else (row[0], row[1], row[2])

    def insert(self, session_key: int, plan: Plan) -> dict[TaskId, int]:
        """Store a new plan; return the keys of its tasks."""
        key = self._rows.insert(PlanTable, {"session_id": session_key, **_plan_values(plan)})
        return self._put_tasks(key, plan.tasks, {})

    def replace(self, key: int, plan: Plan, now: str) -> dict[TaskId, int]:
        """Overwrite a plan; tasks no longer in it are deleted. Return the keys of its tasks."""
        self._rows.update(PlanTable, key, {"deleted_at": None, **_plan_values(plan)})
        rows = self._rows.all("SELECT uuid, id FROM task WHERE plan_id = ?", key)
        known = {TaskId(row[0]): int(row[1]) for row in rows}
        kept = {task.id for task in plan.tasks}
        for task_id, task_key in known.items():
            if task_id not in kept:
                self._rows.update(TaskTable, task_key, {"deleted_at": now})
        return self._put_tasks(key, plan.tasks, known)

    def set_route(self, key: int, route: Route | None) -> None:
        """Write how a plan's pack reaches the person."""
        self._rows.update(PlanTable, key, {"route": put_word(route)})

    def of_day(self, day: date) -> tuple[PlanOfDay, ...]:
        """Return the plans of a day's appointments, and the last ones before them, by time."""
        return tuple(_of_day(row) for row in self._rows.all(_OF_DAY, put_day(day)))

    def mark_occasions(self, task_key: int, done: Mapping[str, str]) -> None:
        """Write what a returned slip says of a task's occasions, by their identity."""
        self._parts.mark_occasions(task_key, done)

    def _put_tasks(
        self, plan_key: int, tasks: tuple[Task, ...], known: Mapping[TaskId, int]
    ) -> dict[TaskId, int]:
        keys = {}
        for position, task in enumerate(tasks):
            values: dict[str, object] = {
                "plan_id": plan_key,
                "position": position,
                "deleted_at": None,
            }
            values |= _task_values(task, self._from_key(task))
            key = known.get(task.id)
            if key is None:
                key = self._rows.insert(TaskTable, values)
            else:
                self._rows.update(TaskTable, key, values)
                self._parts.clear(key)
            keys[task.id] = key
        self._parts.insert({keys[task.id]: task for task in tasks})
        return keys

    def _from_key(self, task: Task) -> int | None:
        if task.from_task is None:
            return None
        key: int = self._rows.need("task", "SELECT id FROM task WHERE uuid = ?", task.from_task)[0]
        return key

    def _tasks(self, plan_keys: tuple[int, ...]) -> dict[int, tuple[Task, ...]]:
        sql = _TASK + " WHERE t.deleted_at IS NULL AND t.plan_id IN (??) ORDER BY t.position"
        rows = self._rows.among(sql, plan_keys)
        parts = self._parts.of_tasks(tuple(row[0] for row in rows))
        found: dict[int, list[Task]] = defaultdict(list)
        for row in rows:
            found[row[1]].append(_task(row, parts[row[0]]))
        return {key: tuple(tasks) for key, tasks in found.items()}


def _of_day(row: Row) -> PlanOfDay:
    return PlanOfDay(
        session_id=SessionId(row[0]),
        appointment=SessionId(row[1]),
        at=get_time(row[2]),
        status=Status(row[3]),
        own=bool(row[4]),
        made_at=get_instant_or_none(row[5]),
        handed=bool(row[6]),
        medium=Medium(row[7]),
    )


def _plan_values(plan: Plan) -> dict[str, object]:
    return {
        "uuid": plan.id,
        "rationale": plan.rationale,
        "goal": plan.goal,
        "no_task": put_word(plan.no_task),
        "importance": plan.importance,
        "confidence": plan.confidence,
        "teach_back": plan.teach_back,
        "re_explained": plan.re_explained,
        "starting_out": None if plan.starting_out is None else put_json(plan.starting_out),
        "route": put_word(plan.route),
        "override": put_word(plan.override),
        "ready_at": put_instant_or_none(plan.ready_at),
    }


def _plan(row: Row, tasks: tuple[Task, ...]) -> Plan:
    return Plan(
        id=PlanId(row[2]),
        session_id=SessionId(row[3]),
        rationale=row[4],
        goal=row[5],
        tasks=tasks,
        no_task=get_word(NoTask, row[6]),
        importance=row[7],
        confidence=row[8],
        teach_back=bool(row[9]),
        re_explained=row[10],
        starting_out=None if row[11] is None else get_json(StartingOut, row[11]),
        route=get_word(Route, row[12]),
        override=get_word(Override, row[13]),
        ready_at=get_instant(row[14]),
    )


def _task_values(task: Task, from_key: int | None) -> dict[str, object]:
    return {
        "uuid": task.id,
        "template": task.template,
        "size": task.size.value,
        "title": task.title,
        "what": task.what,
        "due": put_json(task.when),
        "place": task.where,
        "minutes": task.minutes,
        "with_whom": task.with_whom,
        "bad_day": task.bad_day,
        "reminder": task.reminder,
        "second_reason": task.second_reason,
        "checked": put_json(task.checked),
        "worksheets": put_json(task.worksheets),
        "from_task_id": from_key,
        "move": put_word(task.move),
        "changes": put_json(task.changes),
        "unchanged_reason": put_word(task.unchanged_reason),
    }


def _task(row: Row, parts: TaskParts) -> Task:
    return Task(
        id=TaskId(row[2]),
        template=row[3],
        size=Size(row[4]),
        title=row[5],
        what=row[6],
        when=get_json(When, row[7]),
        where=row[8],
        minutes=row[9],
        with_whom=row[10],
        bad_day=row[11],
        reminder=row[12],
        second_reason=row[13],
        checked=get_json(tuple[str, ...], row[14]),
        worksheets=get_json(tuple[str, ...], row[15]),
        from_task=None if row[16] is None else TaskId(row[16]),
        move=get_word(Move, row[17]),
        changes=get_json(tuple[FieldChange, ...], row[18]),
        unchanged_reason=get_word(UnchangedReason, row[19]),
        tailoring=parts.tailoring,
        barriers=parts.barriers,
        occasions=parts.occasions,
    )
