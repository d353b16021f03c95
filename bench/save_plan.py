"""Saving a complete plan, against the driver writing the very same rows.

The rows are those our own method writes: its statements are recorded in a transaction that is
undone, then sent again by the bare driver in one transaction, commit included. In turns with ours.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from statistics import median
from typing import Any

from bench.profiles import OPENS_WITH
from models.database import VaultDatabase
from models.demo import snapshots_of
from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import SystemClock
from planner.ids import OccasionId, PlanId, RandomIds, SessionId, TaskId
from planner.plans import Plan, Task
from planner.sessions import Risk, Session, Status
from planner.views import CaseStatus
from resources.library_loader import load_library

IDS = RandomIds()
Statement = tuple[str, tuple[object, ...]]


class UndoneError(Exception):
    """Undoes a transaction on purpose."""


def measure(profile: Profile, rounds: int) -> tuple[float, float]:
    """Return the milliseconds of the driver and of ours, medians of turns."""
    floor, ours = [], []
    library = load_library()
    with unlock(profile, OPENS_WITH, clock=SystemClock(), ids=IDS) as vault:
        database = vault._opened.database  # noqa: SLF001 (the bench looks inside)
        model, base = _a_plan(vault)
        snapshots = snapshots_of(model, library)
        for _ in range(rounds):
            save = _saver(vault, model, base, snapshots)
            rows = _recorded(database, save)
            floor.append(_timed(partial(_send, database, rows)))
            save = _saver(vault, model, base, snapshots)
            ours.append(_timed(save))
    return median(floor), median(ours)


def _a_plan(vault: Vault) -> tuple[Plan, Session]:
    store = vault.store
    for row in store.lists.caseload():
        if row.status is not CaseStatus.ACTIVE:
            continue
        record = store.patients.record(row.id)
        for episode in record.episodes:
            for session in store.sessions.of_episode(episode.id):
                plan = store.plans.plan(session.id)
                if plan is not None and len(plan.tasks) == 1:
                    return plan, session
    raise LookupError


def _saver(
    vault: Vault,
    model: Plan,
    base: Session,
    snapshots: Any,  # noqa: ANN401
) -> Callable[[], object]:
    """Return what saves a new plan of a new contact."""
    session = replace(
        base,
        id=SessionId(IDS.new()),
        number=0,
        day=base.day + timedelta(days=1),
        status=Status.ATTENDED,
        risk=Risk.REVIEWED,
    )
    vault.store.sessions.save(session)
    tasks = tuple(_renamed(task) for task in model.tasks)
    plan = replace(model, id=PlanId(IDS.new()), session_id=session.id, tasks=tasks)
    return lambda: vault.store.plans.make_ready(plan, snapshots)


def _renamed(task: Task) -> Task:
    occasions = tuple(replace(each, id=OccasionId(IDS.new())) for each in task.occasions)
    return replace(task, id=TaskId(IDS.new()), occasions=occasions, from_task=None, move=None)


def _recorded(database: VaultDatabase, save: Callable[[], object]) -> list[Statement]:
    """Return the rows that a save writes, and write none."""
    seen: list[Statement] = []
    send = database.execute_sql

    def keep(sql: str, params: Any = None) -> Any:  # noqa: ANN401
        if sql.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE"}:
            seen.append((sql, tuple(params or ())))
        return send(sql, params)

    database.execute_sql = keep  # type: ignore[method-assign]
    try:
        with database.write_tx():
            save()
            raise UndoneError
    except UndoneError:
        return seen
    finally:
        del database.execute_sql


def _send(database: VaultDatabase, rows: list[Statement]) -> None:
    connection = database.connection()
    connection.execute("BEGIN IMMEDIATE")
    for sql, params in rows:
        connection.execute(sql, params)
    connection.execute("COMMIT")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
