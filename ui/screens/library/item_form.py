"""The form of an item: cards of fields, with hints on readability while one types."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.library import Library
from planner.shelf import Item
from ui.readability_hint import hint
from ui.screens.library.form_fields import Bound, make_field
from ui.screens.library.form_rules import problems_of
from ui.screens.library.form_spec import Look, Section, Spec, Values, sections_of
from ui.style.space import Space
from ui.widgets.card import Card
from ui.widgets.form import Form, FormRow
from ui.widgets.layout import boxed, clear_layout
from ui.widgets.text import Small

QUIET_MS = 250


class ItemForm(QScrollArea):
    """The fields of one item.

    Signals:
        edited: The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._base: Item | None = None
        self._fields: dict[str, Bound] = {}
        self._touched: set[str] = set()
        self._rows = Form(self)  # knows the rows; the cards lay them out
        self._rows.hide()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.M, 0)
        self._column.setSpacing(Space.L)
        self.setWidget(boxed(self._column))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)

    @property
    def fields(self) -> Mapping[str, Bound]:
        """The fields by key."""
        return self._fields

    @property
    def rows(self) -> Mapping[str, FormRow]:
        """The rows by key."""
        return self._rows.rows

    def values(self) -> dict[str, str]:
        """Return what is typed and chosen."""
        return {key: each.read() for key, each in self._fields.items()}

    def show_item(self, base: Item, library: Library, values: Values) -> None:
        """Show the form of an item with these values."""
        self.forget()
        self._base = base
        for section in sections_of(base, library):
            self._column.addWidget(self._card(section))
        self._column.addStretch(1)
        for key, bound in self._fields.items():
            bound.write(values.get(key, ""))
            self._show_hint(key)
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Take the fields away."""
        self._quiet.stop()
        self._base = None
        self._fields.clear()
        self._touched.clear()
        self._rows.deleteLater()
        self._rows = Form(self)
        self._rows.hide()
        clear_layout(self._column)

    def focus_first(self) -> None:
        """Begin with the first field."""
        for bound in self._fields.values():
            bound.widget.setFocus()
            return

    def check(self) -> bool:
        """Show every problem, the first in focus; tell whether there is none."""
        if self._base is None:
            return False
        problems = problems_of(self._base, self.values())
        self._rows.show_problems(problems)
        for key in problems:
            self.ensureWidgetVisible(self._rows.rows[key])
            break
        return not problems

    def _card(self, section: Section) -> Card:
        card = Card(section.title)
        if section.note:
            card.add(Small(section.note))
        for line in _lines(section.fields):
            card.add_layout(self._line(line))
        return card

    def _line(self, specs: Sequence[Spec]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        for column, spec in enumerate(specs):
            bound = make_field(spec, partial(self._on_edited, spec.key))
            self._fields[spec.key] = bound
            row = bound.widget
            if spec.look is not Look.TICK:
                row = self._rows.register(spec.key, FormRow(spec.label, row, spec.hint))
            grid.addWidget(row, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, spec.wide)
        return grid

    def _on_edited(self, key: str) -> None:
        self._touched.add(key)
        self._show_hint(key)
        self._quiet.start()
        self.edited.emit()

    def _show_hint(self, key: str) -> None:
        bound = self._fields[key]
        if bound.spec.read:
            said = hint(bound.read(), discreet=bound.spec.discreet)
            self._rows.rows[key].set_hint(f"{bound.spec.hint} {said}".strip())

    @Slot()
    def _on_quiet(self) -> None:
        """Say what is wrong with the fields touched so far, and take back what is mended."""
        if self._base is None:
            return
        problems = problems_of(self._base, self.values())
        for key, row in self._rows.rows.items():
            if key in self._touched or row.error:
                row.set_error(problems.get(key, ""))


def _lines(specs: Sequence[Spec]) -> list[list[Spec]]:
    lines: list[list[Spec]] = []
    for spec in specs:
        if spec.beside and lines:
            lines[-1].append(spec)
        else:
            lines.append([spec])
    return lines
