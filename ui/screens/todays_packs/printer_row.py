"""Which printer the packs go to, for all of them."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.packs.places import PrinterAt, PrintPlaces
from ui.printing import PrinterName
from ui.style.space import Space
from ui.widgets.chips import Choice
from ui.widgets.fields import CheckBox, Picker
from ui.widgets.text import Quiet


class PrinterRow(QWidget):
    """Printer and sides, as remembered for the place one is at.

    Signals:
        place_changed: Something to remember: carries the ``PrinterAt`` of the place.
    """

    place_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = PrinterAt()
        self._printer = Picker("Printer")
        self._where = Quiet()
        self._where.setWordWrap(False)
        self._sides = CheckBox("Both sides")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        for widget in (Quiet("Printer"), self._printer, self._where, self._sides):
            line.addWidget(widget)
        line.addStretch(1)
        self._printer.setMinimumContentsLength(24)
        self._printer.value_chosen.connect(self._on_printer)
        self._sides.clicked.connect(self._on_sides)

    @property
    def has_printer(self) -> bool:
        """True where there is a printer to choose."""
        return bool(self._printer.count())

    @property
    def printer(self) -> str:
        """The printer chosen."""
        return self._printer.value

    @property
    def two_sided(self) -> bool:
        """True where both sides of the paper are printed on."""
        return self._sides.isChecked()

    def offer(self, printers: tuple[PrinterName, ...], places: PrintPlaces) -> None:
        """Offer these printers, the one of the place chosen."""
        self._here = places.here
        self._printer.set_choices([Choice(each.name, each.name) for each in printers])
        if self._printer.findData(self._here.printer) >= 0:
            self._printer.set_value(self._here.printer)
        self._where.setText(f"at {self._here.place}")
        self._sides.setChecked(self._here.two_sided)

    @Slot(str)
    def _on_printer(self, name: str) -> None:
        self._keep(replace(self._here, printer=name))

    @Slot()
    def _on_sides(self) -> None:
        self._keep(replace(self._here, printer=self.printer, two_sided=self.two_sided))

    def _keep(self, here: PrinterAt) -> None:
        self._here = here
        self.place_changed.emit(here)
