"""The packs handed over at a contact: code, when, how printed, pages, and each once more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.packs import PackRecord
from ui import texts
from ui.packs.again import Sameness, Trial, made_text, way_text
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.layout import clear_layout, row
from ui.widgets.text import Small, Strong

MARKS = {
    Sameness.EXACT: "same as printed",
    Sameness.ANEW: "rendered anew",
    Sameness.OTHER: "pages differ",
}


class PastPack(QWidget):
    """One of them.

    Signals:
        again_wanted: It is to be printed again; carries its code.
    """

    again_wanted = Signal(str)

    def __init__(self, record: PackRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._way = Small(way_text(record))
        self._button = LinkButton("Print again")
        self._button.setAccessibleName(f"Print {record.code} again")
        self._button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(Strong(record.code), self._button, stretch=0))
        column.addWidget(Small(made_text(record)))
        column.addWidget(self._way)

    def show_trial(self, trial: Trial) -> None:
        """Say how many pages it has, and whether they come out the same."""
        said = [way_text(self._record)]
        if trial.sameness is not None:
            said += [texts.count_text(trial.pages, "page"), MARKS[trial.sameness]]
        self._way.setText(" · ".join(said) if not trial.problem else trial.problem)
        self._button.setEnabled(not trial.problem)

    @Slot()
    def _on_clicked(self) -> None:
        self.again_wanted.emit(self._record.code)


class PackHistory(Card):
    """All of them, the last one first.

    Signals:
        again_wanted: A pack is to be printed again; carries its code.
    """

    again_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Handed over so far", parent)
        self._shown: tuple[str, ...] = ()
        self._lines: dict[str, PastPack] = {}
        self._trials: dict[str, Trial] = {}
        self.body.setSpacing(Space.M)
        self.hide()

    def show_packs(self, packs: Sequence[PackRecord]) -> None:
        """Show these, given oldest first."""
        codes = tuple(each.code for each in packs)
        if codes == self._shown:
            return
        self._shown = codes
        clear_layout(self.body)
        self._lines = {}
        for record in reversed(packs):
            line = PastPack(record)
            line.again_wanted.connect(self.again_wanted)
            self._lines[record.code] = line
            self.add(line)
            if record.code in self._trials:
                line.show_trial(self._trials[record.code])
        self.setVisible(bool(packs))

    def show_trial(self, trial: Trial) -> None:
        """Say what making one of them again gave."""
        self._trials[trial.code] = trial
        line = self._lines.get(trial.code)
        if line is not None:
            line.show_trial(trial)
