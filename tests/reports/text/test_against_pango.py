"""Glyphs as HarfBuzz shapes whole runs, lines as Pango sets them, with the same faces.

Pango is given the marks that isolate numbers and Latin words in text from right to left: without
them it parts telephone numbers as plain Unicode order does. Those lines are named below.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from html import escape
from itertools import groupby, pairwise
from pathlib import Path

import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops, ImageFilter, ImageStat

from reports.lines import setting_of
from reports.text.bidi import levels, visual_order
from reports.text.faces import face
from reports.text.paragraph import UNSEEN, Piece, Span, pieces_of
from reports.text.prepare import prepared
from reports.theme import Style
from resources import path
from tests.reports.reading import Pdf
from tests.reports.test_render import tool
from tests.reports.text.sentences import EVERY, RIGHT_TO_LEFT, Sentence
from tests.reports.text.setting_sample import SIZE, sample_pdf, set_lines

DPI = 144
WIDTHS = 0.02
"""How much the widths of the ink may differ: Pango rounds each glyph's place to 1/1024 point."""
LEAST_LIKENESS = 0.93
NEEDS_PANGO = pytest.mark.skipif(
    not shutil.which("pango-view") and os.environ.get("CI") != "true",
    reason="pango-view is not installed (Debian: pango1.0-tools)",
)
ON_PURPOSE = ("116 123", "0300 555", "2-3", "12 مئی", "Longsight", "Sadia Khan", "50%")


def pieces(sentence: Sentence) -> tuple[Piece, ...]:
    spans = (Span(prepared(sentence.text, "x")),)
    return pieces_of(spans, setting_of(sentence.language, Style(SIZE, SIZE)))[1]


def shaped_whole(run: Sequence[Piece], language: str) -> list[int]:
    """Return the glyphs that HarfBuzz gives for a run as a whole, from left to right."""
    first = run[0].shaped
    buffer = hb.Buffer()
    buffer.add_str("".join(each.shaped.text for each in run))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if first.right_to_left else "ltr"
    buffer.language = language
    hb.shape(face(first.face.name).font, buffer)
    return [info.codepoint for info in buffer.glyph_infos]


@pytest.mark.parametrize("sentence", EVERY, ids=str)
def test_glyphs_and_their_order_are_those_of_harfbuzz(sentence: Sentence, tmp_path: Path) -> None:
    runs = [
        list(run)
        for _, run in groupby(pieces(sentence), lambda each: (each.shaped.face.name, each.level))
    ]
    order = visual_order([run[0].level for run in runs])
    wanted = [glyph for at in order for glyph in shaped_whole(runs[at], sentence.language)]
    pdf = Pdf(sample_pdf(sentence.text, sentence.language), tmp_path)
    shown = [glyph for each in pdf.shown(pdf.page_references[0]) for glyph in each.glyphs]
    assert shown == wanted


@pytest.mark.parametrize("sentence", EVERY, ids=str)
def test_a_line_keeps_its_width_where_words_are_shaped_one_by_one(sentence: Sentence) -> None:
    (line,) = set_lines(sentence.text, sentence.language)
    assert line.width == pytest.approx(sum(each.shaped.width for each in line.pieces))


LONG_WORDS = [
    ("en", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
    ("tr", "çekoslovakyalılaştıramadıklarımızdanmışsınızcasınaişıl"),
    ("ro", "ștefanțepeșștefanțepeșștefanțepeșștefanțepeș"),
    ("hi", "स्वास्थ्यविद्यार्थीक्षत्रियस्वास्थ्यविद्यार्थीक्षत्रिय"),
    ("bn", "স্বাস্থ্যকর্মীদুর্গাপূজাস্বাস্থ্যকর্মীদুর্গাপূজা"),
    ("ta", "கொடுக்கிறோம்கொடுக்கிறோம்கொடுக்கிறோம்"),
    ("ar", "فسيكفيكهماللهفسيكفيكهماللهفسيكفيكهمالله"),
    ("ti", "ዘይተጸበናዮዘይተጸበናዮዘይተጸበናዮዘይተጸበናዮ"),
    ("zh", "购物中心购物中心购物中心购物中心购物中心"),
]


@pytest.mark.parametrize(("language", "word"), LONG_WORDS)
def test_a_long_word_breaks_between_letters_never_in_one(language: str, word: str) -> None:
    lines = set_lines(word, language, 6)
    assert len(lines) > 1
    assert all(line.width <= 6 for line in lines)
    parts = ["".join(each.shaped.text for each in line.pieces) for line in lines]
    if language != "zh":
        for part, line in zip(parts, lines, strict=True):
            glyphs = [g for p in line.pieces for c in p.shaped.clusters for g in c.glyphs]
            assert glyphs == shaped_whole(line.pieces, language), part
    assert "".join(parts) == word
    assert not any(after[0] in "्্்ாிு" or before[-1] in "््" for before, after in pairwise(parts))


def differs(sentence: Sentence) -> bool:
    """Tell whether isolating numbers and Latin words changes the order of a line."""
    seen = []
    for text in (sentence.text, prepared(sentence.text, "x")):
        order = visual_order(levels(text, 1)[1])
        seen.append(UNSEEN.sub("", "".join(text[place] for place in order)))
    return seen[0] != seen[1]


@pytest.mark.parametrize("sentence", RIGHT_TO_LEFT, ids=str)
def test_only_numbers_and_latin_words_are_set_otherwise_than_by_plain_order(
    sentence: Sentence,
) -> None:
    assert not differs(sentence) or any(each in sentence.text for each in ON_PURPOSE)


def markup(sentence: Sentence) -> str:
    """Return a sentence for Pango with the face of every piece, so that both set the same faces."""
    text = prepared(sentence.text, "x")
    found, at = [], 0
    for piece in pieces(sentence):
        start = at
        while UNSEEN.match(text[at]):
            at += 1
        at += len(piece.shaped.text)
        name = piece.shaped.face.face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)
        said = escape(text[start:at])
        found.append(f'<span font_family="{name}" fallback="false">{said}</span>')
    return "".join(found) + escape(text[at:])


def by_pango(sentence: Sentence, folder: Path) -> Image.Image:
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{path('fonts')}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    output = folder / "pango.png"
    command = ["pango-view", "-q", "--no-display", "--markup", f"--dpi={DPI}", "--hinting=none"]
    command += ["--hint-metrics=off", f"--font=Noto Sans {SIZE:g}", f"--output={output}"]
    command += [f"--language={sentence.language}", f"--text={markup(sentence)}"]
    if sentence in RIGHT_TO_LEFT:
        command.append("--rtl")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return ink(output)


def by_us(sentence: Sentence, folder: Path) -> Image.Image:
    pdf = sample_pdf(sentence.text, sentence.language)
    target = str(folder / "own")
    options = ("-r", str(DPI), "-png", "-singlefile")
    tool("pdftoppm", *options, "FILE", target, pdf=pdf, folder=folder)
    return ink(folder / "own.png")


def ink(file: Path) -> Image.Image:
    """Return a picture's ink, white on black, without the empty edges."""
    with Image.open(file) as picture:
        turned = ImageChops.invert(picture.convert("L"))
    return turned.crop(turned.point(lambda value: 255 * (value > 64)).getbbox())


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Return the correlation of two pictures of one size, a little blurred."""
    soft = [each.filter(ImageFilter.GaussianBlur(2)) for each in (one, other)]
    values: list[list[float]] = [list(each.tobytes()) for each in soft]
    means = [float(ImageStat.Stat(each).mean[0]) for each in soft]
    moved = [[each - mean for each in of] for of, mean in zip(values, means, strict=True)]
    both, first, second = (
        sum(a * b for a, b in zip(moved[i], moved[j], strict=True))
        for i, j in ((0, 1), (0, 0), (1, 1))
    )
    return float(both / (first * second) ** 0.5)


@NEEDS_PANGO
@pytest.mark.parametrize("sentence", EVERY, ids=str)
def test_the_picture_is_that_of_pango(sentence: Sentence, tmp_path: Path) -> None:
    own, pango = by_us(sentence, tmp_path), by_pango(sentence, tmp_path)
    keep = os.environ.get("KEEP_PICTURES")
    if keep:
        both = Image.new("L", (max(own.width, pango.width), own.height + pango.height + 20))
        both.paste(own, (0, 0))
        both.paste(pango, (0, own.height + 20))
        both.save(Path(keep) / f"{sentence.language}-{EVERY.index(sentence):02}.png")
    assert own.width == pytest.approx(pango.width, rel=WIDTHS)
    assert own.height == pytest.approx(pango.height, abs=4)
    wide, high = (min(own.width, 900), min(own.height, 60))
    alike = likeness(own.resize((wide, high)), pango.resize((wide, high)))
    assert alike > LEAST_LIKENESS
