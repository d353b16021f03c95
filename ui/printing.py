"""The printer, behind one small port. A pack goes from memory to the queue, never through a file.

Linux and macOS: the PDF itself, to ``lp`` by standard input. Elsewhere, or where there is no
``lp``: a picture of each page at 300 dpi through ``QPrinter``.
"""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QObject,
    QProcess,
    QRect,
    QSize,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from planner.errors import UserFacingError
from ui.page_range import Span, page_numbers, pages_text

DPI = 300
BANDS = 8
NEUTRAL_TITLE = "Document"
"""What every queue shows: a print queue is read by whoever passes the printer."""
MOST_COPIES = 20
PATIENCE_MS, LOOK_MS = 60_000, 50
COLLATED = "multiple-document-handling=separate-documents-collated-copies"
"""Copy after copy, in the words every queue and every printer without a driver understands."""
LP_SAYS = re.compile(r"^(\S*lp: )?(Error - )?")


@dataclass(frozen=True, slots=True)
class PrinterName:
    """A printer of this computer.

    Attributes:
        name: As the system calls it.
        default: True for the system's own choice.
    """

    name: str
    default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """What is to be printed.

    Attributes:
        pdf: The bytes, exactly as previewed.
        printer: Name of the printer, or empty for the system's own choice.
        title: What the queue shows; neutral, it names nobody and no pack.
        copies: Number of copies, 1 or more; each is complete before the next begins.
        two_sided: Print on both sides of the paper, turned over the long edge.
        pages: Ranges of pages counted from 1 (``ui.page_range.read_pages``); empty for all.
    """

    pdf: bytes
    printer: str
    title: str = NEUTRAL_TITLE
    copies: int = 1
    two_sided: bool = False
    pages: tuple[Span, ...] = ()


class PrintRun(QObject):
    """One job under way.

    Signals:
        finished: The job is in the queue.
        failed: It is not; carries a ``UserFacingError`` (``print.failed`` or ``print.no_printer``).
    """

    finished = Signal()
    failed = Signal(object)


class Printing(Protocol):
    """What the hand-over asks of a computer's printers."""

    def printers(self) -> tuple[PrinterName, ...]:
        """Return the printers, the system's own choice first."""
        ...

    def send(self, job: PrintJob) -> PrintRun:
        """Begin to print; the run tells how it ended, never before this returns."""
        ...


def system_printing(parent: QObject) -> Printing:
    """Return what suits this computer."""
    if sys.platform != "win32" and shutil.which("lp"):
        return LpPrinting(parent)
    return RasterPrinting(parent)


def let_end(printing: QObject, patience_ms: int = PATIENCE_MS) -> None:
    """Wait until what is printing is out: the end of the program would cut it off.

    Args:
        printing: What ``system_printing`` returned.
        patience_ms: How long to wait at most.
    """
    if not printing.findChildren(PrintRun):
        return
    loop, look = QEventLoop(), QTimer()

    def end_if_done() -> None:
        if not printing.findChildren(PrintRun):
            loop.quit()

    look.timeout.connect(end_if_done)
    look.start(LOOK_MS)
    QTimer.singleShot(patience_ms, loop.quit)
    loop.exec()


def known_printers() -> tuple[PrinterName, ...]:
    """Return the system's printers, its own choice first."""
    found = [
        PrinterName(each.printerName(), each.isDefault())
        for each in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=_default_first))


def _default_first(printer: PrinterName) -> tuple[bool, str]:
    return (not printer.default, printer.name.casefold())


class LpPrinting(QObject):
    """CUPS: the PDF as it is, by standard input."""

    def __init__(self, parent: QObject | None = None, program: str = "lp") -> None:
        super().__init__(parent)
        self._program = program

    def printers(self) -> tuple[PrinterName, ...]:
        """Return the printers, the system's own choice first."""
        return known_printers()

    def send(self, job: PrintJob) -> PrintRun:
        """Begin to print."""
        return LpRun(job, self._program, self)


def lp_arguments(job: PrintJob) -> list[str]:
    """Return what ``lp`` is told; naming no file makes it read its standard input."""
    sides = "two-sided-long-edge" if job.two_sided else "one-sided"
    chosen = ["-d", job.printer] if job.printer else []
    pages = ["-P", pages_text(job.pages)] if job.pages else []
    options = ("media=A4", f"sides={sides}", COLLATED)
    spoken = [part for option in options for part in ("-o", option)]
    return [*chosen, "-n", str(job.copies), "-t", job.title, *pages, *spoken]


def plain_reason(said: str) -> str:
    """Return what ``lp`` complains of as a part of a sentence."""
    words = LP_SAYS.sub("", " ".join(said.split()), count=1)
    return words[:200].rstrip(" .") or "it gave no reason"


class LpRun(PrintRun):
    """One ``lp`` process."""

    def __init__(self, job: PrintJob, program: str, parent: QObject) -> None:
        super().__init__(parent)
        self._pdf = job.pdf
        self._process = QProcess(self)
        self._process.started.connect(self._on_started)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._process.start(program, lp_arguments(job))

    @Slot()
    def _on_started(self) -> None:
        self._process.write(self._pdf)
        self._process.closeWriteChannel()
        self._pdf = b""

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        if status is QProcess.ExitStatus.NormalExit and code == 0:
            self.finished.emit()
        else:
            self.failed.emit(UserFacingError("print.failed", reason=plain_reason(said)))
        self.deleteLater()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(UserFacingError("print.failed", reason=self._process.errorString()))
            self.deleteLater()


class RasterPrinting(QObject):
    """Every other computer: pictures of the pages, through the printer's own driver."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def printers(self) -> tuple[PrinterName, ...]:
        """Return the printers, the system's own choice first."""
        return known_printers()

    def send(self, job: PrintJob) -> PrintRun:
        """Begin to print."""
        return RasterRun(job, make_printer(job), self)


def make_printer(job: PrintJob) -> QPrinter:
    """Return a printer set up for a job: everything must stand before painting begins."""
    info = QPrinterInfo.printerInfo(job.printer) if job.printer else QPrinterInfo.defaultPrinter()
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setDocName(job.title)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setCopyCount(job.copies)
    printer.setCollateCopies(True)
    sides = QPrinter.DuplexMode.DuplexLongSide if job.two_sided else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)
    return printer


def sheets_of(job: PrintJob, count: int, printer: QPrinter) -> tuple[int | None, ...]:
    """Return the pages to paint, counted from 0, in the order in which they come out.

    Where the driver makes no copies, they are painted here; None is the empty back of a copy's last
    page, so that the next copy begins on a sheet of its own.

    Args:
        job: What to print.
        count: Pages of the document.
        printer: Set up for the job.
    """
    once = tuple(page - 1 for page in page_numbers(job.pages, count))
    if job.copies == 1 or printer.supportsMultipleCopies():
        return once
    back = (None,) if job.two_sided and len(once) % 2 else ()
    return (*once, *((*back, *once) * (job.copies - 1)))


class RasterRun(PrintRun):
    """One job painted a band of a page at a time, so that the window stays awake."""

    def __init__(self, job: PrintJob, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._painter = QPainter()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(job.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._sheets = sheets_of(job, self._document.pageCount(), printer)
        self._band = 0
        self._later(self._begin)

    def _later(self, step: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, step)

    def _begin(self) -> None:
        if self._sheets:
            self._turn_page(self._sheets[0])
            if self._painter.begin(self._printer):
                self._later(self._paint_next)
                return
        self.failed.emit(UserFacingError("print.no_printer"))
        self.deleteLater()

    def _paint_next(self) -> None:
        number, band = divmod(self._band, BANDS)
        if number >= len(self._sheets):
            self._end()
            return
        page = self._sheets[number]
        if band == 0 and number > 0:
            self._turn_page(page)
            self._printer.newPage()
        if page is not None:
            self._paint_band(page, band)
        self._band += 1
        self._later(self._paint_next)

    def _turn_page(self, page: int | None) -> None:
        if page is None:
            return
        points = self._document.pagePointSize(page)
        wide = points.width() > points.height()
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )

    def _paint_band(self, page: int, band: int) -> None:
        points = self._document.pagePointSize(page)
        size = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
        top = size.height() * band // BANDS
        clip = QRect(0, top, size.width(), size.height() * (band + 1) // BANDS - top)
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        options.setScaledClipRect(clip)
        self._painter.drawImage(clip, self._document.render(page, clip.size(), options))

    def _end(self) -> None:
        self._painter.end()
        self._document.close()
        self.finished.emit()
        self.deleteLater()


class FakePrinting:
    """A printer for tests and made-up profiles without one: it keeps what it was given.

    Attributes:
        jobs: Everything sent, in order.
        error: What the next run fails with, or None.
    """

    def __init__(self, names: tuple[str, ...] = ("Clinic",)) -> None:
        self.jobs: list[PrintJob] = []
        self.error: UserFacingError | None = None
        self._names = names
        self._runs: list[PrintRun] = []

    def printers(self) -> tuple[PrinterName, ...]:
        """Return the names given, the first as default."""
        return tuple(PrinterName(name, index == 0) for index, name in enumerate(self._names))

    def send(self, job: PrintJob) -> PrintRun:
        """Keep the job and end on the next turn of the event loop."""
        run = PrintRun()
        self._runs.append(run)
        self.jobs.append(job)
        QTimer.singleShot(0, run, self._end_last)
        return run

    def _end_last(self) -> None:
        run = self._runs[-1]
        if self.error is None:
            run.finished.emit()
        else:
            run.failed.emit(self.error)
