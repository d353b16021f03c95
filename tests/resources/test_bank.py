"""The bank of everyday activities: enough of each kind, for every kind of life and season."""

import re
from datetime import date
from itertools import pairwise

import pytest

from planner.examples import Wishes, choose, season_of
from planner.library import Example, Library, Season
from resources.library_loader import load_library

LIBRARY = load_library()
BANK = tuple(LIBRARY.examples.values())
TOPICS = (
    "routine", "needed", "pleasant", "people", "moving", "calm", "refocus", "step_out",
    "small_problem", "support", "seated",
)  # fmt: skip
MONTHS = tuple(date(2027, month, 1) for month in range(1, 13))
ONE_CULTURE = re.compile(
    r"\b(pub|roast|beer|wine|church|mosque|temple|bible|quran|christmas|easter|eid|diwali|car|"
    r"garden|husband|wife|partner|mum|dad|school|gym)\b",
    re.IGNORECASE,
)
CLINICAL = re.compile(
    r"anxi|depress|panic|phobi|disorder|symptom|therap|treat|nhs|mental|diagnos|patient|clinic|"
    r"worry|worri|mood|insomnia|medic",
    re.IGNORECASE,
)


def of(topic: str) -> list[Example]:
    return [each for each in BANK if topic in each.topics]


def always(topic: str) -> list[Example]:
    return [each for each in of(topic) if not each.faith and not each.seasons]


def test_there_are_enough() -> None:
    assert len(BANK) >= 130
    assert sum(each.faith for each in BANK) >= 12
    assert {topic for each in BANK for topic in each.topics} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_has_enough_for_anybody_all_the_year(topic: str) -> None:
    assert len(always(topic)) >= 16
    assert len([each for each in always(topic) if each.free]) >= 16


@pytest.mark.parametrize("topic", [each for each in TOPICS if each != "people"])
def test_each_topic_has_some_to_do_alone_at_no_cost_at_home(topic: str) -> None:
    found = [e for e in always(topic) if e.free and e.at_home and (e.alone or topic == "support")]
    assert len(found) >= 5


@pytest.mark.parametrize("season", Season)
def test_each_season_has_its_own(season: Season) -> None:
    assert len([each for each in BANK if season in each.seasons]) >= 4


@pytest.mark.parametrize("example", BANK, ids=lambda each: each.id)
def test_it_is_short_and_fits_any_way_of_living(example: Example) -> None:
    assert len(example.text.split()) <= 6
    assert not example.text.endswith(".")
    assert not ONE_CULTURE.search(example.text)
    assert not CLINICAL.search(example.text)


def test_no_text_stands_twice(library: Library) -> None:
    texts = [each.text.casefold() for each in library.examples.values()]
    assert len(texts) == len(set(texts))


def test_words_of_faith_are_marked_as_such() -> None:
    words = re.compile(r"\b(pray|prayer|faith|festival|sacred|worship|fast)\b", re.IGNORECASE)
    assert not [each.id for each in BANK if words.search(each.text) and not each.faith]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("day", MONTHS, ids=lambda each: str(each.month))
def test_a_sheet_gets_what_it_asks_for_in_each_month(topic: str, day: date) -> None:
    chosen = choose(BANK, topic, 8, day=day, wishes=Wishes())
    assert len(chosen) == 8
    assert sum(each.free for each in chosen) >= 5
    assert all(not each.seasons or season_of(day) in each.seasons for each in chosen)


@pytest.mark.parametrize("topic", TOPICS)
def test_next_month_brings_mostly_other_ideas(topic: str) -> None:
    sets = [set(choose(BANK, topic, 6, day=day, wishes=Wishes())) for day in MONTHS]
    for this, following in pairwise(sets):
        assert len(this & following) <= 3


@pytest.mark.parametrize("topic", TOPICS)
def test_no_cost_and_at_home_still_leave_ideas(topic: str) -> None:
    wishes = Wishes(free_only=True, at_home=True)
    assert len(choose(BANK, topic, 4, day=MONTHS[0], wishes=wishes)) == 4


def test_a_wanted_faith_comes_in_without_filling_the_sheet() -> None:
    chosen = choose(BANK, "calm", 6, day=MONTHS[0], wishes=Wishes(faith=True))
    assert 1 <= sum(each.faith for each in chosen) <= 2
