"""Lines of glyphs on a page, as PDF operators."""

from collections.abc import Iterable, Iterator

from reports.text.embedding import Embedded, Faces
from reports.text.paragraph import Line, Piece
from reports.text.shaping import Cluster

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
        tracking: Added after every glyph, in em.
        own_color: Of what has no colour of its own.
    """
    writer = _Writer(faces, size, own_color)
    for piece in line.pieces:
        writer.add(piece)
    spacing = f"{tracking * size:.2f} Tc " if tracking else ""
    end = " 0 Tc ET" if tracking else " ET"
    return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {spacing}{writer.code()}{end}"


class _Writer:
    """Operators of one line: those of the same face and colour are joined."""

    def __init__(self, faces: Faces, size: float, own_color: RGB) -> None:
        self._faces, self._size, self._own_color = faces, size, own_color
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
        if _is_plain(piece, own):
            self._waiting.append(piece.shaped.flat)
            return
        self._flush()
        self._parts.extend(_clusters(piece.shaped.clusters, own, self._size))

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
    plain = bool(piece.shaped.flat)
    for cluster in piece.shaped.clusters:
        if len(cluster.glyphs) != 1 or not face.says(cluster.glyphs[0], cluster.text):
            plain = False
    return plain


def _clusters(clusters: Iterable[Cluster], face: Embedded, size: float) -> Iterator[str]:
    """Yield clusters one by one: where glyphs do not say their text alone, it is said for them."""
    for cluster in clusters:
        alone = len(cluster.glyphs) == 1 and face.says(cluster.glyphs[0], cluster.text)
        if not alone:
            for glyph in cluster.glyphs:
                face.says(glyph, cluster.text)
            said = cluster.text.encode("utf-16-be").hex()
            yield f"/Span <</ActualText <feff{said}>>> BDC"
        for rise, array in cluster.shown:
            if rise:
                yield f"{rise * size:.2f} Ts [{array}] TJ 0 Ts"
            else:
                yield f"[{array}] TJ"
        if not alone:
            yield "EMC"
