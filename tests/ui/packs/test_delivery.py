"""Under the preview: how to print, on a real vault with a fake printer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planner.errors import UserFacingError
from tests.ui.fakes import SlowPrinting
from tests.ui.plan.conftest import FIRST, Bench, bench
from tests.ui.plan.conftest import rendered as rendered
from tests.ui.plan.test_hand_over import at_the_end, make_ready
from tests.ui.walk import nameless
from ui.packs.delivery import QUEUE, UNPROTECTED, Delivery
from ui.packs.places import PrinterAt, read_places
from ui.printing import FakePrinting
from ui.screens.plan.screen import PlanPage

__all__ = ["bench", "rendered"]
pytestmark = pytest.mark.usefixtures("rendered")


@pytest.fixture
def at_end(bench: Bench) -> Callable[[], PlanPage]:
    """Open a ready plan with two printers in reach."""
    bench.printing = FakePrinting(("Clinic", "Upstairs"))
    bench.ctx.printing = lambda: bench.printing

    def open_page() -> PlanPage:
        page = at_the_end(bench)
        make_ready(bench, page)
        return page

    return open_page


def delivery_of(page: PlanPage) -> Delivery:
    assert page._hand_over is not None
    return page._hand_over.delivery


def print_it(bench: Bench, page: PlanPage) -> None:
    with bench.qtbot.waitSignal(delivery_of(page).delivered, timeout=20_000):
        page.do_primary()


def test_pages_copies_and_sides_reach_the_printer(bench, at_end) -> None:
    page = at_end()
    controls = delivery_of(page).controls
    controls._pages.setText("2")
    controls._copies.set_value(3)
    controls._sides.click()
    print_it(bench, page)
    job = bench.printing.jobs[0]
    assert (job.pages, job.copies, job.two_sided) == (((2, 2),), 3, True)
    assert (job.title, job.printer) == ("Document", "Clinic")


def test_what_was_said_of_one_print_is_not_meant_for_the_next(bench, at_end) -> None:
    page = at_end()
    controls = delivery_of(page).controls
    controls._pages.setText("1")
    controls._copies.set_value(5)
    for _ in range(2):
        print_it(bench, page)
    job = bench.printing.jobs[1]
    assert (job.pages, job.copies) == ((), 1)


def test_pages_that_are_not_there_are_said_and_nothing_is_printed(bench, at_end) -> None:
    page = at_end()
    delivery = delivery_of(page)
    delivery.controls._pages.setText("7")
    page.do_primary()
    bench.settle()
    assert "which has 2 pages" in delivery._told.text
    assert delivery.controls._pages.property("invalid")
    assert bench.printing.jobs == []
    delivery.controls._pages.clear()
    delivery.controls._pages.textEdited.emit("")
    assert not delivery.controls._pages.property("invalid")


def choose(box, value: str) -> None:
    box.setCurrentIndex(box.findText(value))
    box.activated.emit(box.currentIndex())


def type_place(delivery: Delivery, name: str) -> None:
    field = delivery.controls._place
    field.setEditText(name)
    field._line.editingFinished.emit()


def test_each_place_has_its_printer_here_and_the_next_time(bench, at_end) -> None:
    page = at_end()
    delivery = delivery_of(page)
    type_place(delivery, "  Longsight  surgery ")
    choose(delivery.controls._printer, "Upstairs")
    delivery.controls._sides.click()
    type_place(delivery, "this laptop")
    assert (delivery.controls.printer, delivery.controls._sides.isChecked()) == ("Clinic", False)
    choose(delivery.controls._place, "Longsight surgery")
    bench.settle()
    assert bench.ask(read_places).here == PrinterAt("Longsight surgery", "Upstairs", True)
    bench.leave(page)
    again = PlanPage(bench.ctx, page.route)
    bench.show(again)
    bench.settle()
    assert delivery_of(again).controls.printer == "Upstairs"
    assert delivery_of(again).controls._place.place == "Longsight surgery"


def test_the_queue_is_told_of_until_it_was_read(bench, at_end) -> None:
    page = at_end()
    told = delivery_of(page)._told
    for _ in range(2):
        print_it(bench, page)
        assert QUEUE in told.text
    told.action_chosen.emit()
    assert told.isHidden()
    print_it(bench, page)
    assert QUEUE not in told.text
    bench.settle()
    assert bench.ask(read_places).queue_told


def test_a_failed_print_keeps_what_was_asked_for(bench, at_end) -> None:
    page = at_end()
    delivery = delivery_of(page)
    delivery.controls._copies.set_value(4)
    bench.printing.error = UserFacingError("print.failed", reason="no paper")
    with bench.qtbot.waitSignal(page._hand_over.desk.failed, timeout=20_000):
        page.do_primary()
    assert delivery.controls._copies.number == 4
    assert UNPROTECTED in delivery._save.accessibleDescription()


def test_without_a_printer_only_saving_is_offered(bench) -> None:
    bench.ctx.printing = lambda: FakePrinting(())
    page = at_the_end(bench)
    make_ready(bench, page)
    delivery = delivery_of(page)
    assert not delivery.can_print
    assert delivery._save.isVisible()
    assert not delivery.controls._printer.isVisible()


def test_every_control_has_a_name(bench, at_end, qapp: QApplication) -> None:  # noqa: ARG001
    assert nameless(delivery_of(at_end())) == []


def test_a_pack_on_its_way_to_the_printer_is_kept_though_its_page_is_gone(bench, at_end) -> None:
    page = at_end()
    printing = SlowPrinting(("Clinic",))
    bench.ctx.printing = lambda: printing
    page.do_primary()
    bench.settle()
    assert len(printing.jobs) == 1
    bench.leave(page)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    with bench.qtbot.captureExceptions() as faults:
        printing.run.finished.emit()
        bench.settle()
    assert faults == []
    assert len(bench.ask(lambda store: store.plans.packs(FIRST))) == 1
