"""``main.py restore``: puts a backup into a folder, beside what is there."""

from pathlib import Path

from models.backups import Reins, all_set_aside, key_of, restore
from models.paths import Profile
from planner.clock import SystemClock
from ui.backup_words import contents_text
from ui.commands.console import arguments_of, parser_for, read_passphrase, say, say_json


def main(argv: list[str]) -> int:
    """Restore, say what is there now, and return the exit code.

    Raises:
        UserFacingError: ``restore.exists`` where there is a vault and ``--replace`` is missing.
    """
    parser = parser_for("restore", "Put a backup into a profile's folder.")
    parser.add_argument("--from", dest="file", type=Path, required=True, help="the backup's file")
    parser.add_argument("--into", type=Path, required=True, help="folder of the profile")
    parser.add_argument("--replace", action="store_true", help="set aside the vault that is there")
    args = arguments_of(parser, argv)
    profile = Profile(args.into)
    key = key_of(args.file, read_passphrase(args))
    now = SystemClock().now()
    try:
        contents = restore(args.file, profile, key, now, Reins(), replace=args.replace)
    finally:
        key.wipe()
    aside = next(iter(all_set_aside(profile)), None) if args.replace else None
    if args.json:
        set_aside = str(aside.folder) if aside else None
        say_json({"restored": contents.made_at.isoformat(), "set_aside": set_aside})
        return 0
    say(f"Restored. {contents_text(contents)}")
    if aside is not None:
        say(f"The vault of before is set aside, not deleted: {aside.folder}")
    say("It opens with the passphrase of that day, or with its recovery code.")
    return 0
