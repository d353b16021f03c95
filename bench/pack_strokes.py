"""Writing down what our pages draw, as calls of a bare reportlab canvas."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.lib.colors import toColor

from planner.pack import PackContent, PackOptions
from reports import render
from reports.canvas import PackCanvas
from reports.document import HeadedCanvas
from reports.text.paragraph import Line
from reports.theme import Ink

PLAIN = (
    "setFillColor", "setStrokeColor", "setLineWidth", "setDash", "setLineCap", "setLineJoin",
    "line", "lines", "rect", "roundRect", "circle", "translate", "saveState", "restoreState",
    "setPageSize",
)  # fmt: skip


class Strokes:
    """What was drawn, page by page, and the faces it needs.

    Our lines become ``drawString`` of the same words at the same place, a string a face; tags,
    links and bookmarks are left out.
    """

    def __init__(self) -> None:
        self.pages: list[list[list[Any]]] = []
        self.faces: set[str] = set()
        self._inside = False
        self._page: int | None = None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Write down every call until it is left."""
        kept = {name: getattr(PackCanvas, name) for name in (*PLAIN, "draw_line")}
        head = HeadedCanvas.head
        for name in PLAIN:
            setattr(PackCanvas, name, self._plain(name, kept[name]))
        PackCanvas.draw_line = self._words(kept["draw_line"])  # type: ignore[method-assign]
        HeadedCanvas.head = self._headed(head)  # type: ignore[method-assign]
        try:
            yield
        finally:
            for name, original in kept.items():
                setattr(PackCanvas, name, original)
            HeadedCanvas.head = head  # type: ignore[method-assign]

    def _add(self, canvas: PackCanvas, name: str, *args: object) -> None:
        page = canvas.page_index if self._page is None else self._page
        while len(self.pages) <= page:
            self.pages.append([])
        plain = list(args)
        if name in ("setFillColor", "setStrokeColor"):
            plain[0] = toColor(args[0]).rgb()
        self.pages[page].append([name, plain])

    def _plain(self, name: str, original: Callable[..., object]) -> Callable[..., object]:
        def keep(canvas: PackCanvas, *args: object, **kwargs: object) -> object:
            outermost, self._inside = not self._inside, True
            if outermost and hasattr(canvas, "_kept"):
                self._add(canvas, name, *args, kwargs)
            try:
                return original(canvas, *args, **kwargs)
            finally:
                self._inside = not outermost

        return keep

    def _words(self, original: Callable[..., None]) -> Callable[..., None]:
        def keep(
            canvas: PackCanvas,
            line: Line,
            x: float,
            y: float,
            size: float,
            ink: Ink,
            tracking: float = 0.0,
        ) -> None:
            self._add(canvas, "setFillColor", canvas.palette.of(ink), {})
            at = x
            for face, run in groupby(line.pieces, key=lambda piece: piece.shaped.face.name):
                pieces = list(run)
                self.faces.add(face)
                self._add(canvas, "setFont", face, size, {})
                self._add(canvas, "drawString", at, y, "".join(p.shaped.text for p in pieces), {})
                at += sum(each.shaped.width for each in pieces) * size
            self._inside = True
            original(canvas, line, x, y, size, ink, tracking)
            self._inside = False

        return keep

    def _headed(self, original: Callable[..., None]) -> Callable[..., None]:
        def keep(canvas: HeadedCanvas, page: int, pages: int) -> None:
            self._page = page - 1
            original(canvas, page, pages)
            self._page = None

        return keep


def record(content: PackContent, options: PackOptions, file: Path) -> int:
    """Write down every stroke of our pack and return its number of pages."""
    strokes = Strokes()
    with strokes.watching():
        rendered = render(content, options)
    kept = {"faces": sorted(strokes.faces), "pages": strokes.pages}
    file.write_text(json.dumps(kept), encoding="utf-8")
    return rendered.pages
