"""Forms: an item as values and back, and what a form asks for."""

from dataclasses import replace

import pytest

from planner.library import Example, Library, Strength, Template
from planner.measures import Measure, Sure
from planner.shelf import Item
from resources.library_loader import load_library
from ui.screens.library.form_rules import problems_of
from ui.screens.library.form_spec import sections_of
from ui.screens.library.form_values import item_of, new_id_of, values_of

IDEA = Example(id="tea", text="Drink tea slowly", topics=("calm",), picture="walk")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def task(library: Library) -> Template:
    return library.templates["ba_activity_diary"]


def everything(library: Library) -> tuple[Item, ...]:
    tables = (library.templates, library.worksheets, library.measures, library.examples)
    return (*(each for table in tables for each in table.values()), IDEA)


def test_what_is_shown_reads_back_the_same(library: Library) -> None:
    for item in everything(library):
        assert item_of(item, values_of(item)) == item


def test_what_comes_with_the_program_has_no_problem(library: Library) -> None:
    for item in everything(library):
        assert problems_of(item, values_of(item)) == {}, item.id


def test_every_field_has_a_value(library: Library) -> None:
    for item in everything(library):
        keys = {field.key for part in sections_of(item, library) for field in part.fields}
        assert keys == set(values_of(item))


def test_a_copy_has_an_id_of_its_own(task: Template) -> None:
    values = values_of(task) | {"title": "Café walks!"}
    made = item_of(task, values, new_id_of("Café walks!", {"cafe_walks"}))
    assert (made.id, made.steps) == ("cafe_walks_2", task.steps)  # type: ignore[union-attr]


def test_an_id_is_made_of_any_title() -> None:
    assert new_id_of("散歩", set()) == "ours"
    assert len(new_id_of("a very long title " * 9, set())) <= 40


def test_a_check_keeps_its_id_when_its_words_change(library: Library, task: Template) -> None:
    has = next(each for each in library.templates.values() if each.check_first)
    values = values_of(has) | {"check.1.question": "Is it really safe?"}
    made = item_of(has, values)
    assert isinstance(made, Template)
    assert made.check_first[0] == replace(has.check_first[0], question="Is it really safe?")
    new = values_of(task) | {"check.1.question": "Safe?", "check.1.if_not": "Wait."}
    assert [each.id for each in item_of(task, new).check_first] == ["check_1"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"title": " "}, "title"),
        ({"neutral_title": "x" * 61}, "neutral_title"),
        ({"steps": "\n\n"}, "steps"),
        ({"steps": "\n".join("abcdefghi")}, "steps"),
        ({"usual.what": ""}, "usual.what"),
        ({"small.times": ""}, "small.times"),
        ({"stretch.times": "1"}, "stretch.times"),
        ({"small.what": ""}, "small.what"),
        ({"check.2.question": "Safe?"}, "check.2.if_not"),
        ({"check.2.if_not": "Wait."}, "check.2.question"),
        ({"worksheets": ""}, "worksheets"),
        ({"phases": ""}, "phases"),
        ({"source": ""}, "source"),
    ],
)
def test_a_problem_stands_beside_its_field(
    task: Template, changes: dict[str, str], key: str
) -> None:
    found = problems_of(task, values_of(task) | changes)
    assert list(found) == [key]
    assert found[key].endswith(".")


def test_a_size_may_be_left_out(task: Template) -> None:
    empty = {"stretch.what": "", "stretch.minutes": "", "stretch.times": ""}
    values = values_of(task) | empty | {"strength": Strength.UNTESTED}
    assert problems_of(task, values) == {}
    made = item_of(task, values)
    assert [each.size for each in made.sizes] == ["small", "usual"]  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["0", "28", "ten", "1.5", "-3"])
def test_a_threshold_is_a_number_of_the_measure(library: Library, typed: str) -> None:
    phq = library.measures["PHQ9"]
    assert list(problems_of(phq, values_of(phq) | {"cut_off": typed})) == ["cut_off"]


def test_a_threshold_that_was_changed_is_the_services(library: Library) -> None:
    phq = library.measures["PHQ9"]
    made = item_of(phq, values_of(phq) | {"cut_off": "12", "reliable_change": ""})
    changes = {"cut_off": 12, "cut_off_sure": Sure.SERVICE}
    assert made == replace(phq, **changes, reliable_change=None, reliable_change_sure=None)  # type: ignore[arg-type]


def test_a_threshold_that_was_checked_is_the_services(library: Library) -> None:
    phq = library.measures["PHQ9"]
    made = item_of(phq, values_of(phq) | {"source": "Our handbook, checked by A. on 3 May 2026"})
    assert isinstance(made, Measure)
    assert (made.cut_off, made.cut_off_sure) == (phq.cut_off, Sure.SERVICE)


def test_an_example_is_short_and_belongs_somewhere() -> None:
    values = values_of(IDEA) | {"text": "one two three four five six seven", "topics": ""}
    assert set(problems_of(IDEA, values)) == {"text", "topics"}
