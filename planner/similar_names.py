"""Names that are easily taken for one another when packs are handed over. It judges no person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from planner.search import search_key

_PART = 4
_SHORT = 2 * _PART + 2


def similar(one: str, other: str) -> bool:
    """Tell whether two names are the same or nearly so.

    Case, accents and marks count for nothing. Nearly the same: the same words in another order, one
    slip of the pen apart (a letter more, less, another, or two neighbours swapped), or the same
    first word and the same first letter of the last; a first name alone is near every name that
    begins with it.
    """
    left, right = _words(one), _words(other)
    if sorted(left) == sorted(right):
        return True
    if not left or not right:
        return False
    return _same_start(left, right) or _one_slip(" ".join(left), " ".join(right))


def alike(people: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    """Return which people could be taken for one another, as pairs of places, lower first.

    Args:
        people: All names of each person: as printed, as called, as recorded; empty ones do not
            count.
    """
    return tuple(
        (first, second)
        for second in range(len(people))
        for first in range(second)
        if _any_similar(people[first], people[second])
    )


class Names:
    """Many names, so that those near one of them are found without comparing it with all."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name in names:
            for key in _keys(name, of_a_list=True):
                self._by[key].append(name)

    def like(self, name: str) -> tuple[str, ...]:
        """Return the names that ``similar`` finds near one, in the order of the alphabet."""
        near = {each for key in _keys(name, of_a_list=False) for each in self._by.get(key, ())}
        return tuple(sorted(each for each in near if similar(each, name)))


def _keys(name: str, *, of_a_list: bool) -> Iterator[tuple[str, str]]:
    """Yield what two similar names share at least one of.

    One slip of the pen leaves the beginning or the end of a long name as it was; short names are
    few, and each is compared with all of them.
    """
    words = _words(name)
    joined = " ".join(words)
    yield ("words", " ".join(sorted(words)))
    yield ("first", words[0] if words else "")
    yield ("start", joined[:_PART])
    yield ("end", joined[-_PART:])
    if len(joined) <= _SHORT + (not of_a_list):
        yield ("short", "")


def _any_similar(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(similar(a, b) for a in one if a.strip() for b in other if b.strip())


def _words(name: str) -> list[str]:
    key = search_key(name)
    return "".join(each if each.isalnum() else " " for each in key).split()


def _same_start(left: list[str], right: list[str]) -> bool:
    if left[0] != right[0]:
        return False
    alone = len(left) == 1 or len(right) == 1
    return alone or left[-1][0] == right[-1][0]


def _one_slip(left: str, right: str) -> bool:
    """Tell whether one letter more, less or another, or a swap of neighbours, leads there."""
    short, long = sorted((left, right), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[:at] + long[at : at + 2][::-1] + long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or short == swapped
