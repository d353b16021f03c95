"""``main.py supervision``: the cases the service's rules bring, as the screen shows them."""

from ui.commands.console import arguments_of, opened, parser_for, say, say_json
from ui.screens.supervision.presenter import HEADINGS, Line, SupervisionPresenter, read_opening


def main(argv: list[str]) -> int:
    """Print the cases and return the exit code."""
    parser = parser_for("supervision", "Show the cases for supervision, one line a case.")
    parser.add_argument("--all", action="store_true", help="everybody in treatment")
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        presenter = SupervisionPresenter(read_opening(args.clock.today(), vault.store))
    lines = presenter.lines if args.all else presenter.brought
    if args.json:
        say_json({"cases": [presenter.as_json(each) for each in lines]})
        return 0
    for each in lines:
        _say_case(presenter, each)
    return 0


def _say_case(presenter: SupervisionPresenter, line: Line) -> None:
    named = zip(HEADINGS[2:], presenter.cells(line)[2:], strict=True)
    facts = ", ".join(f"{name} {cell}" for name, cell in named if cell)
    say(f"{line.case.name} ({line.case.reference}): {facts}")
    for reason in presenter.reasons(line):
        say(f"   {reason}")
