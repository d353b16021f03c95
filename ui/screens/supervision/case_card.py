"""The chosen case: why it is brought, the question, what was decided, what is still to do."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.supervision import Case, SupervisionItem
from ui.screens.supervision import words
from ui.style.space import Space
from ui.supervision_texts import item_text
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.check_line import CheckLine
from ui.widgets.layout import clear_layout, column, row
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Quiet, Strong
from ui.widgets.text_edit import PlainTextEdit


class CaseCard(Card):
    """Facts on the left, words to type on the right.

    Signals:
        left: A text field was left: time to keep the question.
        discussed: The case was discussed.
        done: A decision was carried out or not (a SupervisionItem, a bool).
        record_wanted: Open the person's record.
    """

    left = Signal()
    discussed = Signal()
    done = Signal(object, bool)
    record_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._case: Case | None = None
        self._why = Body("")
        self._open = column(gap=Space.XS)
        self._ticks: list[CheckLine] = []
        self._before = Disclosure("Discussed before")
        self.question = PlainTextEdit("Question for supervision", 2, most=4)
        self.decision = PlainTextEdit("What was decided", 2, most=4)
        self._discussed = PlainButton("Discussed today")
        self._record = LinkButton("Open the record")
        self._lay_out()
        self.question.left.connect(self.left)
        self.decision.left.connect(self.left)
        self._discussed.clicked.connect(self.discussed)
        self._record.clicked.connect(self.record_wanted)

    @property
    def case(self) -> Case | None:
        """Whose."""
        return self._case

    @property
    def discussed_button(self) -> PlainButton:
        """Says that it was discussed."""
        return self._discussed

    @property
    def ticks(self) -> tuple[CheckLine, ...]:
        """The decisions that are still to do."""
        return tuple(self._ticks)

    def show_case(self, case: Case, reasons: tuple[str, ...], decision: str = "") -> None:
        """Show a case; what is being typed about the same case stays."""
        same = self._case is not None and self._case.episode_id == case.episode_id
        waiting = words.question_text(case)
        typing = same and self._case is not None and waiting == words.question_text(self._case)
        self._case = case
        self.set_title(f"{case.name} · {case.reference}")
        self._why.setText("\n".join(reasons) or "No rule of the service brings this case.")
        if not typing:
            self.question.set_text(waiting)
        if not same:
            self.decision.set_text(decision)
        self._show_items(case)

    def take(self, items: tuple[SupervisionItem, ...]) -> None:
        """Know what is on its way to the vault, so that it is not written twice."""
        if self._case is None:
            return
        new = {each.id: each for each in items if each.episode_id == self._case.episode_id}
        kept = tuple(new.pop(each.id, each) for each in self._case.items)
        self._case = replace(self._case, items=(*kept, *new.values()))

    def give_back(self, case: Case, question: str, decision: str) -> None:
        """Show again what was typed: it did not reach the vault."""
        self._case = case
        self.question.set_text(question)
        self.decision.set_text(decision)

    def forget(self) -> None:
        """Forget the person."""
        self._case = None
        self.set_title("")
        self._why.setText("")
        self.question.set_text("")
        self.decision.set_text("")
        self._clear_ticks()
        clear_layout(self._before.body)

    def _clear_ticks(self) -> None:
        self._ticks.clear()
        clear_layout(self._open)

    def _show_items(self, case: Case) -> None:
        self._clear_ticks()
        for item in case.open_decisions:
            line = CheckLine(item_text(item), "Tick once it is done")
            line.toggled.connect(partial(self._on_done, item))
            self._ticks.append(line)
            self._open.addWidget(line)
        clear_layout(self._before.body)
        over = [each for each in case.items if each.discussed_on and not each.open_decision]
        for item in reversed(over):
            self._before.add(Quiet(item_text(item)))
        self._before.setVisible(bool(over))
        self._before.set_title(f"Discussed before ({len(over)})")

    def _on_done(self, item: SupervisionItem, ticked: bool) -> None:
        self.done.emit(item, ticked)

    def _lay_out(self) -> None:
        self.add_action(self._record)
        facts = column(self._why, gap=Space.S)
        facts.addLayout(self._open)
        facts.addWidget(self._before)
        asked = column(Strong("Question for supervision (Alt+Q)"), self.question, gap=Space.XS)
        decided = column(Strong("Decided (Alt+D)"), self.decision, gap=Space.XS)
        decided.addLayout(row(self._discussed))
        parts = QHBoxLayout()
        parts.setSpacing(Space.XL)
        for part in (facts, asked, decided):
            part.addStretch(1)
            parts.addLayout(part, 1)
        self.add_layout(parts)
