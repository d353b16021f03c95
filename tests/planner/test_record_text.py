"""The service's template, filled in."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.record_text import DEFAULT, Fault, Part, TemplateProblem, fill, problems

FULL = {part: f"<{part.value}>" for part in Part}
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


def test_the_usual_template_asks_for_everything_and_has_no_fault() -> None:
    assert problems(DEFAULT) == ()
    assert all(f"<{part.value}>" in fill(DEFAULT, FULL) for part in Part)


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{plan} and {Plan}", [TemplateProblem(1, Fault.UNKNOWN_NAME, "Plan")]),
        ("ok\n{}", [TemplateProblem(2, Fault.UNKNOWN_NAME, "")]),
        ("a {plan\nb", [TemplateProblem(1, Fault.LONE_BRACE)]),
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


@given(TYPED)
def test_a_name_that_somebody_typed_is_no_name(text: str) -> None:
    typed = f"{{plan}} {text} {{notes"
    assert fill("{notes}\n\n{plan}", {Part.NOTES: typed, Part.PLAN: "p"}) == f"{typed}\n\np\n"
