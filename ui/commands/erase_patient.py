"""``main.py erase-patient``: takes one person out of the vault for good."""

from planner.ids import PatientId
from ui.commands.console import arguments_of, opened, parser_for, patient_for, say, say_json
from ui.erase_words import backups_text, cleaned_text


def main(argv: list[str]) -> int:
    """Erase, say what was done and what is left, and return the exit code.

    Raises:
        UserFacingError: ``patient.unknown``, ``erase.not_confirmed``.
    """
    parser = parser_for("erase-patient", "Take one person out of the vault for good.")
    parser.add_argument("--patient", required=True, help="id or reference")
    parser.add_argument("--confirm", required=True, help="the person's reference, typed again")
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        whom: PatientId = patient_for(vault.store, args.patient)
        erased = vault.erase(whom, args.confirm)
        clean = not vault.cleaning_due
        left = vault.left_behind(erased.proof)
    if args.json:
        say_json(
            {
                "erased": whom,
                "rows": erased.rows,
                "audit_row": erased.proof,
                "file_clean": clean,
                "backups_with_them": left.backups,
                "vaults_set_aside": left.set_aside,
                "backups_kept_until": left.until.isoformat() if left.until else None,
            }
        )
        return 0
    say(f"Erased: {erased.rows} rows. Row {erased.proof} of the audit says so.")
    say(cleaned_text(clean=clean))
    say(backups_text(left))
    return 0
