"""Lines of glyphs on a page, as PDF operators."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reports.text.embedding import Embedded, Faces
from reports.text.faces import SPACED
from reports.text.paragraph import Line, Piece
from reports.text.shaping import NO_BREAK_SPACE, Cluster

NEVER_DRAWN = re.compile("[\u200c\u200d\u200f]")
"""Joiners and marks: a font has a space for them, which stands for a space elsewhere."""
RGB = tuple[float, float, float]


def line_code(
    line: Line,
    faces: Faces,
    x: float,
    y: float,
    size: float,
    tracking: float = 0.0,
    own_color: RGB = (0.0, 0.0, 0.0),
) -> str:
    """Return the operators that draw a line from its left end.

    Args:
        line: The line.
        faces: The faces of the document.
        x: Of the left end, in points.
        y: Of the baseline, in points.
        size: In points.
        tracking: Added after every glyph of letters that do not join, in em.
        own_color: Of what has no colour of its own.
    """
    writer = _Writer(faces, size, own_color, tracking)
    for piece in line.pieces:
        writer.add(piece)
    end = " 0 Tc ET" if tracking else " ET"
    return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {writer.code()}{end}"


class _Writer:
    """Operators of one line: those of the same face and colour are joined."""

    def __init__(self, faces: Faces, size: float, own_color: RGB, tracking: float) -> None:
        self._faces, self._size, self._own_color = faces, size, own_color
        self._tracking = tracking * size
        self._face: Embedded | None = None
        self._color: RGB | None = None
        self._waiting: list[str] = []
        self._parts: list[str] = []

    def add(self, piece: Piece) -> None:
        """Add a piece after those before it."""
        if piece.color != self._color:
            self._color = piece.color
            self._flush()
            self._parts.append(_color(piece.color, self._own_color))
        own = self._faces.use(piece.shaped.face)
        if own is not self._face:
            self._face = own
            self._flush()
            self._parts.append(f"{own.name} {self._size:g} Tf")
            if self._tracking:
                apart = self._tracking if own.face.family in SPACED else 0
                self._parts.append(f"{apart:.2f} Tc")
        if _is_plain(piece, own):
            self._waiting.append(piece.shaped.flat)
            return
        self._flush()
        self._parts.extend(_clusters(piece, own, self._size))

    def code(self) -> str:
        """Return the operators; the colour is again that of the whole text."""
        self._flush()
        if self._color is not None:
            self._parts.append(_color(None, self._own_color))
        return " ".join(self._parts)

    def _flush(self) -> None:
        if self._waiting:
            self._parts.append(f"[{' '.join(self._waiting)}] TJ")
            self._waiting.clear()


def _color(color: RGB | None, own: RGB) -> str:
    red, green, blue = own if color is None else color
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


def _is_plain(piece: Piece, face: Embedded) -> bool:
    """Tell whether each of its glyphs stands for its own text, as the document has it so far."""
    shaped = piece.shaped
    if face.plain.get(id(shaped)) is shaped:
        return True
    plain = bool(shaped.flat)
    for cluster in shaped.clusters:
        if not _is_alone(cluster, face):
            plain = False
    if plain:
        face.plain[id(shaped)] = shaped
    return plain


def _clusters(piece: Piece, face: Embedded, size: float) -> Iterator[str]:
    """Yield operators of a piece in which some glyphs do not say their text alone.

    From left to right the text of the whole piece is said for it: programs that read PDF files
    take what stands between two glyphs for a space, and a sign under a letter ends before it.
    From right to left it is said cluster by cluster: those programs turn single letters only.
    """
    clusters = piece.shaped.clusters
    alone = [_is_alone(each, face) for each in clusters]
    if not piece.shaped.right_to_left:
        said = piece.shaped.text.replace(NO_BREAK_SPACE, " ")
        yield _said(said, (code for each in clusters for code in _glyphs(each, size)))
        return
    for cluster, itself in zip(clusters, alone, strict=True):
        code = _glyphs(cluster, size)
        yield " ".join(code) if itself else _said(cluster.text, code)


@lru_cache(maxsize=8192)
def _drawn(text: str) -> str:
    return NEVER_DRAWN.sub("", text) or " "


def _is_alone(cluster: Cluster, face: Embedded) -> bool:
    """Note a cluster's glyphs; tell whether its only glyph stands for its text."""
    text = _drawn(cluster.text)
    alone = [face.says(each, text) for each in cluster.glyphs]
    return alone == [True] and text == cluster.text


def _said(text: str, code: Iterable[str]) -> str:
    said = text.encode("utf-16-be").hex()
    return f"/Span <</ActualText <feff{said}>>> BDC {' '.join(code)} EMC"


def _glyphs(cluster: Cluster, size: float) -> Iterator[str]:
    for rise, array in cluster.shown:
        yield f"{rise * size:.2f} Ts [{array}] TJ 0 Ts" if rise else f"[{array}] TJ"
