"""The sentences of errors by code: what happened, and the next step. Values in braces."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "vault.wrong_passphrase": (
        "That passphrase does not open this vault. Nothing was changed.",
        "Check Caps Lock and the spaces between the words, then try again.",
    ),
    "vault.wrong_code": (
        "That recovery code does not belong to this vault. Nothing was changed.",
        "Check it against your printed page, group by group.",
    ),
    "vault.code_broken": (
        "That is not a complete recovery code.",
        "Check it against your printed page, group by group.",
    ),
    "vault.weak_passphrase": (
        "That passphrase could be guessed.",
        "Use five unrelated words, or at least 14 characters.",
    ),
    "vault.locked": ("The vault is locked.", "Unlock it to go on."),
    "vault.in_use": (
        "This vault is open in another window or command. Nothing was changed.",
        "Close the other one, then try again.",
    ),
    "vault.newer": (
        (
            "This vault was last used by a newer version of Between Sessions (its format is "
            "{found}, this program knows {known}). Nothing was changed."
        ),
        "Install the newer version.",
    ),
    "vault.damaged": (
        "The vault's file is damaged and was not opened. Nothing was changed.",
        "Ask your IT support to bring back the last backup; do not delete the folder.",
    ),
    "vault.missing": (
        "There is no vault in this folder.",
        "Set one up, or check that the right folder was given.",
    ),
    "vault.exists": (
        "This folder already holds a vault. Nothing was changed.",
        "Unlock it, or choose another folder.",
    ),
    "vault.key_file_missing": (
        "The key file of this vault is missing. The vault itself was not touched.",
        "Use your recovery code; it makes a new key file.",
    ),
    "vault.key_file_damaged": (
        "The key file of this vault cannot be read. The vault itself was not touched.",
        "Use your recovery code; it makes a new key file.",
    ),
    "vault.no_memory": (
        "This computer has too little free memory to open the vault. Nothing was changed.",
        "Close other programs, then try again.",
    ),
    "profile.missing": (
        "There is no profile in this folder.",
        "Set one up, or check that the right folder was given.",
    ),
    "disk.full": (
        "The disk is full, so this was not saved. What was saved before is safe.",
        "Free some space, then save again.",
    ),
    "disk.failed": (
        "The disk could not be read or written. What was saved before is safe.",
        "Check that the drive is there, then try again.",
    ),
    "record.not_found": (
        "This {kind} is not in the vault any more.",
        "Go back and open it again from the list.",
    ),
    "patient.unknown": ("Nobody with this reference is in the vault.", "Check the reference."),
    "patient.name_missing": ("A name is needed.", "Type the name as in the record."),
    "patient.reference_missing": ("A reference is needed.", "Type your service's own reference."),
    "patient.reference_taken": (
        "Another person already has the reference {reference}.",
        "Check the reference, or find that person in the caseload.",
    ),
    "patient.nhs_number_taken": (
        "Another person already has this NHS number.",
        "Check the number against the record.",
    ),
    "patient.nhs_number_wrong": (
        "This is not a valid NHS number.",
        "Check it digit by digit: 10 digits, the last one is a check digit.",
    ),
    "patient.nhs_number_test": (
        (
            "This NHS number does not belong here: numbers from 999 000 0000 are for made-up people "
            "only."
        ),
        "Check the number against the record.",
    ),
    "episode.none": ("This person has no course of treatment yet.", "Begin one on their page."),
    "episode.unknown": ("That course of treatment is not in the vault.", "Check the id."),
    "episode.ends_before_start": (
        "A course of treatment cannot end before it began.",
        "Check the two dates.",
    ),
    "session.number_taken": (
        "There is a session {number} already.",
        "Leave the number empty; the next free one is given.",
    ),
    "score.out_of_range": (
        "That total is not possible for this measure: it goes up to {high}.",
        "Check the sum.",
    ),
    "plan.risk_gate": (
        (
            "The plan stays a draft until today's risk question is answered with Reviewed, and item 9 "
            "above 0 is ticked as reviewed. The draft is safe."
        ),
        "Go back to the session page, part 3.",
    ),
    "plan.not_ready": (
        "Something required is still missing. The draft is safe.",
        "Open the steps marked as unfinished, or say why it is ready all the same.",
    ),
    "pack.unsupported_text": (
        "No pack was made: the character {character} in {where} cannot be printed correctly yet.",
        "Write it in Latin letters, then make the pack again.",
    ),
    "pack.too_long": (
        "No pack was made: it would have {pages} pages.",
        "Choose fewer sheets, or a smaller size of print.",
    ),
    "pack.code_taken": ("That pack code is in use.", "Make the pack again for a new code."),
    "pack.save_failed": (
        "The PDF was not saved: {reason}. The pack itself is safe.",
        "Choose another folder.",
    ),
    "print.failed": (
        "The printer did not take it: {reason}. The pack itself is safe.",
        "Check the printer, then print again, or save the pack as a PDF.",
    ),
    "print.no_printer": (
        "This computer has no printer. The pack itself is safe.",
        "Connect one, or save the pack as a PDF.",
    ),
    "text.broken": (
        "The text holds a broken character and was not saved.",
        "Type it again instead of pasting it.",
    ),
    "text.nul": (
        "The text holds an invisible character that cannot be stored, and was not saved.",
        "Type it again instead of pasting it.",
    ),
    "command.arguments": ("{reason}.", "{usage}"),
    "command.no_passphrase": (
        "No passphrase was given.",
        "Use --passphrase-fd, the variable {variable}, or run it where you can type.",
    ),
    "command.passphrase_fd": ("The passphrase could not be read from that number.", ""),
    "content.broken": (
        "A file of the library is broken: {reason}",
        "Install the program again.",
    ),
}
