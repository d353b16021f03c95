"""``main.py backup``: a verified backup now, in the profile or in another folder."""

import sys
from pathlib import Path

from ui.backup_words import size_text
from ui.commands.console import arguments_of, opened, parser_for, say, say_json


def main(argv: list[str]) -> int:
    """Make it, say where it is, and return the exit code."""
    parser = parser_for("backup", "Make a verified backup now.")
    parser.add_argument("--to", type=Path, help="folder for it; the profile's own otherwise")
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        made = vault.backups.begin(into=args.to).run()
    if args.json:
        say_json({"file": str(made.path), "bytes": made.size, "verified": made.verified})
    else:
        say(f"Backed up and checked: {made.path} ({size_text(made.size)}).")
    sys.stdout.flush()
    return 0
