"""Counts of other people's records: closed until the service's safety officer opens them."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.settings import HELPED_OTHERS, HELPED_OTHERS_BY, HELPED_OTHERS_ON
from models.store import Store
from planner.changes import Changes
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.texts import record_day_text
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.fields import LineEdit
from ui.widgets.form import Form
from ui.widgets.text import Body, Quiet

TITLE = "Counts of other people's records"
WHY = (
    "When a barrier is planned for, the record of the person shows how it went before. This adds "
    "how it went for everybody else in your records: numbers only, never names or texts, never on "
    "a print or in the patient view."
)
WHO = "Your service's safety officer decides. Type their name; it is kept with the day."


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether the counts are open: since when, and by whom; an empty name is closed."""

    by: str = ""
    on: str = ""

    @property
    def text(self) -> str:
        """How it stands, in a line."""
        if not self.by:
            return "Off."
        since = f" on {record_day_text(date.fromisoformat(self.on))}" if self.on else ""
        return f"On. Turned on by {self.by}{since}."


def read_allowed(store: Store) -> Allowed:
    """Return how it stands."""
    if not store.helped.others_allowed:
        return Allowed()
    return Allowed(store.settings.get(HELPED_OTHERS_BY), store.settings.get(HELPED_OTHERS_ON))


def allow(by: str, day: date, store: Store) -> Changes:
    """Open the counts, with who decided it and when, in one transaction.

    Raises:
        ValueError: The name is empty.
    """
    if not by.strip():
        raise ValueError("somebody has to have decided it")
    with store.batch():
        changes = store.settings.set(HELPED_OTHERS_BY, by.strip())
        changes |= store.settings.set(HELPED_OTHERS_ON, day.isoformat())
        return changes | store.settings.set(HELPED_OTHERS, value=True)


def close(store: Store) -> Changes:
    """Close the counts again; who opened them is no longer kept."""
    with store.batch():
        changes = store.settings.set(HELPED_OTHERS, value=False)
        changes |= store.settings.set(HELPED_OTHERS_BY, "")
        return changes | store.settings.set(HELPED_OTHERS_ON, "")


class RecordsCard(Card):
    """Turned on with a name and a press; turned off with a press."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._ctx = ctx
        self._state = Body("")
        self._officer = LineEdit("Name of the safety officer")
        self._officer.setMaxLength(HELPED_OTHERS_BY.longest)
        self._turn_on = PlainButton("Turn on")
        self._turn_off = PlainButton("Turn off")
        self._form = Form()
        self._form.row("officer", "Safety officer", self._officer, WHO)
        self.add(Quiet(WHY))
        for widget in (self._state, self._form, self._turn_on, self._turn_off):
            self.add(widget)
        self._show(Allowed())
        self._officer.textEdited.connect(self._on_typed)
        self._turn_on.clicked.connect(self._on_turned_on)
        self._turn_off.clicked.connect(self._on_turned_off)

    def refresh(self) -> None:
        """Read how it stands."""
        QueryOp(self, read_allowed).on_done(self._show).start(self._ctx)

    @Slot()
    def _on_typed(self) -> None:
        self._turn_on.setEnabled(bool(self._officer.text().strip()))

    @Slot()
    def _on_turned_on(self) -> None:
        opening = partial(allow, self._officer.text(), self._ctx.clock.today())
        StoreOp[Changes](self, opening).on_done(self._on_turned).start(self._ctx)

    @Slot()
    def _on_turned_off(self) -> None:
        StoreOp[Changes](self, close).on_done(self._on_turned).start(self._ctx)

    def _on_turned(self, _changes: Changes) -> None:
        self._officer.clear()
        QueryOp(self, read_allowed).on_done(self._show_turned).start(self._ctx)

    def _show_turned(self, allowed: Allowed) -> None:
        self._show(allowed)
        (self._turn_off if allowed.by else self._officer).setFocus()

    def _show(self, allowed: Allowed) -> None:
        on = bool(allowed.by)
        self._state.setText(allowed.text)
        self._form.setVisible(not on)
        self._turn_on.setVisible(not on)
        self._turn_off.setVisible(on)
        self._on_typed()
