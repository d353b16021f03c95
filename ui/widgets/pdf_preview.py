"""A PDF shown from memory. The bytes never touch the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton, QuietButton

Mode = QPdfView.ZoomMode


class PdfPreview(QWidget):
    """Pages one at a time: whole page to check, full width to read.

    The document has no parent: one that is a child of its view crashes when the view goes.

    Signals:
        page_changed: Another page is shown, counted from 0.
    """

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument()
        self._buffer: QBuffer | None = None
        self._bytes = b""
        self._view = QPdfView(self)
        self._view.setAccessibleName("Preview of the pages")
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._view.setZoomMode(Mode.FitInView)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._label = QLabel(self)
        self._back = IconButton("back", "Page before")
        self._next = IconButton("forward", "Next page")
        self._zoom = QuietButton("Larger")
        self._zoom.setAccessibleName("Larger: the full width")
        self._zoom.setCheckable(True)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._zoom.toggled.connect(self._on_zoom)
        self._lay_out()
        self._paint_ground()
        self._refresh()

    @property
    def pdf(self) -> bytes:
        """The bytes shown, empty where there are none."""
        return self._bytes

    @property
    def page_count(self) -> int:
        """Number of pages shown."""
        return int(self._document.pageCount())

    def text(self) -> str:
        """Return all the words of the document, page after page."""
        return "\n".join(self._page_text(page) for page in range(self.page_count))

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes, staying on the same page where there is one."""
        page = self._view.pageNavigator().currentPage()
        self._document.close()
        self._drop_buffer()
        self._bytes = pdf
        if pdf:
            self._buffer = QBuffer()
            self._buffer.setData(QByteArray(pdf))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
            self._go(min(page, self.page_count - 1))
        self._refresh()

    def clear(self) -> None:
        """Let go of the pages: nothing of them stays behind."""
        self.show_pdf(b"")

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self._refresh()
        self.page_changed.emit(page)

    @Slot()
    def _on_back(self) -> None:
        self._go(self._view.pageNavigator().currentPage() - 1)

    @Slot()
    def _on_next(self) -> None:
        self._go(self._view.pageNavigator().currentPage() + 1)

    @Slot(bool)
    def _on_zoom(self, wide: bool) -> None:
        self._view.setZoomMode(Mode.FitToWidth if wide else Mode.FitInView)
        self._zoom.setText("Whole page" if wide else "Larger")
        bars = Qt.ScrollBarPolicy
        self._view.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if wide else bars.ScrollBarAlwaysOff
        )

    def _go(self, page: int) -> None:
        if 0 <= page < self.page_count:
            self._view.pageNavigator().jump(page, QPointF())

    def _refresh(self) -> None:
        page, count = self._view.pageNavigator().currentPage(), self.page_count
        self._label.setText(f"Page {page + 1} of {count}" if count else "No pages yet")
        self._back.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
        self._zoom.setEnabled(count > 0)
        self._view.setAccessibleDescription(self._page_text(page) if count else "")

    def _page_text(self, page: int) -> str:
        return str(self._document.getAllText(page).text())

    def changeEvent(self, event: QEvent) -> None:
        """Put the pages on a calm ground in the new colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_ground()

    def _paint_ground(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Dark, palette.color(QPalette.ColorRole.Midlight))
        self._view.setPalette(palette)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._back)
        foot.addWidget(self._label)
        foot.addWidget(self._next)
        foot.addStretch(1)
        foot.addWidget(self._zoom)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._view, 1)
        box.addLayout(foot)

    def _drop_buffer(self) -> None:
        if self._buffer is not None:
            self._buffer.close()
            self._buffer = None
