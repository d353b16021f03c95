"""``main.py pack``: the pack of one session as a PDF file."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from models.store import Store
from models.unlock import Vault
from planner.catalogues import LANGUAGES
from planner.clock import Clock
from planner.errors import UserFacingError
from planner.ids import PackId, RandomIds
from planner.pack import PackOptions
from planner.pack_build import options_for
from planner.packs import PackRecord
from planner.patients import PrintSize
from planner.plans import Plan
from planner.sessions import Session
from planner.views import SessionView
from planner.worksheets import Version
from reports import render
from ui.commands.console import (
    Parser,
    arguments_of,
    ask_whose,
    episode_for,
    number_argument,
    opened,
    parser_for,
    say,
    say_json,
)
from ui.commands.files import whole_file
from ui.packs.making import RENDERER, Builder, Finished, draw_code, read_imprint, record_of
from ui.texts import count_text

FORMATS: dict[str, Callable[[PackOptions], PackOptions]] = {
    "easy": lambda options: replace(options, version=Version.EASY),
    "tick": lambda options: replace(options, version=Version.TICK),
    "discreet": lambda options: replace(options, discreet=True, rationale=False, names=False),
    "fillable": lambda options: replace(options, fillable=True),
    "aloud": lambda options: replace(options, aloud=True),
    "nastaliq": lambda options: replace(options, nastaliq=True),
    "contrast": lambda options: replace(options, contrast=True),
    "dyslexia": lambda options: replace(options, legible=True),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A finished plan and the contact it was made at."""

    plan: Plan
    view: SessionView


def main(argv: list[str]) -> int:
    """Make the pack and return the exit code."""
    args = arguments_of(_parser(), argv)
    with opened(args) as vault:
        planned = _planned(vault.store, args)
        pack = _made(vault, planned, _options(planned, args))
        record = _record(pack, planned, args.clock)
        with whole_file(args.out) as write:
            write(pack.rendered.pdf)
            vault.store.plans.record_pack(record)
    pages = pack.rendered.pages
    if args.json:
        say_json(_as_json(record, planned.view.session, args.out, pages))
    else:
        say(f"{record.code}, {count_text(pages, 'page')}: {args.out}")
    return 0


def _parser() -> Parser:
    parser = parser_for("pack", "Save the pack of a session as a PDF file.")
    ask_whose(parser)
    parser.add_argument("--session", type=number_argument(1, 999), default=None, metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    sizes = [size.value for size in PrintSize]
    parser.add_argument("--print-size", choices=sizes, default=None)
    versions = [version.value for version in Version]
    parser.add_argument("--version", choices=versions, default=None, help="of the sheets")
    parser.add_argument("--language", choices=LANGUAGES, default=None, metavar="CODE")
    parser.add_argument("--beside-english", action="store_true")
    formats = list(FORMATS)
    parser.add_argument(
        "--format", choices=formats, action="append", default=[], help="may be given several times"
    )
    return parser


def _planned(store: Store, args: Namespace) -> Planned:
    """Return the plan asked for, or the last one of the episode.

    Raises:
        UserFacingError: ``session.unknown`` or ``plan.none``.
    """
    sessions = store.sessions.of_episode(episode_for(store, args).id)
    if args.session is not None:
        sessions = tuple(each for each in sessions if each.number == args.session)
        if not sessions:
            raise UserFacingError("session.unknown", number=args.session)
    for session in reversed(sessions):
        plan = store.plans.plan(session.id)
        if plan is not None:
            return Planned(plan, store.sessions.view(session.id))
    raise UserFacingError("plan.none")


def _options(planned: Planned, args: Namespace) -> PackOptions:
    options = options_for(planned.view.patient.needs)
    options = replace(
        options,
        language=args.language or options.language,
        reads=options.reads or args.language or "",
        beside_english=args.beside_english or options.beside_english,
        print_size=PrintSize(args.print_size or options.print_size),
        version=Version(args.version or options.version),
    )
    for name in args.format:
        options = FORMATS[name](options)
    return options


def _made(vault: Vault, planned: Planned, options: PackOptions) -> Finished:
    store = vault.store
    imprint = replace(read_imprint(store)[0], made_up=vault.made_up)
    library = store.library.of_plan(planned.view.session.id)
    build = Builder(planned.plan, planned.view, library, imprint)
    content = build(draw_code(store), options)
    return Finished(content, options, render(content, options))


def _record(pack: Finished, planned: Planned, clock: Clock) -> PackRecord:
    pack_id = PackId(RandomIds().new())
    return record_of(pack, pack_id, planned.view.session.id, RENDERER, clock.now())


def _as_json(record: PackRecord, session: Session, out: Path, pages: int) -> dict[str, object]:
    return {
        "code": record.code,
        "session": session.id,
        "number": session.number,
        "pages": pages,
        "sha256": record.sha256,
        "file": str(out),
    }
