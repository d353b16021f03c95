"""The page of the step "Fit their life": the questions, the one being asked, notes on asking."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.library import Crib
from ui import texts
from ui.routes import Route
from ui.screens.plan.fit_presenter import FitPresenter, Row
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.prompt_panel import PromptPanel
from ui.screens.plan.step_page import StepPage
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.line_list import Line, LineList
from ui.widgets.notice import Notice
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Quiet, Small


class FitPage(StepPage):
    """At most six questions first; N passes one, digits answer, the field changes in place."""

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(wizard, parent)
        self._presenter = FitPresenter(wizard)
        self._list = LineList("Questions about their life")
        self._more = LinkButton("Ask more")
        self._changed = Quiet("")
        self._untouched = Notice()
        self._panel = PromptPanel(self._presenter)
        self._lay_out()
        self._list.line_reached.connect(self._on_reached)
        self._list.line_chosen.connect(self._on_chosen)
        self._more.clicked.connect(self._on_more)
        self._panel.passed.connect(self._on_passed)
        self._panel.place_wanted.connect(self.place_wanted)
        self._panel.record_wanted.connect(self._on_record)

    def enter(self) -> None:
        """Put the questions in order; they stay so while they are answered."""
        self._presenter.begin()
        self._panel.forget()

    def show_state(self) -> None:
        """Show the questions and the one being asked."""
        rows = self._presenter.rows()
        self._list.show_lines([_line(each) for each in rows])
        more = self._presenter.more_to_ask
        self._more.setText(f"Ask more ({more})")
        self._more.setVisible(more > 0)
        current = next((each for each in rows if each.id == self._panel.prompt_id), None)
        if current is None and rows:
            current = _first_open(rows)
            self._list.go_to(current.id)
        if current is not None:
            self._panel.show_row(current)
        changed = self._presenter.changes()
        said = [f"{_field(each)}: {_change(each)}" for each in changed]
        self._changed.show_text("Changed for them:\n" + "\n".join(said) if said else "")
        self._show_untouched(asked=any(each.state for each in rows))

    def focus_first(self) -> None:
        """Begin with the answers of the first open question."""
        self._panel.focus_answers()

    def _show_untouched(self, *, asked: bool) -> None:
        text = "So far this is the library's own task: nothing in it is theirs yet."
        self._untouched.show_text(text if asked and self._presenter.untouched else "", Tone.INFO)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._list, 1)
        left.addWidget(self._more)
        left.addWidget(self._changed)
        left.addWidget(self._untouched)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(self._panel)
        cribs = self._presenter.cribs()
        by_choice = Disclosure("Notes for particular groups, if you want them")
        for index, crib in enumerate(cribs):
            if index:
                by_choice.add(_note(crib))
            else:
                right.addWidget(_note(crib))
        if len(cribs) > 1:
            right.addWidget(by_choice)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(Space.L)
        sides.addLayout(left, 5)
        sides.addLayout(right, 6)
        self.column.addLayout(sides)

    @Slot(str)
    def _on_reached(self, prompt: str) -> None:
        row = next((each for each in self._presenter.rows() if each.id == prompt), None)
        if row is not None:
            self._panel.show_row(row)

    @Slot(str)
    def _on_chosen(self, prompt: str) -> None:
        self._on_reached(prompt)
        self._panel.focus_answers()

    @Slot()
    def _on_more(self) -> None:
        self._presenter.more = True
        self.show_state()
        self._list.setFocus()

    @Slot()
    def _on_record(self) -> None:
        self.route_wanted.emit(Route.patient_edit(self.wizard.context.view.patient.id))

    @Slot()
    def _on_passed(self) -> None:
        rows = self._presenter.rows()
        ids = [each.id for each in rows]
        here = ids.index(self._panel.prompt_id)
        following = [each for each in rows[here + 1 :] if not each.state]
        if following:
            self._list.go_to(following[0].id)
            self._panel.focus_answers()


def _note(crib: Crib) -> Disclosure:
    note = Disclosure(crib.title)
    for line in crib.lines:
        note.add(Body(f"• {line}"))
    note.add(Small(crib.source))
    return note


def _line(row: Row) -> Line:
    return Line(id=row.id, title=row.question, text=row.state, chosen=bool(row.state))


def _first_open(rows: tuple[Row, ...]) -> Row:
    return next((each for each in rows if not each.state), rows[0])


def _change(row: Row) -> str:
    if row.added:
        return f"now also {row.added}"
    return f"{row.before or 'nothing'} → {row.after or 'nothing'}"


def _field(row: Row) -> str:
    return texts.sentence_case(texts.word(row.editor.field)) if row.editor else ""
