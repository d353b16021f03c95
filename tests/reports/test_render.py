"""The PDF as other programs read it: poppler and qpdf."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.errors import UserFacingError
from planner.pack import Msg, PackContent, PackOptions, Typed
from planner.patients import CalendarKind, PrintSize
from planner.plans import When
from reports import read_aloud, render
from resources.library_loader import load_library
from tests.reports.samples import pack, task

LIBRARY = load_library()
OPEN = PackOptions(discreet=False)
LARGE = PackOptions(discreet=False, print_size=PrintSize.P18)
DISCREET = PackOptions(discreet=True, rationale=False, names=False)


def tool(name: str, *args: str, pdf: bytes, folder: Path) -> str:
    file = folder / "pack.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(
        [name, *[str(file) if each == "FILE" else each for each in args]],
        capture_output=True,
        check=True,
        text=True,
    )
    return run.stdout


def words_of(pdf: bytes, folder: Path) -> str:
    """Return the text with every run of white space but a page's end as one space."""
    text = tool("pdftotext", "-layout", "FILE", "-", pdf=pdf, folder=folder)
    return re.sub(r"[^\S\f]+", " ", text)


@pytest.mark.parametrize("options", [OPEN, LARGE, DISCREET])
def test_every_page_says_whose_it_is(options: PackOptions, tmp_path: Path) -> None:
    rendered = render(pack("ba_planner_sheet", "ba_diary_sheet"), options)
    pages = words_of(rendered.pdf, tmp_path).rstrip("\f").split("\f")
    assert len(pages) == rendered.pages <= 6
    for number, page in enumerate(pages, start=1):
        assert "Amina K." in page
        assert "PK-7F3D2-K" in page
        assert f"Page {number} of {rendered.pages}" in page
        assert "Made up" in page


def test_page_one_says_the_plan_and_who_to_call(tmp_path: Path) -> None:
    text = words_of(render(pack(), OPEN).pdf, tmp_path)
    for part in (
        "I want to be able to do the shopping",
        "Walk to the market with Sadia",
        "Monday, Wednesday and Friday at 10:00",
        "20 minutes",
        "To the corner and back, 5 minutes",
        "If it rains, then I will walk round the shopping centre.",
        "Bring this with you on Tuesday 19 May at 09:00.",
        "not an emergency service",
        "Nobody checks this page",
        "999",
        "111",
        "116 123",
        "85258",
        "0300 555 0100",
        "23 November 2026",
        "Northgate Talking Therapies",
    ):
        assert part in text, part


def test_a_discreet_pack_keeps_the_numbers_and_drops_the_names_of_help(tmp_path: Path) -> None:
    content = pack("ba_diary_sheet", service=None, rationale=None)
    text = words_of(render(content, DISCREET).pdf, tmp_path)
    for number in ("999", "111", "116 123", "85258", "0300 555 0100"):
        assert number in text
    for told in ("Samaritans", "Shout", "Talking Therapies", "Activity diary", "mental health"):
        assert told not in text


def test_fonts_are_all_ours_embedded_and_cut_down(tmp_path: Path) -> None:
    rendered = render(pack("sleep_diary_sheet"), OPEN)
    rows = tool("pdffonts", "FILE", pdf=rendered.pdf, folder=tmp_path).splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r"[A-Z]{6}\+NotoSans", row), row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


@pytest.mark.parametrize("options", [OPEN, LARGE, DISCREET])
def test_the_file_is_sound(options: PackOptions, tmp_path: Path) -> None:
    rendered = render(pack("worry_time_sheet"), options)
    said = tool("qpdf", "--check", "FILE", pdf=rendered.pdf, folder=tmp_path)
    assert "No syntax or stream encoding errors" in said


def test_metadata_names_nobody(tmp_path: Path) -> None:
    info = tool("pdfinfo", "FILE", pdf=render(pack(), OPEN).pdf, folder=tmp_path)
    assert "My plan" in info
    assert "Amina" not in info
    assert "Northgate" not in info


def test_same_content_gives_the_same_bytes_under_another_hash_seed() -> None:
    code = (
        "from tests.reports.samples import pack; from reports import render;"
        "from planner.pack import PackOptions; import sys;"
        "sys.stdout.write(render(pack('ba_diary_sheet'), PackOptions()).sha256)"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_the_door_costs_nothing_until_it_is_used() -> None:
    code = (
        "import sys, reports;"
        "sys.exit(any(m.startswith(('reportlab', 'babel')) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("ไทย", "ไ"),
        ("ក", "ក"),
        ("bell\x07", "\x07"),
        ("\ue000", "\ue000"),
    ],
)
@pytest.mark.parametrize("field", ["person", "what", "if_text"])
def test_text_that_cannot_be_set_right_refuses_the_pack(
    text: str, character: str, field: str
) -> None:
    typed = Typed(text, where=field)
    changed: dict[str, PackContent] = {
        "person": pack(person=typed),
        "what": pack(tasks=(task(what=typed),)),
        "if_text": pack(tasks=(task(coping=((typed, Typed("go")),)),)),
    }
    with pytest.raises(UserFacingError) as refused:
        render(changed[field], OPEN)
    assert refused.value.code == "pack.unsupported_text"
    assert refused.value.values["character"] == character
    assert refused.value.values["where"] == field


@pytest.mark.parametrize(
    "text",
    [
        "Łukasz Żółć",
        "Şirin Öz",
        "Ştefan Țepeș",
        "Nguyễn Thị Hằng",
        "Олена",
        "Seán O’Brien",
        "中文名",
        "ናይ ትግርኛ",
        "தமிழ்",
        "বাংলা",
        "नमस्ते",
        "ਪੰਜਾਬੀ",
        "ગુજરાતી",
        "walk 🚶",
    ],
)
def test_names_of_every_script_are_set(text: str, tmp_path: Path) -> None:
    assert text in words_of(render(pack(person=Typed(text)), OPEN).pdf, tmp_path)


def test_markup_is_only_text(tmp_path: Path) -> None:
    text = '<b>Tom & Jerry\'s</b> &amp; "friends" <para>'
    assert text in words_of(render(pack(tasks=(task(what=Typed(text)),)), OPEN).pdf, tmp_path)


@pytest.mark.parametrize("options", [OPEN, LARGE])
@pytest.mark.parametrize("text", ["word " * 60, "W" * 150, "walk, " * 50])
def test_long_text_stays_on_the_page(options: PackOptions, text: str, tmp_path: Path) -> None:
    typed = Typed(text.strip())
    made = task(what=typed, coping=((typed, typed),))
    rendered = render(pack("ba_planner_sheet", person=typed, tasks=(made,)), options)
    boxes = tool("pdftotext", "-bbox", "FILE", "-", pdf=rendered.pdf, folder=tmp_path)
    for page in boxes.split("<page ")[1:]:
        width = float(re.findall(r'width="([\d.]+)"', page)[0])
        for left, right in re.findall(r'xMin="([\d.-]+)".*?xMax="([\d.-]+)"', page):
            assert float(left) >= 40
            assert float(right) <= width - 40


@pytest.mark.parametrize("sheet", LIBRARY.worksheets)
@pytest.mark.parametrize(("options", "most"), [(OPEN, 1), (LARGE, 4)])
def test_every_worksheet_keeps_to_its_pages(sheet: str, options: PackOptions, most: int) -> None:
    without = render(pack(library=LIBRARY), options).pages
    assert render(pack(sheet, library=LIBRARY), options).pages - without <= most


@pytest.mark.parametrize(("options", "least"), [(OPEN, 10), (LARGE, 16)])
def test_no_print_is_smaller_than_promised(
    options: PackOptions, least: int, tmp_path: Path
) -> None:
    rendered = render(pack(*list(LIBRARY.worksheets)[:2], library=LIBRARY), options)
    tool("qpdf", "--qdf", "FILE", str(tmp_path / "plain.pdf"), pdf=rendered.pdf, folder=tmp_path)
    plain = (tmp_path / "plain.pdf").read_bytes()
    sizes = {float(size) for size in re.findall(rb"/T\d+ ([\d.]+) Tf", plain)}
    assert sizes
    assert min(sizes) >= least


def test_too_many_pages_are_refused() -> None:
    largest = replace(OPEN, print_size=PrintSize.P24)
    with pytest.raises(UserFacingError) as refused:
        render(pack(*LIBRARY.worksheets, library=LIBRARY), largest)
    assert refused.value.code == "pack.too_long"
    assert refused.value.values["most"] == 60


def test_a_sheet_of_help_lines_needs_no_plan(tmp_path: Path) -> None:
    rendered = render(pack(tasks=(), rationale=None, slip=None), OPEN)
    text = words_of(rendered.pdf, tmp_path)
    assert rendered.pages == 1
    assert "116 123" in text
    assert "Walk" not in text


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(cue="after a shift", times=3), "After a shift, 3 times a week"),
        (When(days=task().when.days, cue="after lunch"), "Monday, Wednesday and Friday at 10:00"),
    ],
)
def test_when_is_said_in_words(when: When, said: str) -> None:
    lines = read_aloud(pack(tasks=(task(when=when),)), OPEN)
    assert any(said in line for line in lines)


def test_read_aloud_has_the_plan_and_the_numbers() -> None:
    lines = read_aloud(pack(), OPEN)
    assert "The code of your plan is P K 7 F 3 D 2 K." in lines
    assert any("116 123" in line for line in lines)
    assert all("\u00a0" not in line for line in lines)


@pytest.mark.parametrize("options", [OPEN, LARGE, DISCREET])
@pytest.mark.parametrize("what", ["Walk to the market", "and on we go " * 25])
def test_the_help_lines_stand_on_page_one(options: PackOptions, what: str, tmp_path: Path) -> None:
    made = task(what=Typed(what.strip()), bad_day=Typed(what.strip()))
    rendered = render(pack("ba_diary_sheet", tasks=(made,), made_up=False), options)
    first, *others = words_of(rendered.pdf, tmp_path).split("\f")
    for number in ("999", "116 123", "85258", "0300 555 0100"):
        assert number in first
        assert not any(number in page for page in others)


@pytest.mark.parametrize("options", [OPEN, LARGE])
def test_a_scale_to_tick_stands_in_one_row(options: PackOptions, tmp_path: Path) -> None:
    rendered = render(pack("thought_weigh_sheet"), options)
    assert " ".join(str(each) for each in range(11)) in words_of(rendered.pdf, tmp_path)


def test_help_lines_carry_the_day_they_were_checked(tmp_path: Path) -> None:
    assert LIBRARY.crisis.checked_on >= date(2026, 11, 23)
    text = words_of(render(pack(), DISCREET).pdf, tmp_path)
    assert "Numbers checked on" in text


METHOD = task(
    steps=(Msg("x.step1", source="Choose 1 thing."), Msg("x.step2", source="Do it.")),
    safer=(Msg("x.safer1", source="Stop if it hurts."),),
    notice=Msg("x.notice", source="How was it after?"),
)


@pytest.mark.parametrize("options", [OPEN, LARGE, DISCREET])
def test_the_plan_says_how_it_is_done(options: PackOptions, tmp_path: Path) -> None:
    text = words_of(render(pack(tasks=(METHOD,)), options).pdf, tmp_path)
    for words in ("How I do it", "1. Choose 1 thing.", "2. Do it.", "To keep it safe", "• Stop if",
                  "What I look out for", "How was it after?"):  # fmt: skip
        assert words in text


def test_a_task_in_own_words_has_no_empty_headings(tmp_path: Path) -> None:
    text = words_of(render(pack(), OPEN).pdf, tmp_path)
    assert "How I do it" not in text
    assert "My words for it" not in text


def test_their_own_words_stand_under_the_reason(tmp_path: Path) -> None:
    said = Typed("“the heavy days”", where="own_words")
    text = words_of(render(pack(own_words=said), OPEN).pdf, tmp_path)
    assert "My words for it: “the heavy days”" in text


def test_dates_stand_in_the_calendar_the_person_keeps(tmp_path: Path) -> None:
    made = pack(calendars=(CalendarKind.MUSLIM, CalendarKind.ENGLAND))
    text = words_of(render(made, OPEN).pdf, tmp_path)
    assert "In the Muslim calendar: 25 Dhu al-Qa'dah 1447 to 2 Dhu al-Hijjah 1447." in text
    assert "Jewish" not in text


def test_help_numbers_stand_out_and_dial_on_a_screen(tmp_path: Path) -> None:
    pdf = render(pack(), OPEN).pdf
    for link in (b"tel:999", b"tel:111", b"tel:116123", b"sms:85258"):
        assert link in pdf
    fonts = tool("pdffonts", "FILE", pdf=pdf, folder=tmp_path)
    assert "NotoSans-Bold" in fonts
