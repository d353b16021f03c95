"""The sentences of errors by code: what happened, and the next step. Values in braces."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "profile.exists": (
        "There is a vault in this folder already. Nothing was changed.",
        "Unlock it, or choose another folder.",
    ),
    "profile.missing": (
        "There is no vault in this folder.",
        "Set one up, or check that the right folder was given.",
    ),
    "profile.not_made_up": (
        "That is only for made-up caseloads, and this vault is a real one. Nothing was changed.",
        "Choose another folder.",
    ),
    "vault.missing": (
        "The key file is here, but the vault's file is gone.",
        "Restore the last backup, on the unlock page; do not delete the folder.",
    ),
    "vault.empty": (
        "The vault's file is empty. Nothing was changed.",
        "Restore the last backup, on the unlock page; do not delete the folder.",
    ),
    "vault.foreign": (
        "This file is not a vault of Between Sessions. Nothing was changed.",
        "Check that the right folder was given.",
    ),
    "vault.damaged": (
        "The vault's file is damaged and was not opened. Nothing was changed.",
        "Restore the last backup, on the unlock page; do not delete the folder.",
    ),
    "vault.behind": (
        (
            "The vault is whole, but older than the one last used here. Later changes that are not "
            "in it: {missing}. Nothing was changed."
        ),
        (
            "Restore the last backup, on the unlock page. If you put this vault here yourself, "
            "unlock once more and it opens as it is."
        ),
    ),
    "vault.changed_outside": (
        (
            "The vault is whole, but its file is not the one that was closed here: something else "
            "changed it. Nothing was changed now."
        ),
        (
            "Restore the last backup, on the unlock page. If you put this vault here yourself, "
            "unlock once more and it opens as it is."
        ),
    ),
    "vault.newer": (
        (
            "This vault was last used by a newer version of Between Sessions (its format is "
            "{found}, this program knows {known}). Nothing was changed."
        ),
        "Install the newer version.",
    ),
    "vault.in_use": (
        "This vault is open in another window or command. Nothing was changed.",
        "Close the other one, then try again.",
    ),
    "vault.busy": (
        "Another program holds the vault's file. Nothing was changed.",
        "Wait until the backup or virus scan has ended, then try again.",
    ),
    "vault.read_only": (
        "The vault's folder cannot be written, so nothing was saved.",
        "Ask your IT support for the right to write there.",
    ),
    "vault.wrong_passphrase": (
        "That passphrase does not open this vault. Nothing was changed.",
        "Check Caps Lock and the spaces between the words, then try again.",
    ),
    "vault.weak_passphrase": (
        "That passphrase could be guessed.",
        "Use five unrelated words, or at least {least} characters.",
    ),
    "vault.mark_differs": (
        "The key file and the vault do not belong together, so it was not opened.",
        "Ask your IT support to bring back both from the same backup.",
    ),
    "vault.locked": ("The vault is locked.", "Unlock it to go on."),
    "lock.draft_lost": (
        (
            "The vault locked, but what was typed last could not be kept: {reason}. All that was "
            "saved before is safe."
        ),
        "Make room or mend that, then look at the page you were on and type it again.",
    ),
    "lock.no_backup": (
        "The vault is locked and everything is saved in it. No backup was made: {reason}.",
        "Make room or mend that; the next lock makes one.",
    ),
    "vault.interrupted": ("This was stopped because the vault is being locked.", ""),
    "vault.migration_failed": (
        (
            "The vault could not be brought to this version's format. It is as it was before "
            "(format {found})."
        ),
        "Go on with the version you used before, and tell your IT support.",
    ),
    "folder.network": (
        (
            "This folder is on a network drive ({kind}). A vault there breaks when the connection "
            "drops or two computers open it. Nothing was changed."
        ),
        "Keep the folder on this computer's own disk; backups may go to the network.",
    ),
    "folder.cloud": (
        (
            "{service} copies this folder to other computers, so a vault must not be made in it. "
            "Nothing was changed."
        ),
        "Choose a folder on this computer that nothing copies; for copies there are backups.",
    ),
    "folder.cloud_in_use": (
        (
            "{service} copies the folder this vault is in. It may put an older file in the place "
            "of a newer one, and what it copies leaves this computer."
        ),
        "Ask your IT support to take the folder out of {service}.",
    ),
    "folder.writable": (
        (
            "Other people who use this computer may change this folder, so a vault in it is not "
            "safe. Nothing was changed."
        ),
        "Use a folder that only you can open, or ask your IT support to close this one to others.",
    ),
    "folder.readable": (
        "Other people who use this computer can look into this folder. Nothing was changed.",
        "Use a new, empty folder of your own, or close this one to others first.",
    ),
    "keyfile.missing": (
        "The key file of this vault is gone. The vault itself was not touched.",
        "Use your recovery code; it makes a new key file.",
    ),
    "keyfile.damaged": (
        "The key file of this vault cannot be read. The vault itself was not touched.",
        "Use your recovery code; it makes a new key file.",
    ),
    "keyfile.newer": (
        (
            "The key file was made by a newer version of Between Sessions (its format is {found}, "
            "this program knows {known}). Nothing was changed."
        ),
        "Install the newer version.",
    ),
    "vault.wait": (
        "That passphrase was wrong several times. Seconds until the next try: {seconds}.",
        "If it is lost, use the recovery code.",
    ),
    "service_key.missing": (
        "No service key was set for this vault.",
        "Use the passphrase or the recovery code.",
    ),
    "service_key.of_other_keys": (
        (
            "The service's key is right, but what was sealed for it here is of another vault, or "
            "of before the keys were changed. Nothing was changed."
        ),
        "Use the recovery code, then set the service's key again.",
    ),
    "recovery.mistyped": (
        "That is not a recovery code: a character is wrong or missing. Nothing was changed.",
        "Check it against your printed page, group by group.",
    ),
    "recovery.wrong": (
        "That recovery code is not of this vault. Nothing was changed.",
        "Look for the page that was printed when this vault was made.",
    ),
    "backup.failed": (
        "The backup did not pass its checks and was not kept. The vault itself is safe.",
        "Try again; if it happens again, tell your IT support.",
    ),
    "backup.damaged": (
        "The backup {name} does not pass its checks. Nothing was changed.",
        "Use an older backup.",
    ),
    "backup.none": ("There is no backup yet.", ""),
    "backup.stopped": ("The backup was stopped. Nothing of it was kept; the vault is safe.", ""),
    "backup.missing": (
        "The backup {name} is not there any more. Nothing was changed.",
        "Choose another, or plug in the stick it is on.",
    ),
    "backup.foreign": (
        "{name} is not a backup of Between Sessions. Nothing was changed.",
        "Choose a file from a backups folder; its name begins with the day it was made.",
    ),
    "backup.newer": (
        (
            "The backup {name} was made by a newer version of Between Sessions (its format is "
            "{found}, this program knows {known}). Nothing was changed."
        ),
        "Install the newer version.",
    ),
    "backup.other_key": (
        (
            "The backup {name} is whole, but this key does not open it: it is of before the keys "
            "were changed, or of another vault. Nothing was changed."
        ),
        "Use the passphrase of its day, or the recovery code printed then.",
    ),
    "backup.needs_code": (
        "The backup {name} holds no key file, so a passphrase cannot open it.",
        "Use the recovery code.",
    ),
    "backup.rehearsal_failed": (
        (
            "The backup {name} passes its checks, but could not be used as a vault. Your vault "
            "is safe."
        ),
        "Make a new backup now, and tell your IT support.",
    ),
    "backup.place_missing": (
        "The folder for second copies is not there. The backups on this computer are.",
        "Plug in the stick or connect to the share; copying goes on by itself.",
    ),
    "backup.place_inside": (
        "That folder lies in the vault's own folder. Nothing was changed.",
        "Choose a folder on a stick, or on a share of your service.",
    ),
    "backup.place_failed": (
        "What was copied to the second place could not be read back and was taken away again.",
        "Use another stick; the backups on this computer are safe.",
    ),
    "restore.exists": (
        "There is a vault in that folder already. Nothing was changed.",
        "Choose an empty folder, or add --replace: the vault there is then set aside, not deleted.",
    ),
    "restore.other_vault": (
        "That backup is of another vault than the one in that folder. Nothing was changed.",
        "Restore it into a folder of its own.",
    ),
    "restore.nothing_aside": (
        "No vault was set aside there. Nothing was changed.",
        "Choose one from the list on the Backups page.",
    ),
    "restore.unreadable": (
        (
            "A restore was cut short and its note cannot be read. Nothing was deleted: the vault "
            "is in the folder, or under set-aside in it."
        ),
        "Ask your IT support to look; do not delete the folder.",
    ),
    "age.foreign": (
        "This is not a sealed file this program can open. Nothing was changed.",
        "Check that the right file was chosen.",
    ),
    "age.for_a_key": (
        "This file was sealed for a key, not with a passphrase. Nothing was changed.",
        "Ask whoever sent it for a file sealed with six words.",
    ),
    "age.for_a_passphrase": (
        "This file was sealed with a passphrase, not for a key. Nothing was changed.",
        "Check that the right file was chosen.",
    ),
    "age.wrong_passphrase": (
        "These words do not open the file. Nothing was changed.",
        "Check the spelling and the order of the six words, and type them again.",
    ),
    "age.wrong_key": (
        "This key does not open the file. Nothing was changed.",
        "Use the key that belongs to it.",
    ),
    "age.bad_key": (
        "This is not an age key. Nothing was changed.",
        "A key to seal with begins with age1, a key to open with begins with AGE-SECRET-KEY-1.",
    ),
    "age.damaged": (
        "The sealed file is not whole, or was changed on its way. Nothing of it was used.",
        "Ask for it to be sent again.",
    ),
    "age.too_costly": (
        "Opening this file would take more memory than is safe. Nothing was changed.",
        "This program makes no such files: ask whoever sent it how it was made.",
    ),
    "age.too_large": (
        "The file is larger than {most} MB. Nothing was changed.",
        "Send fewer people at a time.",
    ),
    "age.timeout": (
        "Sealing or opening the file took too long and was stopped. Nothing was changed.",
        "Close other programs and try again.",
    ),
    "age.failed": (
        "The sealed file could not be made or opened. Nothing was changed.",
        "Close other programs and try again.",
    ),
    "handover.damaged": (
        "What is in this file is not as this program writes it. Nothing was taken in.",
        "Ask for the file to be made and sent again.",
    ),
    "handover.newer": (
        (
            "This file was made by a newer version of Between Sessions (its format is {found}, "
            "this program knows {known}). Nothing was taken in."
        ),
        "Install the newer version.",
    ),
    "handover.mark_differs": (
        "Made-up people and real ones do not go into one vault. Nothing was taken in.",
        "Bring this file into a vault of its own kind.",
    ),
    "handover.unfit": (
        (
            "One of these records cannot be handed over: a name or reference is too long or holds "
            "invisible characters, an NHS number is not a right one, or a text is longer than 100 "
            "pages. Nothing was written."
        ),
        "Correct the record, then try again.",
    ),
    "handover.nobody": ("Nobody was chosen. Nothing was written.", "Choose at least one person."),
    "handover.too_many": (
        "That is more than {most} people for one file. Nothing was written.",
        "Hand them over in several files.",
    ),
    "handover.all_left_out": (
        "Everybody in this file is here already, or clashes with somebody here. Nothing changed.",
        "See below what to do about each of them.",
    ),
    "handover.refused": (
        "The vault did not take what is in this file. Nothing of it was kept.",
        "Ask for the file to be made and sent again.",
    ),
    "handover.stopped": ("Stopped. Nothing was kept.", ""),
    "handover.unreadable": (
        "The file could not be read: {reason}. Nothing was taken in.",
        "Check that the stick or share is there, then choose the file again.",
    ),
    "command.no_words": (
        "The six words were not given.",
        "Use --words-fd, the variable {variable}, or run it where you can type.",
    ),
    "disk.full": (
        "The disk is full, so this was not saved. What was saved before is safe.",
        "Free some space, then save again.",
    ),
    "disk.failed": (
        "The disk could not be read or written. What was saved before is safe.",
        "Check that the drive is there, then try again.",
    ),
    "memory.low": (
        "This computer has too little free memory to work out the key. Nothing was changed.",
        "Close other programs, then try again.",
    ),
    "record_text.save_failed": (
        "The text was not saved: {reason}.",
        "Choose another folder, or copy the text.",
    ),
    "audit.broken": (
        "The audit is not as it was written. Nothing was changed by looking.",
        "Keep this vault and its backups as they are, and tell your service.",
    ),
    "audit.no_state": (
        "That is no record state.",
        "It looks like 1234-ab12-cd34, at the end of a printed report.",
    ),
    "audit.state_differs": (
        "The audit does not have the row that was printed.",
        "Check the digits; if they are right, keep this vault and tell your service.",
    ),
    "erase.not_confirmed": (
        "That is not the reference of this record. Nothing was erased.",
        "Type the reference as it stands at the top of the record.",
    ),
    "merge.same": (
        "That is the same record. Nothing was changed.",
        "Choose the other record of this person.",
    ),
    "merge.numbers_differ": (
        (
            "The two records have different NHS numbers, so they may be of two people. Nothing was "
            "changed."
        ),
        "Check both with the person; correct the wrong number first, then join them.",
    ),
    "merge.open_draft": (
        "A change of one of the two records is typed and not saved. Nothing was changed.",
        "Save it or let it go, then join the records.",
    ),
    "merge.later_first": (
        "Another record was joined with this one later. Nothing was changed.",
        "Take that one apart first.",
    ),
    "merge.tied": (
        (
            "Since the records were joined, work of both was tied together, such as a task of one "
            "course reviewed in the other. Nothing was changed."
        ),
        "They have to stay together.",
    ),
    "retention.no_reason": (
        "A reason is missing. Nothing was changed.",
        "Say why this person is kept until another day.",
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
            "This NHS number does not belong here: numbers from 999 000 0000 are for made-up "
            "people only."
        ),
        "Check the number against the record.",
    ),
    "episode.none": ("This person has no course of treatment yet.", "Begin one on their page."),
    "sheet.unknown": (
        "The library has no sheet {id}.",
        "Ask main.py library --json for the sheets and their ids.",
    ),
    "sheet.no_version": (
        "The sheet {id} has no such version ({version}).",
        "Choose another: writing, tick or easy.",
    ),
    "episode.unknown": ("That course of treatment is not in the vault.", "Check the id."),
    "episode.ends_before_start": (
        "A course of treatment cannot end before it began.",
        "Check the two dates.",
    ),
    "session.unknown": ("There is no session {number} in this course of treatment.", ""),
    "plan.none": (
        "No pack was made: there is no finished plan to print.",
        "Finish the plan in the program first.",
    ),
    "vault.unsound": (
        "The vault did not pass its checks: {problems}.",
        "Stop using it, and ask your IT support to look at the last backup.",
    ),
    "tour.stopped": ("The tour stopped: {reason}.", ""),
    "tour.no_folder": ("The folder for the pictures cannot be made: {reason}.", ""),
    "library.broken": (
        "The library file {file} is broken in {where}: {reason}.",
        "Mend that line, or bring back an earlier copy of the file.",
    ),
    "library.item_refused": (
        "This cannot be kept yet: {reason}. Nothing was changed.",
        "Mend that, then save again.",
    ),
    "library.import_refused": (
        "{file} was not taken in: line {line}, {reason}. Nothing was changed.",
        "Mend that line, or ask whoever made the file for a new one.",
    ),
    "library.newer": (
        (
            "This file was made by a newer version of Between Sessions (its format is {found}, "
            "this program knows {known}). Nothing was changed."
        ),
        "Install the newer version, then import it again.",
    ),
    "library.file_unreadable": (
        "That file cannot be read: {reason}. Nothing was changed.",
        "Check that it is still there, or choose another file.",
    ),
    "library.file_too_big": (
        "That file is too big to be a library. Nothing was changed.",
        "Choose a file that was exported from a Library page.",
    ),
    "catalogue.unreadable": (
        "That file cannot be read: {reason}. Nothing was changed.",
        "Choose another file.",
    ),
    "catalogue.not_po": (
        "That file is not a catalogue of words ({reason}). Nothing was changed.",
        "Choose the PO file that came back from whoever checked it.",
    ),
    "catalogue.unknown_language": (
        "Packs have no language “{language}”. Nothing was changed.",
        "Begin from a file that you save here; its header names the language.",
    ),
    "catalogue.not_checked": (
        "Nobody stands in the header of that file as having checked it. Nothing was changed.",
        "Fill in X-Checked-By, X-Checked-On (such as 2026-11-23) and X-Qualification.",
    ),
    "catalogue.lost_name": (
        "The translation of “{source}” lost a name in braces. Nothing was changed.",
        "Have that line mended, then bring the file in again.",
    ),
    "catalogue.changed_number": (
        "The translation of “{source}” has other numbers. Nothing was changed.",
        "Have that line mended, then bring the file in again.",
    ),
    "catalogue.no_letter": (
        "The translation of “{source}” has a letter that cannot be printed. Nothing was changed.",
        "Have that line mended, then bring the file in again.",
    ),
    "library.export_failed": (
        "The file was not saved: {reason}. The library is as it was.",
        "Choose another folder.",
    ),
    "library.read_only": (
        "The library's folder cannot be written, so nothing was changed.",
        "Ask your IT support for the right to write in the folder of your vault.",
    ),
    "library.write_failed": (
        "The library could not be written: {reason}. Nothing was changed.",
        "Try again; if it happens again, tell your IT support.",
    ),
    "library.unknown": (
        "This is not in the library any more.",
        "Go back and open it again from the list.",
    ),
    "library.cannot_hide": (
        "The theme {title} cannot be hidden: what gets in the way is sorted by it.",
        "Hide what stands under it, one by one.",
    ),
    "library.heading_hidden": (
        "This stays hidden while its heading, {title}, is.",
        "Show the heading first.",
    ),
    "library.needed": (
        "It is still used by: {by}. Nothing was changed.",
        "Change or remove that first.",
    ),
    "library.by_hand": (
        "It stands in {file}, which was written by hand. Nothing was changed.",
        "Take it out of that file with an editor.",
    ),
    "program.fault": (
        "The program failed and stopped, {kind} at {place}. What was saved before is safe.",
        "Tell your IT support this line; nothing of a patient is in it.",
    ),
    "program.incomplete": ("The program is not whole: {missing}.", "Install it again."),
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
            "The plan stays a draft until today's risk question is answered with Reviewed, and "
            "item 9 above 0 is ticked as reviewed. The draft is safe."
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
    "pack.not_fillable": (
        "No pack was made: fields take the letters of English, French, Portuguese and Somali only.",
        "Print this language to fill in by hand, or choose one of those four.",
    ),
    "pack.too_tall": (
        "No pages were made: a part of a sheet is taller than a page.",
        "Choose a smaller size of print, or another sheet.",
    ),
    "pack.too_long": (
        "No pack was made: it would have {pages} pages.",
        "Choose fewer sheets, a smaller size of print, or leave out how it is done.",
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
    "print.bad_pages": (
        "The pages “{typed}” are not in this pack, which has {pages}. Nothing was printed.",
        "Type All, or pages such as 1-2,5.",
    ),
    "setting.invalid": (
        "That setting cannot have this value. It stays as it was.",
        "Use a shorter text, or a number within the range.",
    ),
    "text.broken": (
        "The text holds a broken character and was not saved.",
        "Type it again instead of pasting it.",
    ),
    "text.nul": (
        "The text holds an invisible character that cannot be stored, and was not saved.",
        "Type it again instead of pasting it.",
    ),
    "command.arguments": ("{reason}.", "See what it takes with --help."),
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

FIELD_WORDS: Mapping[str, str] = {
    "rationale": "their reason",
    "what": "what they will do",
    "where": "the place",
    "cue": "what it follows",
    "with_whom": "with whom",
    "bad_day": "the bad-day version",
    "reminder": "the reminder",
    "if_text": "the if-then",
    "then_text": "the if-then",
    "print_name": "the name to print",
    "local_line": "the service's help line",
    "service": "the service's name",
}
"""Fields a pack can be refused for, by the value ``where`` of the error."""
