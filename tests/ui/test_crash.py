import sys

import pytest
from PySide6.QtCore import QObject, Signal, Slot

from ui.crash import CrashHook, Fault, fault_of
from ui.messages import SilentDialogs


class Faulty(QObject):
    asked = Signal()

    @Slot()
    def _on_asked(self) -> None:
        raise KeyError("Amina K.")


@pytest.fixture
def told(monkeypatch):
    dialogs, left = SilentDialogs(), []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = CrashHook(dialogs.tell_fault, lambda: left.append(True))
    hook.install()
    return dialogs.faults, left, hook


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("qapp")
def test_it_fires_from_a_slot_and_leaves(told):
    faults, left, _ = told
    faulty = Faulty()
    faulty.asked.connect(faulty._on_asked)
    faulty.asked.emit()
    assert [fault.kind for fault in faults] == ["KeyError"]
    assert left == [True]
    assert "test_crash.py" in faults[0].report()
    assert "Amina" not in faults[0].report()


def test_it_tells_only_once(told):
    faults, left, hook = told
    hook.on_fault(Fault("KeyError", ()))
    hook.on_fault(Fault("ValueError", ()))
    assert [fault.kind for fault in faults] == ["KeyError"]
    assert left == [True]
    assert hook.told


def test_a_fault_while_telling_still_leaves():
    left = []

    def tell(_fault):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        CrashHook(tell, lambda: left.append(True)).on_fault(Fault("KeyError", ()))
    assert left == [True]


def test_ctrl_c_only_leaves(told):
    faults, left, hook = told
    hook.on_exception(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert faults == []
    assert left == [True]


def test_no_value_of_a_chain_gets_into_the_report():
    try:
        try:
            raise ValueError("name: Amina")
        except ValueError as first:
            raise RuntimeError("reference 77") from first
    except RuntimeError as error:
        report = fault_of(error, error.__traceback__).report()
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "Amina" not in report
    assert "77" not in report.replace("test_crash.py", "")
