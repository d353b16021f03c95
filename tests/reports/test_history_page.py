"""The history on paper: one page however long, in black, and nothing of scores for its person."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.errors import UserFacingError
from planner.history_sheet import DoneDay, DonePages, DoneTask, HistorySheet
from planner.pack import Typed
from planner.reviews import Amount
from reports import render_history
from tests.reports.reading import Pdf
from tests.reports.test_render import words_of
from tests.ui.history.courses import long_history, shown

NAME = Typed("Zoë Łęcka", where="name")


def sheet(count: int, person: Typed = NAME) -> HistorySheet:
    seen = shown(long_history(count))
    return HistorySheet(
        title="Work between sessions",
        person=person,
        about="Since 6 January 2026",
        keep_safe="About a patient: keep it safe.",
        legend="Bars are filled to how much was done.",
        chart=seen.chart,
        labels=seen.labels,
    )


def done(count: int) -> DonePages:
    task = DoneTask(
        title="Walk to the market",
        how_much="I did most of it",
        amount=Amount.MOST,
        noticed="آرام تر بودم",
    )
    blank = DoneTask(title="Diary", how_much="We have not talked about this yet", amount=None)
    return DonePages(
        title="What I have done",
        person=NAME,
        lead="These are the things I planned.",
        key="More boxes means more.",
        noticed="What I noticed:",
        days=tuple(DoneDay(day=f"Day {at}", tasks=(task, blank)) for at in range(count)),
        close="I can keep this page.",
    )


def said(pdf: bytes, folder: Path) -> str:
    return " ".join(words_of(pdf, folder).replace("\u00a0", " ").split())


@pytest.mark.parametrize("count", [1, 2, 8, 40, 100])
def test_the_picture_is_one_page(count: int, tmp_path: Path) -> None:
    rendered = render_history(sheet(count))
    text = said(rendered.pdf, tmp_path)
    assert rendered.pages == 1
    for part in ("Zoë Łęcka", "Since 6 January 2026", "keep it safe", "PHQ-9", "cut-off 10"):
        assert part in text
    for part in ("Walk to", "market", "buses", "stopped", "Bars are filled"):
        assert part in text


def test_without_a_name_nobody_is_named(tmp_path: Path) -> None:
    rendered = render_history(sheet(8, Typed("", where="name")))
    assert "Zoë" not in said(rendered.pdf, tmp_path)
    assert b"Zo" not in rendered.pdf


def test_those_who_hear_it_are_told_every_session(tmp_path: Path) -> None:
    content = sheet(8)
    pdf = Pdf(render_history(content).pdf, tmp_path)
    told = [
        str(value["/Alt"])
        for value in (pdf.get(f"{name.removeprefix('obj:')}") for name in pdf._objects)
        if isinstance(value, dict) and "/Alt" in value
    ]
    assert len(told) == 1
    for each in content.labels.spoken:
        assert each in told[0]


def test_everything_is_grey(tmp_path: Path) -> None:
    pdf = Pdf(render_history(sheet(8)).pdf, tmp_path)
    for page in pdf.page_references:
        contents = pdf.get(page)["/Contents"]
        for stream in contents if isinstance(contents, list) else [contents]:
            tokens = pdf.stream(stream).split()
            for at, token in enumerate(tokens):
                if token in (b"rg", b"RG"):
                    assert len(set(tokens[at - 3 : at])) == 1


@pytest.mark.parametrize("count", [1, 40])
def test_what_i_have_done_lists_every_task(count: int, tmp_path: Path) -> None:
    rendered = render_history(done(count))
    text = said(rendered.pdf, tmp_path)
    assert (rendered.pages > 1) == (count > 1)
    assert text.count("I did most of it") == count
    assert text.count("We have not talked about this yet") == count
    assert "not an emergency service" in text
    assert text.count("Zoë Łęcka") == rendered.pages


def test_what_no_letter_can_set_is_refused() -> None:
    content = sheet(2)
    bar = replace(content.labels.bars[0], obstacles=("\ue000",))
    labels = replace(content.labels, bars=(bar, *content.labels.bars[1:]))
    with pytest.raises(UserFacingError, match=r"pack\.unsupported_text"):
        render_history(replace(content, labels=labels))
