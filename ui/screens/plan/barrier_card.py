"""One thing that could get in the way: question, responses, and the if-then made aloud."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from planner.flows.plan import Step
from planner.library import Field
from ui import texts
from ui.screens.plan.barriers_presenter import BarriersPresenter, ChosenBarrier
from ui.screens.plan.fields import real_field
from ui.screens.plan.presenter import Place
from ui.screens.plan.record_box import RecordBox
from ui.screens.plan.step_page import folded, keep_text
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import LineEdit
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Small, Strong

STEP_OF = {
    Field.RATIONALE: Step.CHOOSE,
    Field.TASK: Step.CHOOSE,
    Field.SIZE: Step.CHOOSE,
    Field.SHEET: Step.CHOOSE,
    Field.LAYOUT: Step.HAND_OVER,
    Field.PRINT_SIZE: Step.HAND_OVER,
    Field.LANGUAGE: Step.HAND_OVER,
    Field.ROUTE: Step.HAND_OVER,
    Field.COPING: Step.BARRIERS,
}


class BarrierCard(Card):
    """Folded it is one line; open it is the whole conversation about one barrier.

    Attributes:
        record: What went before, for the practitioner.

    Signals:
        unfold_wanted: Open this one; carries its position.
        field_wanted: A response changes a field elsewhere; carries the Place.
    """

    unfold_wanted = Signal(int)
    field_wanted = Signal(object)

    def __init__(
        self, presenter: BarriersPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._presenter = presenter
        self._index = index
        self._chosen: ChosenBarrier | None = None
        self._open = LinkButton("Open")
        self._remove = LinkButton("Remove")
        self._private = Small("A note for me: never printed, never in the patient view.")
        self._line = Body("")
        self._question = Strong("")
        self._responses = Chips("What could help", [])
        self._leads = LinkButton("")
        self._if = LineEdit("If", "what could happen")
        self._then = LineEdit("then I will", "what I will do instead")
        self.record = RecordBox(presenter.record)
        self._source = Disclosure("")
        self._source_text = Small("")
        self._source.add(self._source_text)
        self._inner = QWidget()
        self._lay_out()
        self._connect()

    def show_barrier(self, chosen: ChosenBarrier, *, unfolded: bool) -> None:
        """Show a barrier, open or as one line."""
        new = self._chosen is None or self._chosen.label != chosen.label
        self._chosen = chosen
        self.set_title(chosen.label)
        self._open.setVisible(not unfolded)
        self._open.setAccessibleName(f"Open {chosen.label}")
        self._remove.setAccessibleName(f"Remove {chosen.label}")
        self._private.setVisible(chosen.private)
        done = chosen.if_text.strip() and chosen.then_text.strip()
        line = f"If {chosen.if_text}, then I will {chosen.then_text}." if done else ""
        self._line.show_text("" if unfolded else line)
        self._inner.setVisible(unfolded)
        self._question.show_text(chosen.question)
        if new:
            self._responses.set_choices([Choice(i, folded(text)) for i, text in chosen.responses])
        self._responses.setVisible(bool(chosen.responses))
        self._responses.set_value(chosen.response)
        self._show_leads(chosen)
        keep_text(self._if, chosen.if_text)
        keep_text(self._then, chosen.then_text)
        self.record.show_record(chosen.record, self._presenter.barrier(self._index))
        self._source.setVisible(bool(chosen.strength))
        self._source.set_title(f"Evidence: {chosen.strength}")
        self._source_text.setText(f"{chosen.source} It is about the topic, not our wording.")

    def focus_first(self) -> None:
        """Go to the half of the if-then that is still open."""
        (self._then if self._if.text().strip() else self._if).setFocus()

    def _show_leads(self, chosen: ChosenBarrier) -> None:
        field = chosen.leads_to
        self._leads.setVisible(field is not None)
        if field is not None:
            self._leads.setText(f"Change {texts.word(field)}")

    def _lay_out(self) -> None:
        self.add_action(self._open)
        self.add_action(self._remove)
        lines = QGridLayout()
        lines.setHorizontalSpacing(Space.S)
        for number, (text, field) in enumerate((("If", self._if), ("then I will", self._then))):
            label = QLabel(text)
            label.setBuddy(field)
            lines.addWidget(label, number, 0)
            lines.addWidget(field, number, 1)
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.S)
        inner.addWidget(self._question)
        inner.addWidget(self._responses)
        inner.addWidget(self._leads)
        inner.addLayout(lines)
        inner.addWidget(self.record)
        inner.addWidget(self._source)
        self.add(self._private)
        self.add(self._line)
        self.add(self._inner)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open)
        self._remove.clicked.connect(self._on_remove)
        self._responses.value_chosen.connect(self._on_response)
        self._leads.clicked.connect(self._on_leads)
        self._if.textEdited.connect(partial(self._presenter.set_if, self._index))
        self._then.textEdited.connect(partial(self._presenter.set_then, self._index))

    @Slot()
    def _on_open(self) -> None:
        self.unfold_wanted.emit(self._index)

    @Slot()
    def _on_remove(self) -> None:
        self._presenter.remove(self._index)

    @Slot(str)
    def _on_response(self, value: str) -> None:
        current = self._chosen.response if self._chosen else ""
        self._presenter.respond(self._index, value or current)

    @Slot()
    def _on_leads(self) -> None:
        field = self._chosen.leads_to if self._chosen else None
        if field is not None:
            real = real_field(field)
            self.field_wanted.emit(Place(STEP_OF.get(real, Step.SPECIFY), None, real.value))
