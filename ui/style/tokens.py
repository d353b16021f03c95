"""Colours by what they are for. Contrast is tested over these (tests/ui/test_contrast.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One look.

    Attributes:
        canvas: Behind everything.
        rail: The strip on the left.
        surface: Cards, buttons.
        field: Where one types.
        sunken: Table heads, quiet fills.
        hover: Under the pointer.
        line: Hairlines.
        line_strong: Borders of things one can use.
        scroll: The handle of a scroll bar.
        text: Text.
        muted: Less important text.
        disabled: Text of what cannot be used now.
        accent: The primary action and what is chosen.
        accent_hover: The same under the pointer.
        on_accent: Text on accent.
        accent_soft: A fill that belongs to accent.
        on_accent_soft: Text on it.
        link: Links, quiet buttons.
        focus: The focus ring.
        good_soft, on_good: A notice that something is done.
        attention_soft, on_attention: A notice that wants attention.
        problem_soft, on_problem: A notice of an error; never used for a person's result.
        series: Lines and bars of pictures, tellable apart without colour too.
    """

    canvas: str
    rail: str
    surface: str
    field: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    scroll: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    link: str
    focus: str
    good_soft: str
    on_good: str
    attention_soft: str
    on_attention: str
    problem_soft: str
    on_problem: str
    series: tuple[str, ...]


LIGHT = Tokens(
    canvas="#f6f6f3",
    rail="#ecedea",
    surface="#ffffff",
    field="#ffffff",
    sunken="#f1f2ef",
    hover="#e6e9e5",
    line="#e0e2de",
    line_strong="#7f8984",
    scroll="#c3c8c5",
    text="#1c2422",
    muted="#56615d",
    disabled="#8d9693",
    accent="#17695e",
    accent_hover="#115349",
    on_accent="#ffffff",
    accent_soft="#dcefea",
    on_accent_soft="#0e4a41",
    link="#155f55",
    focus="#1f6fd6",
    good_soft="#e0f1e4",
    on_good="#1a5a31",
    attention_soft="#fbefd3",
    on_attention="#6b4700",
    problem_soft="#fae5df",
    on_problem="#8c2a16",
    series=("#17695e", "#8a5a12", "#4b5fa8", "#7a4a78"),
)

DARK = Tokens(
    canvas="#161a19",
    rail="#111514",
    surface="#1f2524",
    field="#191e1d",
    sunken="#262d2b",
    hover="#2d3533",
    line="#323a38",
    line_strong="#75807c",
    scroll="#434d4a",
    text="#e7ecea",
    muted="#a7b2ae",
    disabled="#6f7a76",
    accent="#7ccabb",
    accent_hover="#97dacd",
    on_accent="#08251f",
    accent_soft="#1d413a",
    on_accent_soft="#bde9df",
    link="#8ad2c4",
    focus="#8ab8ff",
    good_soft="#1c3a26",
    on_good="#b5e3c3",
    attention_soft="#41330f",
    on_attention="#f3d893",
    problem_soft="#47241c",
    on_problem="#f7bfb0",
    series=("#7ccabb", "#e0b56a", "#a3b4f2", "#d3a5d0"),
)

CONTRAST = Tokens(
    canvas="#000000",
    rail="#000000",
    surface="#000000",
    field="#000000",
    sunken="#141414",
    hover="#2b2b2b",
    line="#8c8c8c",
    line_strong="#ffffff",
    scroll="#b3b3b3",
    text="#ffffff",
    muted="#e6e6e6",
    disabled="#9a9a9a",
    accent="#ffe100",
    accent_hover="#fff07a",
    on_accent="#000000",
    accent_soft="#3d3500",
    on_accent_soft="#ffffff",
    link="#ffe100",
    focus="#4fd2ff",
    good_soft="#00320f",
    on_good="#ffffff",
    attention_soft="#3d2c00",
    on_attention="#ffffff",
    problem_soft="#4d0f00",
    on_problem="#ffd9cf",
    series=("#ffe100", "#4fd2ff", "#ff9ff3", "#7dff9a"),
)
"""White and yellow on black: 7 to 1 and more for every text."""
