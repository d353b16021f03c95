"""``main.py verify``: opens a backup and checks all of it; changes nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from models.backups import Contents, Reins, key_of, look, look_first
from models.paths import Profile
from ui.backup_words import contents_text
from ui.commands.console import arguments_of, parser_for, read_passphrase, say, say_json


def main(argv: list[str]) -> int:
    """Check it, say what is in it, and return the exit code."""
    parser = parser_for("verify", "Open a backup and check all of it.")
    parser.add_argument("--backup", type=Path, required=True, help="the backup's file")
    args = arguments_of(parser, argv)
    found = _look(args.backup, read_passphrase(args))
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


def _look(path: Path, passphrase: str) -> Contents:
    """Open a copy, which is encrypted like the vault and gone afterwards.

    That of a backup in a profile lies in the profile, where the next unlock sweeps what a kill
    left.
    """
    folder = path.resolve().parent
    profile = Profile(folder.parent)
    key = key_of(path, passphrase)
    try:
        if folder == profile.backups.resolve() and profile.exists():
            return look_first(path, profile, key, Reins())
        with TemporaryDirectory(prefix="between-sessions-") as room:
            return look(path, key, Path(room), Reins())
    finally:
        key.wipe()
