"""Letters and numbers that stand for words where a column is too narrow for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_lowercase, ascii_uppercase

from planner.history_chart import Chart
from planner.history_marks import Labels
from planner.history_text import NO_BREAK

MOST = 4
"""As many stand one under the other in a column; a plus says that there are more."""
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Codes:
    """What stands for what.

    Attributes:
        tasks: By title.
        obstacles: By words.
        changes: By name of the field.
    """

    tasks: Mapping[str, str]
    obstacles: Mapping[str, str]
    changes: Mapping[str, str]


def codes_of(labels: Labels) -> Codes:
    """Return codes in the order in which the words come first."""
    return Codes(
        tasks=_coded((each.title for each in labels.bars), ascii_uppercase),
        obstacles=_coded((each for bar in labels.bars for each in bar.obstacles), ""),
        changes=_coded((each for bar in labels.bars for each in bar.fields), ascii_lowercase),
    )


def stacks(chart: Chart, labels: Labels, codes: Codes) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return for each session the codes of its tasks, of what was in the way, of what changed."""
    found = []
    for column in range(len(chart.columns)):
        bars = [
            words
            for bar, words in zip(chart.bars, labels.bars, strict=True)
            if bar.column == column
        ]
        found.append(
            (
                _stack(codes.tasks[each.title] for each in bars),
                _stack(codes.obstacles[each] for bar in bars for each in bar.obstacles),
                _stack(codes.changes[each] for bar in bars for each in bar.fields),
            )
        )
    return tuple(found)


def key_text(codes: Mapping[str, str]) -> str:
    """Return a list of codes and their words; a code never parts from its first word."""
    return BETWEEN.join(f"{code}:{NO_BREAK}{words}" for words, code in codes.items())


def _coded(words: Iterable[str], alphabet: str) -> dict[str, str]:
    different = dict.fromkeys(words)
    return dict(zip(different, (_code(at, alphabet) for at in count()), strict=False))


def _code(at: int, alphabet: str) -> str:
    if not alphabet:
        return str(at + 1)
    more, letter = divmod(at, len(alphabet))
    return (_code(more - 1, alphabet) if more else "") + alphabet[letter]


def _stack(codes: Iterable[str]) -> tuple[str, ...]:
    different: Sequence[str] = tuple(dict.fromkeys(codes))
    if len(different) <= MOST:
        return tuple(different)
    return (*different[: MOST - 1], "+")
