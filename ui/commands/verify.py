"""``main.py verify``: opens a backup and checks all of it; changes nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from models.backups import Reins, key_of, look
from ui.backup_words import contents_text
from ui.commands.console import arguments_of, parser_for, read_passphrase, say, say_json


def main(argv: list[str]) -> int:
    """Check it, say what is in it, and return the exit code."""
    parser = parser_for("verify", "Open a backup and check all of it.")
    parser.add_argument("--backup", type=Path, required=True, help="the backup's file")
    args = arguments_of(parser, argv)
    key = key_of(args.backup, read_passphrase(args))
    # The copy in it is encrypted like the vault, and gone afterwards.
    try:
        with TemporaryDirectory(prefix="between-sessions-") as room:
            found = look(args.backup, key, Path(room), Reins())
    finally:
        key.wipe()
    if args.json:
        say_json(
            {
                "sound": True,
                "made_at": found.made_at.isoformat(),
                "kind": found.kind,
                "schema": found.schema,
                "made_up": found.made_up,
                "people": found.people,
                "sessions": found.sessions,
                "plans": found.plans,
                "audit_row": found.head.seq,
            }
        )
    else:
        say(f"Whole. {contents_text(found)}")
    return 0
