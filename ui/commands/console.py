"""What all commands share: the passphrase, the vault, and plain or JSON output."""

import argparse
import getpass
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn, TextIO

from models.paths import Profile, default_profile_root
from models.store import Store
from models.unlock import Vault, says_made_up, unlock
from planner.clock import ProfileClock
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId, RandomIds
from planner.patients import Episode

VARIABLE = "BETWEEN_SESSIONS_PASSPHRASE"


class Parser(argparse.ArgumentParser):
    """Arguments of a command; a wrong one ends with 2 and one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence."""
        raise UserFacingError("command.arguments", reason=message)


def parser_for(name: str, about: str, *, needs_profile: bool = False) -> Parser:
    """Return a parser with the options every command takes."""
    parser = Parser(prog=f"main.py {name}", description=about)
    parser.add_argument(
        "--profile", type=Path, required=needs_profile, help="folder of the profile"
    )
    parser.add_argument(
        "--passphrase-fd", type=int, default=None, help="read the passphrase from this descriptor"
    )
    parser.add_argument(
        "--today", type=day_argument, default=None, help="the day it is, in made-up profiles only"
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    return parser


def arguments_of(parser: Parser, argv: list[str]) -> argparse.Namespace:
    """Return the arguments; the passphrase has left the environment by then.

    Raises:
        UserFacingError: ``command.arguments``.
    """
    from_environment = os.environ.pop(VARIABLE, None)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    args = parser.parse_args(argv)
    args.from_environment = from_environment
    return args


def _speak_utf8(stream: TextIO) -> None:
    """Let any name be printed, whatever code page the console has."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def profile_of(args: argparse.Namespace) -> Profile:
    """Return the profile asked for, or the usual one."""
    return Profile(args.profile or default_profile_root())


def read_passphrase(args: argparse.Namespace) -> str:
    """Return the passphrase from the descriptor, the environment or the prompt, in this order.

    Raises:
        UserFacingError: ``command.passphrase_fd`` where the descriptor cannot be read,
            ``command.no_passphrase`` where nobody can be asked.
    """
    if args.passphrase_fd is not None:
        try:
            with os.fdopen(args.passphrase_fd, encoding="utf-8", closefd=False) as stream:
                return stream.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise UserFacingError("command.passphrase_fd") from error
    if args.from_environment is not None:
        return str(args.from_environment)
    if not sys.stdin.isatty():
        raise UserFacingError("command.no_passphrase", variable=VARIABLE)
    return getpass.getpass("Passphrase: ")


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Vault]:
    """Unlock the profile of these arguments, and close it at the end whatever happens.

    ``args.clock`` is the clock of the profile from then on.

    Raises:
        UserFacingError: ``profile.not_made_up`` where a day is given for a real profile; what
            ``unlock`` and ``read_passphrase`` raise.
    """
    profile = profile_of(args)
    if not profile.exists():
        raise UserFacingError("profile.missing")
    if args.today and not says_made_up(profile):
        raise UserFacingError("profile.not_made_up")
    passphrase = read_passphrase(args)
    args.clock = ProfileClock(args.today)
    with unlock(profile, passphrase, clock=args.clock, ids=RandomIds()) as vault:
        yield vault


def day_argument(text: str) -> date:
    """Return a day written as 2026-05-12.

    Raises:
        argparse.ArgumentTypeError: It is not such a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2026-05-12") from error


def number_argument(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number within a range."""

    def number(text: str) -> int:
        if text.isascii() and text.isdigit() and low <= int(text) <= high:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text} is not a number from {low} to {high}")

    return number


def ask_whose(parser: Parser) -> None:
    """Add the options that name a person and a course of treatment."""
    parser.add_argument("--patient", required=True, help="id or reference")
    parser.add_argument("--episode", default=None, help="id of an episode; default the current one")


def episode_for(store: Store, args: argparse.Namespace) -> Episode:
    """Return the episode the arguments name, or the current one.

    Raises:
        UserFacingError: ``patient.unknown``, ``episode.unknown`` or ``episode.none``.
    """
    record = store.patients.record(patient_for(store, args.patient))
    if args.episode is None:
        if record.current is None:
            raise UserFacingError("episode.none")
        return record.current
    for episode in record.episodes:
        if episode.id == EpisodeId(args.episode):
            return episode
    raise UserFacingError("episode.unknown")


def patient_for(store: Store, text: str) -> PatientId:
    """Return whose identity or reference this is.

    Raises:
        UserFacingError: ``patient.unknown``.
    """
    found = store.patients.find(text)
    if found is None:
        raise UserFacingError("patient.unknown")
    return found


def say(text: str) -> None:
    """Print a line for people."""
    sys.stdout.write(text + "\n")


def say_json(value: object) -> None:
    """Print JSON, the only thing on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
