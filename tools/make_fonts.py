"""Make resources/fonts from Debian's fonts-noto-core (build time only, Debian or Ubuntu).

    python3 tools/make_fonts.py [--package FILE.deb] [--emoji FILE.whl]

Noto Sans Regular and Bold are cut down to the letters of Latin, Greek and Cyrillic with their
punctuation. Noto Sans has no minus, arrows or tick boxes, so those glyphs are copied in from Noto
Sans Math and Noto Sans Symbols 2 of the same package, which share its grid and its licence.
The pictures are Noto Emoji at its regular weight, from the wheel of manimgx-fonts.
fontTools is no dependency of the program: this script puts it in a scratch environment and
starts itself again there.
"""

from __future__ import annotations

import argparse
import importlib
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any, TypeAlias

Font: TypeAlias = Any  # a fontTools TTFont; its types are not installed here

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "fonts"
FONTTOOLS = "fonttools==4.68.0"
EMOJI_WHEEL = "manimgx-fonts==2026.9.26.post1"
EMOJI = "NotoEmoji-Regular.ttf"
FACES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
RANGES = (
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
BORROWED = {
    "NotoSansMath-Regular.ttf": "−≈≠≤≥←↑→↓↔",
    "NotoSansSymbols2-Regular.ttf": "□■●○◐◆◇▲△▶▸▼▽▾☐☑☒✓✗⚠☎✎",
}
WANTED = "ẞşțłőưạΩЖ€£–—‘’“”…•·×−≤≥½°№→" + "".join(BORROWED.values())


def main() -> int:
    """Fetch the package if none is given, then build in an environment that has fontTools."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, help="a fonts-noto-core .deb (else: apt-get)")
    parser.add_argument("--emoji", type=Path, help="the wheel of manimgx-fonts (else: pip)")
    parser.add_argument("--fonts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fonts:
        return build(options.fonts)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        package = options.package or download(scratch)
        wheel = options.emoji or download_wheel(scratch)
        subprocess.run(["dpkg-deb", "-x", package, scratch / "noto"], check=True)
        venv.create(scratch / "venv", with_pip=True)
        python = scratch / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", FONTTOOLS], check=True)
        fonts = scratch / "noto" / "usr" / "share" / "fonts" / "truetype" / "noto"
        shutil.unpack_archive(wheel, fonts, "zip")
        return subprocess.run([python, __file__, "--fonts", fonts], check=False).returncode


def download(folder: Path) -> Path:
    """Let apt fetch the package into a folder; needs no root."""
    subprocess.run(["apt-get", "download", "fonts-noto-core"], cwd=folder, check=True)
    return next(folder.glob("fonts-noto-core*.deb"))


def download_wheel(folder: Path) -> Path:
    """Let pip fetch the wheel that has Noto Emoji."""
    pip: list[str | Path] = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    pip += ["-d", folder, EMOJI_WHEEL]
    subprocess.run(pip, check=True)
    return next(folder.glob("*.whl"))


def emoji(source: Path) -> None:
    """Write Noto Emoji at its regular weight, one glyph a character: no joined sequences."""
    instancer = importlib.import_module("fontTools.varLib.instancer")
    subset = importlib.import_module("fontTools.subset")
    font = importlib.import_module("fontTools.ttLib").TTFont(source)
    font = instancer.instantiateVariableFont(font, {"wght": 400}, updateFontNames=True)
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    font.save(TARGET / EMOJI)
    print(f"{EMOJI}: {len(font.getBestCmap())} characters")


def build(source: Path) -> int:
    """Write both faces and say what they hold; 1 if a wanted character is missing."""
    missing = ""
    for face in FACES:
        font = pruned(source / face)
        for name, characters in BORROWED.items():
            borrow(font, source / name, characters)
        font.save(TARGET / face)
        covered = font.getBestCmap()
        missing += "".join(c for c in WANTED if ord(c) not in covered)
        size = (TARGET / face).stat().st_size // 1024
        print(f"{face}: {len(covered)} characters, {size} KB")
    emoji(source / "manimgx_fonts" / "NotoEmoji[wght].ttf")
    print(f"missing: {missing or 'nothing'}")
    return 1 if missing else 0


def pruned(path: Path) -> Font:
    """Cut a face down to RANGES; kerning and accents and hints stay."""
    subset = importlib.import_module("fontTools.subset")
    options = subset.Options(layout_features=["*"], hinting=True, recalc_bounds=True)
    options.name_IDs = ["*"]
    options.notdef_outline = True
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
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
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(character)] = name


if __name__ == "__main__":
    sys.exit(main())
