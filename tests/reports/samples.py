"""Made-up packs for tests and pictures."""

from dataclasses import replace
from datetime import date, time, timedelta

from planner.library import Library
from planner.pack import Msg, PackContent, PackTask, ReturnSlip, Sheet, SlipRow, Typed
from planner.plans import DayTime, When
from resources.library_loader import load_library

START = date(2026, 5, 12)
WHEN = When(days=(DayTime(0, time(10)), DayTime(2, time(10)), DayTime(4, time(10))))
DAYS = tuple(START + timedelta(days=offset) for offset in range(1, 8))
WHAT = Typed("Walk to the market with Sadia", where="what")
REASON = Typed("I want to be able to do the shopping without my brother.", where="rationale")
FILLS: tuple[tuple[str, Typed | When | int], ...] = (
    ("what", WHAT),
    ("when", WHEN),
    ("where", Typed("Longsight market", where="where")),
    ("minutes", 20),
)
ROWS = tuple(SlipRow(day, time(10), WHAT) for day in DAYS if day.weekday() in (0, 2, 4))
OBSTACLES = ("T2.2", "T4.3", "T2.3", "T4.8b", "T4.1", "T4.2b")


def task(**changes: object) -> PackTask:
    made = PackTask(
        what=WHAT,
        when=WHEN,
        where=Typed("Longsight market", where="where"),
        minutes=20,
        with_whom=Typed("Sadia", where="with_whom"),
        bad_day=Typed("To the corner and back, 5 minutes", where="bad_day"),
        reminder=Typed("A note on the fridge", where="reminder"),
        coping=(
            (
                Typed("it rains", where="if_text"),
                Typed("walk round the shopping centre", where="then_text"),
            ),
            (Typed("Sadia cannot come", where="if_text"), Typed("ring Fatima", where="then_text")),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def obstacle(barrier: str, library: Library) -> Msg:
    return Msg(f"{barrier}.obstacle", source=library.barriers[barrier].obstacle)


def pack(*sheets: str, library: Library | None = None, **changes: object) -> PackContent:
    shelf = library or load_library()
    content = PackContent(
        code="PK-7F3D2-K",
        person=Typed("Amina K.", where="print_name"),
        start=START,
        end=START + timedelta(days=7),
        next_day=START + timedelta(days=7),
        next_at=time(9),
        rationale=REASON,
        tasks=(task(),),
        sheets=tuple(Sheet(shelf.worksheets[each], FILLS, DAYS) for each in sheets),
        slip=ReturnSlip(ROWS, tuple(obstacle(each, shelf) for each in OBSTACLES)),
        crisis=shelf.crisis,
        local_line=Typed("0300 555 0100, 9am to 5pm", where="local_line"),
        service=Typed("Northgate Talking Therapies", where="service"),
        made_up=True,
    )
    return replace(content, **changes)  # type: ignore[arg-type]
