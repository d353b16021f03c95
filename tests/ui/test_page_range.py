import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UserFacingError
from ui.errors import word_error
from ui.page_range import page_numbers, pages_text, read_pages


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", ()),
        (" ALL ", ()),
        ("1-5", ()),
        ("3-5, 1; 2", ()),
        ("2", ((2, 2),)),
        ("1-2,5", ((1, 2), (5, 5))),
        ("5, 1 – 2", ((1, 2), (5, 5))),
        ("4-5,2-4,2", ((2, 5),)),
    ],
)
def test_pages_as_people_type_them(typed: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert read_pages(typed, 5) == spans


@pytest.mark.parametrize("typed", ["0", "6", "3-2", "1-6", "one", "1,,2", "1-", "-1", "1 2", "²"])
def test_what_is_no_page_is_said_in_one_clear_line(typed: str) -> None:
    with pytest.raises(UserFacingError) as caught:
        read_pages(typed, 5)
    said = str(word_error(caught.value))
    assert f"The pages “{typed}” are not in this pack, which has 5 pages." in said
    assert "1-2,5" in said


@given(st.sets(st.integers(1, 9), min_size=1), st.integers(9, 12))
def test_every_page_named_is_meant_once_and_in_order(pages: set[int], count: int) -> None:
    typed = ",".join(str(page) for page in sorted(pages, reverse=True))
    spans = read_pages(typed, count)
    assert page_numbers(spans, count) == tuple(sorted(pages))
    assert read_pages(pages_text(spans), count) == spans
