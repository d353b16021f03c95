"""``main.py check``: every check there is on the vault's file."""

from models.unlock import Agrees, Report
from planner.errors import UserFacingError
from ui.audit_words import chain_text, heads_text
from ui.commands.console import arguments_of, opened, parser_for, say, say_json


def main(argv: list[str]) -> int:
    """Check the vault, print its state, and return the exit code.

    Raises:
        UserFacingError: ``vault.unsound`` after the report, ``vault.damaged`` where there is none.
    """
    args = arguments_of(parser_for("check", "Run every check on a profile."), argv)
    with opened(args) as vault:
        report = vault.check()
    if args.json:
        say_json(as_json(report))
    else:
        _say(report)
    if not report.sound:
        raise UserFacingError("vault.unsound", problems=_problems(report))
    return 0


def as_json(report: Report) -> dict[str, object]:
    """Return a report in the form programs read."""
    backup = report.last_backup
    return {
        "sound": report.sound,
        "schema": report.schema,
        "made_up": report.made_up,
        "counts": dict(report.counts),
        "audit_rows": report.chain.rows,
        "audit_broken_at": report.chain.broken_at,
        "audit_heads": [
            {"backup": each.name, "row": each.seq, "agrees": each.agrees.value}
            for each in report.heads
        ],
        "last_backup": backup.made_at.isoformat() if backup else None,
        "problems": list(_problems(report)),
    }


def _problems(report: Report) -> tuple[str, ...]:
    found = list(report.problems)
    if not report.chain.ok:
        found.append(f"the audit chain is broken at row {report.chain.broken_at}")
    found += [
        f"the audit chain lacks row {each.seq} as the backup {each.name} noted it"
        for each in report.heads
        if each.agrees is Agrees.NO
    ]
    return tuple(found)


def _say(report: Report) -> None:
    backup = report.last_backup
    say(f"schema {report.schema}{', made up' if report.made_up else ''}")
    for name, count in report.counts:
        say(f"  {name:18}{count:>9}")
    say(chain_text(report.chain))
    for line in heads_text(report.heads):
        say(line)
    say(f"last backup {backup.made_at:%Y-%m-%d %H:%M} UTC" if backup else "no backup yet")
    if report.sound:
        say("Everything is as it should be.")
