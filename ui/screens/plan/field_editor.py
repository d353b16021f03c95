"""A field of the plan, opened for editing where the answer that leads to it stands."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.flows.plan import Step
from planner.library import Field
from ui import texts
from ui.screens.plan.fields import Editor, Kind
from ui.screens.plan.presenter import Place
from ui.screens.plan.step_page import keep_text
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chips, Choice, MultiChips
from ui.widgets.day_row import DayRow
from ui.widgets.fields import LineEdit, NumberEdit
from ui.widgets.layout import clear_layout

ELSEWHERE = {
    Field.TASK: ("Choose another task", Place(Step.CHOOSE, None, "task")),
    Field.COPING: ("Make an if-then of it", Place(Step.BARRIERS)),
}
Input = LineEdit | NumberEdit | DayRow | Chips | MultiChips | LinkButton


class FieldEditor(QWidget):
    """Shows an ``Editor``; the field keeps the focus while it is typed in.

    Signals:
        text_edited: The field was typed in.
        choice_made: One of its few values was chosen, or a tick turned over.
        day_toggled: A weekday was chosen or taken back.
        time_typed: The time of a weekday.
        place_wanted: It is changed elsewhere in the wizard; carries the Place.
    """

    text_edited = Signal(str)
    choice_made = Signal(str)
    day_toggled = Signal(int, bool)
    time_typed = Signal(int, str)
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._field: Field | None = None
        self._shown: tuple[Field, Kind] | None = None
        self._input: Input | None = None

    def show_editor(self, editor: Editor | None) -> None:
        """Show a field, or nothing."""
        wanted = (editor.field, editor.kind) if editor else None
        if wanted != self._shown:
            clear_layout(self._column)
            self._shown, self._field = wanted, editor.field if editor else None
            self._input = self._make(editor) if editor else None
            if self._input is not None:
                self._column.addWidget(self._input)
        if editor is not None:
            self._show(editor)
        self.setVisible(editor is not None)

    def focus_first(self) -> None:
        """Put the focus on the field."""
        if isinstance(self._input, DayRow):
            self._input.focus_first()
        elif self._input is not None:
            self._input.setFocus()

    def _make(self, editor: Editor) -> Input | None:
        name = texts.sentence_case(texts.word(editor.field))
        if editor.kind is Kind.TEXT:
            line = LineEdit(name)
            line.textEdited.connect(self.text_edited)
            return line
        if editor.kind is Kind.NUMBER:
            number = NumberEdit(name, 1, 14 if editor.field is Field.TIMES else 600)
            number.number_changed.connect(self._on_number)
            return number
        if editor.kind is Kind.DAYS:
            days = DayRow()
            days.day_toggled.connect(self.day_toggled)
            days.time_typed.connect(self.time_typed)
            return days
        return self._make_choice(editor, name)

    def _make_choice(self, editor: Editor, name: str) -> Input | None:
        choices = [Choice(each.id, each.text) for each in editor.choices]
        if editor.kind is Kind.CHOICE:
            chips = Chips(name, choices, may_be_empty=False)
            chips.value_chosen.connect(self.choice_made)
            return chips
        if editor.kind is Kind.TICKS:
            ticks = MultiChips(name, choices)
            ticks.values_changed.connect(self._on_ticks)
            return ticks
        if editor.kind is Kind.ELSEWHERE:
            link = LinkButton(ELSEWHERE[editor.field][0])
            link.clicked.connect(self._on_link)
            return link
        return None

    def _show(self, editor: Editor) -> None:
        on = tuple(each.id for each in editor.choices if each.on)
        self._on_values = on
        if isinstance(self._input, LineEdit):
            keep_text(self._input, editor.text)
        elif isinstance(self._input, NumberEdit):
            self._input.set_value(int(editor.text) if editor.text else None)
        elif isinstance(self._input, DayRow) and editor.when is not None:
            self._input.show_days(editor.when.days)
        elif isinstance(self._input, Chips):
            self._input.set_value(on[0] if on else "")
        elif isinstance(self._input, MultiChips):
            self._input.set_values(on)

    @Slot(object)
    def _on_number(self, number: int | None) -> None:
        self.text_edited.emit("" if number is None else str(number))

    @Slot(object)
    def _on_ticks(self, values: tuple[str, ...]) -> None:
        for each in set(values) ^ set(self._on_values):
            self.choice_made.emit(each)

    @Slot()
    def _on_link(self) -> None:
        if self._field is not None:
            self.place_wanted.emit(ELSEWHERE[self._field][1])
