"""One renderer for every worksheet: grids, lines, ticks, with the plan's first line filled in."""

from collections.abc import Mapping

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from planner.pack import Msg, Sheet, Typed
from planner.plans import When
from planner.worksheets import (
    Block,
    Cycle,
    Grid,
    Ideas,
    Layout,
    Lines,
    Pictured,
    Rating,
    Ticks,
    Tree,
    Version,
)
from reports.drawn_blocks import branches, ring
from reports.easy_blocks import TickRows, ideas, pictured, rating
from reports.flowables import Stack, Text, WritingLines, gap
from reports.grid_block import GridBlock, cards, needs_cards
from reports.pictures import Pictures
from reports.said import NOTHING, Said
from reports.theme import MARGIN, Theme, roomy
from reports.wording import Wording

TICK_ROOM = 7
"""Points under each row of boxes that stand outside a grid."""


def worksheet_page(sheet: Sheet, plain: Theme, words: Wording, *, discreet: bool) -> list[Flowable]:
    """Return a worksheet's flowables, in the version of the sheet."""
    theme = _theme(sheet, plain)
    worksheet = sheet.worksheet
    layout = worksheet.layout(sheet.version)
    title = worksheet.neutral_title if discreet else worksheet.title
    where = f"{worksheet.id}."
    maker = Maker(sheet, theme, words, is_wide(sheet, plain, words))
    between = 8 if sheet.version is Version.WRITING else 16
    story: list[Flowable] = [
        Text(words.label(title, where + "title"), theme.title),
        Text(words.sentence(layout.intro, where + "intro"), theme.body),
        gap(6),
    ]
    following: list[Flowable] = []
    if layout.footer:
        footer = Text(words.sentence(layout.footer, where + "footer"), theme.small)
        if maker.has_cards(layout):
            story.insert(2, footer)
        else:
            following = [footer]
    for block in reversed(layout.blocks):
        made = maker.made(block)
        following = [gap(between), *following] if following else []
        if isinstance(made[-1], GridBlock):
            made[-1].following = tuple(following)
        following = [*made, *following]
    return story + following


def _theme(sheet: Sheet, plain: Theme) -> Theme:
    return plain if sheet.version is Version.WRITING else roomy(plain)


def is_wide(sheet: Sheet, plain: Theme, words: Wording) -> bool:
    """Tell whether a sheet needs the wide way round; not where its grids become cards."""
    layout = sheet.worksheet.layout(sheet.version)
    theme = _theme(sheet, plain)
    grids = [each for each in layout.blocks if isinstance(each, Grid)]
    room = A4[1] - 2 * MARGIN
    return layout.landscape and not any(needs_cards(g, sheet, theme, words, room) for g in grids)


def fill_text(value: Typed | Msg | When | int, words: Wording) -> Said:
    """Return what the plan fills in, in words."""
    if isinstance(value, When):
        return words.when(value)
    if isinstance(value, int):
        return words.words("pack.minutes", count=value)
    return words.text(value)


class Maker:
    """Makes the flowables of a sheet's blocks."""

    def __init__(self, sheet: Sheet, theme: Theme, words: Wording, wide: bool) -> None:
        self._sheet, self._theme, self._words = sheet, theme, words
        self._fills: Mapping[str, Said] = {
            name: fill_text(value, words) for name, value in sheet.fills
        }
        self._pictures = Pictures(sheet.pictures, sheet.alts)
        self._room = A4[int(wide)] - 2 * MARGIN

    def has_cards(self, layout: Layout) -> bool:
        """Tell whether a grid becomes cards: what explains them then stands before them."""
        grids = [each for each in layout.blocks if isinstance(each, Grid)]
        return any(
            needs_cards(each, self._sheet, self._theme, self._words, self._room) for each in grids
        )

    def made(self, block: Block) -> list[Flowable]:
        """Return the flowables of a block."""
        theme, words, pictures = self._theme, self._words, self._pictures
        match block:
            case Lines():
                return self._lines(block)
            case Ticks():
                options = [words.label(each, "option") for each in block.options]
                ticks = TickRows(options, theme.cell, TICK_ROOM)
                parts = [self._prompt(block.prompt), gap(4), ticks]
                return parts if theme.large or words.paired else [Stack(parts)]
            case Rating():
                return [Stack(rating(block, theme, words))]
            case Ideas():
                made = ideas(block, theme, words, pictures)
                return made if theme.large or words.paired else [Stack(made)]
            case Pictured():
                return pictured(block, self._fills, theme, words, pictures)
            case Cycle():
                return ring(block, theme, words, pictures)
            case Tree():
                return branches(block, theme, words, pictures)
            case Grid():
                return self._grid(block)

    def _grid(self, block: Grid) -> list[Flowable]:
        sheet, fills, theme, words = self._sheet, self._fills, self._theme, self._words
        if needs_cards(block, sheet, theme, words, self._room):
            return cards(block, sheet, fills, theme, words)
        return [GridBlock(block, sheet, fills, theme, words)]

    def _lines(self, block: Lines) -> list[Flowable]:
        filled = self._fills.get(block.fills, NOTHING)
        return [self._prompt(block.prompt), self._answer(block, filled)]

    def _answer(self, block: Lines, filled: Said) -> WritingLines:
        return WritingLines(block.count, self._theme.cell, filled, tip=block.prompt)

    def _prompt(self, text: str) -> Text:
        return Text(self._words.label(text, "prompt"), self._theme.column)
