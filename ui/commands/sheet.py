"""``main.py sheet``: one empty sheet of the library as a PDF."""

from pathlib import Path

from planner.catalogues import LANGUAGES
from planner.clock import SystemClock
from planner.errors import UserFacingError
from planner.pack import SheetContent
from planner.patients import PrintSize
from planner.sheets import empty_sheet
from planner.worksheets import Version
from reports import render_sheet
from ui.commands.console import arguments_of, day_argument, parser_for, say, say_json
from ui.commands.files import whole_file
from ui.commands.shelf import library_of
from ui.texts import count_text


def main(argv: list[str]) -> int:
    """Write a sheet and return the exit code.

    Raises:
        UserFacingError: ``sheet.unknown`` (``id``) or ``sheet.no_version`` (``version``, ``has``).
    """
    parser = parser_for("sheet", "Print one empty sheet of the library.")
    parser.add_argument("--id", required=True, help="id of the sheet")
    parser.add_argument("--version", choices=[str(each) for each in Version], default="writing")
    parser.add_argument("--size", choices=[str(each) for each in PrintSize], default="standard")
    parser.add_argument("--language", choices=LANGUAGES, default="en", metavar="CODE")
    parser.add_argument("--discreet", action="store_true", help="with its neutral title")
    parser.add_argument("--day", type=day_argument, default=None, help="the day before the week")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    args = arguments_of(parser, argv)
    library = library_of(args)
    worksheet = library.worksheets.get(args.id)
    if worksheet is None:
        raise UserFacingError("sheet.unknown", id=args.id)
    version = Version(args.version)
    if version not in worksheet.versions:
        raise UserFacingError("sheet.no_version", id=args.id, version=args.version)
    day = args.day or SystemClock().today()
    content = SheetContent(
        sheet=empty_sheet(worksheet, library, version, day),
        print_size=PrintSize(args.size),
        discreet=args.discreet,
        language=args.language,
        catalogue=library.catalogues.get(args.language),
    )
    rendered = render_sheet(content)
    with whole_file(args.out) as write:
        write(rendered.pdf)
    if args.json:
        say_json({"id": args.id, "version": args.version, "pages": rendered.pages})
    else:
        say(f"{worksheet.title}, {count_text(rendered.pages, 'page')}: {args.out}")
    return 0
