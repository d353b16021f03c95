"""``main.py audit``: the newest rows, the whole chain checked, or a printed line checked."""

import argparse

from models.unlock import Vault
from planner.audit import AuditFilter, AuditRows, RecordState
from planner.errors import UserFacingError
from ui.audit_words import (
    CANNOT_SHOW,
    chain_text,
    fields_text,
    found_text,
    heads_text,
    row_text,
    when_text,
)
from ui.commands.console import arguments_of, opened, parser_for, patient_for, say, say_json


def main(argv: list[str]) -> int:
    """Do what was asked and return the exit code.

    Raises:
        UserFacingError: ``audit.broken`` after what was found, ``audit.no_state``,
            ``patient.unknown``.
    """
    parser = parser_for("audit", "Who changed what and when; never what it says.")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--verify", action="store_true", help="check the whole chain")
    asked.add_argument("--state", help="check a line printed on a report, such as 12-ab12-cd34")
    asked.add_argument("--patient", help="id or reference: only rows of this person")
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        if args.verify:
            return _verify(vault, args)
        if args.state is not None:
            return _state(vault, args)
        whom = patient_for(vault.store, args.patient) if args.patient else None
        _list(vault.store.audit.page(AuditFilter(patient=whom)), args)
    return 0


def _verify(vault: Vault, args: argparse.Namespace) -> int:
    report, heads = vault.store.audit.check_some(None, -1), vault.noted_heads()
    cut = [each.name for each in heads if each.agrees == "no"]
    if args.json:
        say_json(
            {
                "sound": report.ok and not cut,
                "rows": report.rows,
                "broken_at": report.broken_at,
                "state": str(vault.store.audit.state()),
                "backups": [
                    {"name": each.name, "row": each.seq, "agrees": each.agrees.value}
                    for each in heads
                ],
            }
        )
    else:
        for line in (chain_text(report), *heads_text(heads), CANNOT_SHOW):
            say(line)
    if cut or not report.ok:
        raise UserFacingError("audit.broken")
    return 0


def _state(vault: Vault, args: argparse.Namespace) -> int:
    state = RecordState.typed(args.state)
    if state is None:
        raise UserFacingError("audit.no_state")
    found = vault.store.audit.find_state(state)
    if args.json:
        at = found.at.isoformat() if found.at else None
        say_json({"matches": found.matches, "row": state.seq, "at": at, "rows": found.rows})
    else:
        say(found_text(found))
    if not found.matches:
        raise UserFacingError("audit.state_differs")
    return 0


def _list(page: AuditRows, args: argparse.Namespace) -> None:
    if args.json:
        say_json(
            [
                {
                    "row": each.seq,
                    "at": each.at.isoformat(),
                    "actor": each.actor,
                    "action": each.action,
                    "entity": each.entity,
                    "id": each.entity_id,
                    "fields": list(each.fields),
                }
                for each in page.rows
            ]
        )
        return
    for each in page.rows:
        parts = (str(each.seq), when_text(each.at), row_text(each), each.person, fields_text(each))
        say("  ".join(part for part in parts if part))
    if page.more:
        say("There are older rows; the window shows them all.")
