"""The plan alone, large and calm: fit to be turned round or shared on a video call."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.drafts import DraftKind
from planner.ids import SessionId
from ui.context import AppContext
from ui.operations import QueryOp
from ui.pages import Page
from ui.patient_words import PatientWords, Shown, patient_words
from ui.plan_draft import read_draft
from ui.routes import Route
from ui.style.space import Space
from ui.widgets.layout import clear_layout
from ui.widgets.text import Quiet, Small, Text, Title

if TYPE_CHECKING:
    from models.store import Store


LARGER = 1.5


class Big(Text):
    """The largest words."""

    KIND = "big"


class Calm(Text):
    """Large words of ordinary weight."""

    KIND = "calm"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


class PatientViewPage(Page):
    """Nothing but the plan. F9 or Esc goes back."""

    BARE = True
    WIDTH = 90

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.L)
        self.body.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        for keys in ("F9", "Esc"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_back)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("My plan")

    def refresh(self) -> None:
        """Read the plan."""
        reading: QueryOp[PatientWords | None] = QueryOp(
            self, partial(read_patient_words, SessionId(self.route.id))
        )
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget the plan."""
        clear_layout(self._column)
        self.setAccessibleDescription("")

    def focus_first(self) -> None:
        """Leave the focus on the page: there is nothing to press."""
        self.setFocus()

    def _on_back(self) -> None:
        self.ctx.navigator.back()

    def _show(self, words: PatientWords | None) -> None:
        clear_layout(self._column)
        if words is None or words.empty:
            self._column.addWidget(Title("We have not agreed on anything yet."))
            self._column.addWidget(Small("F9 goes back"))
            return
        self._column.addWidget(Quiet(f"My plan · {words.name}"))
        for task in words.tasks:
            self._show_task(task)
        self._part("Why I am doing this", words.why)
        if words.next_time:
            self._column.addWidget(Calm(words.next_time))
        self._column.addWidget(Small("F9 goes back"))

    def _show_task(self, task: Shown) -> None:
        self._column.addWidget(Big(task.what))
        for line in (task.when, task.where):
            if line:
                self._column.addWidget(Calm(line))
        self._part("On a bad day", task.bad_day)
        self._part("What reminds me", task.reminder)
        self._part("If something gets in the way", *task.coping)

    def _part(self, heading: str, *lines: str) -> None:
        said = [each for each in lines if each]
        if not said:
            return
        part = QVBoxLayout()
        part.setSpacing(Space.XS)
        part.addWidget(Quiet(heading))
        for line in said:
            part.addWidget(Calm(line))
        self._column.addLayout(part)


def read_patient_words(session_id: SessionId, store: "Store") -> PatientWords | None:
    """Read the plan of a contact: the draft where there is one, else the ready plan."""
    view = store.sessions.view(session_id)
    kept = store.drafts.load(DraftKind.PLAN, session_id)
    draft = read_draft(kept.version, kept.data) if kept is not None else None
    plan = draft.plan if draft is not None else view.plan
    return (
        patient_words(plan, view, store.library.for_contact(view, plan))
        if plan is not None
        else None
    )
