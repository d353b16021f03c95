"""Fields of a pack that is filled in on a computer: text, ticks and choices.

reportlab's fields know the standard faces only, so what is typed into them is Latin-1 (pdf.md 3):
such packs are made in the languages whose letters those are.
"""

from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas

FILLABLE = ("en", "fr", "pt", "so")
"""Languages whose letters are all in Latin-1; Welsh lacks its circumflexed w and y there."""
FACE = "Helvetica"
LARGEST = 14.0
LONGEST = 2000
"""Characters a field takes."""
FIELD = Color(0.93, 0.95, 0.97)


class FormFields:
    """The fields of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._made = 0

    def text(self, x: float, y: float, width: float, height: float, tip: str, size: float) -> None:
        """Make a field to type in, of several lines where it is high enough."""
        several = height > 2.2 * size
        self._canvas.acroForm.textfield(
            name=self._name(),
            tooltip=tip,
            x=x,
            y=y,
            width=width,
            height=height,
            fontName=FACE,
            fontSize=min(size, LARGEST),
            borderWidth=0,
            fillColor=FIELD,
            borderColor=FIELD,
            maxlen=LONGEST,
            fieldFlags="multiline" if several else "",
            relative=True,
        )

    def tick(self, x: float, y: float, size: float, tip: str, line: Color) -> None:
        """Make a box to tick."""
        self._canvas.acroForm.checkbox(
            name=self._name(),
            tooltip=tip,
            x=x,
            y=y,
            size=size,
            buttonStyle="check",
            borderWidth=1,
            fillColor=white,
            borderColor=line,
            textColor=line,
            relative=True,
        )

    def choice(self, group: str, value: str, x: float, y: float, size: float, line: Color) -> None:
        """Make one of several circles of which one can be chosen."""
        self._canvas.acroForm.radio(
            name=group,
            tooltip=group,
            value=value,
            selected=False,
            x=x,
            y=y,
            size=size,
            buttonStyle="circle",
            shape="circle",
            borderWidth=1,
            fillColor=white,
            borderColor=line,
            textColor=line,
            fieldFlags="radio",
            relative=True,
        )

    def new_group(self, tip: str) -> str:
        """Return a name for circles of which one can be chosen."""
        self._made += 1
        return f"{tip} ({self._made})"

    def _name(self) -> str:
        self._made += 1
        return f"field{self._made}"
