import pytest
from PySide6.QtGui import QColor

from ui.style.sheet import build_sheet
from ui.style.tokens import CONTRAST, DARK, LIGHT

TEXT_PAIRS = (
    ("text", "canvas"), ("text", "surface"), ("text", "field"), ("text", "rail"),
    ("text", "sunken"), ("text", "hover"), ("muted", "canvas"), ("muted", "surface"),
    ("muted", "rail"), ("muted", "sunken"), ("muted", "field"), ("on_accent", "accent"),
    ("on_accent", "accent_hover"), ("on_accent_soft", "accent_soft"), ("text", "accent_soft"),
    ("link", "canvas"), ("link", "surface"), ("link", "rail"), ("link", "hover"),
    ("link", "sunken"), ("link", "accent_soft"), ("on_good", "good_soft"),
    ("on_attention", "attention_soft"), ("on_problem", "problem_soft"), ("on_problem", "surface"),
    ("on_problem", "canvas"), ("canvas", "text"),
)  # fmt: skip
SHAPE_PAIRS = (
    ("line_strong", "surface"), ("line_strong", "canvas"), ("focus", "surface"),
    ("focus", "canvas"), ("focus", "rail"), ("focus", "sunken"), ("focus", "accent_soft"),
    ("accent", "surface"), ("accent", "canvas"), ("accent", "accent_soft"),
)  # fmt: skip
LOOKS = pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"]
)


def luminance(colour: str) -> float:
    found = QColor(colour)
    return (
        0.2126 * linear(found.redF())
        + 0.7152 * linear(found.greenF())
        + 0.0722 * linear(found.blueF())
    )


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@LOOKS
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_can_be_read(tokens, pair):
    assert contrast(*(getattr(tokens, name) for name in pair)) >= 4.5


@LOOKS
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids=" on ".join)
def test_borders_and_focus_can_be_seen(tokens, pair):
    assert contrast(*(getattr(tokens, name) for name in pair)) >= 3


@LOOKS
def test_lines_of_pictures_can_be_seen(tokens):
    assert min(contrast(colour, tokens.surface) for colour in tokens.series) >= 3


@LOOKS
def test_the_sheet_names_every_colour_it_uses(tokens):
    assert "$" not in build_sheet(tokens, 10.0, dark=tokens is not LIGHT)


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_high_contrast_is_7_to_1(pair):
    assert contrast(*(getattr(CONTRAST, name) for name in pair)) >= 7
