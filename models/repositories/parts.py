"""The parts of tasks: tailoring, barriers and occasions, by position."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from models.repositories.convert import get_day_or_none, get_time, put_day, put_time
from models.repositories.rows import Row, Rows
from models.tables import Barrier, Occasion, Tailoring
from planner import plans
from planner.ids import OccasionId
from planner.library import Field

_TAILORING = ("task_id", "position", "prompt", "answer", "text", "unchanged", "changes", "after")
_BARRIER = ("task_id", "position", "barrier", "text", "response", "if_text", "then_text")
_OCCASION = ("task_id", "position", "uuid", "day", "at", "done")
_IN_ORDER = " WHERE task_id IN (??) ORDER BY task_id, position"


@dataclass(frozen=True, slots=True)
class TaskParts:
    """The parts of one task, in order."""

    tailoring: tuple[plans.TailoringAnswer, ...]
    barriers: tuple[plans.PlannedBarrier, ...]
    occasions: tuple[plans.Occasion, ...]


class Parts:
    """Reads and writes the parts of tasks by the tasks' keys."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_tasks(self, keys: tuple[int, ...]) -> dict[int, TaskParts]:
        """Return the parts of each of these tasks."""
        tailoring = self._by_task(
            "SELECT task_id, prompt, answer, text, unchanged, changes, after FROM tailoring", keys
        )
        barriers = self._by_task(
            "SELECT task_id, barrier, text, response, if_text, then_text FROM barrier", keys
        )
        occasions = self._by_task("SELECT task_id, uuid, day, at, done FROM occasion", keys)
        return {
            key: TaskParts(
                tuple(_tailoring(row) for row in tailoring[key]),
                tuple(_barrier(row) for row in barriers[key]),
                tuple(_occasion(row) for row in occasions[key]),
            )
            for key in keys
        }

    def insert(self, tasks: Mapping[int, plans.Task]) -> None:
        """Store the parts of new or cleared tasks, by the tasks' keys."""
        numbered = [(key, task) for key, task in tasks.items()]
        self._rows.insert_many(
            Tailoring,
            _TAILORING,
            [
                (key, at, a.prompt, a.answer, a.text, a.nothing, a.changes.value, a.after)
                for key, task in numbered
                for at, a in enumerate(task.tailoring)
            ],
        )
        self._rows.insert_many(
            Barrier,
            _BARRIER,
            [
                (key, at, b.barrier, b.text, b.response, b.if_text, b.then_text)
                for key, task in numbered
                for at, b in enumerate(task.barriers)
            ],
        )
        self._rows.insert_many(
            Occasion,
            _OCCASION,
            [
                (key, at, o.id, put_day(o.day), put_time(o.at), o.done.value)
                for key, task in numbered
                for at, o in enumerate(task.occasions)
            ],
        )

    def clear(self, key: int) -> None:
        """Take the parts off a task, to be stored anew in the same transaction."""
        self._rows.run("DELETE FROM tailoring WHERE task_id = ?", key)
        self._rows.run("DELETE FROM barrier WHERE task_id = ?", key)
        self._rows.run("DELETE FROM occasion WHERE task_id = ?", key)
        self._rows.run("DELETE FROM task_snapshot WHERE task_id = ?", key)

    def mark_occasions(self, key: int, done: Mapping[str, str]) -> None:
        """Write what a returned slip says of occasions, by their identity."""
        for uuid, what in done.items():
            sql = "UPDATE occasion SET done = ? WHERE task_id = ? AND uuid = ?"
            self._rows.run(sql, what, key, uuid)

    def _by_task(self, sql: str, keys: tuple[int, ...]) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self._rows.among(sql + _IN_ORDER, keys):
            found[row[0]].append(row)
        return found


def _tailoring(row: Row) -> plans.TailoringAnswer:
    return plans.TailoringAnswer(
        prompt=row[1],
        answer=row[2],
        text=row[3],
        nothing=bool(row[4]),
        changes=Field(row[5]),
        after=row[6],
    )


def _barrier(row: Row) -> plans.PlannedBarrier:
    return plans.PlannedBarrier(
        barrier=row[1], text=row[2], response=row[3], if_text=row[4], then_text=row[5]
    )


def _occasion(row: Row) -> plans.Occasion:
    return plans.Occasion(
        OccasionId(row[1]), get_day_or_none(row[2]), get_time(row[3]), plans.Done(row[4])
    )
