"""The parts that the practitioner's own plans have."""

from datetime import date

from models.repositories.convert import get_word, put_day
from models.repositories.rows import Row
from models.store.unit import Area, Unit
from planner.choose import PRIVATE_ROWS, PRIVATE_THEMES
from planner.my_planning import PlanFacts, PlanPart
from planner.plans import Override

_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _filled(column: str) -> str:
    return f"trim({column}, '{_BLANKS}') <> ''"


def _listed(words: frozenset[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


# A private note is no if-then, as in the wizard (planner.choose.is_private_row).
_SHOWN = (
    f"substr(b.barrier, 1, instr(b.barrier || '.', '.') - 1) NOT IN ({_listed(PRIVATE_THEMES)})"
    f" AND rtrim(b.barrier, '{_LETTERS}') NOT IN ({_listed(PRIVATE_ROWS)})"
)
_NEXT = (
    "(SELECT n.id FROM session n WHERE n.episode_id = s.episode_id AND n.status = 'attended'"
    " AND n.deleted_at IS NULL AND (n.day, n.number) > (s.day, s.number)"
    " ORDER BY n.day, n.number LIMIT 1)"
)
_SINCE = "session s JOIN plan l ON l.session_id = s.id"
# Plans as they lie in the file: by day, every other row would be on a page to be deciphered anew.
_EVERY = "plan l CROSS JOIN session s ON s.id = l.session_id"


def _grouped(plans: str) -> str:
    """Return the statement: plans that are alike in every respect are one row a month."""
    return f"""
WITH mine AS MATERIALIZED (
    SELECT l.id, substr(s.day, 1, 7) AS month, l.rationale, l.teach_back, l.override,
        {_NEXT} AS following
    FROM {plans}
        CROSS JOIN episode e ON e.id = s.episode_id CROSS JOIN patient p ON p.id = s.patient_id
    WHERE s.day >= ? AND s.deleted_at IS NULL AND l.deleted_at IS NULL
        AND e.deleted_at IS NULL AND p.deleted_at IS NULL
), single AS (
    SELECT m.month, m.override, count(t.id) > 0 AS tasks, m.following IS NOT NULL AS later,
        {_filled("m.rationale")} AS rationale,
        min((json_array_length(t.due, '$.days') > 0 OR {_filled("t.due ->> '$.cue'")})
            AND {_filled("t.place")}) AS specifics,
        max(EXISTS (SELECT 1 FROM tailoring a WHERE a.task_id = t.id)) AS tailoring,
        max(EXISTS (SELECT 1 FROM barrier b WHERE b.task_id = t.id AND {_SHOWN}
            AND {_filled("b.if_text")} AND {_filled("b.then_text")})) AS if_then,
        m.teach_back,
        min(coalesce(r.session_id = m.following AND r.not_reviewed IS NULL
            AND r.amount_patient IS NOT NULL AND r.next IS NOT NULL, 0)) AS reviewed,
        max(coalesce(r.session_id = m.following AND r.not_reviewed IS NOT NULL, 0)) AS said_not
    FROM mine m LEFT JOIN task t ON t.plan_id = m.id AND t.deleted_at IS NULL
        LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL
    GROUP BY m.id
)
SELECT month, override, tasks, later, said_not,
    {", ".join(PlanPart)}, count(*)
FROM single GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
"""  # noqa: S608 (parts of our own)


_OF_SINCE, _OF_EVERY = _grouped(_SINCE), _grouped(_EVERY)


class MyPlanningArea(Area):
    """Reads for the page of the practitioner's own planning."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit)
        self._kept: dict[date, tuple[PlanFacts, ...]] = {}
        self._kept_at: int | None = None

    def facts(self, since: date) -> tuple[PlanFacts, ...]:
        """Return the ready plans made from a day on, those alike in a month as one.

        They are kept until something is written.

        Args:
            since: The first local day; ``date.min`` for all.
        """
        writes = self._unit.writes
        if writes is None:
            return self._read(since)
        if self._kept_at != writes:
            self._kept, self._kept_at = {}, writes
        if since not in self._kept:
            self._kept[since] = self._read(since)
        return self._kept[since]

    def _read(self, since: date) -> tuple[PlanFacts, ...]:
        sql = _OF_EVERY if since == date.min else _OF_SINCE
        return tuple(map(_facts, self._unit.rows.all(sql, put_day(since))))


def _facts(row: Row) -> PlanFacts:
    month, override, tasks, later, said_not, *holds, plans = row
    never = set() if later else {PlanPart.REVIEWED}
    applies = frozenset(PlanPart) - never if tasks else frozenset()
    there = frozenset(part for part, has in zip(PlanPart, holds, strict=True) if has)
    return PlanFacts(
        day=date.fromisoformat(f"{month}-01"),
        has=there & applies,
        applies=applies,
        said_not_reviewed=bool(said_not),
        override=get_word(Override, override),
        plans=plans,
    )
