"""``main.py demo``: a made-up caseload in a profile of its own."""

import sys
from argparse import Namespace

from models.paths import Profile
from models.settings import MADE_UP_DAY
from models.unlock import NewVault, discard_made_up, says_made_up
from planner.clock import Clock, FixedClock, SystemClock
from planner.errors import UserFacingError
from planner.ids import RandomIds
from ui.commands.console import (
    Parser,
    arguments_of,
    number_argument,
    parser_for,
    profile_of,
    read_passphrase,
    say,
    say_json,
)
from ui.texts import count_text

PRACTITIONER = "Made-up practitioner"
TELL_EVERY = 1000


def main(argv: list[str]) -> int:
    """Make the caseload and return the exit code."""
    args = arguments_of(_parser(), argv)
    profile = profile_of(args)
    if profile.exists() and not says_made_up(profile):
        raise UserFacingError("profile.not_made_up")
    passphrase = read_passphrase(args)
    clock = FixedClock.on(args.today) if args.today else SystemClock()
    if profile.exists():
        discard_made_up(profile, passphrase, clock=clock, ids=RandomIds())
    stored = _make(args, profile, passphrase, clock)
    if args.json:
        say_json({"profile": str(profile.root), "patients": stored, "made_up": True})
    else:
        say(f"{count_text(stored, 'made-up person', 'made-up people')} in {profile.root}")
    return 0


def _parser() -> Parser:
    about = "Make a caseload of people who do not exist."
    parser = parser_for("demo", about, needs_profile=True)
    parser.add_argument("--patients", type=number_argument(1, 100_000), default=60)
    parser.add_argument("--years", type=number_argument(1, 60), default=1)
    parser.add_argument("--seed", type=int, default=2026, help="the same seed, the same people")
    return parser


def _make(args: Namespace, profile: Profile, passphrase: str, clock: Clock) -> int:
    new = NewVault(profile, clock=clock, ids=RandomIds(), made_up=True)
    with new.create(PRACTITIONER, passphrase) as vault:
        if args.today:
            vault.store.settings.set(MADE_UP_DAY, args.today.isoformat())
        stored: int = vault.store.demo.fill(
            patients=args.patients,
            years=args.years,
            seed=args.seed,
            today=clock.today(),
            on_progress=_tell if sys.stderr.isatty() else None,
        )
    return stored


def _tell(stored: int) -> None:
    if stored % TELL_EVERY == 0:
        sys.stderr.write(f"{stored} people\n")
