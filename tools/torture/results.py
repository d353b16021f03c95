"""What a torment found, and the table of all."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tools.torture.jobs import Fault

KINDS = ("lost", "half", "unreadable", "wrong")
SHOWN = 6


@dataclass(slots=True)
class Result:
    """One row of the table.

    Attributes:
        name: What was done to what.
        wanted: How many accidents inside an operation were asked for.
        tries: How many accidents there were.
        inside: How many of them fell inside an operation.
        faults: What must not be.
        note: More to say; where something could not be tried here, why.
        skipped: True where it could not be tried on this machine.
    """

    name: str
    wanted: int = 0
    tries: int = 0
    inside: int = 0
    faults: list[Fault] = field(default_factory=list)
    note: str = ""
    skipped: bool = False

    def add(self, found: Iterable[Fault]) -> None:
        """Take in what one accident showed."""
        self.faults += found

    @property
    def ok(self) -> bool:
        """True where nothing was found and enough was tried."""
        return self.skipped or (not self.faults and self.inside >= self.wanted)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one spoiled file.

    Attributes:
        code: The error said to people; empty where it was read.
        faults: What must not be.
    """

    code: str
    faults: tuple[Fault, ...] = ()


Subject = Callable[[int], Outcome]


def table(results: Iterable[Result]) -> str:
    """Return the table, with the first faults of each row under it."""
    head = f"{'torment':34}{'tries':>7}{'inside':>8}" + "".join(f"{kind:>12}" for kind in KINDS)
    lines = [head, "-" * len(head)]
    for each in results:
        kinds = Counter(fault.kind for fault in each.faults)
        numbers = "".join(f"{kinds[kind]:>12}" for kind in KINDS)
        verdict = "not tried" if each.skipped else "ok" if each.ok else "FAILED"
        lines.append(f"{each.name:34}{each.tries:>7}{each.inside:>8}{numbers}  {verdict}")
        lines += [f"    {each.note}"] if each.note else []
        lines += [f"    {fault.kind}: {fault.detail}" for fault in each.faults[:SHOWN]]
    return "\n".join(lines)
