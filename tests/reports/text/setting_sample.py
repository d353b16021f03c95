"""A text set as a PDF of its own, without a pack around it."""

from io import BytesIO

from reports.canvas import PackCanvas
from reports.lines import setting_of
from reports.structure import Element
from reports.text.paragraph import Line, Span, lines_of
from reports.text.prepare import prepared
from reports.theme import Ink, Style

SIZE = 20.0
EDGE = 20.0


def set_lines(text: str, language: str, room: float = 10**6) -> tuple[Line, ...]:
    """Return a text's lines; ``room`` is in em."""
    return lines_of((Span(prepared(text, "x")),), setting_of(language, Style(SIZE, SIZE)), room)


def sample_pdf(text: str, language: str, room: float = 10**6) -> bytes:
    """Return a PDF of one page that is as large as the text; ``room`` is in em."""
    lines = set_lines(text, language, room)
    buffer = BytesIO()
    wide = max(each.width for each in lines) * SIZE + 2 * EDGE
    step = SIZE * 2.5
    high = step * len(lines) + 2 * EDGE
    canvas = PackCanvas(buffer, pagesize=(wide, high), invariant=1, pageCompression=1)
    canvas.language = language
    with canvas.marked(Element("P")):
        for number, line in enumerate(lines, start=1):
            left = wide - EDGE - line.width * SIZE if line.right_to_left else EDGE
            canvas.draw_line(line, left, high - EDGE - number * step + SIZE, SIZE, Ink.INK)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
