"""Made-up people: every trait drawn by itself, so that none predicts another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import repeat
from random import Random
from typing import Any

from stdnum.gb import nhs

from planner.demo import banks
from planner.demo.course import Course, CourseMaker, MadeUpEpisode
from planner.ids import IdSource, PatientId
from planner.library import Library
from planner.patients import (
    CalendarKind,
    Coded,
    ContactBy,
    Known,
    Life,
    Needs,
    Patient,
    PrintSize,
    Rota,
    Taken,
    TakesIn,
)

ACTIVE_CASELOAD = 45
"""People in treatment with one practitioner at a time (standards.md 4.1, remembered): 9 a day."""
STARTS = (
    time(9),
    time(9, 30),
    time(10, 30),
    time(11),
    time(11, 30),
    time(13, 30),
    time(14),
    time(15),
    time(15, 30),
)
COURSES = 1.2
"""One person in five comes back; an assumption."""
FINISH_SHARE = 0.37
RECOVER_SHARE = 0.48
OVERDUE_SHARE = 0.08
PROBLEMS = ("F32", "F33", "F400", "F402", "F410", "F411", "F412")
ETHNIC_CATEGORIES = "ABCDEFGHJKLMNPRSZ"
RELIGIONS = ("160549006", "160545000", "160543007", "309884000", "160552003", "366740002", "")
END_FINISHED = "46"
ENDS_EARLY = ("47", "48", "14", "12", "16")


@dataclass(frozen=True, slots=True)
class MadeUpPerson:
    """A person with their courses of treatment."""

    patient: Patient
    episodes: tuple[MadeUpEpisode, ...]


def invent(
    *,
    patients: int,
    years: int,
    seed: int,
    today: date,
    library: Library,
    ids: IdSource,
    courses: float = COURSES,
) -> Iterator[MadeUpPerson]:
    """Yield made-up people, the same for the same arguments.

    Args:
        patients: How many people.
        years: Over how many years their courses are spread.
        seed: Source of chance.
        today: The day the caseload is looked at.
        library: What plans are made from.
        ids: Source of ids.
        courses: Courses of treatment a person, on average, where there is time for them.
    """
    random = Random(seed)  # noqa: S311 (made-up people, guards nothing)
    maker = CourseMaker(library, random, ids)
    active = min(ACTIVE_CASELOAD, round(patients * 0.6))
    for index, nhs_number in zip(range(patients), _reserved_numbers(), strict=False):
        patient = _patient(index, nhs_number, random, ids)
        course = (
            _open_course(index, patient.id, today, random)
            if index < active
            else _ended_course(patient.id, _some_day(years, today, random), today, random)
        )
        since = today - timedelta(days=365 * years)
        all_courses = (*_earlier(course, since, courses, random), course)
        yield MadeUpPerson(patient, tuple(maker.episode(each) for each in all_courses))


def _patient(index: int, nhs_number: str, random: Random, ids: IdSource) -> Patient:
    first, last = random.choice(banks.FIRST_NAMES), random.choice(banks.LAST_NAMES)
    prints = random.choice((f"{first} {last[0]}.", f"{first[0]}. {last[0]}.", first))
    return Patient(
        id=PatientId(ids.new()),
        reference=f"BS-{index + 1:05d}",
        name=f"{first} {last}",
        preferred_name=random.choice((first, first, "")),
        print_name=prints,
        nhs_number=nhs_number,
        birth_date=date(random.randint(1940, 2007), random.randint(1, 12), random.randint(1, 28)),
        contact_by=random.choice(tuple(ContactBy)),
        needs=_needs(random),
        life=replace(_life(random), **_given(Random(index))),  # noqa: S311 (as above)
        coded=Coded(
            ethnic_category=random.choice(ETHNIC_CATEGORIES), religion=random.choice(RELIGIONS)
        ),
    )


def _reserved_numbers() -> Iterator[str]:
    """Yield the valid numbers of the reserved test range, then empty ones for ever."""
    for prefix in range(999_000_000, 1_000_000_000):
        wanted = -nhs.checksum(f"{prefix}0") % 11
        if wanted < 10:
            yield f"{prefix}{wanted}"
    yield from repeat("")


def _needs(random: Random) -> Needs:
    other_language = random.random() < 0.2
    return Needs(
        language=random.choice(banks.LANGUAGES) if other_language else "en",
        takes_in=(TakesIn(random.choice(banks.WAYS_OF_TAKING_IN)),),
        print_size=PrintSize.P18 if random.random() < 0.12 else PrintSize.STANDARD,
        easy_read=random.random() < 0.06,
        interpreter=other_language and random.random() < 0.5,
        discreet=random.choice((Known.UNKNOWN, Known.NO, Known.NO, Known.YES)),
        paper_safe=random.choice((Known.YES, Known.YES, Known.UNKNOWN)),
    )


def _life(random: Random) -> Life:
    supporter = random.choice(banks.SUPPORTERS)
    return Life(
        household=random.choice(banks.HOUSEHOLDS),
        work_pattern=random.choice(banks.WORK),
        health=random.choice(banks.HEALTH),
        supporter=supporter,
        supporter_consent=Known.YES if supporter else Known.UNKNOWN,
    )


def _given(random: Random) -> dict[str, Any]:
    """Return hours, shifts and days some people gave; drawn apart from everything else."""
    taken = Taken(random.choice(banks.TAKEN), random.choice((None, 0, 4)), time(15), time(16))
    monday = date(2026, 1, 5)
    rota = Rota(monday, random.choice(banks.SHIFTS), banks.SHIFT_HOURS)
    calendars = (random.choice(tuple(CalendarKind)),)
    return {
        "taken": (taken,) if random.random() < 0.2 else (),
        "rota": rota if random.random() < 0.1 else None,
        "calendars": calendars if random.random() < 0.25 else (),
    }


def _open_course(index: int, patient_id: PatientId, today: date, random: Random) -> Course:
    day, at, step = _slot(index, today)
    held = random.choice((0, 0, 1, 2, 2, 3, 3, 4, 5, 6))
    overdue = held > 0 and random.random() < OVERDUE_SHARE
    if overdue:
        day -= step * 4
    days = [day - step * back for back in range(held, -1, -1)]
    appointments = tuple((each, at) for each in (days[:-1] if overdue else days))
    return _course(patient_id, appointments, today, None, random)


def _slot(index: int, today: date) -> tuple[date, time, timedelta]:
    """Return the next appointment of an open course, and how far apart they are.

    One person a slot, 9 slots a working day; those in the last one come every other week.
    """
    monday = today - timedelta(days=today.weekday())
    weekday, slot = index % 5, index // 5
    day = monday + timedelta(days=weekday)
    if day < today:
        day += timedelta(weeks=1)
    return day, STARTS[slot], timedelta(weeks=2 if slot == len(STARTS) - 1 else 1)


def _earlier(course: Course, since: date, courses: float, random: Random) -> tuple[Course, ...]:
    """Return the courses somebody had before, oldest first; none began before a day."""
    count = int(courses - 1) + (random.random() < (courses - 1) % 1)
    found: list[Course] = []
    began = course.appointments[0][0]
    for _ in range(count):
        last = began - timedelta(days=random.randint(90, 700))
        before = _ended_course(course.patient_id, last, course.today, random)
        began = before.appointments[0][0]
        if began < since:
            break
        found.insert(0, before)
    return tuple(found)


def _some_day(years: int, today: date, random: Random) -> date:
    return today - timedelta(days=random.randint(5, max(365 * years - 60, 30)))


def _ended_course(patient_id: PatientId, last: date, today: date, random: Random) -> Course:
    """Return a course whose last appointment is on a day, or the Friday before it."""
    finished = random.random() < FINISH_SHARE
    count = random.choice((4, 5, 6, 6, 7, 8)) if finished else random.choice((1, 1, 2, 2, 3, 4))
    gap = timedelta(weeks=random.choice((1, 1, 2)) if count < 6 else 1)
    last -= timedelta(days=max(last.weekday() - 4, 0))
    at = time(random.randint(9, 15), random.choice((0, 30)))
    appointments = tuple((last - gap * back, at) for back in range(count - 1, -1, -1))
    ended = (last, END_FINISHED if finished else random.choice(ENDS_EARLY))
    return _course(patient_id, appointments, today, ended, random)


def _course(
    patient_id: PatientId,
    appointments: tuple[tuple[date, time], ...],
    today: date,
    ended: tuple[date, str] | None,
    random: Random,
) -> Course:
    recovers = random.random() < RECOVER_SHARE
    return Course(
        patient_id=patient_id,
        appointments=appointments,
        today=today,
        engagement=random.uniform(1.2, 3.9),
        change=random.uniform(0.55, 0.8) if recovers else random.uniform(-0.15, 0.35),
        works=random.random() > 0.25,
        problem=random.choice(PROBLEMS),
        ended=ended,
        finished=ended is not None and ended[1] == END_FINISHED,
    )
