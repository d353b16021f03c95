"""Our own pictures (resources/icons), drawn in the colour asked for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from resources import text

SIDES = (20, 40)
FAINT = 0.38


@cache
def _source(name: str) -> str:
    return text("icons", f"{name}.svg")


def icon(name: str, colour: QColor) -> QIcon:
    """Return a picture as an icon, fainter where its button cannot be used.

    Args:
        name: File name in resources/icons without ``.svg``.
        colour: What ``currentColor`` stands for.
    """
    found = QIcon()
    for side in SIDES:
        drawn = picture(name, colour, side)
        found.addPixmap(drawn)
        found.addPixmap(_faint(drawn), QIcon.Mode.Disabled)
    return found


def picture(name: str, colour: QColor, side: int, ratio: float = 1.0) -> QPixmap:
    """Return a picture with this side in pixels of the screen."""
    known = f"{name} {colour.rgba():x} {side} {ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(known, pixmap):
        pixmap = _drawn(name, colour, side, ratio)
        QPixmapCache.insert(known, pixmap)
    return pixmap


def _drawn(name: str, colour: QColor, side: int, ratio: float) -> QPixmap:
    source = _source(name).replace("currentColor", colour.name())
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(source.encode())).render(
        painter, QRectF(0, 0, pixmap.width(), pixmap.height())
    )
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _faint(pixmap: QPixmap) -> QPixmap:
    paler = QPixmap(pixmap.size())
    paler.fill(Qt.GlobalColor.transparent)
    painter = QPainter(paler)
    painter.setOpacity(FAINT)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return paler
