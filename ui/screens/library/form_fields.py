"""One field of a form of the Library page, whatever it is typed or chosen with."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.library.form_spec import YES, Look, Spec
from ui.screens.library.form_values import lines_of
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import MultiChips
from ui.widgets.fields import LineEdit, NumberEdit, Picker
from ui.widgets.line_list import Line, LineList
from ui.widgets.text_edit import PlainTextEdit

SHEET_LINES = 6


@dataclass(frozen=True, slots=True)
class Bound:
    """A field with its hands.

    Attributes:
        spec: What it is.
        widget: What is typed or chosen with.
        read: Gives the value as text.
        write: Shows a value; tells nobody.
    """

    spec: Spec
    widget: QWidget
    read: Callable[[], str]
    write: Callable[[str], None]


class SheetPicker(LineList):
    """A list of which any line may be chosen; chosen ones have a mark.

    Signals:
        values_changed: The user chose one or took it back; carries the tuple of ids.
    """

    values_changed = Signal(object)

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec.label, parent)
        self._choices = spec.choices
        self._chosen: tuple[str, ...] = ()
        self.line_chosen.connect(self._on_chosen)
        self.setFixedHeight(self.fontMetrics().height() * 2 * SHEET_LINES)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_values(())

    @property
    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order it was chosen."""
        return self._chosen

    def set_values(self, values: tuple[str, ...]) -> None:
        """Show these as chosen, on top; tells nobody."""
        self._chosen = values
        self.show_lines(
            [
                Line(id=each.value, title=each.label, chosen=each.value in values)
                for each in self._choices
            ]
        )

    def _on_chosen(self, name: str) -> None:
        taken = tuple(each for each in self._chosen if each != name)
        self.set_values(taken if name in self._chosen else (*taken, name))
        self.values_changed.emit(self._chosen)


def make_field(spec: Spec, told: Callable[[], object]) -> Bound:
    """Return the field of a spec.

    Args:
        spec: What it is.
        told: Called when the user changed it.
    """
    makers = {
        Look.LINE: _line,
        Look.LINES: _lines,
        Look.NUMBER: _number,
        Look.ONE: _one,
        Look.ANY: _any,
        Look.SHEETS: _sheets,
        Look.TICK: _tick,
    }
    return makers[spec.look](spec, _Told(told))


@dataclass(frozen=True, slots=True)
class _Told:
    """Calls without what a signal carries."""

    call: Callable[[], object]

    def __call__(self, *_: object) -> None:
        self.call()


def _line(spec: Spec, told: _Told) -> Bound:
    field = LineEdit(spec.label)
    field.textEdited.connect(told)
    return Bound(spec, field, field.text, field.setText)


def _lines(spec: Spec, told: _Told) -> Bound:
    field = PlainTextEdit(spec.label, lines=3)
    field.edited.connect(told)
    return Bound(spec, field, field.toPlainText, field.set_text)


def _number(spec: Spec, told: _Told) -> Bound:
    field = NumberEdit(spec.label, spec.low, spec.high)
    field.number_changed.connect(told)

    def read() -> str:
        return "" if field.number is None else str(field.number)

    def write(value: str) -> None:
        field.set_value(int(value) if value else None)

    return Bound(spec, field, read, write)


def _one(spec: Spec, told: _Told) -> Bound:
    field = Picker(spec.label, spec.choices)
    field.value_chosen.connect(told)

    def read() -> str:
        return field.value

    def write(value: str) -> None:
        if value and field.findData(value) < 0:  # hidden, or gone; never swapped in silence
            field.addItem(value, value)
        field.set_value(value)

    return Bound(spec, field, read, write)


def _any(spec: Spec, told: _Told) -> Bound:
    field = MultiChips(spec.label, spec.choices)
    field.values_changed.connect(told)
    known = {each.value for each in spec.choices}
    others: list[str] = []  # values that are not offered stay as they are

    def read() -> str:
        return "\n".join((*field.values, *others))

    def write(value: str) -> None:
        field.set_values(lines_of(value))
        others[:] = [each for each in lines_of(value) if each not in known]

    return Bound(spec, field, read, write)


def _sheets(spec: Spec, told: _Told) -> Bound:
    field = SheetPicker(spec)
    field.values_changed.connect(told)

    def read() -> str:
        return "\n".join(field.values)

    def write(value: str) -> None:
        field.set_values(lines_of(value))
        if field.values:
            field.go_to(field.values[0])

    return Bound(spec, field, read, write)


def _tick(spec: Spec, told: _Told) -> Bound:
    field = CheckLine(spec.label)
    field.toggled.connect(told)

    def read() -> str:
        return YES if field.checked else ""

    def write(value: str) -> None:
        field.set_checked(value == YES)

    return Bound(spec, field, read, write)
