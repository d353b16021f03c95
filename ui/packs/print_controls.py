"""The row of choices for a printer: which one and where, which pages, how many, both sides."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from planner.errors import UserFacingError
from ui.packs.place_field import PlaceField
from ui.packs.places import PrinterAt, PrintPlaces
from ui.page_range import ALL, read_pages
from ui.printing import MOST_COPIES, PrinterName, PrintJob
from ui.style.space import Space
from ui.widgets.chips import Choice
from ui.widgets.fields import CheckBox, LineEdit, NumberEdit, Picker
from ui.widgets.layout import FlowLayout, boxed, row
from ui.widgets.text import Quiet

PAGES_TIP = "All, or pages such as 1-2,5"
PLACE_TIP = "Where you are now. Each place keeps its own printer. Choose one, or type a new one."


class PrintControls(QWidget):
    """What one can say about printing. Knows no pack and writes nothing.

    Signals:
        printer_chosen: Another printer was chosen; carries its name.
        place_chosen: Something to remember: carries the ``PrinterAt`` of the place one is at.
    """

    printer_chosen = Signal(str)
    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = PrintPlaces()
        self._printer = Picker("Printer")
        self._printer.setMinimumContentsLength(8)
        self._place = PlaceField("Place")
        self._pages = LineEdit("Pages to print", ALL)
        self._copies = NumberEdit("Copies", 1, MOST_COPIES)
        self._sides = CheckBox("Both sides")
        self._flow = FlowLayout(gap=Space.M)
        self._asked: tuple[QWidget, ...] = ()
        self._lay_out()
        self._connect()
        self._copies.set_value(1)

    @property
    def printer(self) -> str:
        """The printer chosen, empty where there is none."""
        return self._printer.value

    @property
    def has_printer(self) -> bool:
        """True where there is a printer to choose."""
        return bool(self._printer.count())

    def offer(self, printers: tuple[PrinterName, ...], remembered: str) -> None:
        """Offer these; the remembered one is chosen, or the first where it is not there."""
        self._printer.set_choices([Choice(each.name, each.name) for each in printers])
        self._printer.set_value(remembered)
        for widget in self._asked:
            widget.setVisible(bool(printers))

    def add_beside(self, button: QWidget) -> None:
        """Put a button at the end; it stays where there is no printer."""
        self._flow.addWidget(button)

    def show_places(self, places: PrintPlaces) -> None:
        """Show where one is, and how one prints there."""
        self._places = places
        self._place.show_places([each.place for each in places.known], places.here.place)
        with QSignalBlocker(self._sides):
            self._sides.setChecked(places.here.two_sided)
        self._printer.set_value(places.here.printer)

    def job(self, pdf: bytes, count: int) -> PrintJob:
        """Return what is to be printed.

        Args:
            pdf: The bytes in sight.
            count: How many pages they have.

        Raises:
            UserFacingError: ``print.bad_pages``; the field is marked and has the focus.
        """
        try:
            pages = read_pages(self._pages.text(), count)
        except UserFacingError:
            self._mark_pages(wrong=True)
            self._pages.setFocus()
            self._pages.selectAll()
            raise
        return PrintJob(
            pdf=pdf,
            printer=self.printer,
            copies=self._copies.number or 1,
            two_sided=self._sides.isChecked(),
            pages=pages,
        )

    def begin_anew(self) -> None:
        """Go back to all pages, once: what was said of one print is not meant for the next."""
        self._pages.clear()
        self._copies.set_value(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Line the tick box up with the fields beside it."""
        super().showEvent(event)
        self._line_up()

    def changeEvent(self, event: QEvent) -> None:
        """Line up again at another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._line_up()

    def _line_up(self) -> None:
        letters = self.fontMetrics().averageCharWidth()
        self._pages.setFixedWidth(letters * 11)
        self._copies.setFixedWidth(letters * 7)
        tall = self._pages.sizeHint().height()
        self._copies.setFixedHeight(tall)
        self._sides.setMinimumHeight(tall)

    def _here(self) -> PrinterAt:
        place = self._places.here.place
        return PrinterAt(place, self.printer, self._sides.isChecked())

    @Slot(str)
    def _on_printer(self, name: str) -> None:
        self._keep(self._here())
        self.printer_chosen.emit(name)

    @Slot(str)
    def _on_place(self, place: str) -> None:
        self._keep(self._places.at(place))

    @Slot()
    def _on_sides(self) -> None:
        self._keep(self._here())

    @Slot()
    def _on_pages_typed(self) -> None:
        self._mark_pages(wrong=False)

    def _keep(self, here: PrinterAt) -> None:
        others = tuple(each for each in self._places.known if each.place != here.place)
        self.show_places(replace(self._places, here=here, known=(here, *others)))
        self.place_chosen.emit(here)

    def _mark_pages(self, *, wrong: bool) -> None:
        if self._pages.property("invalid") is not wrong:
            self._pages.setProperty("invalid", wrong)
            self._pages.style().polish(self._pages)

    def _lay_out(self) -> None:
        self._pages.setToolTip(PAGES_TIP)
        self._pages.setAccessibleDescription(PAGES_TIP)
        self._place.setToolTip(PLACE_TIP)
        self._place.setAccessibleDescription(PLACE_TIP)
        self._sides.setToolTip("Print on both sides of the paper, turned over the long edge")
        where = row(self._printer, _label("at"), self._place, gap=Space.S)
        for place, share in enumerate((3, 0, 2, 0)):
            where.setStretch(place, share)
        pages = boxed(row(_label("Pages"), self._pages, gap=Space.S))
        copies = boxed(row(_label("Copies"), self._copies, gap=Space.S))
        self._asked = (boxed(where), pages, copies, self._sides)
        for widget in self._asked[1:]:
            self._flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._asked[0])
        column.addLayout(self._flow)

    def _connect(self) -> None:
        self._printer.value_chosen.connect(self._on_printer)
        self._place.place_chosen.connect(self._on_place)
        self._sides.toggled.connect(self._on_sides)
        self._pages.textEdited.connect(self._on_pages_typed)


def _label(text: str) -> QLabel:
    label = Quiet(text)
    label.setWordWrap(False)
    return label
