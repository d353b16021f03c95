"""What was corrected: what it said before, who changed it and when."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from planner.library import Library
from planner.person_data import Correction
from ui.audit_words import ENTITIES
from ui.person_words import instant_text, label_of, value_text
from ui.texts import sentence_case
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.text import Quiet
from ui.widgets.words_table import WordsTableModel

HEADINGS = ("When", "What", "Field", "It said before", "Then it said", "Who")
WIDTHS = (27, 18, 20, 26, 26, 7)
ROWS = 8
NONE = "Nothing was changed after it was first stored."
SHOWN = 400
YOU = "you"


class CorrectionsCard(Card):
    """The table, newest first.

    Attributes:
        table: A row for each field that changed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What it said before", parent)
        self._model = WordsTableModel(self)
        self.table = DataTable("What it said before")
        self.table.setModel(self._model)
        self._none = Quiet(NONE)
        self.add(self._none)
        self.add(self.table)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What is shown."""
        return self._model.rows

    def show_corrections(self, found: Sequence[Correction], library: Library) -> None:
        """Show these."""
        rows = tuple(_rows(found, library))
        self._model.show_rows(HEADINGS, rows[:SHOWN])
        self.table.share_room(WIDTHS)
        shown = 2 + min(len(rows), ROWS)  # its heading, and room for a scroll bar
        self.table.setFixedHeight(round(self.table.verticalHeader().defaultSectionSize() * shown))
        self.table.setVisible(bool(rows))
        self._none.setText("" if rows else NONE)
        if len(rows) > SHOWN:
            self._none.setText(f"The newest {SHOWN} of {len(rows)}; the file above holds all.")
        self._none.setVisible(bool(self._none.text()))

    def forget(self) -> None:
        """Forget the person."""
        self._model.show_rows((), ())


def _rows(found: Sequence[Correction], library: Library) -> Iterator[tuple[str, ...]]:
    for each in found:
        what = ENTITIES.get(each.entity, "what came back on paper").removeprefix("a ")
        for one in each.differences:
            name = one.path.split(".")[-1]
            before = "" if one.before is None else value_text(name, one.before, library)
            after = "" if one.after is None else value_text(name, one.after, library)
            yield (
                instant_text(each.at),
                sentence_case(what),
                label_of(one.path),
                before or "nothing",
                "(removed)" if each.removed else after or "nothing",
                each.actor or YOU,
            )
