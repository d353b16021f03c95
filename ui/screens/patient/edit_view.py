"""The form of a person, laid out in cards of two columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.clock import Clock
from planner.patients import Episode
from ui.screens.patient import form_fields
from ui.screens.patient.entry import Entry, values_of, with_values
from ui.screens.patient.field_widgets import Bound, make_field
from ui.screens.patient.form_fields import Kind, Section
from ui.style.space import Space
from ui.widgets.booking_form import BookingFields
from ui.widgets.card import Card
from ui.widgets.fields import LineEdit
from ui.widgets.form import Form, FormRow
from ui.widgets.layout import boxed
from ui.widgets.section import Disclosure
from ui.widgets.text import Quiet

FIRST = "May stay empty. It can be booked on their page at any time."
NHS = "who.nhs_number"
CODED = "All optional. Nothing in this program depends on them."


class EditView(QWidget):
    """The cards of the form. What is out of sight at first is made a moment later.

    Signals:
        edited: The user changed something.
        nhs_left: The NHS number was typed.
    """

    edited = Signal()
    nhs_left = Signal()

    def __init__(self, clock: Clock, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._new = new
        self._course: Episode | None = None
        self._fields: dict[str, Bound] = {}
        self._form = Form(self)  # knows the rows; the cards lay them out
        self._form.hide()
        self._first = BookingFields(clock, self)
        self._first.hide()
        self._shown: Entry | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.L)
        self._fold = Disclosure(form_fields.coded_section().title)
        self._course_card = Card(parent=self)
        self._course_card.hide()
        self._complete = False
        for section in (form_fields.who_section(), form_fields.needs_section()):
            self._column.addWidget(self._card(section))
        nhs = self._fields[NHS].widget
        if isinstance(nhs, LineEdit):
            nhs.editingFinished.connect(self.nhs_left)

    @property
    def nhs_number(self) -> str:
        """The NHS number as typed."""
        return str(self._fields[NHS].read())

    @property
    def coded(self) -> Disclosure:
        """The codes, made when they are unfolded."""
        return self._fold

    @property
    def fields(self) -> Mapping[str, Bound]:
        """All fields by key."""
        self.complete()
        return self._fields

    @property
    def first(self) -> BookingFields:
        """The first appointment."""
        self.complete()
        return self._first

    @property
    def form(self) -> Form:
        """All rows by key."""
        self.complete()
        return self._form

    def complete(self) -> None:
        """Make what is not made yet; its fields show what the others do."""
        if self._complete:
            return
        self._complete = True
        before = set(self._fields)
        self._lay_out()
        self._write([key for key in self._fields if key not in before])
        self._first.show_booking(self._shown.first if self._shown else None)

    def focus_first(self) -> None:
        """Begin with the name."""
        self._fields["who.name"].widget.setFocus()

    def show_entry(self, entry: Entry) -> None:
        """Show what is known or was kept."""
        self._shown = entry
        self._course = entry.course or self._course_to_come(entry)
        self._write(tuple(self._fields))
        self._first.show_booking(entry.first)
        self._show_course_card()
        self._form.clear_problems()

    def forget(self) -> None:
        """Empty every field."""
        self._course = self._shown = None
        for field in self._fields.values():
            field.write(None)
        self._first.show_booking(None)

    def entry(self) -> Entry:
        """Return what the form says; fields that were never unfolded stay as they were shown."""
        assert self._shown is not None  # noqa: S101 (asked only while an entry is shown)
        values = {key: field.read() for key, field in self._fields.items()}
        typed = with_values(self._shown, self._course, values)
        first = self._first.value if self._new and self._complete else self._shown.first
        return Entry(
            patient=typed.patient, course=typed.course, first=first, unreadable=self._unreadable()
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beside its field, and bring the first into sight."""
        self.complete()
        self._form.show_problems(problems)
        for key in self._form.rows:
            if key in problems:
                self._bring_into_sight(self._form.rows[key])
                return

    def show_problem(self, key: str, problem: str) -> None:
        """Show or take away what is wrong with one field; the focus stays."""
        self._form.rows[key].set_error(problem)

    def _course_to_come(self, entry: Entry) -> Episode | None:
        """Return the course of a new person whose first day was left empty."""
        if not self._new or self._course is None:
            return None
        return replace(self._course, patient_id=entry.patient.id)

    def _show_course_card(self) -> None:
        self._course_card.setVisible(self._complete and self._course is not None)

    def _write(self, keys: Sequence[str]) -> None:
        values = values_of(self._shown) if self._shown else {}
        for key in keys:
            self._fields[key].write(values.get(key))

    @Slot(bool)
    def _on_coded_unfolded(self, unfolded: bool) -> None:
        if not unfolded or self._fold.body.count():
            return
        before = set(self._fields)
        self._fold.add(Quiet(CODED))
        self._fold.add(boxed(self._grid(form_fields.coded_section())))
        self._write([key for key in self._fields if key not in before])

    def _unreadable(self) -> tuple[str, ...]:
        days = {key: field.widget for key, field in self._fields.items()}
        if self._new and self._complete:
            days |= {"first.day": self._first.day, "first.at": self._first.at}
        found = [k for k, w in days.items() if not getattr(w, "readable", True)]
        at_alone = (
            self._new and self._complete and self._first.day.value is None and self._first.at.value
        )
        if at_alone and "first.day" not in found:
            found.append("first.day")
        return tuple(found)

    def _bring_into_sight(self, row: FormRow) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(row, 0, Space.XXL)

    def _lay_out(self) -> None:
        self._column.addWidget(self._card(form_fields.life_section()))
        self._column.addWidget(self._card(form_fields.days_section()))
        course = form_fields.course_section(new=self._new)
        self._course_card.set_title(course.title)
        self._course_card.add_layout(self._grid(course))
        self._show_course_card()
        self._column.addWidget(self._course_card)
        if self._new:
            self._column.addWidget(self._first_card())
        self._fold.toggled.connect(self._on_coded_unfolded)
        self._column.addWidget(self._fold)

    def _card(self, section: Section) -> Card:
        card = Card(section.title)
        card.add_layout(self._grid(section))
        return card

    def _first_card(self) -> Card:
        card = Card("First appointment")
        card.add(Quiet(FIRST))
        card.add(self._first)
        self._first.show()
        for key, row in self._first.form.rows.items():
            self._form.register(f"first.{key}", row)
        self._first.day.textChanged.connect(self.edited)
        self._first.at.textChanged.connect(self.edited)
        self._first.type.value_chosen.connect(self.edited)
        self._first.medium.value_chosen.connect(self.edited)
        return card

    def _grid(self, section: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.L)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        line = side = 0
        for spec in section.specs:
            if spec.wide and side:
                line, side = line + 1, 0
            made = self._row(make_field(spec, self._clock))
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(made, line, side, 1, 2 if spec.wide else 1, top)
            line, side = (line + 1, 0) if spec.wide or side else (line, 1)
        return grid

    def _row(self, field: Bound) -> QWidget:
        self._fields[field.spec.key] = field
        field.edited.connect(self.edited)
        if field.spec.kind is Kind.TICK:
            return field.widget
        row = FormRow(field.spec.label, field.widget, field.spec.hint)
        return self._form.register(field.spec.key, row)
