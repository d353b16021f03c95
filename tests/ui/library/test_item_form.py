"""The form's fields hold exactly what they were given."""

import pytest
from pytestqt.qtbot import QtBot

from planner.library import Library
from planner.shelf import Item
from resources.library_loader import load_library
from ui.screens.library.form_values import values_of
from ui.screens.library.item_form import ItemForm

FEW = 12


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def form(qtbot: QtBot) -> ItemForm:
    made = ItemForm()
    qtbot.addWidget(made)
    return made


def held(form: ItemForm, item: Item, library: Library) -> dict[str, list[str]]:
    form.show_item(item, library, values_of(item))
    return {key: sorted(value.splitlines()) for key, value in form.values().items()}


def given(item: Item) -> dict[str, list[str]]:
    return {key: sorted(value.splitlines()) for key, value in values_of(item).items()}


@pytest.mark.parametrize("table", ["templates", "worksheets", "measures"])
def test_nothing_is_lost_or_clamped(form: ItemForm, library: Library, table: str) -> None:
    for item in getattr(library, table).values():
        assert held(form, item, library) == given(item), item.id


def test_nothing_of_an_example_is_lost(form: ItemForm, library: Library) -> None:
    for item in tuple(library.examples.values())[:FEW]:
        assert held(form, item, library) == given(item), item.id


def test_what_is_not_offered_stays(form: ItemForm, library: Library) -> None:
    task = library.templates["ba_activity_diary"]
    odd = {"intervention": "hidden_one", "problems": "F32\nZ9", "worksheets": "gone"}
    form.show_item(task, library, values_of(task) | odd)
    assert {key: form.values()[key] for key in odd} == odd
