"""Records, plans and drafts written before hours, shifts and days were known still open."""

import json
import subprocess
import sys

import pytest

from planner import codec
from planner.library import Field
from planner.pack import PackOptions
from planner.patients import Life, Needs, Writes
from planner.plans import When
from planner.worksheets import Version
from tests.planner.builders import MON_WED_FRI
from ui.plan_draft import Before

SLOW = {"holidays", "hijridate", "pyluach", "dateutil"}


def without(value: object, *names: str) -> str:
    stored = codec.encode(value)
    return json.dumps({key: each for key, each in stored.items() if key not in names})


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (Life(household="alone"), ("taken", "rota", "calendars")),
        (Needs(easy_read=True), ("writes",)),
        (MON_WED_FRI, ("leave_out",)),
        (When(cue="after tea", times=2), ("leave_out",)),
        (PackOptions(discreet=False), ("version", "own_words")),
        (Before(0, "p", Field.WHERE, "the park"), ("pieces",)),
    ],
)
def test_what_an_older_version_wrote_opens(value: object, names: tuple[str, ...]) -> None:
    assert codec.loads(type(value), without(value, *names)) == value


def test_the_defaults_change_nothing() -> None:
    assert Needs().writes is Writes.UNKNOWN
    assert PackOptions().version is Version.WRITING
    assert (Life().taken, Life().rota, Life().calendars, When().leave_out) == ((), None, (), ())


def test_no_window_loads_the_calendars_by_itself() -> None:
    code = (
        "import sys, ui.app, ui.screens.plan.screen, ui.screens.patient.edit;"
        f"print(sorted({SLOW!r} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
