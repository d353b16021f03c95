"""``main.py backups``: which backups there are; needs no passphrase."""

from models.backups import read_status
from models.unlock import alone
from ui.backup_words import checked_text, kind_text, size_text, when_text
from ui.commands.console import arguments_of, parser_for, profile_of, say, say_json


def main(argv: list[str]) -> int:
    """List them, newest first, and return the exit code."""
    args = arguments_of(parser_for("backups", "List the backups of a profile."), argv)
    profile = profile_of(args)
    with alone(profile):
        status = read_status(profile)
    if args.json:
        say_json(
            {
                "backups": [
                    {
                        "file": each.path.name,
                        "made_at": each.made_at.isoformat(),
                        "kind": each.kind,
                        "verified": each.verified,
                        "bytes": each.size,
                    }
                    for each in status.all
                ],
                "folder": str(status.where),
                "second_place": status.place or None,
                "checked_at": status.state.checked_at or None,
                "rehearsed_at": status.state.rehearsed_at or None,
                "fault": status.state.fault or None,
                "place_fault": status.state.place_fault or None,
            }
        )
        return 0
    for each in status.all:
        words = (when_text(each.made_at), kind_text(each.kind), checked_text(each))
        say(f"{each.path.name}  {'  '.join(words)}  {size_text(each.size)}")
    if not status.all:
        say("There is no backup yet.")
    return 0
