"""The question being asked: its answers, and the field the answer leads to, before and after."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui import texts
from ui.screens.plan.field_editor import FieldEditor
from ui.screens.plan.fields import Kind
from ui.screens.plan.fit_presenter import FitPresenter, Row
from ui.screens.plan.step_page import folded, keep_text
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import LineEdit
from ui.widgets.layout import boxed, column
from ui.widgets.text import Heading, Quiet, Small, Strong

NOTHING = "nothing"
NOTHING_KEY = "n"


class PromptPanel(Card):
    """One prompt: digits choose an answer, N is "asked, nothing to change".

    Signals:
        passed: Answered with nothing to change; on to the next.
        place_wanted: The change is made elsewhere in the wizard; carries a Place.
        record_wanted: Their hours and days are to be written down in the record.
    """

    passed = Signal()
    place_wanted = Signal(object)
    record_wanted = Signal()

    def __init__(self, presenter: FitPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._presenter = presenter
        self._id = ""
        self._question = Heading("")
        self._known = Quiet("")
        self._answers = Chips("Answer", [])
        self._words = LineEdit("In their words", "In their words, if you like")
        self._editor = FieldEditor()
        self._editor_label = Strong("")
        self._effect = Quiet("")
        self._note = Quiet("")
        self._marks = Quiet("")
        self._change = boxed(
            column(self._editor_label, self._note, self._editor, self._marks, self._effect)
        )
        self._record = LinkButton("Write down their hours and days")
        self._evidence = Small("")
        for widget in (self._question, self._known, self._answers, self._words, self._change):
            self.add(widget)
        self.add(self._record)
        self.add(self._evidence)
        self._connect()

    @property
    def prompt_id(self) -> str:
        """Which prompt is open."""
        return self._id

    def forget(self) -> None:
        """Have no prompt open: another task, another person."""
        self._id = ""

    def show_row(self, row: Row) -> None:
        """Show a prompt; a field being typed in is left alone."""
        if row.id != self._id:
            self._id = row.id
            self._question.setText(row.question)
            self._answers.set_choices(_choices(row))
            self._evidence.setText(f"Evidence for asking: {row.evidence} · {row.source}")
        self._known.show_text(f"On the record: {row.known}" if row.known else "")
        chosen = next((each.id for each in row.answers if each.chosen), "")
        self._answers.set_value(NOTHING if row.nothing else chosen)
        keep_text(self._words, row.text)
        self._record.setVisible(row.on_record)
        self._show_change(row)

    def focus_answers(self) -> None:
        """Put the focus on the answers."""
        self._answers.setFocus()

    def _show_change(self, row: Row) -> None:
        editor = row.editor
        self._editor.show_editor(editor)
        self._change.setVisible(editor is not None)
        if editor is None:
            return
        self._note.show_text(row.note)
        self._marks.show_text("\n".join(row.marks))
        name = texts.sentence_case(texts.word(editor.field))
        elsewhere = editor.kind is Kind.ELSEWHERE
        self._editor_label.setText("" if elsewhere else f"{name}, now")
        before = row.before or "nothing"
        if row.added:
            self._effect.show_text(f"Now also: {row.added}.")
        elif row.changed:
            self._effect.show_text(f"Before: {before}. Now: {row.after or 'nothing'}.")
        else:
            self._effect.show_text("" if elsewhere or row.note else "Not changed yet.")

    def _connect(self) -> None:
        self._answers.value_chosen.connect(self._on_answer)
        self._words.textEdited.connect(self._on_words)
        self._editor.text_edited.connect(self._on_text)
        self._editor.choice_made.connect(self._on_choice)
        self._editor.day_toggled.connect(self._on_day)
        self._editor.time_typed.connect(self._on_time)
        self._record.clicked.connect(self.record_wanted)
        self._editor.place_wanted.connect(self.place_wanted)

    @Slot(str)
    def _on_answer(self, value: str) -> None:
        if value == NOTHING:
            self._presenter.nothing(self._id)
            self.passed.emit()
        elif value:
            self._presenter.choose(self._id, value)
            if not self._presenter.done_at_once(self._id):
                self._editor.focus_first()
        else:
            self._presenter.forget(self._id)

    @Slot(str)
    def _on_words(self, text: str) -> None:
        self._presenter.say(self._id, text)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._presenter.change_text(self._id, text)

    @Slot(str)
    def _on_choice(self, value: str) -> None:
        self._presenter.change_choice(self._id, value)

    @Slot(int, bool)
    def _on_day(self, weekday: int, on: bool) -> None:
        self._presenter.change_days(self._id, weekday, on=on)

    @Slot(int, str)
    def _on_time(self, weekday: int, text: str) -> None:
        self._presenter.change_time(self._id, weekday, text)


def _choices(row: Row) -> list[Choice]:
    offered = [
        Choice(each.id, folded(f"{each.text} → {each.leads}" if each.leads else each.text))
        for each in row.answers
    ]
    return [*offered, Choice(NOTHING, "Asked, nothing to change", key=NOTHING_KEY)]
