"""The line of the caseload of each person, worked out anew from the other tables.

Called at the end of every transaction for the people it touched, so that the list is one narrow
table. ``tests/models/store`` compares it with the slow truth after random operations.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.repositories.rows import Row, Rows
from models.tables import Caseload
from planner.search import search_key
from planner.views import CaseStatus

_COLUMNS = (
    "patient_id",
    "uuid",
    "episode_id",
    "episode_uuid",
    "reference",
    "name",
    "search",
    "status",
    "sessions",
    "last_contact",
    "last_task",
    "last_amount",
    "unreviewed",
    "waiting",
    "started",
    "need_flags",
    "language",
)
_AT_ONCE = 200
_PEOPLE = (
    "SELECT id, uuid, reference, name, search_key, need_flags, language FROM patient"
    " WHERE deleted_at IS NULL AND id IN (??)"
)
# The open episode of a person, or else the newest, comes last.
_EPISODES = (
    "SELECT patient_id, id, uuid, started, ended FROM episode"
    " WHERE deleted_at IS NULL AND patient_id IN (??)"
    " ORDER BY CASE WHEN ended IS NULL THEN 1 ELSE 0 END, started, id"
)
_ATTENDED = (
    "SELECT episode_id, day, number FROM session"
    " WHERE deleted_at IS NULL AND status = 'attended' AND episode_id IN (??)"
    " ORDER BY day, number"
)
_TASKS = (
    "SELECT s.episode_id, s.uuid, s.day, s.number, t.title, r.amount_patient,"
    " CASE WHEN r.not_reviewed IS NOT NULL"
    " OR (r.amount_patient IS NOT NULL AND r.next IS NOT NULL) THEN 1 ELSE 0 END"
    " FROM session s JOIN plan l ON l.session_id = s.id"
    " LEFT JOIN task t ON t.plan_id = l.id AND t.deleted_at IS NULL"
    " LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
    " WHERE s.deleted_at IS NULL AND l.deleted_at IS NULL AND s.episode_id IN (??)"
    " ORDER BY t.position"
)
# A record set aside is found by its own name and reference too; they lead to the one kept.
_ASIDE = (
    "SELECT m.kept_id, a.search_key FROM merge m JOIN patient a ON a.id = m.aside_id"
    " WHERE m.undone_at IS NULL AND m.deleted_at IS NULL AND m.kept_id IN (??) ORDER BY m.id"
)
_When = tuple[str, int]


@dataclass(slots=True)
class _Said:
    """What the contacts and tasks of one episode say."""

    attended: list[_When] = field(default_factory=list)
    plan_at: _When = ("", 0)
    last_task: str = ""
    last_amount: int | None = None
    unreviewed: int = 0
    waiting: dict[str, str] = field(default_factory=dict)


def refresh(rows: Rows, patient_keys: Iterable[int]) -> None:
    """Work out the lines of these people again."""
    keys = sorted(patient_keys)
    for start in range(0, len(keys), _AT_ONCE):
        _refresh_some(rows, tuple(keys[start : start + _AT_ONCE]))


def _refresh_some(rows: Rows, keys: tuple[int, ...]) -> None:
    people = rows.among(_PEOPLE, keys)
    current = {row[0]: row for row in rows.among(_EPISODES, keys)}
    episode_keys = tuple(row[1] for row in current.values())
    said = _said(rows, episode_keys)
    rows.run_among("DELETE FROM caseload WHERE patient_id IN (??)", keys)
    aside: dict[int, list[str]] = defaultdict(list)
    for kept, search in rows.among(_ASIDE, keys):
        aside[kept].append(search)
    lines = [_line(row, current.get(row[0]), said, aside[row[0]]) for row in people]
    rows.insert_many(Caseload, _COLUMNS, lines)


def _said(rows: Rows, episode_keys: tuple[int, ...]) -> dict[int, _Said]:
    found: dict[int, _Said] = defaultdict(_Said)
    for episode, day, number in rows.among(_ATTENDED, episode_keys):
        found[episode].attended.append((str(day), number))
    for episode, session, day, number, *task in rows.among(_TASKS, episode_keys):
        _add_task(found[episode], session, (str(day), number), *task)
    return found


def _add_task(
    said: _Said,
    session: str,
    made_at: _When,
    title: str | None,
    amount: int | None,
    reviewed: int,
) -> None:
    """Take in one task, or a plan without tasks; the first task of a plan comes first."""
    if made_at > said.plan_at:
        said.plan_at, said.last_task, said.last_amount = made_at, title or "", amount
    later = bisect_right(said.attended, made_at)
    if title is not None and not reviewed and later < len(said.attended):
        said.unreviewed += 1
        said.waiting[session] = said.attended[later][0]


def _line(
    person: Row, episode: Row | None, every: dict[int, _Said], aside: list[str]
) -> tuple[object, ...]:
    key, uuid, reference, name, search, flags, language = person
    _, episode_key, episode_uuid, started, ended = episode or (None,) * 5
    said = _Said() if episode_key is None else every[episode_key]
    return (
        key,
        uuid,
        episode_key,
        episode_uuid,
        reference,
        name,
        "\n".join(filter(None, (search, search_key(said.last_task), *aside))),
        _status(ended, said).value,
        len(said.attended),
        said.attended[-1][0] if said.attended else None,
        said.last_task,
        said.last_amount,
        said.unreviewed,
        json.dumps(list(said.waiting.items())),
        started,
        flags,
        language,
    )


def _status(ended: object, said: _Said) -> CaseStatus:
    if ended is not None:
        return CaseStatus.ENDED
    return CaseStatus.ACTIVE if said.attended else CaseStatus.NEW
