"""The audit in words: who did what to which kind of thing. Qt-free; never a value of anybody."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from planner.audit import AuditRow, RecordState, StateFound
from ui.texts import count_text, day_text, sentence_case, time_text

if TYPE_CHECKING:
    from models.unlock import ChainReport, NotedHead

ACTORS: Mapping[str, str] = {
    "practitioner": "You",
    "program": "The program",
}
ACTIONS: Mapping[str, str] = {
    "change": "changed",
    "changed": "changed",
    "clock_went_back": "the computer's clock was put back",
    "create": "added",
    "delete": "removed",
    "discard": "let go of",
    "erase": "erased",
    "export": "wrote out",
    "hand_over": "handed over",
    "hide": "took off the shelf",
    "import": "brought in",
    "keep": "decided how long to keep",
    "made": "made",
    "merge": "joined",
    "kept": "after a change that was cut short, kept",
    "recovered": "set anew, with the recovery code,",
    "recovered_by_service": "set anew, with the service's key,",
    "rehearsed": "tried out",
    "reprint": "printed again",
    "restore": "put back to ours",
    "restored": "went back to a backup of",
    "removed": "removed",
    "save": "saved",
    "set": "set",
    "settled": "settled, after a change that was cut short,",
    "show": "put back on the shelf",
    "showed": "showed",
    "take_in": "took in",
    "undo": "took back",
    "update": "changed",
    "opened_as_found": "opened another file that was put in place of",
    "went_back": "went back to what was before the restore of",
}
ENTITIES: Mapping[str, str] = {
    "backup": "a backup",
    "clock": "",
    "draft.notes": "notes in the making",
    "draft.library": "an item of the library in the making",
    "draft.patient": "a record in the making",
    "draft.patient_edit": "a record in the making",
    "draft.plan": "a plan in the making",
    "draft.review": "a review in the making",
    "episode": "a course of treatment",
    "handover": "a handover file",
    "keys": "the keys of the vault",
    "library": "the library",
    "merge": "two records of one person",
    "pack": "a pack",
    "passphrase": "the passphrase",
    "patient": "a person's record",
    "plan": "a plan",
    "recovery_code": "the recovery code",
    "review": "a review",
    "score": "a score",
    "sender": "people of another vault",
    "service_key": "the service's key",
    "session": "a contact",
    "set_aside": "a vault that a restore had set aside",
    "setting": "a setting",
    "sheet_entry": "a sheet typed in",
    "supervision": "a question for supervision",
    "task": "a task",
    "vault": "the vault",
}
FIELDS: Mapping[str, str] = {
    "amount_patient": "how much, in their voice",
    "amount_practitioner": "how much, in your voice",
    "at": "time",
    "away": "why it was not held",
    "caseload": "caseload line",
    "cells": "what stands in it",
    "coded": "coded fields",
    "contact_by": "how to reach them",
    "content_snapshot": "library as it was",
    "discussed_on": "day discussed",
    "done_on": "day done",
    "end_code": "how it ended",
    "id": "identity",
    "next": "what next",
    "nhs_number": "NHS number",
    "no_task": "no task agreed",
    "override": "made ready all the same",
    "re_explained": "what was explained again",
    "ready_at": "when it was ready",
    "risk_at": "when risk was answered",
    "risk_item_reviewed": "risk item ticked",
    "route": "how it reaches them",
    "sheet_entry": "sheets typed in",
    "starting_out": "starting out",
    "task_snapshot": "links to the library",
    "value": "its value",
}
# What one can look for: a name, and the kinds of things under it.
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "records": ("Records", ("patient", "episode", "merge", "handover", "sender")),
    "contacts": ("Contacts and scores", ("session", "score")),
    "plans": ("Plans and reviews", ("plan", "task", "review", "sheet_entry")),
    "packs": ("Packs", ("pack",)),
    "supervision": ("Supervision", ("supervision",)),
    "drafts": ("Drafts", tuple(each for each in ENTITIES if each.startswith("draft."))),
    "settings": ("Settings and library", ("setting", "library")),
    "vault": (
        "The vault itself",
        (
            *("vault", "passphrase", "keys", "recovery_code", "service_key"),
            *("backup", "set_aside", "clock"),
        ),
    ),
}
CANNOT_SHOW = (
    "What this cannot show: whoever has the passphrase can write a whole new chain, so it is no "
    "evidence against the vault's owner. Rows cut off at the end show only against a number kept "
    "elsewhere: every backup keeps one, and so does every report you print (“Record state …”). "
    "Times are what the computer's clock said."
)
NO_STATE = "That is no record state. It looks like 1234-ab12-cd34, at the end of a printed report."


def row_text(row: AuditRow) -> str:
    """Return what a row says: who did what, to which kind of thing."""
    what = ENTITIES.get(row.entity, row.entity.replace("_", " "))
    did = ACTIONS.get(row.action, row.action.replace("_", " "))
    if not what:
        return sentence_case(did)
    who = ACTORS.get(row.actor, sentence_case(row.actor.replace("_", " ")))
    return f"{who} {did} {what}"


def fields_text(row: AuditRow) -> str:
    """Return which fields changed, or what a setting or an item is called."""
    if row.entity in {"setting", "library"}:
        return row.entity_id
    return ", ".join(FIELDS.get(each, each.replace("_", " ")) for each in row.fields)


def when_text(at: datetime) -> str:
    """Return when, by the computer's clock."""
    local = at.astimezone()
    return f"{day_text(local.date(), year=True)}, {time_text(local.time())}"


def chain_text(report: "ChainReport", seen: AuditRow | None = None) -> str:
    """Return what a walk along the whole chain found."""
    rows = count_text(report.rows, "row")
    if report.ok:
        return f"{rows}: each is as it was written, and follows the one before."
    if not report.rows:
        return "The audit cannot be read. Restore a backup, and keep this vault as it is."
    when = f" of {when_text(seen.at)}" if seen else ""
    return (
        f"The chain breaks at row {report.broken_at}{when}: it is not as it was written, or a row "
        "before it is gone. Somebody changed the file past this program. Keep the vault as it is, "
        "and tell your service."
    )


def heads_text(heads: "Iterable[NotedHead]") -> tuple[str, ...]:
    """Return what the backups say of the chain, a line for each that does not simply agree."""
    found = tuple(heads)
    if not found:
        return ("There is no backup to compare it with.",)
    agree = sum(each.agrees == "yes" for each in found)
    differ = [each for each in found if each.agrees != "yes"]
    first = f"{agree} of {count_text(len(found), 'backup')} agree with it."
    if not differ:
        first = (
            "The backup agrees with it." if agree == 1 else f"All {agree} backups agree with it."
        )
    return (first, *(_HEADS[each.agrees].format(each.name, each.seq) for each in differ))


_HEADS: Mapping[str, str] = {
    "no": (
        "Backup {0} knows a row {1} that the chain does not have: rows were cut off or written "
        "anew. Keep that backup, and tell your service."
    ),
    "set_aside": "Backup {0} is of the vault that a restore set aside; it is not compared.",
    "unreadable": "Backup {0} cannot be read.",
}


def state_text(state: RecordState) -> str:
    """Return the small line at the end of a report."""
    return f"Record state {state}"


def found_text(found: StateFound) -> str:
    """Return what the chain says of a printed line."""
    seq = found.state.seq
    if found.matches and found.at is not None:
        return f"Matches row {seq} of {when_text(found.at)}. The chain up to there is as printed."
    if found.at is not None:
        return (
            f"Row {seq} is there, but its seal is another one: check the digits. If they are right,"
            " the chain was written anew after the page was printed."
        )
    return (
        f"There is no row {seq}: the chain ends at row {found.rows}. If the digits are right, its "
        "end was cut off, or the page is from another vault."
    )
