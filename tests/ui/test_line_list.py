import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.widgets.line_list import Line, LineList, LineListModel

LINES = (
    Line(title="Fruit", heading=True),
    Line(id="a", title="Apple", text="It is round", detail="red"),
    Line(id="p", title="Pear", chosen=True),
)


@pytest.fixture
def shown(qtbot) -> LineList:
    view = LineList("Things")
    qtbot.addWidget(view)
    view.show_lines(LINES)
    view.resize(300, 200)
    view.show()
    return view


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_rules() -> None:
    model = LineListModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.set_lines(LINES)
    model.set_lines((LINES[0], *LINES[2:]))
    model.set_lines(())
    assert tester.model() is model


def test_headings_are_passed_over(shown: LineList) -> None:
    assert shown.currentIndex().row() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_chooses(qtbot, shown: LineList, key: Qt.Key) -> None:
    with qtbot.waitSignal(shown.line_chosen) as caught:
        qtbot.keyClick(shown, key)
    assert caught.args == ["a"]


def test_moving_tells_where(qtbot, shown: LineList) -> None:
    with qtbot.waitSignal(shown.line_reached) as caught:
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert caught.args == ["p"]


def test_a_mark_that_changes_keeps_the_place(shown: LineList) -> None:
    shown.go_to("p")
    changed = (LINES[0], Line(id="a", title="Apple", chosen=True), LINES[2])
    shown.show_lines(changed)
    assert shown.currentIndex().row() == 2


def test_a_reader_hears_that_it_is_chosen() -> None:
    assert LINES[2].spoken == "Pear. chosen"
    assert LINES[1].spoken == "Apple. It is round. red"


def test_it_paints(shown: LineList) -> None:
    assert not shown.grab().isNull()
