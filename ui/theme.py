"""The look: tokens for light and dark, spacing, type, and the application of all three."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import path
from ui.style.sheet import build_sheet
from ui.style.space import Space
from ui.style.tokens import CONTRAST, DARK, LIGHT, Tokens

__all__ = ["Appearance", "Look", "Space", "Theme", "Tokens"]

FONTS_LOADED = "between_sessions_fonts_loaded"
FAMILY = "Noto Sans"
SCRIPTS = (  # asked in this order for a letter that Noto Sans lacks
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansBengali-Bold.ttf",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansGujarati-Bold.ttf",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansGurmukhi-Bold.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansTamil-Bold.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansEthiopic-Bold.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoEmoji-Regular.ttf",
)
# Qt tells of every family it passes on its way to the one that has the script.
QUIET = "qt.text.font.db.info=false"
BASE_POINTS = 10.0
TEXT_SIZES = (100, 115, 130, 150)


class Look(StrEnum):
    """Which look the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the user set.

    Attributes:
        look: Light, dark, high contrast, or as the system says.
        text_percent: Size of text, 100 to 150.
    """

    look: Look = Look.SYSTEM
    text_percent: int = 100


class Theme(QObject):
    """Applies the look to the application and tells when it changed.

    Signals:
        changed: Tokens or text size changed; icons drawn by hand must be drawn again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._wanted = Appearance()
        self._tokens = LIGHT
        self._dressed: QApplication | QWidget = app
        load_fonts(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def appearance(self) -> Appearance:
        """What the user set."""
        return self._wanted

    @property
    def dark(self) -> bool:
        """True where marks are light on dark."""
        return self._tokens is not LIGHT

    def dress(self, window: QWidget) -> None:
        """Give the style sheet to this window from the next ``apply`` on, not to the application.

        Under a sheet of the application every widget is styled again with each of its parents as a
        page is put together from the inside out; under a sheet of the window only once, when the
        finished part comes into it. Pages opened up to a third faster.
        """
        self._app.setStyleSheet("")
        self._dressed = window

    def apply(self, wanted: Appearance) -> None:
        """Use this look and text size from now on."""
        self._wanted = wanted
        self._tokens = self._wanted_tokens()
        points = BASE_POINTS * wanted.text_percent / 100
        font = QFont(FAMILY)
        font.setPointSizeF(points)
        self._app.setFont(font)
        self._app.setPalette(palette_of(self._tokens))
        self._dressed.setStyleSheet(build_sheet(self._tokens, points, dark=self.dark))
        self.changed.emit()

    def _wanted_tokens(self) -> Tokens:
        if self._wanted.look is Look.CONTRAST:
            return CONTRAST
        return DARK if self._wants_dark() else LIGHT

    def _wants_dark(self) -> bool:
        if self._wanted.look is Look.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._wanted.look is Look.DARK

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._wanted.look is Look.SYSTEM:
            self.apply(self._wanted)


def load_fonts(app: QGuiApplication) -> None:
    """Make the bundled fonts known once, so that no letter depends on the machine.

    All of them at the start: it takes a few milliseconds, and a field that was laid out before
    a script became known would draw its text with the wrong glyphs from then on.
    """
    if app.property(FONTS_LOADED):
        return
    app.setProperty(FONTS_LOADED, True)
    QLoggingCategory.setFilterRules(QUIET)
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        add_font(name)
    QFont.insertSubstitutions(FAMILY, list(dict.fromkeys(map(add_font, SCRIPTS))))


def add_font(name: str) -> str:
    """Make one bundled font known, and return its family."""
    number = QFontDatabase.addApplicationFont(str(path("fonts", name)))
    return QFontDatabase.applicationFontFamilies(number)[0]


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette of a set of tokens."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.PlaceholderText: tokens.muted,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.canvas,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.line_strong,
    }
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled))
    return palette
