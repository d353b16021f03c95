"""How a pack is printed: the few switches beside the preview."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.pack import PackOptions
from planner.patients import PrintSize
from planner.worksheets import Version
from ui import texts
from ui.style.space import Space
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips, Choice
from ui.widgets.text import Small


class PackSwitches(QWidget):
    """Print size, how sheets are filled in, discreet, and what page one says.

    Signals:
        options_chosen: A switch was moved; carries the PackOptions.
    """

    options_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = PackOptions()
        sizes = [Choice(each, texts.sentence_case(texts.word(each))) for each in PrintSize]
        self._size = Chips("Print size", sizes, may_be_empty=False)
        versions = [Choice(each, texts.sentence_case(texts.word(each))) for each in Version]
        self._version = Chips("How sheets are filled in", versions, may_be_empty=False)
        self._discreet = CheckLine("Discreet: no service name, neutral sheet titles")
        self._rationale = CheckLine("Print their reason")
        self._names = CheckLine("Print other people's names")
        self._own_words = CheckLine("Print their own words for the problem")
        self._steps = CheckLine("Print how it is done, and what makes it safer")
        self._ask = Small("Discreet: ask before printing their reason or anybody's name.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (
            self._size, self._version, self._discreet, self._rationale, self._own_words,
            self._names, self._steps, self._ask,
        ):  # fmt: skip
            column.addWidget(widget)
        self._size.value_chosen.connect(self._on_size)
        self._version.value_chosen.connect(self._on_version)
        self._own_words.toggled.connect(self._on_own_words)
        self._steps.toggled.connect(self._on_steps)
        self._discreet.toggled.connect(self._on_discreet)
        self._rationale.toggled.connect(self._on_rationale)
        self._names.toggled.connect(self._on_names)

    def show_options(self, options: PackOptions) -> None:
        """Show how it is printed now."""
        self._options = options
        self._size.set_value(options.print_size)
        self._version.set_value(options.version)
        self._own_words.set_checked(options.own_words)
        self._steps.set_checked(options.steps)
        self._discreet.set_checked(options.discreet)
        self._rationale.set_checked(options.rationale)
        self._names.set_checked(options.names)
        self._ask.setVisible(options.discreet)

    @Slot(str)
    def _on_size(self, value: str) -> None:
        self._choose(replace(self._options, print_size=PrintSize(value)))

    @Slot(str)
    def _on_version(self, value: str) -> None:
        self._choose(replace(self._options, version=Version(value)))

    @Slot(bool)
    def _on_own_words(self, on: bool) -> None:
        self._choose(replace(self._options, own_words=on))

    @Slot(bool)
    def _on_steps(self, on: bool) -> None:
        self._choose(replace(self._options, steps=on))

    @Slot(bool)
    def _on_discreet(self, on: bool) -> None:
        self._choose(replace(self._options, discreet=on, rationale=not on, names=not on))

    @Slot(bool)
    def _on_rationale(self, on: bool) -> None:
        self._choose(replace(self._options, rationale=on))

    @Slot(bool)
    def _on_names(self, on: bool) -> None:
        self._choose(replace(self._options, names=on))

    def _choose(self, options: PackOptions) -> None:
        self._options = options
        self.options_chosen.emit(options)
