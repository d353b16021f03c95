"""The floor of a pack: a bare reportlab canvas drawing recorded strokes."""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
RECORDED = (
    "setFont", "setFillColor", "setStrokeColor", "setLineWidth", "drawString", "drawRightString",
    "drawCentredString", "line", "rect", "circle", "translate", "saveState", "restoreState",
    "setPageSize", "_startPage",
)  # fmt: skip


def replay(strokes: list[list[Any]]) -> bytes:
    """Draw the strokes on a new canvas and return the file's bytes."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, initialFontName="NotoSans", invariant=1, pageCompression=1)
    for name, args, kwargs in strokes:
        if name == "_startPage":
            canvas.showPage()
        elif name in ("setFillColor", "setStrokeColor") and isinstance(args[0], list):
            getattr(canvas, name + "RGB")(*args[0])
        else:
            getattr(canvas, name)(*args, **kwargs)
    canvas.save()
    return buffer.getvalue()


def main() -> None:
    """Read the strokes' file and draw it once."""
    for name, file in (("NotoSans", "NotoSans-Regular"), ("NotoSans-Bold", "NotoSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}.ttf")))
    replay(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
