"""Small real PDFs for tests of preview and print."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter


def small_pdf(words: tuple[str, ...] = ("one", "two"), *, last_wide: bool = False) -> bytes:
    """Return an A4 PDF with a word on each page, made in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for index, word in enumerate(words):
        if index:
            if last_wide and index == len(words) - 1:
                writer.setPageOrientation(QPageLayout.Orientation.Landscape)
            writer.newPage()
        painter.drawText(1000, 1000, word)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
