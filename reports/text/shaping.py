"""Pieces of text of one face and one direction, shaped once and kept."""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from reports.text.faces import SPACED, Face

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that stand for some characters together.

    Attributes:
        text: The characters.
        glyphs: Their glyph ids in the order they are drawn.
        shown: The glyphs as the inside of a PDF ``TJ`` array, by how far they are raised in em.
    """

    text: str
    glyphs: tuple[int, ...]
    shown: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shaped piece of text.

    Attributes:
        face: The face its glyph ids belong to.
        text: What it says, in the order it is read.
        width: In em.
        clusters: From left to right.
        flat: The whole piece as the inside of a ``TJ`` array where no glyph is raised and every
            cluster is one glyph, else empty.
        right_to_left: Its direction.
        language: ISO 639-1 code it was shaped in.
    """

    face: Face
    text: str
    width: float
    clusters: tuple[Cluster, ...]
    flat: str
    right_to_left: bool
    language: str = ""

    @property
    def spaced_count(self) -> int:
        """Number of glyphs that may stand further apart."""
        if self.face.family not in SPACED:
            return 0
        return sum(len(each.glyphs) for each in self.clusters)


@lru_cache(maxsize=20_000)
def shape(text: str, face: Face, right_to_left: bool, language: str) -> Shaped:
    """Return a piece of text shaped by HarfBuzz.

    Args:
        text: Characters that all have a glyph in the face.
        face: The face.
        right_to_left: Direction of the piece; HarfBuzz mirrors brackets by it.
        language: ISO 639-1 code, for letters that differ by language.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    if language:
        buffer.language = language
    hb.shape(face.font, buffer)
    glyphs = [
        (info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    clusters = _clusters(text, glyphs, face)
    simple = all(
        len(each.glyphs) == 1 and len(each.shown) == 1 and not each.shown[0][0] for each in clusters
    )
    return Shaped(
        face=face,
        text=text,
        width=sum(each[2] for each in glyphs) / face.units,
        clusters=clusters,
        flat=_joined([each.shown[0][1] for each in clusters]) if simple else "",
        right_to_left=right_to_left,
        language=language,
    )


_Glyph = tuple[int, int, int, int, int]


def _clusters(text: str, glyphs: list[_Glyph], face: Face) -> tuple[Cluster, ...]:
    starts = sorted({each[1] for each in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found: list[Cluster] = []
    at = 0
    while at < len(glyphs):
        start = glyphs[at][1]
        stop = at
        while stop < len(glyphs) and glyphs[stop][1] == start:
            stop += 1
        said = text[start : ends[start]].replace(NO_BREAK_SPACE, " ")
        together = glyphs[at:stop]
        ids = tuple(each[0] for each in together)
        found.append(Cluster(said, ids, _shown(together, face)))
        at = stop
    return tuple(found)


def _shown(glyphs: list[_Glyph], face: Face) -> tuple[tuple[float, str], ...]:
    """Return the glyphs as ``TJ`` arrays: what HarfBuzz moves is taken from the plain advances."""
    scale = 1000 / face.units
    runs: list[tuple[float, list[str]]] = []
    carry = 0
    for glyph, _, advance, right, up in glyphs:
        rise = up / face.units
        if not runs or runs[-1][0] != rise:
            runs.append((rise, []))
        move = carry - right
        if move:
            runs[-1][1].append(_number(move * scale))
        runs[-1][1].append(f"<{glyph:04x}>")
        carry = face.font.get_glyph_h_advance(glyph) - advance + right
    if carry:
        runs[-1][1].append(_number(carry * scale))
    return tuple((rise, _joined(parts)) for rise, parts in runs)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _joined(parts: list[str]) -> str:
    """Return ``TJ`` parts with neighbouring strings made one."""
    return " ".join(parts).replace("> <", "")
