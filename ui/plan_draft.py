"""What a plan's draft keeps in the vault: the plan, the place, the choices of print.

A superset of ``planner.flows.plan.PlanDraft``: each can read what the other wrote.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner import codec
from planner.adapt import Piece
from planner.flows.plan import DRAFT_VERSION, Step
from planner.library import Field
from planner.pack import PackOptions
from planner.plans import Plan
from planner.reviews import Review

VERSION = DRAFT_VERSION


@dataclass(frozen=True, slots=True)
class Before:
    """What a field said before a prompt about the person's life changed it.

    Attributes:
        task: Position of the task.
        prompt: Id of the prompt.
        field: Which field.
        text: In words.
        pieces: What the answer set at once, to be taken back with it.
    """

    task: int
    prompt: str
    field: Field
    text: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WizardDraft:
    """A plan on its way.

    Attributes:
        plan: As far as it has come.
        step: Where the practitioner was.
        task: Position of the task in hand.
        options: How the pack is to be printed, or None while untouched.
        code: Printed code of the pack, empty until one was given.
        befores: For the page that shows what was changed.
        moves: What the reviews of the last plan led to when it was written, so that a review made
            since is seen.
    """

    plan: Plan
    step: Step
    task: int = 0
    options: PackOptions | None = None
    code: str = ""
    befores: tuple[Before, ...] = ()
    moves: tuple[str, ...] = ()


def write_draft(draft: WizardDraft) -> str:
    """Return a draft as the text that is kept."""
    return codec.dumps(draft)


def read_draft(version: int, data: str) -> WizardDraft | None:
    """Return the draft kept, or None where this version of the program cannot read it."""
    if version != VERSION:
        return None
    try:
        return codec.loads(WizardDraft, data)
    except ValueError:
        return None


def moves_of(reviews: Iterable[Review]) -> tuple[str, ...]:
    """Return what reviews lead to, in a form that a draft can be compared with."""
    return tuple(sorted(f"{each.task_id}:{each.next or ''}" for each in reviews))
