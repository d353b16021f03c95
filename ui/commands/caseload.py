"""``main.py caseload``: everybody in the profile, one line each."""

from planner.views import CaseloadRow
from ui.commands.console import arguments_of, opened, parser_for, say, say_json
from ui.texts import count_text, short_day_text, time_text, word


def main(argv: list[str]) -> int:
    """Print the caseload and return the exit code."""
    parser = parser_for("caseload", "List everybody in the profile.")
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        rows = vault.store.lists.caseload()
    if args.json:
        say_json([as_json(row) for row in rows])
        return 0
    for row in rows:
        say(_line(row))
    say(count_text(len(rows), "person", "people"))
    return 0


def as_json(row: CaseloadRow) -> dict[str, object]:
    """Return a line of the caseload in the form programs read."""
    return {
        "id": row.id,
        "reference": row.reference,
        "name": row.name,
        "status": row.status.value,
        "sessions": row.sessions,
        "next_appointment": _appointment(row),
        "last_task": row.last_task or None,
        "last_amount": None if row.last_amount is None else int(row.last_amount),
        "unreviewed": row.unreviewed,
        "needs": [flag.value for flag in row.needs],
    }


def _appointment(row: CaseloadRow) -> str | None:
    if row.next_day is None:
        return None
    return f"{row.next_day.isoformat()}T{row.next_at:%H:%M}" if row.next_at else str(row.next_day)


def _line(row: CaseloadRow) -> str:
    when = "-"
    if row.next_day:
        when = short_day_text(row.next_day) + (f" {time_text(row.next_at)}" if row.next_at else "")
    amount = word(row.last_amount) if row.last_amount is not None else "-"
    cells = (row.reference, row.name, word(row.status), str(row.sessions), when, row.last_task)
    return "  ".join((*cells, amount))
