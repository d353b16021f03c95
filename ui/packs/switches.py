"""How a pack is printed: the switches beside the preview."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.catalogues import LANGUAGES
from planner.pack import PackOptions
from planner.patients import PrintSize
from planner.worksheets import Version
from ui import texts
from ui.languages import language_text
from ui.packs.coverage import PackCoverage
from ui.style.space import Space
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import Picker
from ui.widgets.section import Disclosure
from ui.widgets.text import Small

SIZES = {
    PrintSize.STANDARD: "12 pt",
    PrintSize.P16: "16",
    PrintSize.P18: "18",
    PrintSize.P24: "24",
}
LOOKS = {
    "contrast": "High contrast: black on white, thick lines",
    "legible": "Dyslexia-friendly letters and spacing",
    "nastaliq": "Urdu in Nastaliq letters",
    "fillable": "To fill in on a computer",
    "aloud": "Only what is read out, in short lines",
}
SAYS = {
    "discreet": "Discreet: no service name, neutral sheet titles",
    "rationale": "Print their reason",
    "own_words": "Print their own words for the problem",
    "names": "Print other people's names",
    "steps": "Print how it is done, and what makes it safer",
}
BESIDE = {"beside_english": "English beside it"}
"""What is switched on or off, by the field of the options, in the order of the page."""


class PackSwitches(QWidget):
    """Language, print size, how sheets are filled in, discreet, and what page one says.

    Signals:
        options_chosen: A switch was moved; carries the PackOptions.
    """

    options_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = PackOptions()
        self._language = Picker("Language of the pack")
        self._language.set_choices([Choice(each, language_text(each)) for each in LANGUAGES])
        self._coverage = Small("")
        sizes = [Choice(size, text) for size, text in SIZES.items()]
        self._size = Chips("Print size", sizes, may_be_empty=False)
        versions = [Choice(each, texts.sentence_case(texts.word(each))) for each in Version]
        self._version = Chips("How sheets are filled in", versions, may_be_empty=False)
        every = {**BESIDE, **LOOKS, **SAYS}
        self._ticked = {name: CheckLine(text) for name, text in every.items()}
        self._looks = Disclosure("More formats")
        self._ask = Small("Discreet: ask before printing their reason or anybody's name.")
        self._lay_out()
        self._language.value_chosen.connect(self._on_language)
        self._size.value_chosen.connect(self._on_size)
        self._version.value_chosen.connect(self._on_version)
        for name, line in self._ticked.items():
            line.toggled.connect(self._switch(name))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (
            self._language, self._coverage, self._ticked["beside_english"], self._size,
            self._version, self._looks, *[self._ticked[name] for name in SAYS], self._ask,
        ):  # fmt: skip
            column.addWidget(widget)
        more = QWidget()
        lines = QVBoxLayout(more)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.XS)
        for name in LOOKS:
            lines.addWidget(self._ticked[name])
        self._looks.add(more)

    def show_options(self, options: PackOptions) -> None:
        """Show how it is printed now."""
        self._options = options
        self._language.set_value(options.language)
        self._size.set_value(options.print_size)
        self._version.set_value(options.version)
        for name, line in self._ticked.items():
            line.set_checked(getattr(options, name))
        self._ticked["beside_english"].setVisible(options.language != "en")
        self._ticked["nastaliq"].setVisible(options.language == "ur")
        chosen = [name for name in LOOKS if getattr(options, name)]
        self._looks.set_title(f"More formats ({len(chosen)} chosen)" if chosen else "More formats")
        self._ask.setVisible(options.discreet)

    def say_coverage(self, found: PackCoverage) -> None:
        """Say how much of the pack the language has, or nothing where it is English."""
        self._coverage.setText(found.text)
        self._coverage.setVisible(bool(found.text))
        may_choose = self._options.language != "en" and not found.draft
        self._ticked["beside_english"].setVisible(may_choose)

    @Slot(str)
    def _on_language(self, value: str) -> None:
        self.say_coverage(PackCoverage())
        nastaliq = self._options.nastaliq and value == "ur"
        self._choose(replace(self._options, language=value, nastaliq=nastaliq))

    @Slot(str)
    def _on_size(self, value: str) -> None:
        self._choose(replace(self._options, print_size=PrintSize(value)))

    @Slot(str)
    def _on_version(self, value: str) -> None:
        self._choose(replace(self._options, version=Version(value)))

    def _switch(self, name: str) -> Callable[[bool], None]:
        def moved(on: bool) -> None:
            if name == "discreet":
                self._choose(replace(self._options, discreet=on, rationale=not on, names=not on))
            else:
                self._choose(replace(self._options, **{name: on}))  # type: ignore[arg-type]

        return moved

    def _choose(self, options: PackOptions) -> None:
        self._options = options
        self.show_options(options)
        self.options_chosen.emit(options)
