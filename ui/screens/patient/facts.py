"""Facts under each other: what it is on the left, what is known on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.style.space import Space
from ui.widgets.text import Body, Quiet

LABEL_CHARACTERS = 20


class Facts(QWidget):
    """A small list of facts, made anew each time it is told."""

    def __init__(self, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)

    @property
    def text(self) -> str:
        """Everything shown, for tests and readers."""
        return "\n".join(label.text() for label in self._labels)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these; a sentence where there is none."""
        self.forget()
        wide = self.fontMetrics().averageCharWidth() * LABEL_CHARACTERS
        self._grid.setColumnMinimumWidth(0, wide if facts else 0)
        for number, (name, value) in enumerate(facts):
            label, said = Quiet(name), Body(value)
            label.setFixedWidth(wide)
            for each in (label, said):
                each.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._put(label, number, 0)
            self._put(said, number, 1)
        if not facts and self._none:
            self._put(Quiet(self._none), 0, 1)

    def forget(self) -> None:
        """Forget what was shown."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.clear()
            label.hide()
            label.deleteLater()
        self._labels.clear()

    def _put(self, label: QLabel, number: int, column: int) -> None:
        self._labels.append(label)
        self._grid.addWidget(label, number, column)
