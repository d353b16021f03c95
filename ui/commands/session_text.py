"""``main.py session-text``: the text of one contact, word for word as the screen shows it."""

import sys

from planner.ids import SessionId
from ui.commands.console import arguments_of, opened, parser_for, say_json
from ui.screens.record_text.presenter import RecordTextPresenter, agreed_lines, read_opening


def main(argv: list[str]) -> int:
    """Print the text and return the exit code."""
    parser = parser_for("session-text", "Show the text of one session for the main record system.")
    parser.add_argument("--session", required=True, help="id of the session")
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        opening = read_opening(SessionId(args.session), vault.store)
    text = RecordTextPresenter(opening, agreed_lines(opening)).text
    if args.json:
        say_json({"session": args.session, "text": text})
    else:
        sys.stdout.write(text)
    return 0
