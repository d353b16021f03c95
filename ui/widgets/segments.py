"""Buttons in a row of which one or more are chosen; one stop of the Tab key, moved by arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import WordsButton

BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)
FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
EMPTYING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several.

    Attributes:
        value: What it stands for in the data.
        label: What is shown.
        hint: More about it, as a tip and for screen readers.
        key: The key that chooses it; empty gives 1 to 9 in order.
    """

    value: str
    label: str
    hint: str = ""
    key: str = ""


class Segment(WordsButton):
    """One button; leaves the arrow keys to the row it stands in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand arrows to the row, which would else move as Tab does (Qt)."""
        if event.key() in BACKWARD + FORWARD:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """The shared part of chips and scales. Subclasses lay the buttons out and hold the value."""

    KIND = "segment"

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[Segment] = []
        self._make(choices)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What there is to choose from."""
        return self._choices

    @property
    def buttons(self) -> tuple[Segment, ...]:
        """The buttons, in order."""
        return tuple(self._buttons)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the chosen or first button."""
        if self._buttons:
            self._buttons[self._stop()].setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key, move by arrows; the rest goes to the page."""
        index = self._index_of_key(event.text().casefold())
        if event.key() in BACKWARD + FORWARD:
            self._move(-1 if event.key() in BACKWARD else 1)
        elif event.key() in EMPTYING:
            self._empty()
        elif index is not None and not _is_command(event):
            self._buttons[index].setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose(index, by_key=True)
        else:
            super().keyPressEvent(event)

    def _make(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        for index, choice in enumerate(self._choices):
            button = Segment(choice.label, self)
            button.setProperty("kind", self.KIND)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{self._name}: {choice.label}")
            button.setAccessibleDescription(choice.hint)
            key = self._key_of(index)
            button.setToolTip(f"{choice.hint or choice.label} ({key})" if key else choice.hint)
            button.clicked.connect(partial(self._on_clicked, index))
            self._buttons.append(button)
        self._fix_stop()

    def _key_of(self, index: int) -> str:
        if self._choices[index].key:
            return self._choices[index].key.upper()
        return str(index + 1) if index < 9 else ""

    def _index_of_key(self, typed: str) -> int | None:
        if not typed:
            return None
        for index in range(len(self._choices)):
            if self._key_of(index).casefold() == typed:
                return index
        return None

    def _on_clicked(self, index: int) -> None:
        self._choose(index, by_key=False)

    def _move(self, step: int) -> None:
        focused = [index for index, button in enumerate(self._buttons) if button.hasFocus()]
        if not focused:
            return
        target = max(0, min(len(self._buttons) - 1, focused[0] + step))
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        self._arrived(target)

    def _arrived(self, index: int) -> None:
        """An arrow key moved the focus here."""

    def _choose(self, index: int, *, by_key: bool) -> None:
        raise NotImplementedError

    def _empty(self) -> None:
        raise NotImplementedError

    def _stop(self) -> int:
        chosen = [index for index, button in enumerate(self._buttons) if button.isChecked()]
        return chosen[0] if chosen else 0

    def _fix_stop(self) -> None:
        """Leave one button to the Tab key."""
        stop = self._stop()
        for index, button in enumerate(self._buttons):
            policy = Qt.FocusPolicy.StrongFocus if index == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


def _is_command(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
