"""A PDF shown from memory. The bytes never touch the disk."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner.pack import UnreadMark
from ui.style.space import Space
from ui.widgets.buttons import IconButton
from ui.widgets.chips import Choice
from ui.widgets.fields import Picker
from ui.widgets.layout import FlowLayout, boxed, row
from ui.widgets.zoom import ALL, STEPS, WHOLE_PAGE, Zoom, larger, smaller, zoom_of, zoom_text

Mode = QPdfView.ZoomMode
POINTS_PER_INCH = 72
MARK_ALPHA = 26
"""How much of a mark's colour lies over the words, of 255."""
KEPT_ZOOM = "preview_zoom"
"""Property of the window: a zoom chosen on one page holds on the next, until the program ends."""


class PageView(QPdfView):
    """One page at a time; Page Down scrolls it and then turns it.

    Signals:
        turned: Another page is wanted: 1 or -1, or the far end as 2 or -2.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview of the pages")
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._marks: tuple[UnreadMark, ...] = ()

    def show_marks(self, marks: Sequence[UnreadMark]) -> None:
        """Mark places on the pages; on the screen only, never on paper."""
        self._marks = tuple(marks)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, and a dotted frame round each place that is marked."""
        super().paintEvent(event)
        page = self.pageNavigator().currentPage()
        marks = [each for each in self._marks if each.page == page]
        if not marks or self.document().pageCount() <= page:
            return
        paper = self.document().pagePointSize(page)
        shown = self._page_rect(paper)
        scale = shown.width() / paper.width()
        painter = QPainter(self.viewport())
        ink = self.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
        ink.setAlpha(MARK_ALPHA)
        painter.setBrush(ink)
        for mark in marks:
            top = paper.height() - mark.bottom - mark.height
            place = QRectF(mark.left, top, mark.width, mark.height)
            left = shown.left() + place.left() * scale
            high = place.height() * scale
            painter.drawRect(
                QRectF(left, shown.top() + place.top() * scale, place.width() * scale, high)
            )

    def _page_rect(self, paper: QSizeF) -> QRectF:
        """Return where the page stands in the viewport, as QPdfView lays it out."""
        room, margins = self.viewport().size(), self.documentMargins()
        dots = QGuiApplication.primaryScreen().logicalDotsPerInch() / POINTS_PER_INCH
        size = (paper * dots).toSize()
        wide = room.width() - margins.left() - margins.right()
        if self.zoomMode() is Mode.FitToWidth:
            size = (QSizeF(size) * (wide / max(size.width(), 1))).toSize()
        elif self.zoomMode() is Mode.FitInView:
            whole = QSize(wide, room.height() - self.pageSpacing())
            size = size.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
        else:
            size = (paper * dots * self.zoomFactor()).toSize()
        total = max(size.width() + margins.left() + margins.right(), room.width())
        x = (total - size.width()) // 2 - self.horizontalScrollBar().value()
        y = margins.top() - self.verticalScrollBar().value()
        return QRectF(x, y, size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page where it cannot be scrolled any further."""
        bar, key = self.verticalScrollBar(), event.key()
        whole = self.zoomMode() is Mode.FitInView
        if key == Qt.Key.Key_PageDown and (whole or bar.value() >= bar.maximum()):
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and (whole or bar.value() <= bar.minimum()):
            self.turned.emit(-1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turned.emit(-2 if key == Qt.Key.Key_Home else 2)
        else:
            super().keyPressEvent(event)


class PdfPreview(QWidget):
    """Pages one at a time: whole page to check, full width or larger to read.

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
        self._zoom = WHOLE_PAGE
        self._view = PageView(self)
        self._view.setDocument(self._document)
        self._view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._label = QLabel(self)
        self._back = IconButton("back", "Page before")
        self._next = IconButton("forward", "Next page")
        self._less = IconButton("less", "Smaller")
        self._more = IconButton("add", "Larger")
        self._sizes = Picker("Size of the preview", [Choice(z.code, zoom_text(z)) for z in ALL])
        self._sizes.setMinimumContentsLength(9)
        self._lay_out()
        self._connect()
        self._use(self._zoom)
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

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return int(self._view.pageNavigator().currentPage())

    @property
    def zoom(self) -> Zoom:
        """How large the page is shown."""
        return self._zoom

    def text(self) -> str:
        """Return all the words of the document, page after page."""
        return "\n".join(self._page_text(page) for page in range(self.page_count))

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes, staying on the same page where there is one."""
        page = self.page
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

    def show_marks(self, marks: Sequence[UnreadMark]) -> None:
        """Mark what the reader cannot read; on the screen only."""
        self._view.show_marks(marks)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at this size, here and on the next page of this window."""
        self.window().setProperty(KEPT_ZOOM, zoom.code)
        self._use(zoom)

    def showEvent(self, event: QShowEvent) -> None:
        """Take over the size chosen last in this window."""
        super().showEvent(event)
        kept = self.window().property(KEPT_ZOOM)
        if isinstance(kept, str) and kept != self._zoom.code:
            self._use(zoom_of(kept))

    def changeEvent(self, event: QEvent) -> None:
        """Put the pages on a calm ground in the new colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_ground()

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self._refresh()
        self.page_changed.emit(page)

    @Slot()
    def _on_back(self) -> None:
        self._go(self.page - 1)

    @Slot()
    def _on_next(self) -> None:
        self._go(self.page + 1)

    @Slot(int)
    def _on_turned(self, way: int) -> None:
        ends = {-2: 0, 2: self.page_count - 1}
        self._go(ends.get(way, self.page + way))

    @Slot(str)
    def _on_size(self, code: str) -> None:
        self.set_zoom(zoom_of(code))

    @Slot()
    def _on_larger(self) -> None:
        if self.page_count:
            self.set_zoom(larger(self._percent_shown()))

    @Slot()
    def _on_smaller(self) -> None:
        if self.page_count:
            self.set_zoom(smaller(self._percent_shown()))

    @Slot()
    def _on_whole(self) -> None:
        self.set_zoom(WHOLE_PAGE)

    def _use(self, zoom: Zoom) -> None:
        self._zoom = zoom
        fitting = Mode.FitToWidth if zoom.wide else Mode.FitInView
        self._view.setZoomMode(Mode.Custom if zoom.percent else fitting)
        if zoom.percent:
            self._view.setZoomFactor(zoom.percent / 100)
        bars = Qt.ScrollBarPolicy
        whole = zoom == WHOLE_PAGE
        policy = bars.ScrollBarAlwaysOff if whole else bars.ScrollBarAsNeeded
        self._view.setVerticalScrollBarPolicy(policy)
        self._view.setHorizontalScrollBarPolicy(policy)
        self._sizes.set_value(zoom.code)
        self._refresh()

    def _percent_shown(self) -> float:
        """Return how large the page is now, in percent of its size on paper."""
        if self._zoom.percent:
            return self._zoom.percent
        dots = QGuiApplication.primaryScreen().logicalDotsPerInch() / POINTS_PER_INCH
        paper: QSizeF = self._document.pagePointSize(self.page) * dots
        margins, room = self._view.documentMargins(), self._view.viewport().size()
        wide = (room.width() - margins.left() - margins.right()) / paper.width()
        tall = (room.height() - margins.top() - margins.bottom()) / paper.height()
        return 100 * (wide if self._zoom.wide else min(wide, tall))

    def _go(self, page: int) -> None:
        if 0 <= page < self.page_count:
            self._view.pageNavigator().jump(page, QPointF())

    def _refresh(self) -> None:
        page, count = self.page, self.page_count
        self._label.setText(f"Page {page + 1} of {count}" if count else "No pages yet")
        self._back.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
        self._sizes.setEnabled(count > 0)
        self._less.setEnabled(count > 0 and self._zoom.percent != STEPS[0])
        self._more.setEnabled(count > 0 and self._zoom.percent != STEPS[-1])
        self._view.setAccessibleDescription(self._page_text(page) if count else "")

    def _page_text(self, page: int) -> str:
        return str(self._document.getAllText(page).text())

    def _paint_ground(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Dark, palette.color(QPalette.ColorRole.Midlight))
        self._view.setPalette(palette)

    def _lay_out(self) -> None:
        foot = FlowLayout(gap=Space.L)
        foot.addWidget(boxed(row(self._back, self._label, self._next, gap=Space.XS)))
        foot.addWidget(boxed(row(self._less, self._sizes, self._more, gap=Space.XS)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addWidget(self._view, 1)
        box.addLayout(foot)

    def _connect(self) -> None:
        self._view.turned.connect(self._on_turned)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._sizes.value_chosen.connect(self._on_size)
        self._less.clicked.connect(self._on_smaller)
        self._more.clicked.connect(self._on_larger)
        acts = {
            "Ctrl++": self._on_larger,
            "Ctrl+=": self._on_larger,
            "Ctrl+-": self._on_smaller,
            "Ctrl+0": self._on_whole,
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        named = {
            self._back: ("Page before", "Page Up"),
            self._next: ("Next page", "Page Down"),
            self._less: ("Smaller", "Ctrl+-"),
            self._more: ("Larger", "Ctrl++"),
        }
        for button, (name, keys) in named.items():
            button.rename(name, keys)

    def _drop_buffer(self) -> None:
        if self._buffer is not None:
            self._buffer.close()
            self._buffer = None
