"""``main.py export-patient``: everything of one person as PDF, JSON, or both in one file."""

from argparse import Namespace
from pathlib import Path

from models.unlock import Vault, seal_with_passphrase
from planner.errors import UserFacingError
from reports import render_report
from ui.commands.console import arguments_of, opened, parser_for, patient_for, say, say_json
from ui.commands.files import whole_file
from ui.passphrases import six_words
from ui.person_data_file import as_json, both, printable
from ui.person_report import person_report

LOOK_THROUGH = (
    "Look through it before you give it to anybody: what other people said or did may stand in it."
)


def main(argv: list[str]) -> int:
    """Write the file and return the exit code.

    Raises:
        UserFacingError: ``patient.unknown``, ``pack.save_failed``, ``command.arguments``,
            ``age.*``.
    """
    parser = parser_for("export-patient", "Write all that is recorded of one person.")
    parser.add_argument("--patient", required=True, help="id or reference")
    parser.add_argument(
        "--out", type=Path, required=True, help="the file: .pdf, .json, or .zip for both"
    )
    parser.add_argument(
        "--age", action="store_true", help="lock PDF and JSON in an age file with six words"
    )
    args = arguments_of(parser, argv)
    if not args.age and args.out.suffix not in {".pdf", ".json", ".zip"}:
        raise UserFacingError("command.arguments", reason="--out ends in .pdf, .json or .zip")
    words = six_words() if args.age else ""
    with opened(args) as vault:
        content = _content(vault, args)
    if words:
        content = seal_with_passphrase(content, words)
    with whole_file(args.out) as write:
        write(content)
    _tell(args, content, words)
    return 0


def _tell(args: Namespace, content: bytes, words: str) -> None:
    if args.json:
        found: dict[str, object] = {"file": str(args.out), "bytes": len(content)}
        say_json(found | ({"words": words} if words else {}))
        return
    say(f"Written to {args.out}.")
    if words:
        say(f"Locked. Tell these words by phone, never beside the file: {words}")
    say(LOOK_THROUGH)


def _content(vault: Vault, args: Namespace) -> bytes:
    store = vault.store
    whom = patient_for(store, args.patient)
    store.person.note_export(whom)
    data = store.person.data(whom)
    if args.out.suffix == ".json" and not args.age:
        return as_json(data)
    report = person_report(data, store.person.corrections(whom), store.library.everything())
    pdf = printable(report, render_report).pdf
    return pdf if args.out.suffix == ".pdf" and not args.age else both(pdf, as_json(data))
