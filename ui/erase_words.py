"""What an erasure leaves behind, said plainly. Qt-free."""

from typing import TYPE_CHECKING

from ui.texts import count_text, record_day_text

if TYPE_CHECKING:
    from models.unlock import LeftBehind

WHAT_GOES = (
    "Erasing takes away everything of this person in this vault: record, contacts, scores, plans, "
    "packs, drafts, earlier values and questions for supervision. The audit keeps a number without "
    "a name, and a line that says that it was done. It cannot be undone. A backup is made first, "
    "in case something goes wrong meanwhile; it is deleted once the vault's file is rewritten and "
    "found whole."
)
WORKING = (
    "Making a backup, erasing, rewriting the vault's file and checking it. In a large vault this "
    "takes a while; please leave the program open."
)
CLEAN = "The vault's file was rewritten without them, and the backup made before is deleted."
NOT_CLEAN = (
    "They are gone from the record. The vault's file could not be rewritten and checked yet, and "
    "the backup made before is there until then; that is done at the next unlock."
)
ELSEWHERE = (
    "Copies of backups on a stick or share go the next time it is there. Paper, saved PDFs and "
    "files handed over are not known to this program."
)


def cleaned_text(*, clean: bool) -> str:
    """Return whether the file holds anything of them still."""
    return CLEAN if clean else NOT_CLEAN


def backups_text(left: "LeftBehind") -> str:
    """Return which backups still hold them, and until when."""
    aside = ""
    if left.set_aside:
        vaults = count_text(left.set_aside, "vault")
        aside = f" {vaults} that a restore set aside may hold them too: Backups can delete those."
    if not left.backups or left.until is None:
        return f"No backup in this folder holds them.{aside} {ELSEWHERE}"
    hold = "1 backup still holds them and goes by itself"
    if left.backups > 1:
        hold = f"{left.backups} backups still hold them and go by themselves"
    return (
        f"{hold}, at the latest when the vault is used after "
        f"{record_day_text(left.until)}. Restoring one brings them back: then erase them again."
        f"{aside} {ELSEWHERE}"
    )
