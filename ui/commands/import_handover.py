"""``main.py import-handover``: shows who is in a colleague's file, and takes them in."""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path

from models.handover_file import LARGEST, unseal
from planner.errors import UserFacingError
from planner.handover import Arrival, Preview
from ui.commands.console import arguments_of, opened, parser_for, say, say_json
from ui.commands.files import read_most
from ui.handover_words import (
    NO_PROOF,
    NOTHING_TAKEN_IN,
    clash_text,
    coming_text,
    holds_text,
    taken_text,
    whose_text,
)

VARIABLE = "BETWEEN_SESSIONS_WORDS"


def main(argv: list[str]) -> int:
    """Show what is in the file, take it in where that was asked for, return the exit code.

    Raises:
        UserFacingError: ``handover.*``, ``age.*``, ``command.no_words``, ``handover.unreadable``.
    """
    parser = parser_for("import-handover", "Take in people out of a colleague's sealed file.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="the file")
    parser.add_argument(
        "--words-fd", type=int, default=None, help="read the six words from this descriptor"
    )
    parser.add_argument("--yes", action="store_true", help="take them in without asking")
    typed = os.environ.pop(VARIABLE, None)
    args = arguments_of(parser, argv)
    sealed = read_most(args.source, LARGEST)
    with opened(args) as vault:
        words = _words(args, typed)
        file = unseal(sealed, words, made_up=vault.made_up)
        found = vault.store.handing.preview(file.parcel)
        if not args.json:
            _show(found)
        taken = found.coming and (args.yes or (not args.json and _agreed()))
        done = vault.take_in(file) if taken else None
    if args.json:
        say_json(_as_json(done.preview if done else found, taken=done is not None))
    else:
        say(taken_text(done) if done else NOTHING_TAKEN_IN)
    return 0 if found.coming else 1


def _words(args: Namespace, typed: str | None) -> str:
    if args.words_fd is not None:
        try:
            with os.fdopen(args.words_fd, encoding="utf-8", closefd=False) as stream:
                return stream.readline()
        except (OSError, UnicodeDecodeError) as error:
            raise UserFacingError("command.passphrase_fd") from error
    if typed is not None:
        return typed
    if not sys.stdin.isatty():
        raise UserFacingError("command.no_words", variable=VARIABLE)
    return getpass.getpass("The six words: ")


def _agreed() -> bool:
    if not sys.stdin.isatty():
        say("Add --yes to take them in.")
        return False
    sys.stdout.write("Take them in? Type yes: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == "yes"


def _show(found: Preview) -> None:
    say(whose_text(found))
    say(NO_PROOF)
    for arrival in found.arrivals:
        person = arrival.person
        say(f"{person.reference}  {person.name}: {holds_text(arrival)}")
        for each in arrival.found:
            say(f"    {clash_text(each)}")
    say(coming_text(found))


def _as_json(found: Preview, *, taken: bool) -> dict[str, object]:
    return {
        "from": found.sender.practitioner,
        "vault": found.sender.vault_id,
        "made_at": found.sender.made_at.isoformat(),
        "taken_in": [each.person.id for each in found.coming] if taken else [],
        "people": [_person(each) for each in found.arrivals],
    }


def _person(arrival: Arrival) -> dict[str, object]:
    person = arrival.person
    return {
        "id": person.id,
        "reference": person.reference,
        "name": person.name,
        "courses": person.courses,
        "sessions": person.sessions,
        "plans": person.plans,
        "comes": arrival.comes,
        "clashes": [each.clash.value for each in arrival.found],
    }
