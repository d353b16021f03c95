"""What is shown once a handover file is written: the six words, then what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views import CaseloadRow
from ui.handover_words import STAYS_HERE, TELL_BY_PHONE, people_text
from ui.style.space import Space
from ui.widgets.card import Card
from ui.widgets.line_list import Line, LineList
from ui.widgets.text import Body, Code, Quiet


class Told(QWidget):
    """The six words in large letters; once they are told, everybody whose treatment may end here.

    Attributes:
        words: The words.
        people: Everybody handed over.

    Signals:
        person_chosen: A person's record is wanted, by identity.
    """

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Code("")
        self.words.setAccessibleName("Six words")
        self._said = Quiet("")
        self._card = Card("Six words to tell by phone")
        for each in (self.words, Body(TELL_BY_PHONE), self._said):
            self._card.add(each)
        self._after = Body(STAYS_HERE)
        self.people = LineList("Handed over: open a record to end the treatment")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self._card)
        layout.addWidget(self._after)
        layout.addWidget(self.people, 1)
        layout.addStretch(0)
        self.people.hide()
        self.people.line_chosen.connect(self.person_chosen)

    def show_written(self, words: str, name: str, people: tuple[CaseloadRow, ...]) -> None:
        """Show what was written.

        Args:
            words: The six words.
            name: Name of the file.
            people: Who is in it.
        """
        self.words.setText(words)
        self._said.setText(f"{people_text(len(people))} in {name}.")
        self.people.show_lines(
            [Line(id=row.id, title=row.name, text=row.reference) for row in people]
        )

    def show_people(self) -> None:
        """Forget the words; show whose treatment may end here."""
        self.words.setText("")
        self._card.hide()
        self.people.show()
        self.people.setFocus()

    def forget(self) -> None:
        """Forget the words and the people."""
        self.words.setText("")
        self._said.setText("")
        self.people.show_lines(())
