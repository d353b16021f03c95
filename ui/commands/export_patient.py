"""``main.py export-patient``: everything of one person as PDF, JSON, or both in one file."""

from argparse import Namespace
from pathlib import Path

from models.unlock import Vault
from planner.errors import UserFacingError
from reports import render_report
from ui.commands.console import arguments_of, opened, parser_for, patient_for, say, say_json
from ui.commands.files import whole_file
from ui.person_data_file import as_json, both, printable
from ui.person_report import person_report

LOOK_THROUGH = (
    "Look through it before you give it to anybody: what other people said or did may stand in it."
)


def main(argv: list[str]) -> int:
    """Write the file and return the exit code.

    Raises:
        UserFacingError: ``patient.unknown``, ``pack.save_failed``, ``command.arguments``.
    """
    parser = parser_for("export-patient", "Write all that is recorded of one person.")
    parser.add_argument("--patient", required=True, help="id or reference")
    parser.add_argument(
        "--out", type=Path, required=True, help="the file: .pdf, .json, or .zip for both"
    )
    args = arguments_of(parser, argv)
    if args.out.suffix not in {".pdf", ".json", ".zip"}:
        raise UserFacingError("command.arguments", reason="--out ends in .pdf, .json or .zip")
    with opened(args) as vault:
        content = _content(vault, args)
        with whole_file(args.out) as write:
            write(content)
    if args.json:
        say_json({"file": str(args.out), "bytes": len(content)})
    else:
        say(f"Written to {args.out}.")
        say(LOOK_THROUGH)
    return 0


def _content(vault: Vault, args: Namespace) -> bytes:
    store = vault.store
    whom = patient_for(store, args.patient)
    store.person.note_export(whom)
    data = store.person.data(whom)
    if args.out.suffix == ".json":
        return as_json(data)
    report = person_report(data, store.person.corrections(whom), store.library.everything())
    pdf = printable(report, render_report).pdf
    return pdf if args.out.suffix == ".pdf" else both(pdf, as_json(data))
