"""The packs of the day under each other: tick, who, which contact, where it stands, handed over."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.ids import SessionId
from ui import texts
from ui.screens.todays_packs.presenter import AHEAD, PackLine, small_text, state_text
from ui.style.space import Space
from ui.widgets.fields import CheckBox
from ui.widgets.layout import Divider, boxed, clear_layout, column
from ui.widgets.text import Body, Quiet, Small, Strong

HEADS = ("Print", "Who", "Contact and format", "Where it stands", "Handed over")
STRETCH = (0, 6, 8, 6, 0)
TOP = Qt.AlignmentFlag.AlignTop


class LineRow(QObject):
    """The widgets of one line.

    Signals:
        wanted: The pack is to be printed or not: contact, True or False.
        handed: It was handed over or not: contact, True or False.
    """

    wanted = Signal(str, bool)
    handed = Signal(str, bool)

    def __init__(self, line: PackLine, parent: QObject) -> None:
        super().__init__(parent)
        self._id = line.id
        self.tick = CheckBox("")
        self.tick.setAccessibleName(f"Print the pack of {line.name}")
        self.done = CheckBox("")
        self.done.setAccessibleName(f"Handed over to {line.name}")
        self._name, self._names, self._like = Strong(), Small(), Small()
        self._contact, self._how, self._note = Body(), Small(), Small()
        self._state, self._small = Body(), Small()
        self.tick.toggled.connect(self._on_wanted)
        self.done.toggled.connect(self._on_handed)

    @property
    def said(self) -> tuple[str, ...]:
        """Every text in sight, for tests."""
        labels = (
            self._name, self._names, self._like, self._contact, self._how, self._note,
            self._state, self._small,
        )  # fmt: skip
        return tuple(each.text() for each in labels if each.text())

    def cells(self) -> tuple[QWidget, ...]:
        """Return the five cells, left to right."""
        return (
            self.tick,
            boxed(column(self._name, self._names, self._like, gap=0)),
            boxed(column(self._contact, self._how, self._note, gap=0)),
            boxed(column(self._state, self._small, gap=0)),
            self.done,
        )

    def show_line(self, line: PackLine, day: date, *, running: bool) -> None:
        """Show how it stands."""
        at = f"{texts.time_text(line.at)}  " if line.at else ""
        self._name.setText(f"{at}{line.name}")
        self._names.show_text(_names(line))
        self._like.show_text(f"Name like {', '.join(line.like)}" if line.like else "")
        self._contact.setText(line.contact)
        self._how.setText(texts.sentence_case(line.how))
        self._note.show_text(line.note)
        self._state.setText(state_text(line, day))
        self._small.show_text(small_text(line))
        _set(self.tick, on=line.wanted)
        _set(self.done, on=line.handed)
        self.tick.setEnabled(not running)
        self.done.setEnabled(bool(line.code) and line.state not in AHEAD)

    def _on_wanted(self, on: bool) -> None:
        self.wanted.emit(self._id, on)

    def _on_handed(self, on: bool) -> None:
        self.handed.emit(self._id, on)


class PackLines(QWidget):
    """All lines. Widgets stay as long as the people do, so that the focus does.

    Signals:
        wanted: A pack is to be printed or not: contact, True or False.
        handed: It was handed over or not: contact, True or False.
    """

    wanted = Signal(str, bool)
    handed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[SessionId, LineRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        for place, stretch in enumerate(STRETCH):
            self._grid.setColumnStretch(place, stretch)

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """The lines, in order."""
        return tuple(self._rows.values())

    def show_lines(self, lines: Sequence[PackLine], day: date, *, running: bool) -> None:
        """Show these."""
        if tuple(each.id for each in lines) != tuple(self._rows):
            self._build(lines)
        for line in lines:
            self._rows[line.id].show_line(line, day, running=running)

    def forget(self) -> None:
        """Forget everybody."""
        clear_layout(self._grid)
        for each in self.rows:
            each.deleteLater()
        self._rows.clear()

    def focus_first(self) -> None:
        """Begin at the first tick that can be set."""
        for each in self.rows:
            if each.tick.isEnabled():
                each.tick.setFocus()
                return

    def _build(self, lines: Sequence[PackLine]) -> None:
        self.forget()
        for place, head in enumerate(HEADS):
            self._grid.addWidget(Quiet(head), 0, place)
        for number, line in enumerate(lines):
            made = LineRow(line, self)
            made.wanted.connect(self.wanted)
            made.handed.connect(self.handed)
            self._rows[line.id] = made
            self._grid.addWidget(Divider(), 2 * number + 1, 0, 1, len(HEADS))
            for place, cell in enumerate(made.cells()):
                self._grid.addWidget(cell, 2 * number + 2, place, TOP)


def _names(line: PackLine) -> str:
    """Return the name on the pages and what they are called, where these are others."""
    printed, called, recorded = line.names
    parts = [f"printed as {printed}" if printed != recorded else ""]
    parts.append(f"called {called}" if called not in (recorded, printed) else "")
    return texts.sentence_case(", ".join(each for each in parts if each))


def _set(box: CheckBox, *, on: bool) -> None:
    """Tick a box or not; tells nobody."""
    before = box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(before)
