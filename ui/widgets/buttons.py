"""Buttons. One primary a page; the rest are plain, quiet, or text only."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import icon


class WordsButton(QPushButton):
    """Shows its words as they are: Qt would take the ampersand of a name for a key to press."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    def text(self) -> str:
        """Return the words on it."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show these words (Qt)."""
        super().setText(text.replace("&", "&&"))


class PlainButton(WordsButton):
    """An ordinary button; Enter presses it too."""

    KIND = "plain"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", self.KIND)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class PrimaryButton(PlainButton):
    """The one thing this page is for."""

    KIND = "primary"


class QuietButton(PlainButton):
    """Something that may be done beside the main thing."""

    KIND = "quiet"


class LinkButton(PlainButton):
    """A button that looks like a line of text."""

    KIND = "link"


class IconButton(QToolButton):
    """A picture to press; its name is spoken and shown as a tip."""

    def __init__(self, picture: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._drawn: tuple[str, int, int] | None = None
        self.setProperty("kind", "icon")
        self.rename(name)
        self._draw()

    def rename(self, name: str, keys: str = "") -> None:
        """Say what it does now, and with which keys."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def show_picture(self, picture: str) -> None:
        """Show another picture."""
        self._picture = picture
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the new colours."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not worth drawing while nobody saw it."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self.isVisible():
            return
        side = round(self.fontMetrics().height() * 1.1)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        drawn = (self._picture, side, colour.rgba())
        if drawn != self._drawn:
            self._drawn = drawn
            self.setIconSize(QSize(side, side))
            self.setIcon(icon(self._picture, colour))
