"""The page of the step "Look back"."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.flows.plan import Step
from planner.library import Field
from planner.patients import Known, TakesIn
from ui import texts
from ui.routes import Route
from ui.screens.plan.look_back_presenter import LookBackPresenter, LookedBack
from ui.screens.plan.presenter import Place, PlanPresenter
from ui.screens.plan.step_page import StepPage, keep_text, labelled
from ui.screens.plan.words import place_of_field
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice, MultiChips
from ui.widgets.fields import LineEdit
from ui.widgets.layout import row
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Quiet, Strong

NOT_DONE = (
    "Nothing done {count} reviews in a row. Perhaps no further task for now: ask again what they "
    "expect of it and what their life allows. It is on the list for supervision."
)
SAFE = (("paper", "Paper at home"), ("post", "Post"), ("call", "A call"))


class LookBackPage(StepPage):
    """What became of the last plan; at the start, the questions of starting out."""

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(wizard, parent)
        self._presenter = LookBackPresenter(wizard)
        self._expects = LineEdit("What they expected to do themselves")
        self._own_words = LineEdit("Their words for the problem")
        ways = [Choice(each, texts.word(each)) for each in TakesIn]
        self._takes_in = MultiChips("How they like to take things in", ways)
        self._safe = {what: self._safe_chips(name) for what, name in SAFE}
        self._review: Notice | None = None
        self._build()
        self.column.addStretch(1)
        self._connect()

    def show_state(self) -> None:
        """Show the answers of starting out."""
        answers = self._presenter.answers()
        keep_text(self._expects, answers.expects)
        keep_text(self._own_words, answers.own_words)
        self._takes_in.set_values(tuple(answers.takes_in))
        known = (answers.paper_safe, answers.post_safe, answers.call_safe)
        for (what, _), value in zip(SAFE, known, strict=True):
            self._safe[what].set_value(value)

    def focus_first(self) -> None:
        """Focus what is to be done: the review, or the first question."""
        if self._review is not None:
            self._review.setFocus()
            self._review.focusNextChild()
        elif self._presenter.starting_out:
            self._expects.setFocus()

    def _safe_chips(self, name: str) -> Chips:
        return Chips(
            f"{name}: is it safe?",
            [Choice(Known.YES, "yes"), Choice(Known.NO, "no"), Choice(Known.UNKNOWN, "not asked")],
        )

    def _build(self) -> None:
        if self._presenter.heading:
            self.column.addWidget(self._last_plan())
        if self._presenter.starting_out:
            self.column.addWidget(self._starting_out())
        for line in self._presenter.carried():
            self.column.addWidget(Notice(line, Tone.INFO))
        if not self._presenter.heading and not self._presenter.starting_out:
            text = "There is no earlier plan in this course of treatment. Go on to choose a task."
            self.column.addWidget(Body(text))

    def _last_plan(self) -> Card:
        card = Card(self._presenter.heading)
        for task in self._presenter.tasks():
            card.add_layout(self._task(task))
        if self._presenter.waiting:
            text = "It has not been looked at together yet. That takes under a minute."
            self._review = Notice(text, Tone.ATTENTION, "Review it on the session page")
            self._review.action_chosen.connect(self._on_review_wanted)
            card.add(self._review)
        for field, text in self._presenter.leads():
            link = LinkButton(text)
            link.clicked.connect(partial(self._on_field, field))
            card.add_layout(row(link))
        if self._presenter.twice_not_done:
            card.add(self._not_done())
        return card

    def _not_done(self) -> Notice:
        """What two reviews with nothing done open: facts and a way, no verdict."""
        count = self._presenter.not_done_in_a_row
        text = NOT_DONE.format(count=count)
        notice = Notice(text, Tone.INFO, "What they believe, what we disagree on, their life")
        notice.action_chosen.connect(self._on_beliefs)
        return notice

    def _task(self, task: LookedBack) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Strong(task.title))
        if task.when:
            column.addWidget(Quiet(task.when))
        for line in task.lines:
            column.addWidget(Body(line))
        if task.next:
            column.addWidget(Body(f"What next: {task.next.lower()}"))
        return column

    def _starting_out(self) -> Card:
        card = Card("Starting out, once more" if self._presenter.again else "Starting out")
        why_expects = Quiet("Treatment is short: most of it is what they do between sessions.")
        why_words = Quiet("Their words go on their page, not ours.")
        card.add_layout(labelled("What did you expect to do yourself?", self._expects, why_expects))
        card.add_layout(labelled("What do you call the problem?", self._own_words, why_words))
        card.add_layout(labelled("How do you like to take things in?", self._takes_in))
        safe = QHBoxLayout()
        safe.setSpacing(Space.XL)
        for what, name in SAFE:
            safe.addLayout(labelled(f"{name}: safe?", self._safe[what]))
        safe.addStretch(1)
        card.add_layout(safe)
        card.add(Quiet("Ask directly, never through a relative. Not asked means a discreet print."))
        return card

    def _connect(self) -> None:
        self._expects.textEdited.connect(self._presenter.set_expects)
        self._own_words.textEdited.connect(self._presenter.set_own_words)
        self._takes_in.values_changed.connect(self._on_takes_in)
        for what, chips in self._safe.items():
            chips.value_chosen.connect(partial(self._on_safe, what))

    @Slot()
    def _on_review_wanted(self) -> None:
        self.route_wanted.emit(Route.session(self.wizard.context.view.session.id))

    @Slot()
    def _on_beliefs(self) -> None:
        self.place_wanted.emit(Place(Step.BARRIERS))

    def _on_field(self, field: Field) -> None:
        self.place_wanted.emit(place_of_field(field))

    @Slot(object)
    def _on_takes_in(self, values: tuple[str, ...]) -> None:
        for each in TakesIn:
            on = each.value in values
            if on is not (each in self._presenter.answers().takes_in):
                self._presenter.toggle_takes_in(each, on=on)

    def _on_safe(self, what: str, value: str) -> None:
        self._presenter.set_safe(what, Known(value))
