"""The spacing scale."""

from enum import IntEnum


class Space(IntEnum):
    """The only distances used between things, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40
