"""Cells side by side: layout, tables and lists, mirrored on pages from right to left."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table as PlainTable
from reportlab.platypus import TableStyle

from reports.flowables import WriteHere
from reports.structure import Element
from reports.theme import Palette

PADDING = 4
"""Around the words of a ruled table, in points."""
NO_PADDING = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


class Layout(PlainTable):
    """Cells side by side that mean no table: right to left on a page that is."""

    def draw(self) -> None:
        """Draw the cells in the order they are read, mirrored where the page is."""
        if not self.canv.right_to_left:
            super().draw()
            return
        positions: list[float] = self.__dict__["_colpositions"]
        self.__dict__["_colpositions"] = [positions[-1] - each for each in positions]
        super().draw()
        self.__dict__["_colpositions"] = positions

    def _drawCell(
        self, cell: object, style: object, place: tuple[float, float], size: tuple[float, float]
    ) -> None:
        if self.canv.right_to_left:
            place = (place[0] - size[0], place[1])
        if isinstance(cell, WriteHere) and self.canv.fields is not None:
            x, y, wide, high = (*place, *size)
            self.canv.fields.text(x + 2, y + 2, wide - 4, high - 4, cell.tip, cell.size)
        super()._drawCell(cell, style, place, size)


class DataTable(Layout):
    """A table whose rows and headings a reader hears as such.

    Attributes:
        row_headings: True where the first column heads its rows.
    """

    row_headings = False

    def draw(self) -> None:
        """Draw the table as one part of the structure."""
        self._renderCB = self._told
        with self.canv.part(Element("Table")):
            super().draw()

    def _told(self, _table: object, event: str, *where: int) -> None:
        """Open and close rows and cells as reportlab comes to them."""
        if event == "startRow":
            self._row = where[0]
            self.canv.begin_part(Element("TR"))
        elif event == "startCell":
            heads = self._row < (self.repeatRows or 0)
            sideways = self.row_headings and where[1] == 0
            scope = "Column" if heads else "Row"
            if heads or sideways:
                self.canv.begin_part(Element("TH", scope=scope))
            else:
                self.canv.begin_part(Element("TD"))
        elif event in ("endCell", "endRow"):
            self.canv.end_part()


class HeadedTable(DataTable):
    """A table whose first column heads its rows."""

    row_headings = True


class Listed(Layout):
    """Rows of a sign and what it introduces: a list."""

    def draw(self) -> None:
        """Draw the rows as the items of a list."""
        self._renderCB = self._told
        with self.canv.part(Element("L")):
            super().draw()

    def _told(self, _table: object, event: str, *where: int) -> None:
        if event == "startRow":
            self.canv.begin_part(Element("LI"))
        elif event == "startCell":
            self.canv.begin_part(Element("LBody" if where[1] else "Lbl"))
        elif event in ("endCell", "endRow"):
            self.canv.end_part()


class Items(Layout):
    """Cells that are each an item of one list, such as words to tick."""

    def draw(self) -> None:
        """Draw the cells as the items of a list."""
        self._renderCB = self._told
        with self.canv.part(Element("L")):
            super().draw()

    def _told(self, _table: object, event: str, *_where: object) -> None:
        if event == "startCell":
            self.canv.begin_part(Element("LI"))
            self.canv.begin_part(Element("LBody"))
        elif event == "endCell":
            self.canv.end_part()
            self.canv.end_part()


def columns(
    rows: list[list[Any]],
    widths: list[float],
    extra: Sequence[tuple[object, ...]] = (),
    made: type[Layout] = Layout,
) -> Layout:
    """Return rows of cells without lines or padding."""
    return made(rows, colWidths=widths, style=TableStyle([*NO_PADDING, *extra]), hAlign="LEFT")


def ruled(palette: Palette) -> TableStyle:
    """Return the look of a table to read: a line under each row, its headings on a tint."""
    return TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5 * palette.stroke, palette.line),
            ("BACKGROUND", (0, 0), (-1, 0), palette.tint),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), PADDING),
            ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING),
        ]
    )
