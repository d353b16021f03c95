import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from planner.errors import UserFacingError
from tests.ui.pdf_samples import small_pdf
from ui.printing import (
    COLLATED,
    FakePrinting,
    LpPrinting,
    PrintJob,
    RasterRun,
    let_end,
    lp_arguments,
    make_printer,
    plain_reason,
    sheets_of,
)


def make_job(pdf: bytes, **more: object) -> PrintJob:
    return PrintJob(pdf=pdf, printer="Clinic", **more)  # type: ignore[arg-type]


def into_file(job: PrintJob, path: Path) -> QPrinter:
    """Return the printer of a job, which paints into a PDF."""
    printer = make_printer(job)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.fixture
def fake_lp(tmp_path: Path) -> Path:
    """An ``lp`` that keeps its arguments and its standard input."""
    script = tmp_path / "lp"
    script.write_text(
        f'#!/bin/sh\ncat > "{tmp_path}/in.pdf"\nprintf "%s\\n" "$@" > "{tmp_path}/args"\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def test_lp_gets_the_bytes_by_standard_input(qtbot, tmp_path: Path, fake_lp: Path) -> None:
    pdf = small_pdf()
    parent = QObject()
    run = LpPrinting(parent, str(fake_lp)).send(make_job(pdf, copies=2, two_sided=True))
    with qtbot.waitSignal(run.finished):
        pass
    assert (tmp_path / "in.pdf").read_bytes() == pdf
    arguments = (tmp_path / "args").read_text().split("\n")
    assert arguments[:6] == ["-d", "Clinic", "-n", "2", "-t", "Document"]
    assert {"sides=two-sided-long-edge", COLLATED} <= set(arguments)


def test_lp_is_never_given_a_file() -> None:
    arguments = lp_arguments(make_job(b"%PDF", pages=((1, 2), (5, 5))))
    pairs = dict(zip(arguments[::2], arguments[1::2], strict=True))
    assert set(pairs) == {"-d", "-n", "-t", "-P", "-o"}
    assert pairs["-P"] == "1-2,5"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("lp: The printer or class does not exist.\n", "The printer or class does not exist"),
        ("lp: Error - scheduler not responding.", "scheduler not responding"),
        ("/usr/bin/lp: Error - Nothing to print", "Nothing to print"),
        ("", "it gave no reason"),
    ],
)
def test_what_lp_says_becomes_part_of_a_sentence(said: str, reason: str) -> None:
    assert plain_reason(said) == reason


class Driver:
    """A printer that makes copies, or leaves them to us."""

    def __init__(self, copies: bool) -> None:
        self.supportsMultipleCopies = lambda: copies


@pytest.mark.parametrize(
    ("driver", "more", "sheets"),
    [
        (True, {}, (0, 1, 2)),
        (True, {"copies": 3}, (0, 1, 2)),
        (False, {"copies": 2}, (0, 1, 2, 0, 1, 2)),
        (False, {"copies": 2, "two_sided": True}, (0, 1, 2, None, 0, 1, 2)),
        (False, {"copies": 2, "two_sided": True, "pages": ((2, 3),)}, (1, 2, 1, 2)),
        (True, {"pages": ((1, 1), (3, 9))}, (0, 2)),
        (True, {"pages": ((7, 9),)}, ()),
    ],
)
def test_the_raster_road_obeys_range_and_copies(driver, more, sheets) -> None:
    assert sheets_of(make_job(b"", **more), 3, Driver(driver)) == sheets  # type: ignore[arg-type]


def test_a_failing_lp_says_why(qtbot, tmp_path: Path) -> None:
    script = tmp_path / "lp"
    script.write_text("#!/bin/sh\ncat > /dev/null\necho 'lp: no such printer' >&2\nexit 1\n")
    script.chmod(0o755)
    parent = QObject()
    run = LpPrinting(parent, str(script)).send(make_job(small_pdf()))
    with qtbot.waitSignal(run.failed) as caught:
        pass
    error: UserFacingError = caught.args[0]
    assert error.code == "print.failed"
    assert "no such printer" in str(error.values["reason"])


def test_a_missing_lp_is_an_error_not_a_crash(qtbot, tmp_path: Path) -> None:
    parent = QObject()
    run = LpPrinting(parent, str(tmp_path / "nothing")).send(make_job(small_pdf()))
    with qtbot.waitSignal(run.failed) as caught:
        pass
    assert caught.args[0].code == "print.failed"


def test_the_raster_road_paints_every_page_the_right_way_round(qtbot, tmp_path: Path) -> None:
    job = make_job(small_pdf(("one", "two", "three"), last_wide=True))
    printer = into_file(job, tmp_path / "out.pdf")
    parent = QObject()
    run = RasterRun(job, printer, parent)
    with qtbot.waitSignal(run.finished, timeout=20000):
        pass
    shapes = page_shapes((tmp_path / "out.pdf").read_bytes())
    assert shapes == ["tall", "tall", "wide"]


def test_the_raster_road_paints_only_the_pages_asked_for(qtbot, tmp_path: Path) -> None:
    pdf = small_pdf(("one", "two", "three"), last_wide=True)
    job = make_job(pdf, pages=((2, 3),), two_sided=True)
    printer = into_file(job, tmp_path / "out.pdf")
    parent = QObject()
    run = RasterRun(job, printer, parent)
    with qtbot.waitSignal(run.finished, timeout=20000):
        pass
    assert page_shapes((tmp_path / "out.pdf").read_bytes()) == ["tall", "wide"]


def page_shapes(pdf: bytes) -> list[str]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
    document.close()
    return ["wide" if size.width() > size.height() else "tall" for size in sizes]


def test_a_broken_pdf_is_refused(qtbot) -> None:
    job = make_job(b"not a pdf")
    parent = QObject()
    run = RasterRun(job, make_printer(job), parent)
    with qtbot.waitSignal(run.failed) as caught:
        pass
    assert caught.args[0].code == "print.no_printer"


def test_the_fake_keeps_the_same_bytes(qtbot) -> None:
    printing, pdf = FakePrinting(), small_pdf()
    run = printing.send(make_job(pdf))
    with qtbot.waitSignal(run.finished):
        pass
    assert printing.jobs[0].pdf is pdf


@pytest.mark.parametrize(("patience", "out"), [(20_000, True), (100, False)])
def test_the_end_of_the_program_waits_for_the_printer_but_not_for_ever(
    qtbot, tmp_path: Path, patience: int, out: bool
) -> None:
    slow, done = tmp_path / "lp", tmp_path / "done"
    slow.write_text(f'#!/bin/sh\ncat > /dev/null\nsleep 0.6\ntouch "{done}"\n')
    slow.chmod(0o755)
    printing = LpPrinting(program=str(slow))
    let_end(printing, patience)
    run = printing.send(make_job(small_pdf()))
    let_end(printing, patience)
    assert done.exists() is out
    if not out:
        qtbot.waitSignal(run.finished, timeout=20_000).wait()
