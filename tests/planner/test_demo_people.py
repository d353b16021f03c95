"""The made-up caseload looks like life (standards.md 4) and no trait of a person tells another."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import date
from statistics import fmean

import pytest

from planner.demo import MadeUpEpisode, MadeUpPerson, MadeUpSession, invent
from planner.ids import SeededIds
from planner.nhs_number import problem
from planner.reviews import Amount
from planner.sessions import Status, may_be_ready
from resources.library_loader import load_library

TODAY = date(2026, 5, 12)


def made_up(patients: int, seed: int = 1) -> tuple[MadeUpPerson, ...]:
    library = load_library()
    return tuple(
        invent(
            patients=patients,
            years=10,
            seed=seed,
            today=TODAY,
            library=library,
            ids=SeededIds(seed),
        )
    )


@pytest.fixture(scope="module")
def people() -> tuple[MadeUpPerson, ...]:
    return made_up(2000)


@pytest.fixture(scope="module")
def episodes(people) -> list[MadeUpEpisode]:
    return [episode for person in people for episode in person.episodes]


@pytest.fixture(scope="module")
def sessions(episodes) -> list[MadeUpSession]:
    return [each for episode in episodes for each in episode.sessions]


def share(found: Iterator[bool]) -> float:
    return fmean(map(float, found))


def test_the_same_seed_invents_the_same_people_and_another_does_not() -> None:
    assert made_up(30) == made_up(30)
    assert made_up(30) != made_up(30, seed=2)


def test_missed_appointments_are_as_frequent_as_published(sessions) -> None:
    past = [each.session.status for each in sessions if each.session.day < TODAY]
    assert 0.08 <= share(status is Status.DID_NOT_ATTEND for status in past) <= 0.12


def test_as_many_finish_as_published_and_half_of_them_recover(episodes) -> None:
    ended = [each for each in episodes if each.episode.ended]
    finished = [each for each in ended if each.episode.end_code == "46"]
    assert 0.33 <= len(finished) / len(ended) <= 0.41
    ill = [each for each in finished if not below_cut_offs(each.sessions[0])]
    assert len(ill) / len(finished) > 0.9
    assert 0.42 <= share(below_cut_offs(each.sessions[-1]) for each in ill) <= 0.54


def below_cut_offs(made: MadeUpSession) -> bool:
    totals = {score.measure: score.total for score in made.scores}
    return totals["PHQ9"] < 10 and totals["GAD7"] < 8


def test_item_nine_is_above_zero_as_often_as_published(sessions) -> None:
    scores = [score for each in sessions for score in each.scores if score.measure == "PHQ9"]
    high = [score for score in scores if score.total >= 10]
    assert 0.31 <= share(bool(score.risk_item) for score in high) <= 0.39


def test_engagement_covers_the_whole_range(sessions) -> None:
    amounts = Counter(review.amount_patient for each in sessions for review in each.reviews)
    assert set(amounts) == set(Amount)
    assert min(amounts.values()) / sum(amounts.values()) > 0.03


TRAITS: tuple[Callable[[MadeUpPerson], Hashable], ...] = (
    lambda person: person.patient.coded.ethnic_category,
    lambda person: person.patient.coded.religion,
    lambda person: person.patient.name[0] < "M",
    lambda person: person.patient.needs.language == "en",
)


@pytest.mark.parametrize("trait", TRAITS, ids=("ethnicity", "religion", "name", "language"))
def test_engagement_does_not_follow_from_who_a_person_is(people, trait) -> None:
    groups: dict[Hashable, list[float]] = defaultdict(list)
    for person in people:
        reviews = [r for e in person.episodes for s in e.sessions for r in s.reviews]
        if reviews:
            groups[trait(person)].append(fmean(float(r.amount_patient or 0) for r in reviews))
    everybody = fmean(value for group in groups.values() for value in group)
    for group in groups.values():
        assert abs(fmean(group) - everybody) < 4 / len(group) ** 0.5  # 4 standard errors


@pytest.mark.parametrize("trait", TRAITS[:3], ids=("ethnicity", "religion", "name"))
def test_needs_do_not_follow_from_who_a_person_is(people, trait) -> None:
    groups: dict[Hashable, list[bool]] = defaultdict(list)
    for person in people:
        groups[trait(person)].append(person.patient.needs.language != "en")
    everybody = share(value for group in groups.values() for value in group)
    for group in groups.values():
        assert abs(share(iter(group)) - everybody) < 2 / len(group) ** 0.5  # 4 standard errors


def test_nhs_numbers_are_valid_reserved_and_different(people) -> None:
    numbers = [person.patient.nhs_number for person in people]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("999") for number in numbers)
    assert {problem(number, made_up=True) for number in numbers} == {None}


def test_every_plan_is_complete_and_past_the_risk_gate(sessions) -> None:
    planned = [each for each in sessions if each.plan]
    assert planned
    for each in planned:
        assert may_be_ready(each.session.risk, each.scores)
        task = each.plan.tasks[0]
        assert each.plan.rationale
        assert task.when.stated
        assert task.where
        assert task.barriers[0].has_coping_plan
        assert task.tailoring
        assert task.occasions


def test_nobody_sees_two_people_at_the_same_time(episodes) -> None:
    booked = [
        (each.session.day, each.session.at)
        for episode in episodes
        for each in episode.sessions
        if each.session.status is Status.BOOKED
    ]
    assert len(set(booked)) == len(booked)
    assert all(day >= TODAY for day, _ in booked)


def test_some_come_back_and_courses_never_overlap(people) -> None:
    again = [person for person in people if len(person.episodes) > 1]
    assert 0.1 < len(again) / len(people) < 0.25
    for person in again:
        first, second = person.episodes
        assert first.episode.ended < second.episode.started


def test_nothing_of_an_ended_course_lies_ahead(episodes) -> None:
    for each in episodes:
        if each.episode.ended:
            assert each.sessions[-1].session.day == each.episode.ended < TODAY
