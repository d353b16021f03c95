"""The service's template, filled in."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ids import EpisodeId, PatientId, SessionId, SupervisionId
from planner.record_text import (
    DEFAULT,
    Fault,
    Part,
    TemplateProblem,
    asked_for,
    fill,
    known_at,
    next_contact,
    problems,
)
from planner.sessions import Session, Status
from planner.supervision import SupervisionItem

FULL = {part: f"<{part.value}>" for part in Part}
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
DAY = date(2026, 5, 12)


def test_the_usual_template_asks_for_everything_once_and_has_no_fault() -> None:
    assert problems(DEFAULT) == ()
    assert asked_for(DEFAULT) == frozenset(Part) - {Part.IF_THENS}, "they stand in the plan"
    said = fill(DEFAULT, FULL)
    assert all(said.count(f"<{part.value}>") == 1 for part in asked_for(DEFAULT))


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{plan} and {Plan}", [TemplateProblem(1, Fault.UNKNOWN_NAME, "Plan")]),
        ("ok\n{}", [TemplateProblem(2, Fault.UNKNOWN_NAME, "")]),
        ("\n\n{oops}", [TemplateProblem(3, Fault.UNKNOWN_NAME, "oops")]),
        ("a\r\nb\r{oops}", [TemplateProblem(3, Fault.UNKNOWN_NAME, "oops")]),
        ("a {plan\nb", [TemplateProblem(1, Fault.LONE_BRACE)]),
        ("a\nplan} b", [TemplateProblem(2, Fault.LONE_BRACE)]),
        ("{{plan}}", [TemplateProblem(1, Fault.LONE_BRACE)]),
        ("no names at all", []),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(template: str, found: list[TemplateProblem]) -> None:
    assert list(problems(template)) == found


@pytest.mark.parametrize(
    ("template", "facts", "text"),
    [
        ("Head\n{notes}\n\nEnd", {}, "End\n"),
        ("Head\n{notes}\n\nEnd", {Part.NOTES: "n"}, "Head\nn\n\nEnd\n"),
        ("{plan}\nSheets: {sheets}", {Part.PLAN: "p"}, "p\n"),
        ("{session} {date}", {Part.SESSION: "4"}, "4 \n"),
        ("Plain\r\n\r\n\r\nwords", {}, "Plain\n\nwords\n"),
        ("{notes}", {Part.NOTES: "a\r\nb\n\nc\n"}, "a\nb\n\nc\n"),
        ("Head\n{notes}\nPlan:\n{plan}\nEnd", {Part.PLAN: "p"}, "Plan:\np\nEnd\n"),
        ("Top\nHead\n{notes}\nPlan:\n{plan}", {Part.PLAN: "p"}, "Top\nPlan:\np\n"),
        ("{notes}\nPlan:\n{plan}\n{sheets}", {Part.NOTES: "n"}, "n\n"),
        ("Plan:\n{plan}\n{sheets}", {Part.SHEETS: "s"}, "Plan:\ns\n"),
        ("{nonsense} {plan}", {Part.PLAN: "p"}, "{nonsense} p\n"),
    ],
)
def test_what_is_empty_leaves_no_trace(template: str, facts: Mapping[Part, str], text: str) -> None:
    assert fill(template, facts) == text


def test_a_part_can_be_left_out() -> None:
    text = fill(DEFAULT, FULL, {Part.NOTES, Part.RISK})
    assert "Notes" not in text
    assert "<risk>" not in text
    assert "<plan>" in text


@given(st.dictionaries(st.sampled_from(list(Part)), TYPED, min_size=1))
def test_what_people_typed_is_put_in_as_it_is(facts: dict[Part, str]) -> None:
    template = "\n\n".join(f"{{{part.value}}}" for part in Part)
    said = fill(template, facts)
    assert said == "\n\n".join(facts[part] for part in Part if part in facts) + "\n"


@given(st.dictionaries(st.sampled_from(list(Part)), ANY), st.sampled_from([DEFAULT, "{notes}"]))
def test_nothing_is_lost_and_every_line_ends_alike(facts: dict[Part, str], template: str) -> None:
    said = fill(template, facts)
    assert not LINE_END.search(said)
    wanted = (facts[part] for part in asked_for(template) if part in facts)
    assert all(LINE_END.sub("\n", each).strip("\n") in said for each in wanted)


WORDS = st.text("ab :-", min_size=1, max_size=6).filter(lambda each: bool(each.strip()))
LINES = st.lists(st.one_of(WORDS, st.sampled_from(["", *(f"{{{part}}}" for part in Part)])))


@given(LINES)
def test_where_everything_is_recorded_every_line_is_kept_in_its_place(lines: list[str]) -> None:
    said = fill("\n".join(lines), FULL).split("\n")
    named = (each.replace("{", "<").replace("}", ">") for each in lines)
    assert [each for each in said if each] == [each for each in named if each]


@given(LINES)
def test_where_nothing_is_recorded_only_words_are_left(lines: list[str]) -> None:
    said = [each for each in fill("\n".join(lines), {}).split("\n") if each]
    assert set(said) <= set(lines) - {f"{{{part}}}" for part in Part}


@given(TYPED)
def test_a_name_that_somebody_typed_is_no_name(text: str) -> None:
    typed = f"{{plan}} {text} {{notes"
    assert fill("{notes}\n\n{plan}", {Part.NOTES: typed, Part.PLAN: "p"}) == f"{typed}\n\np\n"


@given(ANY)
def test_any_template_can_be_looked_at_and_filled(template: str) -> None:
    last = len(LINE_END.sub("\n", template).split("\n"))
    assert all(1 <= each.line <= last for each in problems(template))
    assert fill(template, FULL).endswith("\n")


def contact(number: int, after: int, status: Status = Status.ATTENDED) -> Session:
    return Session(
        id=SessionId(f"s{number}"),
        episode_id=EpisodeId("e"),
        patient_id=PatientId("p"),
        number=number,
        day=DAY + timedelta(days=after),
        status=status,
    )


NOW = contact(2, 0)


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ([], None),
        ([contact(3, 7, Status.BOOKED)], 3),
        ([contact(3, 7), contact(4, 14, Status.BOOKED)], 3),
        ([contact(3, 7, Status.CANCELLED_BY_SERVICE), contact(4, 14, Status.BOOKED)], 4),
        ([contact(3, 7, Status.DID_NOT_ATTEND), contact(4, 14, Status.BOOKED)], 3),
        ([contact(3, 0, Status.BOOKED)], 3),
    ],
)
def test_the_next_appointment_is_the_one_after_this_contact(
    later: list[Session], found: int | None
) -> None:
    following = next_contact([contact(1, -7), NOW, *later], NOW)
    assert (following.number if following else None) == found


def item(
    asked_after: int, discussed: int | None = None, done: int | None = None
) -> SupervisionItem:
    return SupervisionItem(
        id=SupervisionId("i"),
        patient_id=PatientId("p"),
        episode_id=EpisodeId("e"),
        asked_on=DAY + timedelta(days=asked_after),
        question="Q",
        discussed_on=None if discussed is None else DAY + timedelta(days=discussed),
        decision="" if discussed is None else "D",
        done_on=None if done is None else DAY + timedelta(days=done),
    )


@pytest.mark.parametrize(
    ("kept", "as_it_stood"),
    [
        (item(-3), item(-3)),
        (item(0, 0), item(0, 0)),
        (item(-9, -3, -1), item(-9, -3, -1)),
        (item(-30, -20), item(-30, -20)),
        (item(-30, -20, -2), item(-30, -20, -2)),
        (item(-30, -20, 3), item(-30, -20)),
        (item(-3, 2), item(-3)),
        (item(-3, 2, 5), item(-3)),
        (item(1), None),
        (item(-30, -20, -10), None),
    ],
)
def test_supervision_stands_as_it_was_on_the_day(
    kept: SupervisionItem, as_it_stood: SupervisionItem | None
) -> None:
    earlier = [contact(1, -7), replace(contact(9, -1), status=Status.DID_NOT_ATTEND)]
    assert known_at([kept], NOW, earlier) == (() if as_it_stood is None else (as_it_stood,))


def test_a_question_taken_back_says_nothing() -> None:
    assert known_at([replace(item(-3), question=" ")], NOW, [contact(1, -7)]) == ()
