"""The side of the page where the pack is seen: pages, or why there are none, or lines to read."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.errors import UserFacingError
from planner.pack import Rendered, UnreadMark
from ui.error_texts import FIELD_WORDS
from ui.errors import word_error
from ui.style.space import Space
from ui.texts import count_text
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.check_line import CheckLine
from ui.widgets.layout import clear_layout, row
from ui.widgets.notice import Notice
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.text import Small, Text


class SpokenLine(Text):
    """A line to read out."""

    KIND = "title"


class PackView(QStackedWidget):
    """Preview of the pages.

    Signals:
        field_wanted: The field a refusal is about; carries its name.
    """

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = ""
        self._preview = PdfPreview()
        self._busy = Busy("Making the pages")
        self._refusal = Notice()
        self._refusal.action_chosen.connect(self._on_action)
        self._lines = QVBoxLayout()
        self._unread: tuple[UnreadMark, ...] = ()
        self._foreign = Small("")
        self._marked = CheckLine("Mark them, on the screen only")
        self._marked.set_checked(True)
        self._say_unread(0)
        self._marked.toggled.connect(self._on_marked)
        for widget in (self._pages(), self._waiting(), self._refused(), self._spoken()):
            self.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)

    @property
    def pdf(self) -> bytes:
        """The bytes in sight, empty where there are none."""
        return self._preview.pdf if self.currentIndex() == 0 else b""

    def show_busy(self) -> None:
        """Say that the pages are being made, unless older ones are in sight."""
        if not self.pdf:
            self._busy.start()
            self.setCurrentIndex(1)

    def show_pages(self, rendered: Rendered) -> None:
        """Show the pages."""
        self._busy.stop()
        self._preview.show_pdf(rendered.pdf)
        self._unread = rendered.unread
        self._say_unread(len(rendered.unread))
        self._on_marked(self._marked.checked)
        self.setCurrentIndex(0)

    def show_refusal(self, error: UserFacingError) -> None:
        """Say why there are no pages, and lead to the field it is about."""
        self._preview.clear()
        self._where = str(error.values.get("where", ""))
        action = f"Go to {FIELD_WORDS[self._where]}" if self._where in FIELD_WORDS else ""
        self._refusal.show_text(str(word_error(error)), Tone.ATTENTION, action)
        self.setCurrentIndex(2)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the plan as lines to read out on the telephone."""
        clear_layout(self._lines)
        self._lines.addWidget(Small("Read these out, one by one, and let them write."))
        for line in lines:
            self._lines.addWidget(SpokenLine(line))
        self._lines.addStretch(1)
        self.setCurrentIndex(3)

    def forget(self) -> None:
        """Let go of everything."""
        self._preview.clear()
        clear_layout(self._lines)
        self.setCurrentIndex(1)

    @Slot()
    def _on_action(self) -> None:
        self.field_wanted.emit(self._where)

    def _say_unread(self, places: int) -> None:
        are = "is" if places == 1 else "are"
        self._foreign.setText(f"{count_text(places, 'place')} {are} in words they do not read.")
        self._foreign.setVisible(bool(places))
        self._marked.setVisible(bool(places))

    @Slot(bool)
    def _on_marked(self, on: bool) -> None:
        self._preview.show_marks(self._unread if on else ())

    def _pages(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row(self._foreign, self._marked, stretch=1))
        column.addWidget(self._preview, 1)
        return box

    def _waiting(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _refused(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._refusal)
        column.addWidget(Small("Nothing is printed until this is put right. The plan is safe."))
        column.addStretch(1)
        return box

    def _spoken(self) -> QWidget:
        inner = QWidget()
        inner.setLayout(self._lines)
        self._lines.setSpacing(Space.L)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("Lines to read out")
        area.setWidget(inner)
        return area
