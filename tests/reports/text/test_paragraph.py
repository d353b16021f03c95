"""Lines of a paragraph: what stands in them, in which order, and what cannot be set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UserFacingError
from reports.text.paragraph import Line, NoGlyphError, Setting, Span, lines_of
from reports.text.prepare import prepared

ARABIC = Setting("ar", right_to_left=True)


def said(line: Line) -> str:
    """Return a line's text from left to right, as it is seen."""
    return "".join(
        cluster.text for piece in line.pieces for cluster in piece.shaped.clusters
    ).rstrip()


def shown(text: str, room: float = 10**6, setting: Setting = Setting()) -> list[str]:  # noqa: B008
    return [said(line) for line in lines_of((Span(text),), setting, room)]


@given(st.text(alphabet="abc de-fg,.h i\u00a0", max_size=60), st.floats(2, 30))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    lines = lines_of((Span(text),), Setting(), room)
    assert all(line.width <= room + 1e-6 for line in lines)
    joined = "".join(each for line in lines for each in said(line) if each != " ")
    assert joined == text.replace(" ", "").replace("\u00a0", "")


def test_a_long_word_is_parted_inside_and_kept_whole_in_all() -> None:
    lines = shown("W" * 30, 5)
    assert len(lines) > 3
    assert "".join(lines) == "W" * 30


def test_words_that_stay_together_are_parted_between_them_where_they_must_be() -> None:
    assert shown("Monday\u00a018\u00a0May\u00a0at\u00a010:00", 7)[-1].endswith("10:00")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("اتصل 116 123 الآن", "116 123"),
        ("درجة PHQ-9 هي 12", "PHQ-9"),
        ("من 2-3 مرات", "2-3"),
        ("اكتب إلى a.b@nhs.net اليوم", "a.b@nhs.net"),
        ("يوم 12 مايو 2026", "2026"),
    ],
)
def test_numbers_and_latin_names_keep_their_order(text: str, seen: str) -> None:
    (line,) = shown(prepared(text, "x"), setting=ARABIC)
    assert seen in line


@pytest.mark.parametrize("text", ["0300 123 4567", "2–4", "PHQ-9 12", "10:00"])
def test_text_of_numbers_alone_keeps_its_order(text: str) -> None:
    assert shown(text, setting=ARABIC) == [text]


def test_the_first_arabic_word_stands_on_the_right() -> None:
    (line,) = shown("أولا ثانيا", setting=ARABIC)
    assert line.endswith("أولا"[::-1])


def test_brackets_are_mirrored_around_arabic() -> None:
    (line,) = lines_of((Span("(سوق)"),), ARABIC, 100)
    plain = lines_of((Span("("),), Setting(), 100)[0].pieces[0].shaped.clusters[0].glyphs
    first = line.pieces[0].shaped.clusters[0]
    assert first.text == ")"
    assert first.glyphs == plain


def test_a_bold_span_has_another_face() -> None:
    (line,) = lines_of((Span("a "), Span("b", bold=True)), Setting(), 100)
    assert [piece.shaped.face.name for piece in line.pieces] == [
        "NotoSans-Regular", "NotoSans-Regular", "NotoSans-Bold",
    ]  # fmt: skip


def test_what_follows_a_picture_is_not_set_as_pictures() -> None:
    (line,) = lines_of((Span("a🚶 5!"),), Setting(), 100)
    faces = {piece.shaped.text: piece.shaped.face.family for piece in line.pieces}
    assert faces == {"a": "NotoSans", "🚶": "NotoEmoji", " ": "NotoSans", "5!": "NotoSans"}


def test_a_character_without_a_glyph_is_an_error_with_its_place() -> None:
    with pytest.raises(NoGlyphError):
        shown("ไทย")
    with pytest.raises(UserFacingError) as refused:
        prepared("ไทย", "what")
    assert refused.value.values["where"] == "what"


def test_tall_letters_ask_for_taller_lines() -> None:
    latin, arabic = shown_lines("a"), shown_lines("ع")
    assert arabic.leading > latin.leading


def shown_lines(text: str) -> Line:
    return lines_of((Span(text),), Setting(), 100)[0]


def test_spans_keep_their_links_and_colours_over_lines() -> None:
    spans = (Span("ring "), Span("116 123 now", link="tel:1", color=(1, 0, 0)), Span(" or not"))
    lines = lines_of(spans, Setting(), 5)
    marked = [piece for line in lines for piece in line.pieces if piece.link]
    assert "".join(each.shaped.text for each in marked).replace(" ", "") == "116123now"
    assert {each.color for each in marked} == {(1, 0, 0)}


@pytest.mark.parametrize("text", ["منصوبہ", "योजना", "যোজনা", "ਯੋਜਨਾ"])
def test_letters_that_join_are_never_pulled_apart(text: str) -> None:
    wide, plain = (lines_of((Span(text),), Setting(), 100, each)[0].width for each in (0.1, 0.0))
    assert wide == plain
    latin = lines_of((Span("plan"),), Setting(), 100, 0.1)[0].width
    assert latin == pytest.approx(shown_lines("plan").width + 0.4)
