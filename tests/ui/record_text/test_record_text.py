"""The text for the main record system, and the clipboard it may go to."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from models.settings import RECORD_TEMPLATE
from models.store import Store
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import SeededIds, SessionId
from planner.pack_build import options_for
from planner.record_text import Part
from reports import render
from tests.models.store.people import Course, days, review, task
from tests.reports.test_render import words_of
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.clipboard import MARKS, STEPS, SensitiveCopy, forget_selection
from ui.messages import SilentDialogs
from ui.routes import Route
from ui.screens.record_text import presenter as calls
from ui.screens.record_text.screen import CLEARED, COPIED, NOTHING, REPLACED, RecordTextPage
from ui.widgets.text import Quiet

__all__ = ["desk", "empty_desk"]
NOTES = "Rang {plan} & <b> ü ع\u00a010\u2028next"
NOTED = NOTES.replace("\u2028", "\n")
CTRL = Qt.KeyboardModifier.ControlModifier


def fill(store: Store) -> SessionId:
    """Make a contact with a review, notes and a plan."""
    ids = SeededIds(31)
    course = Course(store, ids, name="Bea Novak", reference="BS-77")
    before, today = course.meet(days(-7)), course.meet(days(0))
    old = course.agree(before).tasks[0]
    store.reviews.save(review(ids, old, today, noticed="felt lighter"))
    course.agree(today, task(ids, what="Walk to the pond", from_task=old.id))
    store.sessions.save_notes(today.id, NOTES)
    return today.id


def said_on(page: RecordTextPage) -> list[str]:
    return [each.text() for each in page.findChildren(Quiet)]


@pytest.fixture
def contact(desk: Desk) -> SessionId:
    return desk.ask(fill)


@pytest.fixture
def page(desk: Desk, contact: SessionId) -> RecordTextPage:
    made = RecordTextPage(desk.ctx, Route.record_text(contact))
    desk.show(made)
    desk.settle()
    return made


@pytest.fixture
def clipboard() -> Iterator[QClipboard]:
    board = QGuiApplication.clipboard()
    board.setText("before")
    yield board
    board.clear()


@pytest.mark.parametrize(
    "part",
    ["BS-77 · session 2", NOTED, "they say most", "“felt lighter”", "Walk to the pond",
     "When: Monday at 10:00 and Wednesday", "If it rains, then I will I go inside."],
)  # fmt: skip
def test_it_says_what_is_recorded(page: RecordTextPage, part: str) -> None:
    said = page.text.text
    assert part in said


def test_what_was_agreed_stands_as_it_is_printed(
    desk: Desk, contact: SessionId, tmp_path: Path
) -> None:
    opening = desk.ask(partial(calls.read_opening, contact))
    assert opening.pack is not None
    printed = words_of(
        render(opening.pack, options_for(opening.recorded.view.patient.needs)).pdf, tmp_path
    )
    flat = " ".join(printed.split())
    lines = calls.agreed_lines(opening)
    assert len(lines) > 4
    for line in lines:
        label, colon, value = line.partition(": ")
        assert (value if colon else label).strip("“”") in flat


def test_a_part_can_be_left_out_and_that_is_remembered(
    page: RecordTextPage, desk: Desk, contact: SessionId
) -> None:
    page.boxes[Part.NOTES].click()
    desk.settle()
    assert NOTED not in page.text.text
    again = RecordTextPage(desk.ctx, Route.record_text(contact))
    desk.show(again)
    desk.settle()
    assert not again.boxes[Part.NOTES].isChecked()
    assert NOTED not in again.text.text


def test_a_copy_is_what_is_in_sight_and_marked(
    page: RecordTextPage, desk: Desk, clipboard: QClipboard
) -> None:
    page.text.setPlainText("changed by hand")
    desk.qtbot.keyClick(page.text, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text() == "changed by hand"
    assert all(clipboard.mimeData().hasFormat(mark) for mark in MARKS)
    desk.ctx.hub.locked.emit()
    assert clipboard.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_what_the_field_copies_by_itself_is_marked_and_taken_off_too(
    page: RecordTextPage, desk: Desk, clipboard: QClipboard, key: Qt.Key
) -> None:
    whole = page.text.text
    page.text.selectAll()
    desk.qtbot.keyClick(page.text, key, CTRL)
    desk.settle()
    assert COPIED.format(60) in said_on(page)
    data = clipboard.mimeData()
    assert data.text() == whole
    assert not data.hasHtml()
    assert all(data.hasFormat(mark) for mark in MARKS)
    desk.ctx.hub.locked.emit()
    assert clipboard.text() == ""


def test_an_empty_text_is_not_copied(page: RecordTextPage, clipboard: QClipboard) -> None:
    page.text.setPlainText(" ")
    page.primary.click()
    assert clipboard.text() == "before"
    assert NOTHING in said_on(page)


def test_a_later_copy_of_the_same_text_has_its_own_minute(
    page: RecordTextPage, desk: Desk, clipboard: QClipboard
) -> None:
    SensitiveCopy(clipboard, "secret", desk.ctx.hub, seconds=0.05)
    SensitiveCopy(clipboard, "secret", desk.ctx.hub)
    desk.qtbot.wait(150)
    assert clipboard.text() == "secret"
    page.primary.click()
    assert COPIED.format(60) in said_on(page)
    desk.ctx.hub.locked.emit()
    assert CLEARED in said_on(page)


def test_the_text_in_sight_is_the_text_to_the_letter(
    page: RecordTextPage, desk: Desk, contact: SessionId
) -> None:
    opening = desk.ask(partial(calls.read_opening, contact))
    assert page.text.text == calls.RecordTextPresenter(opening, calls.agreed_lines(opening)).text


def test_what_one_changed_can_be_brought_back_after_a_tick(
    page: RecordTextPage, desk: Desk
) -> None:
    page.boxes[Part.NOTES].click()
    assert REPLACED not in said_on(page)
    page.text.setPlainText("changed by hand")
    page.boxes[Part.NOTES].click()
    desk.settle()
    assert NOTED in page.text.text
    assert REPLACED in said_on(page)
    page.text.undo()
    assert page.text.text == "changed by hand"


def test_nothing_is_copied_without_being_asked(page: RecordTextPage, clipboard: QClipboard) -> None:
    page.text.selectAll()
    assert clipboard.text() == "before"


@pytest.mark.parametrize(
    ("after", "left"), [(lambda _board: None, ""), (lambda board: board.setText("other"), "other")]
)
def test_it_is_taken_off_again_unless_something_else_is_there(
    desk: Desk,
    clipboard: QClipboard,
    after: Callable[[QClipboard], None],
    left: str,
) -> None:
    copy = SensitiveCopy(clipboard, "secret", desk.ctx.hub, seconds=0.05)
    after(clipboard)
    with desk.qtbot.waitSignal(copy.ended):
        pass
    assert clipboard.text() == left


def test_the_seconds_left_are_counted_until_something_else_is_said(
    page: RecordTextPage, qapp: QApplication, clipboard: QClipboard
) -> None:
    page.primary.click()
    (copy,) = qapp.findChildren(SensitiveCopy)
    copy.counted.emit(50)
    assert COPIED.format(50) in said_on(page)
    page.set_note("Saved")
    copy.counted.emit(40)
    assert "Saved" in said_on(page)
    assert clipboard.text() == page.text.text


def test_it_is_counted_in_even_steps(desk: Desk, clipboard: QClipboard) -> None:
    copy = SensitiveCopy(clipboard, "secret", desk.ctx.hub, seconds=0.12)
    told: list[int] = []
    copy.counted.connect(told.append)
    with desk.qtbot.waitSignal(copy.ended):
        pass
    assert len(told) == STEPS - 1


def test_a_text_the_clipboard_gives_back_changed_is_taken_off_too(
    desk: Desk, clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    copy = SensitiveCopy(clipboard, "secret", desk.ctx.hub)
    monkeypatch.setattr(QClipboard, "text", lambda _self: "secr")
    copy.clear()
    monkeypatch.undo()
    assert clipboard.text() == ""


def test_a_clipboard_that_holds_nothing_any_more_is_left_alone(
    desk: Desk, clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    copy = SensitiveCopy(clipboard, "secret", desk.ctx.hub)
    clipboard.clear()
    with desk.qtbot.waitSignal(copy.ended):
        copy.clear()


def test_it_is_taken_off_when_the_program_ends(
    page: RecordTextPage, qapp: QApplication, clipboard: QClipboard
) -> None:
    page.primary.click()
    assert clipboard.text() == page.text.text
    qapp.aboutToQuit.emit()
    assert clipboard.text() == ""


class Selection:
    """A clipboard of a system where what is selected can be pasted at once."""

    def __init__(self, *, ours: bool) -> None:
        self.ours, self.cleared = ours, list[QClipboard.Mode]()

    def supportsSelection(self) -> bool:  # noqa: N802
        return True

    def ownsSelection(self) -> bool:  # noqa: N802
        return self.ours

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize("ours", [True, False])
def test_our_own_selection_goes_with_the_page(ours: bool) -> None:
    board = Selection(ours=ours)
    forget_selection(board)  # type: ignore[arg-type]
    assert board.cleared == ([QClipboard.Mode.Selection] if ours else [])


def test_it_is_saved_where_one_says(page: RecordTextPage, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    desk.ctx.dialogs = SilentDialogs([path])
    page._save.click()
    desk.settle()
    assert path.read_text(encoding="utf-8") == page.text.text


def test_a_text_that_cannot_be_saved_says_why(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"record_text\.save_failed"):
        calls.write_text(tmp_path, "text")


def test_a_lock_forgets_the_person(page: RecordTextPage) -> None:
    page.clear()
    assert page.text.text == ""
    assert page.boxes == {}


def own_template(text: str, store: Store) -> Changes:
    return store.settings.set(RECORD_TEMPLATE, text)


@pytest.mark.parametrize(
    ("template", "starts"), [("Only {notes}", "Only Rang"), ("{oops}", "BS-77"), ("  ", "BS-77")]
)
def test_the_services_own_wording_is_used_where_it_can_be(
    desk: Desk, contact: SessionId, template: str, starts: str
) -> None:
    desk.ask(partial(own_template, template))
    opening = desk.ask(partial(calls.read_opening, contact))
    assert calls.RecordTextPresenter(opening, ()).text.startswith(starts)
