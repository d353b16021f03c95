import weakref

from tests.ui.pdf_samples import small_pdf
from ui.week_days import StripDay
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.week_strip import WeekStrip

DAYS = (
    StripDay(label="Wed", number="13", times=("10:00",)),
    StripDay(label="Thu", number="14"),
    StripDay(label="Fri", number="15", times=("10:00", "18:00"), ends=True),
)


def test_the_strip_says_its_days_to_a_screen_reader(qtbot) -> None:
    strip = WeekStrip()
    qtbot.addWidget(strip)
    strip.show_days(DAYS)
    assert strip.accessibleDescription() == "Wed 13 10:00; Fri 15 10:00, 18:00"
    strip.show_days(())
    assert strip.accessibleDescription() == "No fixed day"


def test_the_strip_paints(qtbot) -> None:
    strip = WeekStrip()
    qtbot.addWidget(strip)
    strip.show_days(DAYS)
    strip.resize(strip.sizeHint())
    assert not strip.grab().isNull()


def test_the_preview_shows_bytes_from_memory(qtbot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(small_pdf(("alpha", "beta")))
    assert preview.page_count == 2
    assert "alpha" in preview.text()
    assert "beta" in preview.text()


def test_the_preview_stays_on_its_page_when_the_bytes_change(qtbot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(small_pdf(("a", "b", "c")))
    with qtbot.waitSignal(preview.page_changed):
        preview._next.click()
    preview.show_pdf(small_pdf(("a", "new", "c")))
    assert preview._label.text() == "Page 2 of 3"


def test_the_preview_lets_go(qtbot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(small_pdf())
    preview.clear()
    assert preview.page_count == 0
    assert preview.pdf == b""


def test_the_preview_is_freed_and_does_not_crash(qtbot) -> None:
    preview = PdfPreview()
    preview.show_pdf(small_pdf())
    gone = weakref.ref(preview)
    with qtbot.waitSignal(preview.destroyed):
        preview.deleteLater()
    del preview
    assert gone() is None
