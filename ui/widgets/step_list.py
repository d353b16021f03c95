"""The steps of a flow, in words and marks; a click or Alt+number goes anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.style.space import Space


class StepMark(StrEnum):
    """How far a step is."""

    DONE = "done"
    OPEN = "open"
    ATTENTION = "attention"


PICTURES = {StepMark.DONE: "check", StepMark.OPEN: "ring", StepMark.ATTENTION: "attention"}
SPOKEN = {StepMark.DONE: "done", StepMark.OPEN: "not done yet", StepMark.ATTENTION: "unfinished"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        key: What ``step_chosen`` carries.
        label: Its name.
        mark: How far it is.
    """

    key: str
    label: str
    mark: StepMark = StepMark.OPEN


class StepList(QWidget):
    """The column of steps.

    Signals:
        step_chosen: The key of the step the user wants.
    """

    step_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._steps: tuple[Step, ...] = ()
        self._current = ""
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addStretch(1)

    def show_steps(self, steps: Sequence[Step], current: str) -> None:
        """Show these steps, and which one is open."""
        if [step.key for step in steps] != [step.key for step in self._steps]:
            self._make(steps)
        self._steps, self._current = tuple(steps), current
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the new colours."""
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _make(self, steps: Sequence[Step]) -> None:
        for old in self._buttons:
            old.deleteLater()
        self._buttons = []
        for number, step in enumerate(steps, start=1):
            button = QPushButton(step.label, self)
            button.setProperty("kind", "step")
            button.setAutoDefault(False)
            choose = partial(self._on_chosen, step.key)
            button.clicked.connect(choose)
            button.setToolTip(f"Alt+{number}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), button)
            shortcut.activated.connect(choose)
            self._column.insertWidget(number - 1, button)
            self._buttons.append(button)

    def _on_chosen(self, key: str) -> None:
        self.step_chosen.emit(key)

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 0.95)
        for step, button in zip(self._steps, self._buttons, strict=True):
            current = step.key == self._current
            button.setProperty("current", "true" if current else "false")
            button.style().polish(button)
            name = "dot" if current and step.mark is StepMark.OPEN else PICTURES[step.mark]
            role = QPalette.ColorRole.ButtonText if current else QPalette.ColorRole.PlaceholderText
            button.setIconSize(QSize(side, side))
            button.setIcon(icon(name, button.palette().color(role)))
            here = "you are here, " if current else ""
            button.setAccessibleName(f"{step.label}: {here}{SPOKEN[step.mark]}")
