"""How a short line to the user is meant."""

from enum import StrEnum


class Tone(StrEnum):
    """Never colour alone: each tone has its own mark too."""

    INFO = "info"
    GOOD = "good"
    ATTENTION = "attention"
    PROBLEM = "problem"
