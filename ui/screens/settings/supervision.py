"""Which cases the service wants brought to supervision."""

from functools import partial

from PySide6.QtWidgets import QWidget

from models.settings import (
    SUPERVISION_AFTER_SESSIONS,
    SUPERVISION_GAD7,
    SUPERVISION_OFF,
    SUPERVISION_PHQ9,
    SUPERVISION_WEEKS,
    Setting,
)
from models.store import Store
from planner.changes import Changes
from planner.supervision import Trigger, TriggerRules
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.widgets.card import Card
from ui.widgets.fields import CheckBox, NumberEdit
from ui.widgets.form import Form
from ui.widgets.layout import column
from ui.widgets.text import Quiet

WHY = (
    "A case is listed under Supervision when a recorded fact meets one of these rules of the "
    "service. Cases stand by name, in no order of need."
)
NAMES = {
    Trigger.ASKED: "A question waits for supervision",
    Trigger.RISK_STOP: "A session was stopped for risk since it was last discussed",
    Trigger.ITEM_NINE: "Item 9 above 0 is not marked as reviewed",
    Trigger.NEW: "Never discussed since the course began",
    Trigger.REGULAR: "Not discussed for so many weeks",
    Trigger.OVER_THRESHOLD: "The newest score is at or above a number",
    Trigger.OVERDUE: "Not seen for longer than the service's days, nothing booked",
    Trigger.NO_IMPROVEMENT: "No score fell by its published reliable change after so many sessions",
    Trigger.TWO_NOT_DONE: "Nothing done 2 reviews in a row",
    Trigger.NEED_UNMET: "A need is not met",
    Trigger.DECISION_OPEN: "A decision of supervision is not carried out",
}
NUMBERS = (
    ("Weeks", SUPERVISION_WEEKS),
    ("PHQ-9 from (0: off)", SUPERVISION_PHQ9),
    ("GAD-7 from (0: off)", SUPERVISION_GAD7),
    ("Sessions before \u201cno fall\u201d", SUPERVISION_AFTER_SESSIONS),
)


def read_rules(store: Store) -> tuple[TriggerRules, tuple[int, ...]]:
    """Return the rules, and the numbers in the order of ``NUMBERS``."""
    return store.supervision.rules(), tuple(store.settings.get(each) for _, each in NUMBERS)


def write_wanted(wanted: frozenset[Trigger], store: Store) -> Changes:
    """Keep which rules are on."""
    off = " ".join(each.value for each in Trigger if each not in wanted)
    return store.settings.set(SUPERVISION_OFF, off)


def write_number(setting: Setting[int], number: int, store: Store) -> Changes:
    """Keep a number."""
    return store.settings.set(setting, number)


class SupervisionCard(Card):
    """A tick for each rule, and their numbers; kept as one goes."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Brought to supervision", parent)
        self._ctx = ctx
        self.boxes = {each: CheckBox(NAMES[each]) for each in Trigger}
        self.numbers = [
            NumberEdit(name, setting.low or 0, setting.high or 0) for name, setting in NUMBERS
        ]
        self._lay_out()
        for box in self.boxes.values():
            box.toggled.connect(self._on_wanted)
        for edit, (_, setting) in zip(self.numbers, NUMBERS, strict=True):
            edit.number_changed.connect(partial(self._on_number, setting))

    def refresh(self) -> None:
        """Read how it stands."""
        reading: QueryOp[tuple[TriggerRules, tuple[int, ...]]] = QueryOp(self, read_rules)
        reading.on_done(self._show).start(self._ctx)

    def _show(self, found: tuple[TriggerRules, tuple[int, ...]]) -> None:
        rules, numbers = found
        for trigger, box in self.boxes.items():
            before = box.blockSignals(True)
            box.setChecked(trigger in rules.wanted)
            box.blockSignals(before)
        for edit, number in zip(self.numbers, numbers, strict=True):
            if not edit.hasFocus():
                edit.set_value(number)

    def _on_wanted(self, _on: bool) -> None:
        wanted = frozenset(each for each, box in self.boxes.items() if box.isChecked())
        StoreOp[Changes](self, partial(write_wanted, wanted)).start(self._ctx)

    def _on_number(self, setting: Setting[int], number: int | None) -> None:
        if number is not None:
            StoreOp[Changes](self, partial(write_number, setting, number)).start(self._ctx)

    def _lay_out(self) -> None:
        self.add(Quiet(WHY))
        self.add_layout(column(*self.boxes.values()))
        form = Form()
        wide = self.fontMetrics().averageCharWidth() * 10
        for edit, (name, setting) in zip(self.numbers, NUMBERS, strict=True):
            edit.setMaximumWidth(wide)
            form.row(setting.key, name, edit)
        self.add(form)
