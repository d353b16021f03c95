"""Sheets in their three versions, and every kind of block, as other programs read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.errors import UserFacingError
from planner.pack import SheetContent
from planner.patients import PrintSize
from planner.sheets import empty_sheet
from planner.worksheets import (
    Block,
    Box,
    Branch,
    CellKind,
    Column,
    Cycle,
    Grid,
    Idea,
    Ideas,
    Layout,
    Lines,
    Pictured,
    PictureRow,
    Rating,
    RowKind,
    Ticks,
    Tree,
    Version,
    Worksheet,
)
from reports import render_sheet
from resources.library_loader import load_library
from tests.reports.test_render import tool, words_of

LIBRARY = load_library()
DAY = date(2026, 5, 12)
VERSIONS = [(each.id, version) for each in LIBRARY.worksheets.values() for version in each.versions]
CHOICE = Column("felt", "How I felt", 2, CellKind.CHOICE, options=("low", "in between", "well"))
SCALE = Column("strong", "How strong", 2, CellKind.SCALE)
BLOCKS: list[tuple[Block, Sequence[str]]] = [
    (Grid((CHOICE,), RowKind.DAYS, row_heading="Day"), ("Wed 13 May", "in between")),
    (Grid((SCALE,), RowKind.BLANK, count=3), ("0 1 2 3 4 5 6 7 8 9 10",)),
    (Lines("What I saw", 2), ("What I saw",)),
    (Ticks("Who with?", ("alone", "a friend")), ("alone", "a friend")),
    (Rating("Before?", "calm", "very strong"), ("0 1 2", "calm", "very strong")),
    (Ideas("Some ideas", "calm", 2, chosen=(Idea("Hum", "music"),)), ("Some ideas", "Hum")),
    (Ideas("Tick 1", "calm", 2, tick=True, chosen=(Idea("Hum", "music"),)), ("Tick 1", "Hum")),
    (Pictured((PictureRow(picture="walk", text="Go out.", options=("yes", "no")),)), ("Go out.",)),
    (Cycle((Box("Thought", 2), Box("Feeling", picture="sad"), Box("Act", options=("hide",)))),
     ("Thought", "Feeling", "hide")),
    (Tree(Box("Start"), (Branch("Can I act?", Box("Let it be")),), Box("Do it")),
     ("Start", "Can I act?", "no", "Let it be", "yes", "Do it")),
]  # fmt: skip


def sheet(*blocks: Block, **changes: object) -> Worksheet:
    made = Worksheet(
        id="x", title="Worry sheet", neutral_title="My sheet", intro="Write here.",
        landscape=False, blocks=blocks, footer="",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def content(worksheet: Worksheet, version: Version = Version.WRITING) -> SheetContent:
    return SheetContent(sheet=empty_sheet(worksheet, LIBRARY, version, DAY))


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize(("block", "said"), BLOCKS, ids=lambda each: type(each).__name__)
def test_a_block_says_what_it_has(
    block: Block, said: Sequence[str], size: PrintSize, tmp_path: Path
) -> None:
    layout = Layout(intro="Tick.", blocks=(block,))
    made = content(sheet(Lines("x", 1), tick=layout), Version.TICK)
    text = words_of(render_sheet(replace(made, print_size=size)).pdf, tmp_path)
    for words in said:
        assert words in text or (size is PrintSize.P24 and words.startswith("0 1 2"))


@pytest.mark.parametrize(("name", "version"), VERSIONS, ids=str)
@pytest.mark.parametrize(("size", "most"), [(PrintSize.STANDARD, 2), (PrintSize.P18, 4)])
def test_every_sheet_prints_in_every_version(
    name: str, version: Version, size: PrintSize, most: int, tmp_path: Path
) -> None:
    rendered = render_sheet(replace(content(LIBRARY.worksheets[name], version), print_size=size))
    assert rendered.pages <= most
    tool("qpdf", "--check", "FILE", pdf=rendered.pdf, folder=tmp_path)


def test_a_discreet_sheet_has_its_neutral_title(tmp_path: Path) -> None:
    made = replace(content(sheet(Lines("x", 1))), discreet=True)
    text = words_of(render_sheet(made).pdf, tmp_path)
    assert "My sheet" in text
    assert "Worry" not in text


def test_the_same_sheet_gives_the_same_bytes() -> None:
    made = content(sheet(Cycle((Box("a"), Box("b"), Box("c", picture="sad")))))
    assert render_sheet(made) == render_sheet(made)


def test_pictures_are_embedded_only_where_there_are_some(tmp_path: Path) -> None:
    plain = render_sheet(content(sheet(Lines("x", 1)))).pdf
    drawn = render_sheet(content(sheet(Pictured((PictureRow(picture="walk", text="Go."),))))).pdf
    assert "Emoji" not in tool("pdffonts", "FILE", pdf=plain, folder=tmp_path)
    fonts = tool("pdffonts", "FILE", pdf=drawn, folder=tmp_path)
    rows = [line.split()[-5:-2] for line in fonts.splitlines() if "Emoji" in line]
    assert rows == [["yes", "yes", "yes"]]


def test_a_picture_the_face_lacks_is_refused() -> None:
    made = content(sheet(Pictured((PictureRow(picture="walk", text="Go."),))))
    made = replace(made, sheet=replace(made.sheet, pictures={"walk": "ع"}))
    with pytest.raises(UserFacingError) as refused:
        render_sheet(made)
    assert refused.value.values["name"] == "walk"


def test_a_version_that_is_missing_is_printed_for_writing() -> None:
    assert content(sheet(Lines("x", 1)), Version.EASY).sheet.version is Version.WRITING


@pytest.mark.parametrize(
    "block",
    [Rating("How sure?", "not", "very"), Ticks("How sure?", ("a", "b"))],
    ids=["rating", "ticks"],
)
@pytest.mark.parametrize("lines", range(18, 30))
def test_a_prompt_never_parts_from_its_answer(block: Block, lines: int, tmp_path: Path) -> None:
    rendered = render_sheet(content(sheet(Lines("x", lines), block)))
    pages = words_of(rendered.pdf, tmp_path).rstrip("\f").split("\f")
    answer = "10" if isinstance(block, Rating) else " b"
    assert [answer in page for page in pages] == ["How sure?" in page for page in pages]


def test_many_lines_go_on_over_the_page() -> None:
    rendered = render_sheet(content(sheet(Lines("Write", 60))))
    assert rendered.pages == 3


def test_what_cannot_part_and_is_taller_than_a_page_is_refused() -> None:
    with pytest.raises(UserFacingError) as refused:
        render_sheet(content(sheet(Cycle((Box("a", 40), Box("b"), Box("c"))))))
    assert refused.value.code == "pack.too_tall"
