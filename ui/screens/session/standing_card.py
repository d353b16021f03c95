"""What stands out at this contact, and the risk question."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from planner.ids import SessionId
from planner.standing_out import Fact, StandsOut, standing_out
from planner.supervision import Case, SupervisionItem, asked_more
from ui.context import AppContext
from ui.operations import StoreOp
from ui.routes import Route
from ui.screens.session.opening import Opening, save_item
from ui.screens.session.risk_card import RiskPanel
from ui.screens.session.standing_words import NOTHING, fact_text
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import LineEdit
from ui.widgets.layout import Divider, boxed, clear_layout, column, row
from ui.widgets.text import Body, Quiet


class StandingCard(Card):
    """Part 3 of the page: facts with their days, decisions to tick, a question to bring.

    Writes what is ticked or asked at once.
    """

    def __init__(
        self, ctx: AppContext, session_id: SessionId, parent: QWidget | None = None
    ) -> None:
        super().__init__("3  What stands out", parent)
        self._ctx, self._id = ctx, session_id
        self._case: Case | None = None
        self._facts: tuple[Fact, ...] = ()
        self._ticks: list[CheckLine] = []
        self._lines = column(gap=Space.XS)
        self._bring = LinkButton("Bring to supervision…")
        self.question = LineEdit("Question for supervision", "The question, then Enter")
        self.question.hide()
        self.risk = RiskPanel(ctx, session_id)
        self.add_layout(self._lines)
        line = row(self._bring, self.question, stretch=1)
        line.setAlignment(self._bring, Qt.AlignmentFlag.AlignLeft)
        self.add_layout(line)
        self.add(Divider())
        self.add(self.risk)
        self._bring.clicked.connect(self._on_bring)
        self.question.returnPressed.connect(self._on_asked)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    @property
    def ticks(self) -> tuple[CheckLine, ...]:
        """The decisions of supervision to be carried out."""
        return tuple(self._ticks)

    def show_opening(self, opening: Opening) -> None:
        """Show the facts of this contact and the answer to the risk question."""
        self._case = opening.case
        facts = standing_out(opening.view, opening.case, opening.overdue_days)
        self._bring.setVisible(opening.case is not None and self.question.isHidden())
        if facts != self._facts or not self._lines.count():
            self._facts = facts
            self._fill(opening)
        self.risk.show_risk(opening.view.session.risk, opening.view.scores)

    def begin(self) -> None:
        """Begin at the risk question: it is answered at every contact."""
        self.risk.chips.setFocus()

    def forget(self) -> None:
        """Forget everything."""
        self._facts, self._case = (), None
        self._clear()
        self.question.clear()
        self.risk.forget()

    def _fill(self, opening: Opening) -> None:
        self._clear()
        for fact in self._facts:
            self._lines.addWidget(self._line(fact, fact_text(fact, opening.case)))
        if not self._facts:
            self._lines.addWidget(Quiet(NOTHING))

    def _line(self, fact: Fact, text: str) -> QWidget:
        if fact.kind is StandsOut.DECISION and fact.item is not None:
            tick = CheckLine(text, "Tick once it is done")
            tick.toggled.connect(partial(self._on_done, fact.item))
            self._ticks.append(tick)
            return tick
        other = fact.session
        if fact.kind is not StandsOut.ITEM_NINE or other is None or other.id == self._id:
            return Body(f"•  {text}")
        words = Body(f"•  {text}")
        words.setWordWrap(False)
        link = LinkButton(f"Open session {other.number}")
        link.clicked.connect(partial(self._on_session, other.id))
        return boxed(row(words, link))

    def _clear(self) -> None:
        self._ticks.clear()
        clear_layout(self._lines)

    def _on_done(self, item: SupervisionItem, _ticked: bool) -> None:
        done = replace(item, done_on=self._ctx.clock.today())
        self._write(done, "Done: recorded")

    def _on_session(self, session_id: SessionId) -> None:
        self._ctx.navigator.open(Route.session(session_id))

    def _write(self, item: SupervisionItem, said: str) -> None:
        saving: StoreOp[Changes] = StoreOp(self, partial(save_item, item))
        saving.on_done(partial(self._on_written, said)).start(self._ctx)

    def _on_written(self, said: str, _changes: Changes) -> None:
        self._ctx.notify(said)

    @Slot()
    def _on_bring(self) -> None:
        self._bring.hide()
        self.question.show()
        self.question.setFocus()

    @Slot()
    def _on_asked(self) -> None:
        text, today = self.question.text(), self._ctx.clock.today()
        if text.strip() and self._case is not None:
            item = asked_more(self._case, text, today, self._ctx.ids)
            if item is not None:
                self._write(item, "Kept for supervision")
        self.question.clear()
        self.question.hide()
        self._bring.show()
