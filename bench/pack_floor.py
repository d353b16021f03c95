"""The floor of a pack: a bare reportlab canvas drawing recorded strokes."""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # as ours
FONTS = Path(__file__).parents[1] / "resources" / "fonts"


def read(file: Path) -> dict[str, Any]:
    """Return recorded strokes, their faces registered."""
    strokes: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for name in strokes["faces"]:
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    return strokes


def replay(strokes: dict[str, Any]) -> bytes:
    """Draw the strokes on a new canvas and return the file's bytes."""
    buffer = BytesIO()
    first = strokes["faces"][0]
    canvas = Canvas(buffer, pagesize=A4, initialFontName=first, invariant=1, pageCompression=1)
    for page in strokes["pages"]:
        for name, (*args, kwargs) in page:
            if name in ("setFillColor", "setStrokeColor"):
                getattr(canvas, name + "RGB")(*args[0])
            else:
                getattr(canvas, name)(*args, **kwargs)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def main() -> None:
    """Read the strokes' file and draw it once."""
    replay(read(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
