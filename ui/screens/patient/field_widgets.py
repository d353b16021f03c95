"""A widget for each kind of field; its value as JSON's own types, in and out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from planner import codec
from planner.clock import Clock
from planner.patients import Rota, Taken
from ui.screens.patient.form_fields import Kind, Spec
from ui.screens.patient.rota_edit import RotaEdit
from ui.screens.patient.taken_rows import TakenRows
from ui.widgets.chips import Chips, MultiChips
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import CheckBox, LineEdit, NumberEdit, Picker
from ui.widgets.text_edit import PlainTextEdit

MOST_SESSIONS = 40


@dataclass(frozen=True, slots=True)
class Bound:
    """A field of the form.

    Attributes:
        spec: What it is.
        widget: Where it is typed.
        read: Gives its value.
        write: Shows a value; tells nobody.
        edited: The signal of a change by the user.
    """

    spec: Spec
    widget: QWidget
    read: Callable[[], object]
    write: Callable[[object], None]
    edited: SignalInstance


def make_field(spec: Spec, clock: Clock) -> Bound:
    """Return a field ready to be laid out."""
    makers: dict[Kind, Callable[[Spec], Bound]] = {
        Kind.LINE: _line,
        Kind.TEXT: _text,
        Kind.GOALS: _goals,
        Kind.NUMBER: _number,
        Kind.TICK: _tick,
        Kind.ONE_OF: _one_of,
        Kind.ANY_OF: _any_of,
        Kind.LIST: _list,
        Kind.HOURS: _hours,
    }
    timed = {Kind.DAY: _day, Kind.ROTA: _rota}
    return timed[spec.kind](spec, clock) if spec.kind in timed else makers[spec.kind](spec)


def _line(spec: Spec) -> Bound:
    made = LineEdit(spec.label)

    def read() -> object:
        return made.text().strip()

    def write(value: object) -> None:
        made.setText(str(value or ""))

    return Bound(spec, made, read, write, made.textEdited)


def _text(spec: Spec) -> Bound:
    made = PlainTextEdit(spec.label, lines=2)

    def read() -> object:
        return made.text.strip()

    def write(value: object) -> None:
        made.set_text(str(value or ""))

    return Bound(spec, made, read, write, made.edited)


def _goals(spec: Spec) -> Bound:
    made = PlainTextEdit(spec.label, lines=3)

    def read() -> object:
        return [line.strip() for line in made.text.splitlines() if line.strip()]

    def write(value: object) -> None:
        made.set_text("\n".join(value) if isinstance(value, list) else "")

    return Bound(spec, made, read, write, made.edited)


def _day(spec: Spec, clock: Clock) -> Bound:
    made = DateEdit(spec.label, clock)

    def read() -> object:
        return made.value.isoformat() if made.value else None

    def write(value: object) -> None:
        made.set_value(date.fromisoformat(value) if isinstance(value, str) and value else None)

    return Bound(spec, made, read, write, made.textChanged)


def _hours(spec: Spec) -> Bound:
    made = TakenRows(spec.label)

    def read() -> object:
        return codec.encode(made.value)

    def write(value: object) -> None:
        made.set_value(codec.decode(tuple[Taken, ...], value or []))

    return Bound(spec, made, read, write, made.edited)


def _rota(spec: Spec, clock: Clock) -> Bound:
    made = RotaEdit(spec.label, clock)

    def read() -> object:
        return codec.encode(made.value)

    def write(value: object) -> None:
        made.set_value(codec.decode(Rota, value) if value else None)

    return Bound(spec, made, read, write, made.edited)


def _number(spec: Spec) -> Bound:
    made = NumberEdit(spec.label, 1, MOST_SESSIONS)

    def read() -> object:
        return made.number

    def write(value: object) -> None:
        made.set_value(value if isinstance(value, int) else None)

    return Bound(spec, made, read, write, made.number_changed)


def _tick(spec: Spec) -> Bound:
    made = CheckBox(spec.label)

    def write(value: object) -> None:
        made.setChecked(bool(value))

    return Bound(spec, made, made.isChecked, write, made.clicked)


def _one_of(spec: Spec) -> Bound:
    made = Chips(spec.label, spec.choices, may_be_empty=False)

    def read() -> object:
        return made.value or spec.choices[0].value

    def write(value: object) -> None:
        made.set_value(str(value or spec.choices[0].value))

    return Bound(spec, made, read, write, made.value_chosen)


def _any_of(spec: Spec) -> Bound:
    made = MultiChips(spec.label, spec.choices)

    def read() -> object:
        return list(made.values)

    def write(value: object) -> None:
        made.set_values(value if isinstance(value, list) else ())

    return Bound(spec, made, read, write, made.values_changed)


def _list(spec: Spec) -> Bound:
    made = Picker(spec.label, spec.choices)

    def read() -> object:
        return made.value

    def write(value: object) -> None:
        made.set_value(str(value or ""))

    return Bound(spec, made, read, write, made.value_chosen)
