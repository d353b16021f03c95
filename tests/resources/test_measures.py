"""Every measure of standards.md 1 with its numbers, and how sure we are of each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.measures import Measure, Sure
from resources.library_loader import ContentError, load_library

MEASURES = load_library().measures
FACTS = {
    # id: items, lowest, highest, cut-off, reliable change (standards.md 1.1 and 1.3), as shown
    "PHQ9": (9, "0", "27", ("10", "read"), ("6", "read")),
    "GAD7": (7, "0", "21", ("8", "read"), ("4", "read")),
    "WSAS": (5, "0", "40", None, None),
    "PHOBIA_SOCIAL": (1, "0", "8", ("4", "secondary"), None),
    "PHOBIA_PANIC": (1, "0", "8", ("4", "secondary"), None),
    "PHOBIA_THING": (1, "0", "8", ("4", "secondary"), None),
    "SPIN": (0, "0", "68", ("19", "secondary"), ("10", "remembered")),
    "PDSS": (0, "0", "28", ("8", "remembered"), ("5", "remembered")),
    "MI": (0, "1.00", "5.00", ("2.30", "remembered"), ("0.73", "remembered")),
    "OCI": (0, "0", "168", ("40", "remembered"), ("32", "remembered")),
    "OCIR": (0, "0", "72", ("21", "remembered"), None),
    "PCL5": (0, "0", "80", ("32", "remembered"), ("10", "remembered")),
    "IESR": (0, "0", "88", ("33", "remembered"), ("9", "remembered")),
    "HAI": (0, "0", "54", ("18", "remembered"), ("4", "remembered")),
    "PSWQ": (0, "16", "80", ("45", "remembered"), ("10", "remembered")),
}
PROBLEMS = {
    # standards.md 1.2: what goes with which problem descriptor
    "F401": {"SPIN"}, "F431": {"PCL5"}, "F400": {"MI"}, "F42": {"OCI", "OCIR"}, "F410": {"PDSS"},
    "F452": {"HAI"}, "F411": {"PSWQ"},
}  # fmt: skip


def known(measure: Measure, value: int | None, sure: Sure | None) -> tuple[str, str] | None:
    return None if value is None or sure is None else (measure.shown(value), str(sure))


def test_they_are_all_here() -> None:
    assert set(MEASURES) == set(FACTS)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda each: each.id)
def test_its_numbers_are_those_of_the_standards(measure: Measure) -> None:
    assert (
        len(measure.items),
        measure.shown(measure.total_low),
        measure.shown(measure.total_high),
        known(measure, measure.cut_off, measure.cut_off_sure),
        known(measure, measure.reliable_change, measure.reliable_change_sure),
    ) == FACTS[measure.id]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_what_goes_with_a_problem(problem: str) -> None:
    with_it = {
        each.id
        for each in MEASURES.values()
        if problem in each.problems and not each.retired and not each.id.startswith("PHOBIA")
    }
    assert with_it == PROBLEMS[problem]


def test_what_is_not_ours_to_label_has_no_items_and_falls_back() -> None:
    for each in MEASURES.values():
        if not each.items:
            assert each.falls_back_to == "GAD7"
            assert each.licence


def test_the_phobia_scales_stand_each_for_itself() -> None:
    scales = [each for each in MEASURES.values() if each.id.startswith("PHOBIA")]
    assert [(len(each.items), each.total_high) for each in scales] == [(1, 8)] * 3


BANDS = {
    # id: where each band ends, how sure, SNOMED, LOINC (standards.md 1.1 and 1.6)
    "PHQ9": ((4, 9, 14, 19, 27), "read", "720433000", "44261-6"),
    "GAD7": ((4, 9, 14, 21), "secondary", "445455005", "70274-6"),
    "WSAS": ((9, 20, 40), "secondary", "", ""),
}


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda each: each.id)
def test_its_bands_and_codes_are_those_of_the_standards(measure: Measure) -> None:
    ends = tuple(each.high for each in measure.bands)
    found = (ends, measure.bands_sure, measure.snomed, measure.loinc)
    assert found == BANDS.get(measure.id, ((), None, "", ""))


@pytest.mark.parametrize(
    ("old", "new", "reason", "key"),
    [
        ("total_high = 27", "total_high = 27\ntotal_low = 3", "add up to 0 or more", "total_low"),
        ("total_high = 27", "total_high = 27\nscale = 100", "scale 1", "scale"),
        ("total_high = 500", "total_high = 500\nrisk_item = 'x'", "no item x", "risk_item"),
        ("scale = 100", "scale = 7", "1, 10 or 100", "scale"),
        ('cut_off_sure = "read"\n', "", "stand together", "cut_off"),
        ('bands_sure = "read"\n', "", "stand together", "bands"),
        ('falls_back_to = "GAD7"', 'falls_back_to = "GAD9"', "no measure GAD9", "falls_back_to"),
        ("total_low = 100", "total_low = 600", "less than total_high", "total_low"),
    ],
)
def test_what_cannot_be_is_refused(
    broken: Callable[[str, str, str], Path], old: str, new: str, reason: str, key: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load_library(broken("measures.toml", old, new))
    assert reason in refused.value.reason
    assert f"key {key}" in str(refused.value.values["where"])
