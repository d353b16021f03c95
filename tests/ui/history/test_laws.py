"""Laws of the picture: nothing is told by it alone, nothing covers anything, nothing sticks out."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.history_filter import OWN, intervention_of
from planner.history_layout import draw, draw_page
from planner.history_marks import Box, Dot, Drawing, Letters, Stroke, Words
from planner.history_text import edges_of
from planner.sessions import Status
from planner.views import History
from tests.ui.history.courses import HISTORIES, LETTERS, SHELF, SMALLER, long_history, shown

WIDTHS = st.sampled_from([430.0, 700.0, 1090.0, 1600.0])
NEAR = 1e-6


def texts_of(drawing: Drawing) -> list[Words]:
    return [each for each in drawing.marks if isinstance(each, Words)]


def box_of(mark: object, letters: Letters) -> tuple[float, float, float, float]:
    match mark:
        case Stroke():
            xs, ys = sorted((mark.x1, mark.x2)), sorted((mark.y1, mark.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Box():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Dot():
            r = mark.radius
            return mark.x - r, mark.y - r, mark.x + r, mark.y + r
        case Words():
            left, right = edges_of(mark, letters.wide(mark.text, mark.face.scale))
            return left, mark.y, right, mark.y + mark.height
    raise TypeError(mark)


def check_sheet(drawing: Drawing, letters: Letters) -> None:
    for mark in drawing.marks:
        left, top, right, bottom = box_of(mark, letters)
        assert left >= -NEAR, mark
        assert top >= -NEAR, mark
        assert right <= drawing.width + NEAR, mark
        assert bottom <= drawing.height + NEAR, mark
    boxes = [(box_of(each, letters), each.text) for each in texts_of(drawing)]
    for (a, one), (b, other) in combinations(boxes, 2):
        apart = a[2] <= b[0] + NEAR or b[2] <= a[0] + NEAR
        assert apart or a[3] <= b[1] + NEAR or b[3] <= a[1] + NEAR, (one, other)


@given(HISTORIES, WIDTHS, st.sampled_from([0.0, 900.0]))
def test_nothing_covers_another_or_sticks_out(history: History, width: float, high: float) -> None:
    seen = shown(history)
    drawing = draw(seen.chart, seen.labels, width, high, LETTERS)
    assert drawing.width == width
    assert drawing.height >= high
    check_sheet(drawing, LETTERS)


@given(HISTORIES)
def test_a_page_never_grows(history: History) -> None:
    seen = shown(history)
    drawing = draw_page(seen.chart, seen.labels, 738.0, 560.0, (LETTERS, SMALLER))
    assert drawing.height == 560.0
    check_sheet(drawing, LETTERS if drawing.line == LETTERS.line else SMALLER)


@pytest.mark.parametrize("count", [1, 2, 8, 40, 120])
def test_however_long_it_is_one_page(count: int) -> None:
    seen = shown(long_history(count))
    drawing = draw_page(seen.chart, seen.labels, 738.0, 420.0, (LETTERS, SMALLER))
    assert drawing.height == 420.0
    assert drawing.coded == (count > 8)
    assert len(drawing.spans) == count
    check_sheet(drawing, LETTERS if drawing.line == LETTERS.line else SMALLER)


@given(HISTORIES)
def test_every_fact_of_the_table_is_spoken(history: History) -> None:
    seen = shown(history)
    assert len(seen.spoken) == len(seen.chart.columns)
    for row, cells in zip(seen.table.rows, seen.rows, strict=True):
        told = seen.spoken[row.column].lower()
        held = row.status is Status.ATTENDED
        facts = [each for at, each in enumerate(cells) if each and not (held and at == 2)]
        assert [each for each in facts if each.lower() not in told] == []


@given(HISTORIES, WIDTHS)
def test_every_task_and_obstacle_stands_in_the_picture(history: History, width: float) -> None:
    seen = shown(history)
    drawing = draw(seen.chart, seen.labels, width, 0.0, LETTERS)
    columns: dict[int, str] = {}
    for words in texts_of(drawing):
        columns[words.column] = columns.get(words.column, "") + words.text
    for bar, labels in zip(seen.chart.bars, seen.labels.bars, strict=True):
        written = _bare(columns[-1 if drawing.coded else bar.column])
        for text in (labels.title, *labels.obstacles):
            letters = _bare(text)
            assert letters in written


def _bare(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


@given(HISTORIES)
def test_order_is_by_day_then_number(history: History) -> None:
    """Also where one was entered late, or two were held on one day."""
    seen = shown(history)
    order: list[tuple[date, int]] = [(each.day, each.number) for each in seen.chart.columns]
    assert order == sorted(order)
    xs = [each.left for each in draw(seen.chart, seen.labels, 1090.0, 0.0, LETTERS).spans]
    assert xs == sorted(xs)
    ids = [seen.session_id(at) for at in range(len(order))]
    assert sorted(ids) == sorted(each.session.id for each in history.sessions)


@given(HISTORIES)
def test_a_filter_leaves_out_tasks_and_nothing_else(history: History) -> None:
    whole = shown(history)
    parts = [shown(history, code) for code, _ in whole.interventions]
    for code, part in zip((c for c, _ in whole.interventions), parts, strict=True):
        assert [c.session for c in part.chart.columns] == [c.session for c in whole.chart.columns]
        assert [each.points for each in part.chart.lines] == [
            each.points for each in whole.chart.lines
        ]
        kept = [task for each in part.history.sessions for task in each.tasks]
        assert {intervention_of(task, SHELF.templates) for task in kept} == {code}
    assert sum(len(each.chart.bars) for each in parts) == len(whole.chart.bars)
    assert [code for code, _ in whole.interventions if code == OWN] == [
        code for code, _ in whole.interventions[-1:] if code == OWN
    ]
