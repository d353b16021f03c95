"""``main.py handover``: people in one sealed file, for a colleague's vault."""

from argparse import Namespace
from pathlib import Path

from models.handover_file import seal
from models.unlock import Vault
from planner.handover import Person
from ui.commands.console import arguments_of, opened, parser_for, patient_for, say, say_json
from ui.commands.files import whole_file
from ui.handover_words import STAYS_HERE, TELL_BY_PHONE, people_text
from ui.passphrases import six_words


def main(argv: list[str]) -> int:
    """Write the file, show its six words and return the exit code.

    Raises:
        UserFacingError: ``patient.unknown``, ``handover.unfit``, ``handover.too_many``,
            ``pack.save_failed``, ``age.*``.
    """
    parser = parser_for("handover", "Put people into one sealed file for a colleague.")
    parser.add_argument("--patient", required=True, nargs="+", help="ids or references")
    parser.add_argument("--out", type=Path, required=True, help="the file; its name is seen by all")
    args = arguments_of(parser, argv)
    words = six_words()
    with opened(args) as vault:
        people = _hand_over(vault, args, words)
    if args.json:
        ids = [each.id for each in people]
        say_json({"file": str(args.out), "people": ids, "words": words})
        return 0
    for each in people:
        say(f"{each.reference}  {each.name}")
    say(f"{people_text(len(people))} in {args.out}.")
    say(f"Words: {words}")
    say(TELL_BY_PHONE)
    say(STAYS_HERE)
    return 0


def _hand_over(vault: Vault, args: Namespace, words: str) -> tuple[Person, ...]:
    handing = vault.store.handing
    ids = list(dict.fromkeys(patient_for(vault.store, each) for each in args.patient))
    parcel = handing.parcel([handing.gather(each) for each in ids])
    sealed = seal(parcel, words)
    with whole_file(args.out) as write:
        write(sealed)
        handing.note_out(ids, sealed)
    return parcel.persons()
