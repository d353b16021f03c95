"""Data that comes with the program. The only place that knows where it lies."""

from pathlib import Path

_ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return where a data file lies, for example ``path("fonts", "NotoSans-Regular.ttf")``."""
    return _ROOT.joinpath(*parts)


def text(*parts: str) -> str:
    """Return the content of a data file, read as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")
