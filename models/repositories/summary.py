"""The line of the caseload of each person, worked out anew from the other tables.

Called at the end of every transaction for the people it touched, so that the list is one narrow
table. ``tests/models/store`` compares it with the slow truth after random operations.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models.repositories.convert import get_json
from models.repositories.rows import Row, Rows
from models.tables import Caseload
from planner.patients import Needs
from planner.search import search_key
from planner.views import CaseStatus, NeedFlag, need_flags

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
    "started",
    "needs",
    "language",
)
_FLAGS = tuple(NeedFlag)
_AT_ONCE = 200
_PEOPLE = (
    "SELECT id, uuid, reference, name, preferred_name, nhs_number, needs FROM patient"
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
)
_TASKS = (
    "SELECT s.episode_id, s.day, s.number, t.title, t.id, r.amount_patient,"
    " CASE WHEN r.not_reviewed IS NOT NULL"
    " OR (r.amount_patient IS NOT NULL AND r.next IS NOT NULL) THEN 1 ELSE 0 END"
    " FROM session s JOIN plan l ON l.session_id = s.id"
    " LEFT JOIN task t ON t.plan_id = l.id AND t.deleted_at IS NULL"
    " LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
    " WHERE s.deleted_at IS NULL AND l.deleted_at IS NULL AND s.episode_id IN (??)"
    " ORDER BY t.position"
)
_When = tuple[str, int]


@dataclass(slots=True)
class _Contacts:
    """What the contacts and tasks of one episode say."""

    attended: int = 0
    latest: _When = ("", 0)
    plan_at: _When = ("", 0)
    last_task: str = ""
    last_amount: int | None = None


def refresh(rows: Rows, patient_keys: Iterable[int]) -> None:
    """Work out the lines of these people again."""
    keys = sorted(patient_keys)
    for start in range(0, len(keys), _AT_ONCE):
        _refresh_some(rows, tuple(keys[start : start + _AT_ONCE]))


def needs_mask(needs: Needs) -> int:
    """Return needs worth showing in a list as bits, in the order of ``NeedFlag``."""
    return sum(1 << _FLAGS.index(flag) for flag in need_flags(needs))


def needs_of_mask(mask: int) -> tuple[NeedFlag, ...]:
    """Return what ``needs_mask`` put together."""
    return tuple(flag for bit, flag in enumerate(_FLAGS) if mask >> bit & 1)


def _refresh_some(rows: Rows, keys: tuple[int, ...]) -> None:
    people = rows.among(_PEOPLE, keys)
    current = {row[0]: row for row in rows.among(_EPISODES, keys)}
    episode_keys = tuple(row[1] for row in current.values())
    contacts = _contacts(rows, episode_keys)
    waiting = _read_tasks(rows, episode_keys, contacts)
    rows.run_among("DELETE FROM caseload WHERE patient_id IN (??)", keys)
    lines = [_line(row, current.get(row[0]), contacts, waiting) for row in people]
    rows.insert_many(Caseload, _COLUMNS, lines)


def _contacts(rows: Rows, episode_keys: tuple[int, ...]) -> dict[int, _Contacts]:
    found: dict[int, _Contacts] = defaultdict(_Contacts)
    for episode, day, number in rows.among(_ATTENDED, episode_keys):
        line = found[episode]
        line.attended += 1
        line.latest = max(line.latest, (str(day), number))
    return found


def _read_tasks(
    rows: Rows, episode_keys: tuple[int, ...], contacts: dict[int, _Contacts]
) -> dict[int, int]:
    """Put the last task into the contacts; return how many tasks wait for a review."""
    waiting: dict[int, int] = defaultdict(int)
    for episode, day, number, title, task, amount, reviewed in rows.among(_TASKS, episode_keys):
        line = contacts[episode]
        made_at = (str(day), number)
        if made_at > line.plan_at:
            line.plan_at, line.last_task, line.last_amount = made_at, title or "", amount
        if task is not None and not reviewed and made_at < line.latest:
            waiting[episode] += 1
    return waiting


def _line(
    person: Row, episode: Row | None, contacts: dict[int, _Contacts], waiting: dict[int, int]
) -> tuple[object, ...]:
    key, uuid, reference, name, preferred, nhs_number, needs_text = person
    needs: Needs = get_json(Needs, needs_text)
    episode_key = None if episode is None else episode[1]
    said = _Contacts() if episode_key is None else contacts[episode_key]
    return (
        key,
        uuid,
        episode_key,
        None if episode is None else episode[2],
        reference,
        name,
        search_key(name, preferred, reference, nhs_number, said.last_task),
        _status(episode, said.attended).value,
        said.attended,
        said.latest[0] or None,
        said.last_task,
        said.last_amount,
        0 if episode_key is None else waiting.get(episode_key, 0),
        None if episode is None else episode[3],
        needs_mask(needs),
        needs.language,
    )


def _status(episode: Row | None, attended: int) -> CaseStatus:
    if episode is not None and episode[4] is not None:
        return CaseStatus.ENDED
    return CaseStatus.ACTIVE if attended else CaseStatus.NEW
