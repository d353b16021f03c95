"""What is still missing before a plan is ready, each a way to where it is put right."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.plans import Override
from ui import texts
from ui.screens.plan.hand_over_presenter import HandOverPresenter, Missing
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import boxed, clear_layout, row
from ui.widgets.text import Body, Small


class MissingLines(QWidget):
    """A line each, with the way there.

    Signals:
        place_wanted: Put this right; carries a Place.
    """

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Missing, ...] = ()
        self._buttons: list[LinkButton] = []
        self._links = QVBoxLayout(self)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(0)

    def show_lines(self, shown: tuple[Missing, ...]) -> None:
        """Show these."""
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._links)
        self._buttons = []
        for each in shown:
            self._links.addWidget(self._line(each))

    def focus_first(self) -> None:
        """Put the focus on the first one."""
        if self._buttons:
            self._buttons[0].setFocus()

    def _line(self, missing: Missing) -> QWidget:
        mark = "○" if missing.required else "·"
        go = LinkButton("Go there")
        kind = "needed" if missing.required else "worth a look"
        go.setAccessibleName(f"{missing.text}: {kind}, go there")
        go.clicked.connect(partial(self._on_go, missing))
        self._buttons.append(go)
        line = row(Body(f"{mark} {missing.text}"), go, stretch=0)
        return boxed(line)

    def _on_go(self, missing: Missing) -> None:
        self.place_wanted.emit(missing.place)


class MissingCard(Card):
    """The required parts; an override takes one key.

    Signals:
        place_wanted: Put this right; carries a Place.
        override_chosen: The reason, or None where it was taken back.
    """

    place_wanted = Signal(object)
    override_chosen = Signal(object)

    def __init__(self, presenter: HandOverPresenter, parent: QWidget | None = None) -> None:
        super().__init__("Still missing", parent)
        self._presenter = presenter
        self._lines = MissingLines()
        self._lines.place_wanted.connect(self.place_wanted)
        self._ask = Small("Ready all the same, because:")
        self._why = Chips(
            "Ready all the same, because", [Choice(each, texts.word(each)) for each in Override]
        )
        self.add(self._lines)
        self.add(self._ask)
        self.add(self._why)
        self._why.value_chosen.connect(self._on_why)

    def show_state(self) -> None:
        """Show what is missing now."""
        shown = tuple(each for each in self._presenter.missing() if each.required)
        self._lines.show_lines(shown)
        may = self._presenter.gate.may_override
        self._ask.setVisible(may)
        self._why.setVisible(may)
        reason = self._presenter.override
        self._why.set_value(reason.value if reason else "")
        self.setVisible(bool(shown))

    def focus_first(self) -> None:
        """Put the focus on the first thing missing."""
        self._lines.focus_first()

    @Slot(str)
    def _on_why(self, value: str) -> None:
        self.override_chosen.emit(Override(value) if value else None)
