"""A sheet as it comes out of the printer: its versions, print and save. From memory only."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.catalogues import LANGUAGES
from planner.errors import UserFacingError
from planner.library import Library
from planner.pack import Rendered
from planner.patients import PrintSize
from planner.worksheets import Version, Worksheet
from ui import texts
from ui.context import AppContext
from ui.errors import word_error
from ui.languages import language_text
from ui.operations import PackOp
from ui.packs.making import write_pdf
from ui.packs.switches import SIZES
from ui.printing import PrintJob
from ui.screens.library.entries import VERSIONS
from ui.screens.library.sheet_making import make_sheet, say_coverage
from ui.style.space import Space
from ui.tasks import Ask
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import Picker
from ui.widgets.layout import FlowLayout
from ui.widgets.notice import Notice
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.text import Small

SETTLE_MS = 80
WIDER = "Wider preview"
NARROWER = "Show the list again"


class SheetPane(QWidget):
    """How a sheet is printed; its pages stand elsewhere on the page.

    Attributes:
        pages: The preview, or that it is being made.
        versions: Writing, tick only, easy read.
        print_size: Size of print.
        language: Language of the sheet.

    Signals:
        widened: The preview is to have the room of the list (True), or give it back.
    """

    widened = Signal(bool)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._sheet: Worksheet | None = None
        self._library: Library | None = None
        self._ask: Ask | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self.versions = Chips("Version", (), may_be_empty=False)
        sizes = [Choice(size, text) for size, text in SIZES.items()]
        self.print_size = Chips("Print size", sizes, may_be_empty=False)
        self.print_size.set_value(PrintSize.STANDARD)
        self.language = Picker("Language of the sheet")
        self.language.set_choices([Choice(each, language_text(each)) for each in LANGUAGES])
        self.language.set_value("en")
        self._coverage = Small("")
        self._coverage.hide()
        self.preview = PdfPreview()
        self._busy = Busy("Making the sheet")
        self.pages = QStackedWidget()
        self.printer = Picker("Printer")
        self.printer.setMinimumContentsLength(8)
        self.print_button = PlainButton("Print an empty sheet")
        self.save_button = PlainButton("Save as PDF…")
        self.widen = QuietButton(WIDER)
        self.widen.setCheckable(True)
        self._told = Notice()
        self._lay_out()
        self._connect()
        self._offer_printers()

    @property
    def busy(self) -> bool:
        """True while the pages are being made."""
        return self._settle.isActive() or self._ask is not None

    def show_sheet(self, sheet: Worksheet, library: Library) -> None:
        """Show a sheet in the version last looked at, where it has it."""
        before = self.versions.value
        self._sheet, self._library = sheet, library
        named = [Choice(each, texts.sentence_case(VERSIONS[each])) for each in sheet.versions]
        self.versions.set_choices(named)
        self.versions.set_value(before if before in sheet.versions else Version.WRITING)
        self._told.show_text("")
        self._make()

    def forget(self) -> None:
        """Let go of the pages."""
        self._settle.stop()
        self._drop_ask()
        self._sheet = self._library = None
        self.preview.clear()

    def _lay_out(self) -> None:
        waiting = QWidget()
        QVBoxLayout(waiting).addWidget(self._busy)
        self.pages.addWidget(self.preview)
        self.pages.addWidget(waiting)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        for widget in (
            self.versions, self.print_size, self.language, self._coverage, self.printer,
        ):  # fmt: skip
            whole.addWidget(widget)
        buttons = FlowLayout()
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.widen)
        whole.addLayout(buttons)
        whole.addWidget(self._told)
        self._told.hide()

    def _connect(self) -> None:
        self._settle.timeout.connect(self._on_settled)
        self.versions.value_chosen.connect(self._make)
        self.print_size.value_chosen.connect(self._make)
        self.language.value_chosen.connect(self._make)
        self.print_button.clicked.connect(self._on_print)
        self.widen.toggled.connect(self._on_widened)
        self.save_button.clicked.connect(self._on_save)

    def _offer_printers(self) -> None:
        names = [each.name for each in self._ctx.printing().printers()]
        self.printer.set_choices([Choice(name, name) for name in names])
        self.printer.setVisible(bool(names))
        self.print_button.setVisible(bool(names))

    def _on_coverage(self, text: str) -> None:
        self._coverage.setText(text)
        self._coverage.setVisible(bool(text))

    @Slot()
    def _make(self) -> None:
        self._allow(False)
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        self._drop_ask()
        if self._sheet is None or self._library is None:
            return
        if not self.preview.pdf:
            self._busy.start()
            self.pages.setCurrentIndex(1)
        version, size = Version(self.versions.value), PrintSize(self.print_size.value)
        day = self._ctx.clock.today()
        making: PackOp[Rendered] = PackOp(
            self,
            partial(
                make_sheet, self._sheet, self._library, version, size, day, self.language.value
            ),
        )
        telling: PackOp[str] = PackOp(
            self, partial(say_coverage, self._sheet, self._library, version, self.language.value)
        )
        telling.on_done(self._on_coverage).start(self._ctx)
        making.on_done(self._on_made).on_error(self._on_refused)
        self._ask = making.start(self._ctx)

    def _on_made(self, rendered: Rendered) -> None:
        self._ask = None
        self._busy.stop()
        self.preview.show_pdf(rendered.pdf)
        self.pages.setCurrentIndex(0)
        self._allow(True)

    def _on_refused(self, error: UserFacingError) -> None:
        self._ask = None
        self._busy.stop()
        self.preview.clear()
        self.pages.setCurrentIndex(0)
        self._on_failed(error)

    @Slot(bool)
    def _on_widened(self, wide: bool) -> None:
        self.widen.setText(NARROWER if wide else WIDER)
        self.widened.emit(wide)

    @Slot()
    def _on_print(self) -> None:
        if self._sheet is not None and self.preview.pdf:
            job = PrintJob(
                pdf=self.preview.pdf, printer=self.printer.value, title=self._sheet.neutral_title
            )
            run = self._ctx.printing().send(job)
            run.finished.connect(self._on_printed)
            run.failed.connect(self._on_failed)

    @Slot()
    def _on_save(self) -> None:
        if self._sheet is None or not self.preview.pdf:
            return
        name = f"{self._sheet.neutral_title}.pdf"
        path = self._ctx.dialogs.save_file(self, "Save the sheet", name, "PDF (*.pdf)")
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        saving: PackOp[None] = PackOp(self, partial(write_pdf, path, self.preview.pdf))
        saving.on_done(self._on_saved).on_error(self._on_failed).start(self._ctx)

    @Slot()
    def _on_printed(self) -> None:
        self._told.show_text("Sent to the printer.", Tone.GOOD)

    def _on_saved(self, _nothing: None) -> None:
        self._told.show_text("Saved as PDF.", Tone.GOOD)

    @Slot(object)
    def _on_failed(self, error: UserFacingError) -> None:
        self._told.show_text(str(word_error(error)), Tone.ATTENTION)

    def _allow(self, allowed: bool) -> None:
        self.print_button.setEnabled(allowed)
        self.save_button.setEnabled(allowed)

    def _drop_ask(self) -> None:
        if self._ask is not None:
            self._ask.cancel()
            self._ask = None
