"""How large the pages of a preview are shown. No widget here."""

from dataclasses import dataclass

STEPS = (50, 75, 100, 125, 150, 200, 300)
"""Percent of the size on paper."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A size, or a way to fit the room there is.

    Attributes:
        percent: Of the size on paper; 0 where it fits the room.
        wide: Where it fits: the full width (True), or the whole page.
    """

    percent: int = 0
    wide: bool = False

    @property
    def code(self) -> str:
        """Name in the list of choices: ``page``, ``width`` or the number."""
        return str(self.percent) if self.percent else "width" if self.wide else "page"


WHOLE_PAGE = Zoom()
FULL_WIDTH = Zoom(wide=True)
ACTUAL = Zoom(100)
ALL = (WHOLE_PAGE, FULL_WIDTH, *(Zoom(step) for step in STEPS))
WORDS = {"page": "Whole page", "width": "Full width"}


def zoom_of(code: str) -> Zoom:
    """Return a zoom by its name, the whole page where it has none."""
    return next((each for each in ALL if each.code == code), WHOLE_PAGE)


def zoom_text(zoom: Zoom) -> str:
    """Return "Whole page", "Full width" or "100%"."""
    return WORDS.get(zoom.code, f"{zoom.percent}%")


def larger(percent: float) -> Zoom:
    """Return the next step above what is shown now, in percent; the last one is the end."""
    return Zoom(next((step for step in STEPS if step > percent + 1), STEPS[-1]))


def smaller(percent: float) -> Zoom:
    """Return the next step below what is shown now, in percent; the first one is the end."""
    return Zoom(next((step for step in reversed(STEPS) if step < percent - 1), STEPS[0]))
