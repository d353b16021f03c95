"""A sheet made ready to print: ideas from the bank, pictures, the version there is."""

from dataclasses import replace
from datetime import date

import pytest

from planner.library import Example, Library, Picture
from planner.patients import Coded, Known, Life
from planner.plans import TailoringAnswer
from planner.sheets import empty_sheet, wishes, with_ideas
from planner.worksheets import Ideas, Layout, Pictured, PictureRow, Version, Worksheet
from tests.planner.builders import library, patient, task

DAY = date(2026, 5, 12)
BANK = {
    each.id: each
    for each in (
        Example(id="tea", text="Make tea", topics=("calm",), picture="cup"),
        Example(
            id="swim", text="Swim", topics=("calm",), picture="swim", free=False, at_home=False
        ),
        Example(id="pray", text="Pray", topics=("calm",), picture="pray", faith=True),
    )
}  # fmt: skip
PICTURES = {name: Picture(name, name[0], name) for name in ("cup", "swim", "pray", "walk")}


def shelf(**bank: Example) -> Library:
    return library(examples={**BANK, **bank}, pictures=PICTURES)


def sheet(**changes: object) -> Worksheet:
    made = Worksheet(
        id="x", title="X", neutral_title="X", intro="Write.", landscape=False, footer="",
        blocks=(Ideas("Some", "calm", 3),),
        easy=Layout(intro="Look.", blocks=(Pictured((PictureRow(picture="walk", text="Go."),)),)),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def chosen(made: Worksheet) -> set[str]:
    return {idea.text for block in made.blocks if isinstance(block, Ideas) for idea in block.chosen}


def test_ideas_of_a_faith_only_where_theirs_is_wanted() -> None:
    plain = with_ideas(sheet(), shelf(), DAY, wishes(patient(), task()))
    wanting = patient(life=Life(faith_wanted=Known.YES))
    assert chosen(plain) == {"Make tea", "Swim"}
    assert "Pray" in chosen(with_ideas(sheet(), shelf(), DAY, wishes(wanting, task())))


@pytest.mark.parametrize(("prompt", "answer"), [("T4.2-money", "free"), ("T4.8-local", "at_home")])
def test_what_was_said_about_money_and_place_counts(prompt: str, answer: str) -> None:
    said = task(tailoring=(TailoringAnswer(prompt=prompt, answer=answer),))
    assert chosen(with_ideas(sheet(), shelf(), DAY, wishes(patient(), said))) == {"Make tea"}


def test_who_somebody_is_changes_no_idea() -> None:
    coded = Coded(ethnic_category="J", religion="309884000")
    other = patient(coded=coded, birth_date=date(1931, 1, 1))
    assert wishes(other, task()) == wishes(patient(), task())


def test_the_ideas_of_a_month_are_the_same_every_year() -> None:
    made = {
        with_ideas(sheet(), shelf(), date(year, 5, day)) for year, day in ((2026, 1), (2030, 31))
    }
    assert len(made) == 1


def test_ideas_once_chosen_stay_when_the_bank_changes() -> None:
    made = with_ideas(sheet(), shelf(), DAY)
    later = shelf(tea=replace(BANK["tea"], text="Make coffee"))
    assert with_ideas(made, later, DAY) == made


@pytest.mark.parametrize(
    ("version", "printed", "pictures"),
    [(Version.WRITING, Version.WRITING, {"cup", "swim"}), (Version.EASY, Version.EASY, {"walk"}),
     (Version.TICK, Version.WRITING, {"cup", "swim"})],
)  # fmt: skip
def test_only_pictures_of_the_version_are_looked_up(
    version: Version, printed: Version, pictures: set[str]
) -> None:
    made = empty_sheet(sheet(), shelf(), version, DAY)
    assert made.version is printed
    assert set(made.pictures) == pictures


def test_a_picture_that_is_gone_is_left_out() -> None:
    made = empty_sheet(sheet(), library(examples=BANK, pictures={}), Version.EASY, DAY)
    assert made.pictures == {}


def test_an_empty_sheet_has_the_week_after_the_day() -> None:
    days = empty_sheet(sheet(), shelf(), Version.WRITING, DAY).days
    assert (days[0], days[-1], len(days)) == (date(2026, 5, 13), date(2026, 5, 19), 7)
