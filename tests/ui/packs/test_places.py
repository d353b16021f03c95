"""Where one prints, on a real vault."""

from dataclasses import replace

import pytest

from models import settings
from models.unlock import Vault
from ui.packs.making import read_imprint, remember_printer
from ui.packs.places import (
    MOST_PLACES,
    THIS_LAPTOP,
    PrinterAt,
    note_queue_told,
    read_places,
    remember_place,
    tidy_place,
)

SURGERY = PrinterAt("Longsight surgery", "HP upstairs", two_sided=True)
LIBRARY = PrinterAt("Library", "Front desk")


def test_at_first_there_is_this_laptop(vault: Vault) -> None:
    places = read_places(vault.store)
    assert places.here == PrinterAt(THIS_LAPTOP)
    assert places.known == (places.here,)
    assert not places.queue_told


def test_each_place_keeps_its_printer_and_its_sides(vault: Vault) -> None:
    for place in (SURGERY, LIBRARY):
        remember_place(place, vault.store)
    places = read_places(vault.store)
    assert places.here == LIBRARY
    assert places.known == (LIBRARY, SURGERY)
    assert places.at("longsight SURGERY") == SURGERY
    assert read_imprint(vault.store)[1] == "Front desk"


def test_a_new_place_begins_as_the_one_before(vault: Vault) -> None:
    remember_place(SURGERY, vault.store)
    assert read_places(vault.store).at("Home visit") == replace(SURGERY, place="Home visit")


def test_the_printer_of_an_older_vault_is_this_laptops(vault: Vault) -> None:
    vault.store.settings.set(settings.PRINTER, "Old one")
    assert read_places(vault.store).here == PrinterAt(THIS_LAPTOP, "Old one")


def test_a_printer_is_remembered_where_one_is(vault: Vault) -> None:
    remember_place(SURGERY, vault.store)
    remember_printer("HP downstairs", vault.store)
    remember_place(LIBRARY, vault.store)
    assert read_places(vault.store).at(SURGERY.place).printer == "HP downstairs"


def test_what_is_kept_already_is_not_written_again(vault: Vault) -> None:
    assert remember_place(SURGERY, vault.store).kinds
    assert not remember_place(SURGERY, vault.store).kinds


def test_the_place_unused_longest_goes(vault: Vault) -> None:
    for number in range(MOST_PLACES + 1):
        remember_place(PrinterAt(f"{number}" + "x" * 38, "p" * 127), vault.store)
    known = read_places(vault.store).known
    assert len(known) == MOST_PLACES
    assert not [each for each in known if each.place.startswith("0")]


@pytest.mark.parametrize("text", ["{", "[]", '{"places": 3}', '{"places":[{"place":1}]}'])
def test_a_list_that_cannot_be_read_is_as_good_as_none(vault: Vault, text: str) -> None:
    vault.store.settings.set(settings.PRINTERS_BY_PLACE, text)
    assert read_places(vault.store).here == PrinterAt(THIS_LAPTOP)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Longsight   surgery ", "Longsight surgery"), ("  ", THIS_LAPTOP), ("x" * 60, "x" * 40)],
)
def test_the_name_of_a_place_is_tidied(typed: str, kept: str) -> None:
    assert tidy_place(typed) == kept


def test_the_sentence_about_the_queue_is_said_once(vault: Vault) -> None:
    note_queue_told(vault.store)
    assert read_places(vault.store).queue_told
