"""Printing on a real CUPS: what reaches the printer, what the queue says, what stays behind."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.errors import UserFacingError
from planner.pack import PackOptions, Rendered
from reports import render
from tests.reports import samples
from tests.system.cups_server import CUPSD, HELPERS, QUEUE, STOPPED, CupsServer, cups_server
from ui.errors import word_error
from ui.printing import NEUTRAL_TITLE, LpPrinting, PrintJob

WANTED = os.environ.get("CI") == "true" or os.environ.get("BETWEEN_SESSIONS_CUPS") == "1"
READY = bool(CUPSD and shutil.which("lp") and any(each.exists() for each in HELPERS))
FILTER = Path("/usr/lib/cups/filter/pdftopdf")
CODE = "PK-7F3D2-K"
pytestmark = [
    pytest.mark.skipif(not WANTED, reason="a print server: set BETWEEN_SESSIONS_CUPS=1"),
    pytest.mark.skipif(not READY, reason="this system has no cups-daemon and cups-client"),
]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files of everything that prints."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def server(
    tmp_path: Path,
    temporary: Path,  # noqa: ARG001 (lp is a child of this one)
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CupsServer]:
    with cups_server(tmp_path / "cups") as running:
        monkeypatch.setenv("CUPS_SERVER", running.address)
        yield running


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    """A pack of several pages."""
    return render(samples.pack("ba_planner_sheet", "worry_time_sheet", code=CODE), PackOptions())


def send(qtbot: QtBot, job: PrintJob) -> str:
    """Print, and return what went wrong in words, or nothing."""
    parent = QObject()
    faults: list[UserFacingError] = []
    run = LpPrinting(parent).send(job)
    run.failed.connect(faults.append)
    with qtbot.waitSignal(run.destroyed, timeout=20_000):
        pass
    return " ".join(str(word_error(each)) for each in faults)


def test_the_printer_gets_our_bytes_and_a_title_that_says_nothing(
    qtbot: QtBot, server: CupsServer, rendered: Rendered
) -> None:
    assert send(qtbot, PrintJob(pdf=rendered.pdf, printer=QUEUE)) == ""
    arrived = server.arrived()
    assert arrived.pdf == rendered.pdf
    assert arrived.title == NEUTRAL_TITLE
    assert (arrived.copies, arrived.options["sides"]) == (1, "one-sided")
    assert "page-ranges" not in arrived.options


def test_pages_copies_and_sides_arrive(
    qtbot: QtBot, server: CupsServer, rendered: Rendered
) -> None:
    job = PrintJob(
        pdf=rendered.pdf, printer=QUEUE, copies=3, two_sided=True, pages=((1, 2), (4, 4))
    )
    assert send(qtbot, job) == ""
    arrived = server.arrived()
    assert arrived.copies == 3
    assert arrived.options["page-ranges"] == "1-2,4"
    assert arrived.options["sides"] == "two-sided-long-edge"
    assert arrived.options["media"] == "A4"


@pytest.mark.skipif(not FILTER.exists(), reason="this system has no cups-filters")
def test_cups_own_filter_takes_those_pages_copy_after_copy(
    qtbot: QtBot, server: CupsServer, rendered: Rendered
) -> None:
    job = PrintJob(pdf=rendered.pdf, printer=QUEUE, copies=2, pages=((1, 2),))
    assert send(qtbot, job) == ""
    arrived = server.arrived()
    told = ("1", "somebody", arrived.title, str(arrived.copies), arrived.spoken)
    command = [str(FILTER), *told]
    printed = subprocess.run(command, input=arrived.pdf, capture_output=True, check=True).stdout
    assert pages_of(printed) == pages_of(rendered.pdf)[:2] * 2


def pages_of(pdf: bytes) -> list[str]:
    command = ["pdftotext", "-layout", "-", "-"]
    ran = subprocess.run(command, input=pdf, capture_output=True, check=True)
    pages = ran.stdout.decode().removesuffix("\f").split("\f")
    return [" ".join(page.split()) for page in pages]


@pytest.mark.parametrize("printer", ["Nowhere", STOPPED])
@pytest.mark.usefixtures("server")
def test_a_queue_that_takes_nothing_is_told_in_a_sentence(
    qtbot: QtBot, rendered: Rendered, printer: str
) -> None:
    said = send(qtbot, PrintJob(pdf=rendered.pdf, printer=printer))
    assert said.startswith("The printer did not take it: ")
    assert "The pack itself is safe. Check the printer, then print again" in said
    assert ".." not in said


def test_nothing_of_the_pack_is_kept_but_in_the_queue(
    qtbot: QtBot,
    tmp_path: Path,
    temporary: Path,
    rendered: Rendered,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "cups"
    with cups_server(root) as server:
        monkeypatch.setenv("CUPS_SERVER", server.address)
        assert send(qtbot, PrintJob(pdf=rendered.pdf, printer=QUEUE)) == ""
        server.arrived()
    assert list(temporary.rglob("*")) == []
    telling = (CODE.encode(), b"Walk to the market", b"Amina", rendered.pdf[200:400])
    found = [path for path in root.rglob("*") if path.is_file() and holds(path, telling)]
    assert {path.relative_to(root).as_posix() for path in found} == {
        "spool/d00001-001",
        "kept/1.pdf",
    }
    assert holds(root / "spool" / "c00001", (NEUTRAL_TITLE.encode(),))


def holds(path: Path, words: tuple[bytes, ...]) -> bool:
    data = path.read_bytes()
    return any(word in data for word in words)
