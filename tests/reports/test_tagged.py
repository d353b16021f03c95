"""What a reader with a screen reader gets: the structure of packs in every direction and size."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from planner.pack import PackOptions
from planner.patients import PrintSize
from planner.worksheets import Version
from reports import render
from reports.text.paragraph import UNSEEN
from resources.library_loader import load_library
from tests.reports.reading import Pdf
from tests.reports.samples import pack

LIBRARY = load_library()
SHEETS = ("ba_diary_sheet", "thought_weigh_sheet")
OPTIONS = {
    "en": PackOptions(discreet=False),
    "discreet": PackOptions(discreet=True),
    "pl": PackOptions(discreet=False, language="pl", print_size=PrintSize.P18),
    "ur": PackOptions(discreet=False, language="ur"),
    "ar": PackOptions(discreet=False, language="ar", print_size=PrintSize.P24),
    "zh": PackOptions(discreet=False, language="zh", version=Version.EASY),
    "hi": PackOptions(discreet=False, language="hi", legible=True, contrast=True),
    "fields": PackOptions(discreet=False, fillable=True),
    "aloud": PackOptions(discreet=False, aloud=True),
}
GROUPS = {"/Table": {"/TR"}, "/TR": {"/TH", "/TD"}, "/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}}
"""What may stand in a part that is made of parts of one kind (ISO 32000-1, 14.8.4.3)."""

Element = dict[str, Any]


@pytest.fixture(scope="module", params=OPTIONS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    made = render(pack(*SHEETS, library=LIBRARY), OPTIONS[request.param])
    folder: Path = tmp_path_factory.mktemp("tagged")
    return Pdf(made.pdf, folder)


def kids(pdf: Pdf, element: Element) -> list[Any]:
    found = pdf.get(element.get("/K", []))
    return [pdf.get(each) for each in (found if isinstance(found, list) else [found])]


def elements(pdf: Pdf, element: Element | None = None) -> Iterator[Element]:
    """Yield the structure's elements in reading order."""
    for kid in kids(pdf, element or pdf.get(pdf.root["/StructTreeRoot"])):
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from elements(pdf, kid)


def tags(pdf: Pdf) -> list[str]:
    return [each["/S"] for each in elements(pdf)]


def owners(pdf: Pdf, page: str) -> list[str]:
    """Return what owns each marked content of a page, by the tree of parents."""
    numbers = pdf.get(pdf.get(pdf.root["/StructTreeRoot"])["/ParentTree"])["/Nums"]
    table = dict(zip(numbers[::2], numbers[1::2], strict=True))
    found: list[str] = pdf.get(table[pdf.get(page)["/StructParents"]])
    return found


def test_it_says_that_it_is_tagged_in_its_language_under_its_title(read: Pdf) -> None:
    assert read.get(read.root["/MarkInfo"])["/Marked"] is True
    assert read.root["/Lang"].startswith("u:")
    assert read.get(read.root["/ViewerPreferences"])["/DisplayDocTitle"] is True


def test_everything_drawn_is_marked_or_an_artifact(read: Pdf) -> None:
    for page in read.page_references:
        for each in read.shown(page):
            assert each.tags, each
            assert (each.mcid is None) == (each.tags[0] == "/Artifact"), each


def test_marked_content_is_never_inside_an_artifact(read: Pdf) -> None:
    for page in read.page_references:
        for each in read.shown(page):
            assert each.tags.count("/Artifact") <= 1
            assert [tag for tag in each.tags[1:] if tag != "/Span"] == []


def test_every_mark_of_a_page_has_an_owner_of_its_kind(read: Pdf) -> None:
    for page in read.page_references:
        listed = owners(read, page)
        seen = {each.mcid: each.tags[0] for each in read.shown(page) if each.mcid is not None}
        assert seen, page
        assert set(seen) <= set(range(len(listed)))
        for number, tag in seen.items():
            assert read.get(listed[number])["/S"] == tag


def test_every_owner_names_its_marks(read: Pdf) -> None:
    for page in read.page_references:
        for number, owner in enumerate(owners(read, page)):
            element = read.get(owner)
            named = kids(read, element)
            assert number in [
                each if isinstance(each, int) else each["/MCID"]
                for each in named
                if isinstance(each, int) or "/MCID" in each
            ]


def test_pages_are_tabbed_through_in_the_order_of_the_structure(read: Pdf) -> None:
    for page in read.page_references:
        assert read.get(page)["/Tabs"] == "/S"


def test_headings_start_at_one_and_skip_no_level(read: Pdf) -> None:
    levels = [int(tag[2:]) for tag in tags(read) if tag[:2] == "/H" and tag[2:].isdigit()]
    if levels:
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_parts_of_tables_and_lists_are_of_their_kind(read: Pdf) -> None:
    for each in elements(read):
        inside = {kid["/S"] for kid in kids(read, each) if isinstance(kid, dict) and "/S" in kid}
        assert inside <= GROUPS.get(each["/S"], inside), each["/S"]


def test_every_table_has_heading_cells_that_say_what_they_head(read: Pdf) -> None:
    for table in (each for each in elements(read) if each["/S"] == "/Table"):
        headings = [each for each in elements(read, table) if each["/S"] == "/TH"]
        assert headings
        for each in headings:
            assert read.get(each["/A"])["/Scope"] in ("/Row", "/Column")


def test_rows_of_a_table_have_as_many_cells_as_its_first(read: Pdf) -> None:
    for table in (each for each in elements(read) if each["/S"] == "/Table"):
        rows = [kids(read, row) for row in kids(read, table)]
        assert len({len(row) for row in rows}) == 1


def test_every_figure_says_what_it_shows(read: Pdf) -> None:
    for figure in (each for each in elements(read) if each["/S"] == "/Figure"):
        assert figure["/Alt"].removeprefix("u:").strip()
        assert len(read.get(figure["/A"])["/BBox"]) == 4


def test_every_part_knows_its_parent(read: Pdf) -> None:
    root = read.get(read.root["/StructTreeRoot"])
    for parent in [root, *elements(read)]:
        for kid in kids(read, parent):
            if isinstance(kid, dict) and "/S" in kid:
                assert read.get(kid["/P"]) == parent


def test_every_bookmark_has_words_without_marks(read: Pdf) -> None:
    outlines = read.get(read.root.get("/Outlines", {}))
    entry = outlines.get("/First")
    assert entry or "/H1" not in tags(read)
    while entry:
        title = read.get(entry)["/Title"].removeprefix("u:")
        assert title.strip()
        assert not UNSEEN.search(title)
        entry = read.get(entry).get("/Next")


ENGLISH_WORDS = ("Walk to the market with Sadia",)


@pytest.mark.parametrize("code", ["ur", "zh", "pl", "hi"])
def test_words_in_another_language_than_the_pack_say_so(code: str, tmp_path: Path) -> None:
    read = Pdf(
        render(pack(library=LIBRARY), PackOptions(discreet=False, language=code)).pdf, tmp_path
    )
    assert read.root["/Lang"] == f"u:{code}"
    found: dict[str, str] = {}
    for page in read.page_references:
        listed = owners(read, page)
        for each in read.shown(page):
            if each.mcid is not None:
                owner = listed[each.mcid]
                found[owner] = found.get(owner, "") + each.said
    typed = [owner for owner, text in found.items() if ENGLISH_WORDS[0] in text]
    assert typed
    assert all(read.get(owner).get("/Lang") == "u:en" for owner in typed)
