"""What was part of this person's tasks that went well, as counts behind a folded line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.helped import WentWell
from ui.screens.plan.record import WELL_TITLE, well_explained, well_rows
from ui.screens.plan.unfolding import TIP, follow
from ui.style.space import Space
from ui.widgets.layout import show_when
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Quiet, Small


class WellBox(Disclosure):
    """Times, places, people and sizes; hidden where nothing was reviewed yet."""

    def __init__(self, well: WentWell, parent: QWidget | None = None) -> None:
        super().__init__(WELL_TITLE, parent)
        self.setToolTip(TIP)
        follow(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for number, (name, counts) in enumerate(well_rows(well)):
            grid.addWidget(Quiet(name), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Body(counts), number, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.add(Small(well_explained(well)))
        show_when(self, bool(well.tasks))

    def toggle(self) -> None:
        """Fold or unfold it."""
        self.set_unfolded(not self.unfolded)
