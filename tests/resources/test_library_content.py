"""What the shelf has to hold, and the facts that must be exactly right."""

import re
from collections import Counter
from datetime import date

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from planner.library import (
    Barrier,
    Field,
    Library,
    Size,
    Strength,
    TailoringPrompt,
    Template,
    Theme,
)
from planner.measures import Measure
from planner.patients import Known, Life, Needs, PrintSize, TakesIn, Writes
from planner.worksheets import Grid, RowKind, Version, Worksheet
from resources.codes import load_codes
from resources.library_loader import FOLDER, load_library

LIBRARY = load_library()
BOLD = TTFont("bold", str(FOLDER.parent / "fonts" / "NotoSans-Bold.ttf"))
PROBLEMS = frozenset(code.code for code in load_codes()["problem"])

QUICK = (
    "Forgot", "No time", "Too hard or too draining", "Unclear what to do", "Did not seem to help",
    "Life happened", "Did something else", "Weather", "Money", "Family or childcare", "Not well",
)  # fmt: skip
THEME_STRENGTHS = {
    "T1": "consistent", "T2": "unclear", "T3": "consistent", "T4": "unclear", "T5": "unclear",
    "T6": "consistent", "T7": "consistent", "T8": "unclear", "T9": "untested", "T10": "untested",
    "O": "qualitative",
}  # fmt: skip
ROWS = {
    "consistent": "T1.1 T1.3 T3.1 T3.4 T6.1 T6.2 T6.4 T6.8 T7.2 T7.4",
    "mixed": "T4.5 T6.6 T7.1 T7.3",
    "unclear": "T5.1 T8.1",
    "qualitative": "T1.2 T1.6 T2.1 T2.2 T2.3 T2.4 T2.5 T4.1 T4.2 T4.3 T4.4 T4.6 T5.2 T6.3 T6.9 T7.5"
    " T7.6 T7.8 T8.2 T10.4 O.1 O.2",
    "single": "T1.4 T3.2 T3.3 T6.7 T6.11 T9.2 T10.1",
    "guidance": "T2.6 T4.7 T9.1 T9.3 O.3",
    "untested": "T1.5 T4.8 T6.5 T6.10 T7.7 T10.2 T10.3 O.4",
}
"""Every row of evidence.md 3 by its strength word; split rows (``T2.3b``) have their own source."""
DISPUTED = {
    "T7.1": "Conklin", "T6.6": "small", "T5.1": "practitioner does", "T7.3": "3 studies",
    "T7.2": "Quality", "T4.5": "not about work between sessions", "T6.7": "contract",
}  # fmt: skip
"""Rows with a conflict of evidence.md 7, and a word that tells of it."""
CRIBS = [
    "asking_well", "interpreter", "learning_disability", "autism", "adhd", "perinatal",
    "older_adults", "long_term_conditions",
]  # fmt: skip
ABOUT = (
    "needs.language", "needs.takes_in", "needs.print_size", "needs.easy_read", "needs.interpreter",
    "needs.discreet", "needs.who_may_see", "life.household", "life.caring", "life.work_pattern",
    "life.money", "life.faith_wanted", "life.calendar", "life.health", "life.supporter",
    "life.own_words", "life.privacy", "life.digital", "life.stigma_safety", "life.taken",
    "life.rota", "life.calendars", "life.supporter_consent", "needs.writes",
)  # fmt: skip


def test_there_is_enough_on_the_shelf(library: Library) -> None:
    assert len(library.templates) >= 40
    assert len(library.worksheets) >= 25
    assert len(library.barriers) >= 50
    assert len([each for each in library.barriers.values() if not each.private]) >= 40
    assert len(library.tailoring) >= 20
    needed = {"ba_activity_diary", "ba_weekly_planner", "ba_activity_sort", "worry_diary",
              "worry_time", "exposure_ladder", "exposure_practice", "sleep_diary"}  # fmt: skip
    assert needed <= set(library.templates)


@pytest.mark.parametrize("template", LIBRARY.templates.values(), ids=lambda each: each.id)
def test_a_template_is_complete(template: Template) -> None:
    assert [each.size for each in template.sizes] == list(Size)
    assert template.worksheets
    assert 1 <= len(template.safer) <= 3
    assert set(template.problems) <= PROBLEMS
    assert 3 <= len(template.steps) <= 6
    small, usual, stretch = template.sizes
    assert (small.times, small.minutes) <= (usual.times, usual.minutes) <= (
        stretch.times, stretch.minutes,
    )  # fmt: skip


def test_every_worksheet_belongs_to_a_template(library: Library) -> None:
    used = {name for each in library.templates.values() for name in each.worksheets}
    assert used == set(library.worksheets)


@pytest.mark.parametrize("sheet", LIBRARY.worksheets.values(), ids=lambda each: each.id)
def test_a_sheet_has_all_its_versions(sheet: Worksheet) -> None:
    assert sheet.versions == tuple(Version)


def test_every_intervention_has_tasks(library: Library) -> None:
    used = Counter(each.intervention for each in library.templates.values())
    assert min(used[each] for each in library.interventions) >= 4


def test_breathing_and_exercise_ask_about_health_first(library: Library) -> None:
    names = ("panic_slow_breath", "active_small_step", "active_seated", "exposure_body_feelings")
    for name in names:
        asked = " ".join(each.question for each in library.templates[name].check_first)
        assert "heart" in asked, name


@pytest.mark.parametrize("sheet", LIBRARY.worksheets.values(), ids=lambda each: each.id)
def test_the_grids_of_a_sheet_leave_room_on_one_page(sheet: Worksheet) -> None:
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    rows = {RowKind.DAYS: 7, RowKind.BLANK: 0, RowKind.NAMED: 0, RowKind.HOURS: 0}
    tall = sum((rows[g.rows] or g.count or len(g.labels)) * g.row_height for g in grids)
    assert tall <= (21 if sheet.landscape else 30)
    assert len(sheet.intro.split(". ")) <= 3


@pytest.mark.parametrize("sheet", LIBRARY.worksheets.values(), ids=lambda each: each.id)
def test_no_word_of_a_heading_breaks_in_large_print(sheet: Worksheet) -> None:
    """On A4 with margins of 18 mm, at 18 point bold, beside a column of days where there is one."""
    page = (842 if sheet.landscape else 595) - 102
    for grid in (block for block in sheet.blocks if isinstance(block, Grid)):
        free = page if grid.rows is RowKind.BLANK else page - max(0.13 * page, 80)
        whole = sum(column.weight for column in grid.columns)
        for column in grid.columns:
            width = max(BOLD.stringWidth(word, 18) for word in column.label.split())
            assert width <= free * column.weight / whole - 8, column.label


def test_exposure_asks_first_whether_it_is_safe(library: Library) -> None:
    for template in library.templates.values():
        if template.intervention == "graded_exposure":
            assert "safe" in {each.id for each in template.check_first}


@pytest.mark.parametrize("theme", LIBRARY.themes.values(), ids=lambda each: each.id)
def test_themes_say_how_sure_we_are(theme: Theme) -> None:
    assert theme.strength == THEME_STRENGTHS[theme.id]
    assert theme.private == (theme.id in {"T3", "T5", "T8", "O"})


def test_every_theme_has_barriers(library: Library) -> None:
    assert {each.theme for each in library.barriers.values()} == set(library.themes)


@pytest.mark.parametrize(
    ("row", "strength"), [(row, word) for word, rows in ROWS.items() for row in rows.split()]
)
def test_every_row_of_the_evidence_is_in_with_its_word(row: str, strength: str) -> None:
    assert LIBRARY.barriers[row].strength == strength


def test_there_is_no_row_that_the_evidence_does_not_have(library: Library) -> None:
    known = {row for rows in ROWS.values() for row in rows.split()}
    assert {name.rstrip("bc") for name in library.barriers} == known


@pytest.mark.parametrize("row", DISPUTED)
def test_conflicts_are_told(row: str) -> None:
    assert DISPUTED[row] in LIBRARY.barriers[row].conflict


def test_themes_tell_where_the_evidence_disagrees(library: Library) -> None:
    disputed = {each.id for each in library.themes.values() if each.conflict}
    assert disputed >= {"T2", "T4", "T5", "T6", "T7", "T8"}
    for name in ("T2", "T4", "T5", "T8"):
        assert "unclear" in library.themes[name].conflict


def test_barriers_stand_in_the_order_of_the_themes(library: Library) -> None:
    places = [list(library.themes).index(each.theme) for each in library.barriers.values()]
    assert places == sorted(places)


def test_the_short_list_of_the_review(library: Library) -> None:
    quick = {each.quick: each for each in library.barriers.values() if each.quick}
    assert tuple(quick[place].label for place in sorted(quick)) == QUICK
    assert quick[1].responses[0].changes is Field.CUE
    assert {each.changes for each in quick[2].responses} >= {Field.CUE, Field.MINUTES}
    assert quick[3].responses[0].changes is Field.SIZE
    assert quick[5].responses[0].changes is Field.RATIONALE


def test_what_a_patient_can_report_has_an_obstacle_and_an_if(library: Library) -> None:
    for each in library.barriers.values():
        assert bool(each.obstacle) == bool(each.if_example) == (not each.private), each.id


def test_an_if_reads_on_after_if(library: Library) -> None:
    for each in library.barriers.values():
        start = each.if_example[:2]
        assert start in {"", "I "} or start[0].islower(), each.id
        assert not each.if_example.endswith("."), each.id


def test_our_own_suggestions_do_not_borrow_strength(library: Library) -> None:
    entries: list[Barrier | TailoringPrompt] = [
        *library.barriers.values(),
        *library.tailoring.values(),
    ]
    for each in entries:
        if each.source.startswith(("Our own", "Ordinary practice")):
            assert each.strength is Strength.UNTESTED, each.id


def test_prompts_fill_every_field_they_can_and_each_once(library: Library) -> None:
    about = [each.about for each in library.tailoring.values() if each.about]
    assert sorted(about) == sorted(ABOUT)


def test_an_answer_of_a_prompt_changes_something(library: Library) -> None:
    for each in library.tailoring.values():
        assert {answer.changes for answer in each.answers} - {Field.NOTHING}, each.id
        assert len(each.answers) >= 2, each.id


def test_faith_is_used_only_on_a_yes(library: Library) -> None:
    prompt = library.tailoring["T4.6-faith"]
    for answer in prompt.answers:
        assert answer.text.startswith("Yes") == (answer.changes is not Field.NOTHING)


def test_cribs_are_short_and_say_what_was_not_read(library: Library) -> None:
    for crib in library.cribs.values():
        assert 3 <= len(crib.lines) <= 6, crib.id
        assert all(len(line.split()) <= 18 for line in crib.lines), crib.id
    assert "remembered" in library.cribs["adhd"].source.lower()
    assert library.cribs["adhd"].strength is Strength.UNTESTED


def test_each_crib_says_to_ask_and_culture_comes_first(library: Library) -> None:
    assert list(library.cribs) == CRIBS
    for crib in library.cribs.values():
        assert any(re.search(r"\bAsk\b|\bask\b", line) for line in crib.lines), crib.id


@pytest.mark.parametrize(
    ("name", "items", "high", "cut_off", "change"),
    [("PHQ9", 9, 27, 10, 6), ("GAD7", 7, 21, 8, 4), ("WSAS", 5, 40, None, None)],
)
def test_measures(
    library: Library, name: str, items: int, high: int, cut_off: int | None, change: int | None
) -> None:
    measure: Measure = library.measures[name]
    assert (len(measure.items), measure.total_high) == (items, high)
    assert (measure.cut_off, measure.reliable_change) == (cut_off, change)


def test_items_that_are_special(library: Library) -> None:
    measures = library.measures
    assert measures["PHQ9"].risk_item == measures["PHQ9"].items[8].id == "phq9_9"
    not_applicable = [
        item.id for each in measures.values() for item in each.items if item.may_be_na
    ]
    assert not_applicable == [measures["WSAS"].items[0].id]


def test_bands_are_the_published_ones(library: Library) -> None:
    banded = [each for each in library.measures.values() if each.bands]
    lows = {each.id: [band.low for band in each.bands] for each in banded}
    assert lows == {"PHQ9": [0, 5, 10, 15, 20], "GAD7": [0, 5, 10, 15], "WSAS": [0, 10, 21]}


def test_help_lines(library: Library) -> None:
    numbers = {each.id: each.number for each in library.crisis.lines}
    assert list(numbers.values()) == ["999", "111", "116 123", "85258"]
    assert "mental health option" in library.crisis.lines[1].note
    assert library.crisis.checked_on >= date(2026, 11, 23)


def _values_of(about: str) -> set[str] | None:
    """Return the fixed values of a record field, or None where it is free words."""
    area, _, name = about.partition(".")
    value = getattr(Needs() if area == "needs" else Life(), name)
    if name == "takes_in":
        return set(TakesIn)
    if isinstance(value, PrintSize):
        return {"standard", "large"}
    if isinstance(value, Writes):
        return {str(each) for each in Writes if each is not Writes.UNKNOWN}
    return {"yes", "no"} if isinstance(value, bool | Known) else None


@pytest.mark.parametrize("prompt", LIBRARY.tailoring.values(), ids=lambda each: each.id)
def test_answers_name_the_value_they_fill_in(prompt: TailoringPrompt) -> None:
    values = _values_of(prompt.about) if prompt.about else None
    if values is not None:
        assert {answer.id.partition("_")[0] for answer in prompt.answers} == values
