"""Risk: what the practitioner answered, and the service's own protocol. Nothing is assessed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.pack import PackContent, PackOptions, Rendered
from planner.pack_build import help_lines_only, options_for
from planner.sessions import Risk, Score
from ui.context import AppContext
from ui.packs.delivery import Delivery
from ui.packs.desk import PackDesk
from ui.packs.view import PackView
from ui.screens.session.opening import Opening
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import column, row
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Strong

CHOICES = (
    Choice(Risk.REVIEWED.value, "R reviewed", key="r"),
    Choice(Risk.NOT_YET.value, "N not yet", key="n"),
    Choice(Risk.STOP.value, "S stop, follow the protocol", key="s"),
)
NO_PROTOCOL = (
    "The service's own protocol is not written into the settings yet. Follow it as you know it."
)
SHEET_HEIGHT = 32
"""Height of the sheet's preview, in lines."""


class RiskPanel(QWidget):
    """Answered once a contact, before the plan.

    Signals:
        answered: The practitioner answered (a Risk).
    """

    answered = Signal(object)

    def __init__(
        self, ctx: AppContext, session_id: SessionId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx, self._id = ctx, session_id
        self._opening: Opening | None = None
        self._stop: StopCard | None = None
        self._chips = Chips("Risk today", CHOICES)
        self._gate = Notice("")
        line = row(Strong("Risk today"), self._chips, gap=Space.M, stretch=1)
        self._column = column(gap=Space.M)
        self._column.addLayout(line)
        self._column.addWidget(self._gate)
        self.setLayout(self._column)
        self._chips.value_chosen.connect(self._on_chosen)

    @property
    def chips(self) -> Chips:
        """The three answers."""
        return self._chips

    @property
    def stop(self) -> "StopCard | None":
        """What is shown after "stop"; None until it was needed."""
        return self._stop

    @property
    def gate(self) -> Notice:
        """What keeps a plan from being ready."""
        return self._gate

    def open_with(self, opening: Opening) -> None:
        """Know the service's protocol and what it prints."""
        self._opening = opening

    def show_risk(self, risk: Risk, scores: tuple[Score, ...]) -> None:
        """Show the answer and what it means for the plan."""
        self._chips.set_value("" if risk is Risk.UNANSWERED else risk.value)
        self._gate.show_text(gate_text(risk, scores), Tone.ATTENTION)
        stopped = risk is Risk.STOP
        if stopped and self._stop is None and self._opening is not None:
            self._stop = StopCard(self._ctx, self._id)
            self._stop.open_with(self._opening)
            self._column.addWidget(self._stop)
        if self._stop is not None:
            self._stop.setVisible(stopped)

    def forget(self) -> None:
        """Let go of the sheet."""
        self._opening = None
        if self._stop is not None:
            self._stop.forget()

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        self.answered.emit(Risk(value) if value else Risk.UNANSWERED)


class StopCard(QWidget):
    """The service's protocol, the duty number, and a sheet with the help lines only."""

    def __init__(
        self, ctx: AppContext, session_id: SessionId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._opening: Opening | None = None
        self._duty = Strong("")
        self._protocol = Body("")
        self._sheet = PlainButton("Sheet with the help lines only")
        self._print = PlainButton("Print the sheet")
        self._desk = PackDesk(ctx, session_id, self)
        self._view = PackView()
        self._delivery = Delivery(ctx, self._desk)
        self._card = Card()
        self._card.add(self._duty)
        self._card.add(self._protocol)
        self._card.add_layout(row(self._sheet, self._print))
        for each in (self._view, self._delivery):
            self._card.add(each)
            each.hide()
        self._print.hide()
        layout = column(self._card)
        self.setLayout(layout)
        self._connect()

    @property
    def sheet(self) -> PlainButton:
        """Makes the sheet."""
        return self._sheet

    @property
    def desk(self) -> PackDesk:
        """The sheet on its way."""
        return self._desk

    def open_with(self, opening: Opening) -> None:
        """Show the service's own words."""
        self._opening = opening
        number = opening.duty_number
        self._duty.show_text(f"Duty number: {number}" if number else "")
        self._protocol.setText(opening.protocol or NO_PROTOCOL)

    def forget(self) -> None:
        """Let go of the sheet."""
        self._desk.forget()
        self._view.forget()
        self._opening = None

    def build(self, code: str, options: PackOptions) -> PackContent:
        """Return the sheet for a code."""
        opening = self._opening
        assert opening is not None  # noqa: S101 (the button is there after reading only)
        return help_lines_only(
            opening.view,
            opening.library,
            code=code,
            options=options,
            service=opening.imprint.service,
            local_line=opening.imprint.local_line,
            made_up=self._ctx.made_up,
        )

    def _connect(self) -> None:
        self._sheet.clicked.connect(self._on_sheet)
        self._print.clicked.connect(self._delivery.print_now)
        self._desk.made.connect(self._on_made)
        self._desk.refused.connect(self._on_refused)

    @Slot()
    def _on_sheet(self) -> None:
        opening = self._opening
        if opening is None:
            return
        self._delivery.offer_printers(opening.printer)
        self._view.setMinimumHeight(self.fontMetrics().lineSpacing() * SHEET_HEIGHT)
        self._view.show()
        self._view.show_busy()
        self._desk.make(self.build, options_for(opening.view.patient.needs))

    @Slot(object)
    def _on_made(self, rendered: Rendered) -> None:
        self._view.show_pages(rendered)
        self._delivery.show()
        self._delivery.allow(True)
        self._print.setVisible(self._delivery.can_print)
        self._print.setFocus()

    @Slot(object)
    def _on_refused(self, error: UserFacingError) -> None:
        self._view.show_refusal(error)


def gate_text(risk: Risk, scores: tuple[Score, ...]) -> str:
    """Return why a plan stays a draft, or empty."""
    if any(each.risk_item_waiting for each in scores):
        return "Item 9 is above 0 and not ticked as reviewed: a plan stays a draft until it is."
    return {
        Risk.UNANSWERED: "",
        Risk.REVIEWED: "",
        Risk.NOT_YET: "A plan stays a draft until risk is reviewed.",
        Risk.STOP: "Follow the protocol. The plan's draft is kept; nothing is lost.",
    }[risk]
