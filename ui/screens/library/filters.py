"""What is looked for: kind, words, intervention, phase, and whose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.library import Intervention, Phase
from planner.shelf import ItemKind
from ui import texts
from ui.screens.library.entries import Filter
from ui.screens.library.words import KINDS, PHASES
from ui.style.space import Space
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import CheckBox, Picker
from ui.widgets.layout import FlowLayout, boxed, row
from ui.widgets.search_field import SearchField
from ui.widgets.text import Quiet

SEARCH_CHARACTERS = 30
ANY_INTERVENTION = Choice("", "Any intervention")
ANY_PHASE = Choice("", "Any phase")


class Filters(QWidget):
    """Two rows above the list.

    Attributes:
        kinds: The kind looked for.
        search: Parts of words.
        intervention: For tasks.
        phase: For tasks.
        service: Only what the service changed.

    Signals:
        changed: Look again.
        went_down: To the list.
        entered: Open the first one.
    """

    changed = Signal()
    went_down = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = [Choice(kind, word) for kind, word in KINDS.items()]
        self.kinds = Chips("Kind", kinds, may_be_empty=False)
        self.kinds.set_value(ItemKind.TEMPLATE)
        self.search = SearchField("Find in the library", "Parts of words (Ctrl+F)")
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * SEARCH_CHARACTERS)
        self.intervention = Picker("Intervention", (ANY_INTERVENTION,))
        phases = [Choice(each, texts.sentence_case(PHASES[each])) for each in Phase]
        self.phase = Picker("Phase of treatment", (ANY_PHASE, *phases))
        self.service = CheckBox("Only our service's changes")
        self._count = Quiet()
        self._count.setWordWrap(False)
        line = FlowLayout(gap=Space.M)
        whose = boxed(row(self.service, self._count))
        whose.setMinimumHeight(self.intervention.sizeHint().height())
        for widget in (self.search, self.intervention, self.phase, whose):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.kinds)
        column.addLayout(line)
        self._connect()

    @property
    def count(self) -> str:
        """How many are shown, in words."""
        return self._count.text()

    def wanted(self) -> Filter:
        """Return what is looked for."""
        phase = self.phase.value
        return Filter(
            kind=ItemKind(self.kinds.value),
            text=self.search.text(),
            intervention=self.intervention.value,
            phase=Phase(phase) if phase else None,
            service_only=self.service.isChecked(),
        )

    def show_kind(self, kind: ItemKind) -> bool:
        """Look for another kind; tells nobody. Returns False where it was this one already."""
        if self.kinds.value == kind or kind not in KINDS:
            return False
        self.kinds.set_value(kind)
        self._show_for_kind()
        return True

    def offer(self, interventions: Sequence[Intervention]) -> None:
        """Offer the interventions there are."""
        named = [Choice(each.id, each.title) for each in interventions]
        self.intervention.set_choices((ANY_INTERVENTION, *named))

    def show_count(self, shown: int) -> None:
        """Say how many fit."""
        self._count.setText(f"{shown} shown")

    def _connect(self) -> None:
        self.kinds.value_chosen.connect(self._on_kind)
        self.search.searched.connect(self.changed)
        self.search.went_down.connect(self.went_down)
        self.search.entered.connect(self.entered)
        self.intervention.value_chosen.connect(self.changed)
        self.phase.value_chosen.connect(self.changed)
        self.service.toggled.connect(self.changed)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._on_find)

    @Slot()
    def _on_kind(self) -> None:
        self._show_for_kind()
        self.changed.emit()

    def _show_for_kind(self) -> None:
        tasks = self.kinds.value == ItemKind.TEMPLATE
        self.intervention.setVisible(tasks)
        self.phase.setVisible(tasks)

    @Slot()
    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
