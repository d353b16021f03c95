"""Packs of different people one after the other, in a child of its own: the memory they keep.

Arguments: the numbers of packs after which to look.
"""

import gc
import sys

from bench.pack_content import content, options
from bench.probe import resident_mb, say
from reports import render


def main() -> None:
    """Print the resident memory after each number of packs."""
    found: dict[str, object] = {}
    made = 0
    for wanted in map(int, sys.argv[1:]):
        while made < wanted:
            render(content("en", made), options("en"))
            made += 1
        gc.collect()
        found[str(wanted)] = resident_mb()
    say(found)


if __name__ == "__main__":
    main()
