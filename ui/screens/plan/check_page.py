"""The page of the step "Check"."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.plan.check_presenter import CheckPresenter, Offer
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.step_page import StepPage, keep_text, labelled
from ui.tone import Tone
from ui.widgets.card import Card
from ui.widgets.fields import CheckBox, LineEdit
from ui.widgets.layout import column
from ui.widgets.notice import Notice
from ui.widgets.scale_row import ScaleRow
from ui.widgets.text import Quiet, Small, Strong

LOW, HIGH = 0, 10


class CheckPage(StepPage):
    """Two rulers and the explaining back; a low number offers to change the plan."""

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(wizard, parent)
        self._presenter = CheckPresenter(wizard)
        self._importance = ScaleRow("How much does this matter to you?", LOW, HIGH)
        self._confidence = ScaleRow("How sure are you that you can do it?", LOW, HIGH)
        self._why = Notice()
        self._smaller = Notice()
        self._teach_back = CheckBox("They told me in their own words what they will do, and when")
        self._again = LineEdit("What was explained again")
        self._lay_out()
        self._connect()

    def show_state(self) -> None:
        """Show the rulers and what they offer."""
        self._importance.set_value(self._presenter.importance)
        self._confidence.set_value(self._presenter.confidence)
        _show_offer(self._why, self._presenter.why_offer())
        _show_offer(self._smaller, self._presenter.smaller_offer())
        self._teach_back.setChecked(self._presenter.teach_back)
        keep_text(self._again, self._presenter.re_explained)

    def focus_first(self) -> None:
        """Begin with the first ruler."""
        self._importance.setFocus()

    def _lay_out(self) -> None:
        rulers = Card()
        rulers.add_layout(_question("How much does this matter to you?", "0 not at all, 10 most"))
        rulers.add(self._importance)
        rulers.add(self._why)
        sure = "How sure are you that you can do it?"
        rulers.add_layout(_question(sure, "0 not sure at all, 10 completely sure"))
        rulers.add(self._confidence)
        rulers.add(self._smaller)
        back = Card("Explaining back")
        back.add(Quiet("“So that I know I was clear: what will you do, and when?”"))
        back.add(self._teach_back)
        back.add_layout(labelled("What did I explain again?", self._again))
        self.column.addWidget(rulers)
        self.column.addWidget(back)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._importance.value_chosen.connect(self._presenter.set_importance)
        self._confidence.value_chosen.connect(self._presenter.set_confidence)
        self._why.action_chosen.connect(self._on_why)
        self._smaller.action_chosen.connect(self._on_smaller)
        self._teach_back.toggled.connect(self._on_teach_back)
        self._again.textEdited.connect(self._presenter.set_re_explained)

    @Slot()
    def _on_why(self) -> None:
        self._follow(self._presenter.why_offer())

    @Slot()
    def _on_smaller(self) -> None:
        self._follow(self._presenter.smaller_offer())

    @Slot(bool)
    def _on_teach_back(self, done: bool) -> None:
        self._presenter.set_teach_back(done=done)

    def _follow(self, offer: Offer | None) -> None:
        if offer is not None:
            self.place_wanted.emit(offer.place)


def _question(text: str, ends: str) -> QVBoxLayout:
    return column(Strong(text), Small(ends), gap=0)


def _show_offer(notice: Notice, offer: Offer | None) -> None:
    if offer is None:
        notice.hide()
    else:
        notice.show_text(offer.text, Tone.INFO, offer.action)
