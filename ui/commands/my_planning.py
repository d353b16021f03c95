"""``main.py my-planning``: the counts of the practitioner's own plans, as the screen shows them."""

from collections.abc import Iterator

from planner.my_planning import Period, Planning
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
    for line in _lines(opening.planning):
        say(line)
    return 0


def _lines(found: Planning) -> Iterator[str]:
    yield words.plans_words(found)
    for each in found.counts:
        missing = words.missing_words(each, found)
        said = f"{words.PARTS[each.part]}: {words.count_words(each)}"
        yield f"{said} ({missing})" if missing else said
    if most := words.most_words(found):
        yield most
    yield from words.override_lines(found)
