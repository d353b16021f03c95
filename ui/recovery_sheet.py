"""The recovery code on paper: one A4 page, made in memory, never saved."""

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QPen

from ui.texts import record_day_text
from ui.theme import FAMILY
from ui.widgets.recovery_code import groups_of

DPI = 300
MARGIN_MM = 22
COLUMNS = 4
TITLE = "Recovery page"
LINES = (
    (
        "This code opens the vault of Between Sessions when the passphrase is lost. Nobody can "
        "make a new one for you, and without either the vault stays closed for ever."
    ),
    (
        "Keep this page where you keep a passport: not with the computer, not in an email, not as "
        "a photograph. Whoever holds it and the computer can read everything in the vault."
    ),
)


def make_sheet(code: str, name: str, day: date) -> bytes:
    """Return the page as a PDF.

    Args:
        code: The recovery code.
        name: The practitioner's name; may be empty.
        day: Today.
    """
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(TITLE)
    painter = QPainter(writer)
    _draw(painter, writer.width(), code, " · ".join(filter(None, (name, record_day_text(day)))))
    painter.end()
    buffer.close()
    return bytes(kept.data())


def _draw(painter: QPainter, width: int, code: str, whose: str) -> None:
    edge = _mm(MARGIN_MM)
    wide = width - 2 * edge
    top = float(edge)
    top += _text(painter, QRectF(edge, top, wide, _mm(20)), TITLE, 22, bold=True) + _mm(2)
    top += _text(painter, QRectF(edge, top, wide, _mm(10)), whose, 11) + _mm(8)
    top = _groups(painter, edge, top, wide, groups_of(code)) + _mm(8)
    for line in LINES:
        top += _text(painter, QRectF(edge, top, wide, _mm(60)), line, 12) + _mm(4)


def _groups(
    painter: QPainter, left: float, top: float, wide: float, groups: tuple[str, ...]
) -> float:
    cell, high = wide / COLUMNS, _mm(16)
    painter.setPen(QPen(Qt.GlobalColor.black, _mm(0.2)))
    for index, group in enumerate(groups):
        row, column = divmod(index, COLUMNS)
        box = QRectF(left + column * cell, top + row * high, cell, high)
        painter.drawRect(box)
        number = QRectF(box.left() + _mm(2), box.top(), cell, high)
        painter.setFont(_font(8))
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(index + 1))
        painter.setFont(_font(20, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)
    return top + high * (-(-len(groups) // COLUMNS))


def _text(painter: QPainter, box: QRectF, text: str, points: float, *, bold: bool = False) -> float:
    painter.setFont(_font(points, bold=bold))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, int(flags), text)
    return painter.boundingRect(box, int(flags), text).height()


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def _mm(millimetres: float) -> float:
    return millimetres * DPI / 25.4
