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
    parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
    if tracking:
        parts.append(f"{tracking * size:.2f} Tc")
    face: Embedded | None = None
    color = None
    waiting: list[str] = []
    for piece in line.pieces:
        if piece.color != color:
            parts.extend(_shown(waiting))
            parts.append(_color(piece.color, own_color))
            color = piece.color
        own = faces.use(piece.shaped.face)
        if own is not face:
            parts.extend(_shown(waiting))
            parts.append(f"{own.name} {size:g} Tf")
            face = own
        if _is_plain(piece, own):
            waiting.append(piece.shaped.flat)
            continue
        parts.extend(_shown(waiting))
        parts.extend(_clusters(piece.shaped.clusters, own, size))
    parts.extend(_shown(waiting))
    if tracking:
        parts.append("0 Tc")
    if color is not None:
        parts.append(_color(None, own_color))
    parts.append("ET")
    return " ".join(parts)


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


def _shown(waiting: list[str]) -> Iterator[str]:
    if waiting:
        yield f"[{' '.join(waiting)}] TJ"
        waiting.clear()


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
