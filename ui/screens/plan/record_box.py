"""The folded lines under a chosen barrier: what the records say went before."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.helped import OthersCount
from planner.library import Barrier
from ui.screens.plan.record import (
    EXPLAINED,
    OTHERS_EXPLAINED,
    OTHERS_READING,
    OTHERS_TITLE,
    Record,
    RecordLine,
    RecordView,
    others_lines,
)
from ui.screens.plan.unfolding import TIP, follow
from ui.style.space import Space
from ui.widgets.layout import clear_layout
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Quiet, Small


class RecordBox(QWidget):
    """This person's earlier tasks with a barrier, and other people's counts; both folded."""

    def __init__(self, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._shown: RecordView | None = None
        self._barrier: Barrier | None = None
        self._own = Disclosure("")
        self._own.setToolTip(TIP)
        self._lines = QVBoxLayout()
        self._others = Disclosure(OTHERS_TITLE)
        self._others.setToolTip(TIP)
        self._counts = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for part, lines, why in (
            (self._own, self._lines, EXPLAINED),
            (self._others, self._counts, OTHERS_EXPLAINED),
        ):
            lines.setSpacing(Space.S)
            part.body.addLayout(lines)
            part.add(Small(why))
            layout.addWidget(part)
            follow(part)
        self._others.toggled.connect(self._on_others)

    def show_record(self, view: RecordView, barrier: Barrier | None) -> None:
        """Show another barrier, folded; the same one is left as it is."""
        if view == self._shown and barrier == self._barrier:
            return
        self._shown, self._barrier = view, barrier
        for part in (self._own, self._others):
            part.set_unfolded(False)
        self._own.set_title(view.title)
        self._own.setVisible(bool(view.title))
        self._others.setVisible(bool(view.others))
        self.setVisible(bool(view.title or view.others))
        clear_layout(self._counts)
        clear_layout(self._lines)
        for each in view.lines:
            self._lines.addLayout(_line(each))

    def toggle(self) -> None:
        """Fold or unfold all that is there."""
        there = [part for part in (self._own, self._others) if not part.isHidden()]
        unfold = not any(part.unfolded for part in there)
        for part in there:
            part.set_unfolded(unfold)

    @Slot(bool)
    def _on_others(self, unfolded: bool) -> None:
        view = self._shown
        if unfolded and view is not None and not self._counts.count():
            self._say((OTHERS_READING,))
            self._record.ask_others(self, view.others, partial(self._told, view))

    def _told(self, asked: RecordView, found: OthersCount | None) -> None:
        if asked is self._shown:
            self._say(() if found is None else others_lines(found, self._barrier))

    def _say(self, lines: tuple[str, ...]) -> None:
        clear_layout(self._counts)
        for text in lines:
            self._counts.addWidget(Body(text))


def _line(line: RecordLine) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Body(line.head))
    for text in line.below:
        column.addWidget(Quiet(text))
    return column
