"""Hours, shifts and days that matter: typed, kept, read back, said in words."""

import json
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clock import FixedClock
from planner.ids import SeededIds
from planner.patients import CalendarKind, Life, Needs, Rota, Shift, ShiftHours, Taken, Writes
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.life_texts import rota_text, taken_text
from ui.screens.patient import entry as entries
from ui.screens.patient.presenter import life_facts, needs_facts
from ui.screens.patient.rota_edit import RotaEdit
from ui.screens.patient.taken_rows import TakenRows
from ui.times import parse_hours

PRAYERS = Taken("prayers", 4, time(13), time(14))
ROTA = Rota(
    date(2026, 5, 11),
    (Shift.EARLY, Shift.EARLY, Shift.NIGHT, Shift.OFF),
    (ShiftHours(Shift.EARLY, time(7), time(15)), ShiftHours(Shift.NIGHT, time(22), time(7))),
)
TAKEN = st.builds(
    Taken,
    st.sampled_from(("prayers", "care", "")),
    st.none() | st.integers(0, 6),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("13:00 to 14:00", (time(13), time(14))),
        ("1-2 pm", (time(13), time(14))),
        ("11 to 1 pm", (time(11), time(13))),
        ("9 am – 5 pm", (time(9), time(17))),
        ("22 to 6", (time(22), time(6))),
        ("all day", (time(0), time(0))),
        ("13:00", None),
        ("soon to later", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_type_them(text: str, hours: object) -> None:
    assert parse_hours(text) == hours


@given(given=st.lists(TAKEN, max_size=3).map(tuple))
def test_what_is_known_of_a_life_reads_back_the_same(given: tuple[Taken, ...]) -> None:
    life = Life(taken=given, rota=ROTA, calendars=(CalendarKind.WALES, CalendarKind.SIKH))
    empty = entries.new_entry(SeededIds(1), DAY)
    full = replace(empty, patient=replace(empty.patient, life=life))
    values = json.loads(json.dumps(entries.values_of(full)))
    assert entries.with_values(empty, empty.course, values).patient.life == life


def test_rows_are_added_typed_and_taken_away(qtbot) -> None:
    rows = TakenRows("Hours")
    qtbot.addWidget(rows)
    rows.add_button.click()
    row = rows.rows[0]
    seen = [rows.readable]
    row.label.setText("prayers")
    assert [*seen, rows.readable] == [True, False]
    row.hours.setText("1 - 2 pm")
    row.day.set_value("4")
    given = [rows.value]
    row.remove.click()
    assert [*given, rows.value] == [(PRAYERS,), ()]


def test_rows_show_what_is_known_and_every_field_has_a_name(qtbot) -> None:
    rows = TakenRows("Hours")
    qtbot.addWidget(rows)
    rows.set_value((PRAYERS, Taken("care", None, time(0), time(0))))
    assert rows.value == (PRAYERS, Taken("care", None, time(0), time(0)))
    assert nameless(rows) == []


def test_a_rota_is_pressed_day_by_day(qtbot) -> None:
    edit = RotaEdit("Shifts", FixedClock.on(DAY))
    qtbot.addWidget(edit)
    for each in (*ROTA.pattern, Shift.LATE):
        edit.buttons[each].click()
    edit.back.click()
    seen = [edit.readable]
    edit.first.set_value(ROTA.first)
    edit.hours[Shift.EARLY].setText("7 to 15")
    edit.hours[Shift.NIGHT].setText("22 to 7")
    edit.hours[Shift.LATE].setText("never")
    assert [*seen, edit.readable] == [False, True]
    given = [edit.value]
    assert nameless(edit) == []
    edit.clear.click()
    assert [*given, edit.value] == [ROTA, None]


def test_a_known_rota_is_shown_and_stays(qtbot) -> None:
    edit = RotaEdit("Shifts", FixedClock.on(DAY))
    qtbot.addWidget(edit)
    edit.set_value(ROTA)
    given = [edit.value]
    edit.set_value(None)
    assert [*given, edit.value] == [ROTA, None]


def test_the_record_says_them_in_words() -> None:
    assert taken_text(PRAYERS) == "prayers, Friday, 13:00 to 14:00"
    assert rota_text(ROTA).startswith("2 early, 1 night, 1 off, repeating from 11 May 2026")
    life = Life(taken=(PRAYERS,), rota=ROTA, calendars=(CalendarKind.ENGLAND,))
    facts = dict(life_facts(life))
    assert facts["Days they want marked"] == "Public holidays, England"
    assert ("Fills in sheets by", "ticking") in needs_facts(Needs(writes=Writes.TICK))
    assert life_facts(Life()) == ()
