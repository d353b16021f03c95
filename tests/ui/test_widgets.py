from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from planner.clock import FixedClock
from planner.patients import Known, Needs, PrintSize, TakesIn
from ui.tone import Tone
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.chips import Chips, Choice, MultiChips
from ui.widgets.data_table import DataTable
from ui.widgets.date_edit import DateEdit, TimeEdit, parse_day
from ui.widgets.fields import LineEdit, NumberEdit, Picker
from ui.widgets.form import Form
from ui.widgets.layout import boxed, column
from ui.widgets.needs_banner import NeedsBanner, needs_text
from ui.widgets.notice import Notice
from ui.widgets.passphrase import Passphrase
from ui.widgets.scale_row import ScaleRow
from ui.widgets.search_field import SearchField
from ui.widgets.step_list import Step, StepList, StepMark
from ui.widgets.text_edit import PlainTextEdit

DAY = date(2026, 5, 12)
FRUIT = (Choice("a", "Apple"), Choice("p", "Pear"), Choice("x", "None", key="x"))


@pytest.fixture
def show(qtbot):
    def put(widget):
        qtbot.addWidget(widget)
        widget.resize(600, 200)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return put


def focused_key(widget, key):
    widget.setFocus()
    focus = next((b for b in getattr(widget, "buttons", ()) if b.hasFocus()), widget)
    QTest.keyClick(focus, key)


def test_a_digit_chooses_a_chip(show, qtbot):
    chips = show(Chips("Fruit", FRUIT))
    with qtbot.waitSignal(chips.value_chosen) as caught:
        focused_key(chips, Qt.Key.Key_2)
    assert caught.args == ["p"]
    focused_key(chips, Qt.Key.Key_X)
    assert chips.value == "x"
    focused_key(chips, Qt.Key.Key_Backspace)
    assert chips.value == ""


def test_chips_are_one_stop_of_tab_moved_by_arrows(show):
    chips = show(Chips("Fruit", FRUIT))
    focused_key(chips, Qt.Key.Key_Right)
    assert chips.buttons[1].hasFocus()
    QTest.keyClick(chips.buttons[1], Qt.Key.Key_Space)
    assert chips.value == "p"
    tabbed = [b for b in chips.buttons if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert tabbed == [chips.buttons[1]]


def test_a_chip_that_must_stay_stays(show):
    chips = show(Chips("Fruit", FRUIT, may_be_empty=False))
    chips.set_value("a")
    chips.buttons[0].click()
    assert chips.value == "a"
    assert chips.buttons[0].isChecked()


def test_an_ampersand_in_a_choice_is_shown_as_such(show):
    chips = show(Chips("Name", [Choice("n", "Moore & Sons")]))
    assert QPushButton.text(chips.buttons[0]) == "Moore && Sons"
    assert chips.buttons[0].shortcut().isEmpty()
    assert chips.buttons[0].accessibleName() == "Name: Moore & Sons"


@pytest.mark.parametrize("kind", [PlainButton, PrimaryButton, LinkButton])
def test_an_ampersand_in_a_name_on_a_button_is_shown_as_such(show, kind):
    button = show(kind("Open Moore & Sons"))
    assert button.text() == "Open Moore & Sons"
    assert QPushButton.text(button) == "Open Moore && Sons"
    button.setText("A & B")
    assert (button.text(), QPushButton.text(button)) == ("A & B", "A && B")
    assert button.shortcut().isEmpty()


def test_any_of_several_chips(show, qtbot):
    chips = show(MultiChips("Fruit", FRUIT))
    focused_key(chips, Qt.Key.Key_1)
    with qtbot.waitSignal(chips.values_changed) as caught:
        chips.buttons[1].click()
    assert caught.args == [("a", "p")]
    focused_key(chips, Qt.Key.Key_1)
    assert chips.values == ("p",)


def test_new_choices_keep_what_was_chosen(show):
    chips = show(Chips("Fruit", FRUIT))
    chips.set_value("p")
    chips.set_choices((Choice("q", "Quince"), Choice("p", "Pear")))
    assert chips.value == "p"
    assert [b.accessibleName() for b in chips.buttons] == ["Fruit: Quince", "Fruit: Pear"]


def test_a_digit_chooses_on_a_scale_and_moves_on(show):
    form = Form()
    much, close = ScaleRow("How much", 0, 4), ScaleRow("How close", 0, 4)
    form.row("much", "How much", much)
    form.row("close", "How close", close)
    show(form)
    focused_key(much, Qt.Key.Key_3)
    assert much.value == 3
    assert close.buttons[0].hasFocus()
    QTest.keyClick(close.buttons[0], Qt.Key.Key_9)
    assert close.value is None


def test_one_then_nought_is_ten(show):
    scale = show(ScaleRow("Confidence", 0, 10))
    focused_key(scale, Qt.Key.Key_1)
    assert scale.value == 1
    focused_key(scale, Qt.Key.Key_0)
    assert scale.value == 10
    focused_key(scale, Qt.Key.Key_0)
    assert scale.value == 0
    focused_key(scale, Qt.Key.Key_Delete)
    assert scale.value is None


def test_a_click_takes_a_scale_back(show, qtbot):
    scale = show(ScaleRow("Mood", 0, 3, ("none", "some")))
    scale.set_value(1)
    assert scale.buttons[1].text() == "1 some"
    with qtbot.waitSignal(scale.value_chosen) as caught:
        scale.buttons[1].click()
    assert caught.args == [None]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 May", DAY), ("12/5", DAY), ("12.05.2026", DAY), ("2026-05-12", DAY),
        ("Tue 12 May 2026", DAY), ("tuesday, 12 may", DAY), ("today", DAY),
        ("tomorrow", date(2026, 5, 13)), ("28 dec", date(2025, 12, 28)),
        ("3 Jan", date(2026, 1, 3)), ("1/2/58", date(1958, 2, 1)), ("1/2/30", date(2030, 2, 1)),
        ("29 feb 2024", date(2024, 2, 29)), ("30 feb", None), ("mai", None), ("13/13", None),
        ("", None), ("12 Ma", None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(typed, day):
    assert parse_day(typed, DAY) == day


@given(st.dates(min_value=date(1920, 1, 1), max_value=date(2035, 12, 31)))
def test_a_day_shown_is_the_day_read(day):
    shown = f"{day:%a} {day.day} {day:%B} {day.year}"
    assert parse_day(shown, DAY) == day


def test_a_date_is_read_when_left(show, qtbot):
    edit = show(DateEdit("Next appointment", FixedClock.on(DAY)))
    edit.setText("19 may")
    with qtbot.waitSignal(edit.value_changed) as caught:
        edit.editingFinished.emit()
    assert caught.args == [date(2026, 5, 19)]
    assert edit.text() == "Tue 19 May 2026"
    focused_key(edit, Qt.Key.Key_Up)
    assert edit.value == date(2026, 5, 20)
    edit.setText("soon")
    edit.editingFinished.emit()
    assert edit.text() == "soon"
    assert not edit.readable


def test_a_time_is_read_and_stepped(show):
    edit = show(TimeEdit("At"))
    edit.setText("930")
    edit.editingFinished.emit()
    assert edit.value == time(9, 30)
    focused_key(edit, Qt.Key.Key_Down)
    assert edit.text() == "09:25"


def test_problems_stand_under_their_field_and_take_the_focus(show):
    form = Form()
    form.row("name", "Name", LineEdit())
    row = form.row("reference", "Reference", LineEdit(), "Your service's own.")
    show(form)
    form.show_problems({"reference": "Type your reference."})
    assert row.field.hasFocus()
    assert "Type your reference." in row.error
    assert row.field.accessibleDescription() == "Type your reference."
    form.clear_problems()
    assert row.error == ""
    assert row.field.accessibleDescription() == "Your service's own."


def type_letter(line, letter):
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, letter)
    QCoreApplication.sendEvent(line, event)


def test_caps_lock_is_noticed_by_a_capital_without_shift(show):
    field = show(Passphrase("Passphrase"))
    type_letter(field.line, "A")
    assert field.caps_hint_visible
    type_letter(field.line, "a")
    assert not field.caps_hint_visible


def test_tab_leaves_a_text_and_it_grows(show, qtbot):
    edit = show(PlainTextEdit("Notes", lines=2))
    small = edit.sizeHint().height()
    with qtbot.waitSignal(edit.edited):
        QTest.keyClicks(edit, "a")
    edit.set_text("\n".join("abcdef"))
    assert edit.sizeHint().height() > small
    assert edit.tabChangesFocus()


def test_a_text_read_into_a_narrow_field_takes_no_more_room_than_it_needs(show, qtbot):
    edit = PlainTextEdit("Goals", lines=2)
    around = show(boxed(column(edit)))
    around.resize(120, 400)
    qtbot.waitUntil(lambda: edit.width() < 200)
    edit.set_text("I want to do the weekly shop on my own.\nI want to see my grandson play.")
    qtbot.waitUntil(lambda: edit.height() == edit.sizeHint().height())
    narrow = edit.height()
    around.resize(900, 400)
    qtbot.waitUntil(lambda: edit.height() == edit.minimumSizeHint().height() < narrow)


def test_a_row_that_just_came_is_brought_into_sight(show, qtbot):
    table, model = show(DataTable("People")), QStringListModel()
    table.setModel(model)
    qtbot.wait(1)
    model.setStringList([str(number) for number in range(200)])
    table.choose_row(150)
    seen = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(seen.center())


def test_esc_empties_a_search_then_gives_up(show, qtbot):
    field = show(SearchField("Find"))
    field.setText("ami")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.gave_up):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.went_down):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_enter_opens_a_row_and_ctrl_enter_does_not(show, qtbot):
    table = show(DataTable("People"))
    table.setModel(QStringListModel(["Amina", "Piotr"], table))
    table.choose_row(1)
    with qtbot.waitSignal(table.row_opened) as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert caught.args[0].row() == 1
    with qtbot.assertNotEmitted(table.row_opened):
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_alt_number_goes_to_a_step(show, qtbot):
    steps = StepList("Steps")
    steps.show_steps([Step("a", "Choose", StepMark.DONE), Step("b", "Fit")], "b")
    show(steps)
    with qtbot.waitSignal(steps.step_chosen) as caught:
        QTest.keyClick(steps, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert caught.args == ["a"]


def test_a_notice_hides_without_words(show):
    notice = show(Notice("Saved", Tone.GOOD))
    assert notice.isVisible()
    notice.show_text("")
    assert notice.isHidden()


def test_a_picker_and_a_number(show):
    picker = show(Picker("Fruit", FRUIT))
    picker.set_value("p")
    assert picker.value == "p"
    number = show(NumberEdit("Sessions", 1, 20))
    assert number.number is None
    number.set_value(6)
    assert number.number == 6


def test_needs_are_one_line(show):
    needs = Needs(
        language="ur", takes_in=(TakesIn.PICTURES,), print_size=PrintSize.P18, easy_read=True,
        interpreter=True, discreet=Known.YES, post_safe=Known.NO, who_may_see="sister",
    )  # fmt: skip
    banner = show(NeedsBanner())
    banner.show_needs(needs)
    for part in ("Urdu", "large print", "interpreter", "post is not safe", "sister"):
        assert part in banner.text
    assert needs_text(Needs()) == "No needs recorded yet"
