"""``main.py my-planning``: the counts of the practitioner's own plans, as the screen shows them."""

from planner.my_planning import Period
from ui.commands.console import arguments_of, opened, parser_for, say, say_json
from ui.screens.my_planning import presenter as words


def main(argv: list[str]) -> int:
    """Print the counts and return the exit code."""
    parser = parser_for("my-planning", "Show how one plans, as counts, for oneself.")
    choices = [each.value for each in Period]
    parser.add_argument("--period", choices=choices, default=Period.QUARTER.value)
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        opening = words.read_opening(Period(args.period), args.clock.today(), vault.store)
    if args.json:
        say_json(words.as_json(opening))
        return 0
    for each in opening.planning.counts:
        parts = (words.PARTS[each.part], words.count_words(each), words.missing_words(each))
        say(": ".join(part for part in parts[:2]) + (f" ({parts[2]})" if parts[2] else ""))
    for line in words.override_lines(opening.planning):
        say(line)
    return 0
