"""Which questions come first, and what the answers leave in the record."""

from dataclasses import replace
from typing import Any

import pytest

from planner import tailor
from planner.patients import Known, Life, Needs, PrintSize, TakesIn
from planner.plans import StartingOut, TailoringAnswer
from planner.views import SessionView
from tests.planner.builders import ABOUT, context, library, patient, plan, prompt, task, view

KNOWN_LIFE = Life(own_words="nerves", household="alone", faith_wanted=Known.NO, money="tight")


def first(a_view: SessionView) -> list[str]:
    return [each.id for each in tailor.prompts(a_view, library()).first]


def last_plan_with(*answers: TailoringAnswer) -> Any:
    return plan(task(tailoring=answers))


def test_unknown_comes_first_in_fixed_order_and_never_more_than_six() -> None:
    assert first(view()) == [each for each, _ in ABOUT][:6]


def test_known_moves_behind() -> None:
    found = first(view(patient=patient(life=KNOWN_LIFE)))
    assert found == ["p_plain", "p_language", "p_discreet", "p_takes", "p_interpreter", "p_size"]


def test_all_prompts_are_there_once() -> None:
    found = tailor.prompts_in_order(context())
    assert sorted(each.id for each in found) == sorted(each for each, _ in ABOUT)
    assert len(tailor.prompts(view(), library()).first) == tailor.FIRST


def test_asked_last_time_gives_way_to_what_was_not() -> None:
    asked = [TailoringAnswer(prompt=each, nothing=True) for each in ("p_words", "p_plain")]
    found = first(view(last_plan=last_plan_with(*asked)))
    assert found == ["p_home", "p_language", "p_discreet", "p_takes", "p_interpreter", "p_size"]


def test_unknown_though_asked_comes_before_known() -> None:
    asked = [TailoringAnswer(prompt=each, nothing=True) for each, _ in ABOUT]
    known = patient(life=replace(KNOWN_LIFE, money=""))
    found = first(view(patient=known, last_plan=last_plan_with(*asked)))
    assert found[0] == "p_plain"
    assert "p_home" not in found


def test_changed_since_the_last_plan_comes_first_again() -> None:
    said = TailoringAnswer(prompt="p_home", text="with my mother")
    moved = view(patient=patient(life=KNOWN_LIFE), last_plan=last_plan_with(said))
    assert first(moved)[0] == "p_home"
    same = patient(life=replace(KNOWN_LIFE, household="with my mother"))
    assert first(replace(moved, patient=same))[0] == "p_plain"


def apply(about: str, before: Any, **answer: Any) -> Any:
    lib = library(tailoring={"p": prompt("p", about)})
    area, name = about.split(".")
    owner = (Life if area == "life" else Needs)(**{name: before})
    person = patient(**{area: owner})
    said = TailoringAnswer(prompt="p", **answer)
    return getattr(getattr(tailor.apply_tailoring(person, (said,), lib), area), name)


@pytest.mark.parametrize(
    ("about", "before", "answer", "after"),
    [
        ("life.household", "", {"text": " with mum "}, "with mum"),
        ("life.household", "two cats", {"text": "with mum"}, "two cats; with mum"),
        ("life.household", "with mum, two cats", {"text": "with mum"}, "with mum, two cats"),
        ("life.household", "", {"answer": "yes"}, "Yes please"),
        ("life.household", "x", {"nothing": True}, "x"),
        ("needs.who_may_see", "", {"text": "my sister"}, "my sister"),
        ("needs.discreet", Known.UNKNOWN, {"answer": "yes"}, Known.YES),
        ("needs.discreet", Known.YES, {"answer": "no"}, Known.NO),
        ("needs.discreet", Known.YES, {"text": "hm"}, Known.YES),
        ("life.faith_wanted", Known.UNKNOWN, {"answer": "yes"}, Known.YES),
        ("needs.interpreter", False, {"answer": "yes"}, True),
        ("needs.interpreter", True, {"answer": "no"}, False),
        ("needs.print_size", PrintSize.STANDARD, {"answer": "yes"}, PrintSize.P18),
        ("needs.language", "", {"text": "Urdu"}, ""),
        ("needs.takes_in", (), {"answer": "yes"}, ()),
    ],
)
def test_answers_fill_the_record(about: str, before: Any, answer: Any, after: Any) -> None:
    assert apply(about, before, **answer) == after


def test_way_of_taking_in_is_added() -> None:
    real = prompt("p", "needs.takes_in")
    offered = (replace(real.answers[0], id="pictures"),)
    lib = library(tailoring={"p": replace(real, answers=offered)})
    person = patient(needs=Needs(takes_in=(TakesIn.TALKING,)))
    said = (TailoringAnswer(prompt="p", answer="pictures"),)
    found = tailor.apply_tailoring(person, said, lib).needs.takes_in
    assert found == (TakesIn.PICTURES, TakesIn.TALKING)


def test_prompt_about_nothing_or_unknown_leaves_the_record() -> None:
    said = (TailoringAnswer(prompt="p_plain", text="x"), TailoringAnswer(prompt="gone", text="x"))
    assert tailor.apply_tailoring(patient(), said, library()) == patient()


def test_starting_out_fills_what_was_answered_and_keeps_the_rest() -> None:
    before = patient(needs=Needs(post_safe=Known.NO), life=Life(household="alone"))
    said = StartingOut(
        own_words="nerves", takes_in=(TakesIn.LISTENING,), paper_safe=Known.YES, expects="to talk"
    )
    after = tailor.apply_starting_out(before, said)
    expected = Needs(post_safe=Known.NO, paper_safe=Known.YES, takes_in=(TakesIn.LISTENING,))
    assert after.needs == expected
    assert after.life == Life(household="alone", own_words="nerves")
    assert tailor.apply_starting_out(after, StartingOut()) == after
