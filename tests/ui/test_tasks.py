import weakref
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject, QThread

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from tests.ui.fakes import FakeStore, FakeVault
from ui.tasks import Answer, Tasks, changes_of

SAVED = Changes(frozenset({Kind.PATIENT}))


def write(done):
    done.append("write")
    return SAVED


@pytest.fixture
def tasks(qapp):  # noqa: ARG001 (threads need the application)
    made = Tasks()
    yield made
    assert made.stop()


@pytest.fixture
def vault():
    return FakeVault(FakeStore())


@pytest.fixture
def open_tasks(qtbot, tasks, vault):
    with qtbot.waitSignal(tasks.answered):
        tasks.open_vault(tasks, lambda: vault)
    return tasks


def test_a_vault_is_opened_in_the_database_thread(qtbot, tasks):
    seen: list[str] = []

    def opener():
        seen.append(QThread.currentThread().objectName())
        return FakeVault(FakeStore(), made_up=True)

    with qtbot.waitSignal(tasks.answered) as caught:
        tasks.open_vault(tasks, opener)
    assert seen == ["database"]
    assert caught.args[0].value is True
    assert tasks.vault_open


def test_an_answer_comes_in_the_ui_thread(qtbot, open_tasks):
    got: list[tuple[object, object]] = []
    ask = open_tasks.ask(open_tasks, lambda _store: type(_store))
    ask.then(lambda answer: got.append((answer.value, current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(FakeStore, current_thread())]


def test_a_write_tells_what_changed_and_who_asked(qtbot, open_tasks):
    asker = QObject()
    with qtbot.waitSignal(open_tasks.store_changed) as caught:
        open_tasks.write(asker, lambda _store: (SAVED, "value"))
    assert caught.args == [SAVED, asker]


def test_a_write_of_something_gone_is_told_all_the_same(qtbot, open_tasks):
    gate, asker = Event(), QObject()
    answers: list[Answer] = []

    def change(_store):
        gate.wait()
        return SAVED

    open_tasks.write(asker, change).then(answers.append)
    with qtbot.waitSignal(asker.destroyed):
        asker.deleteLater()
    with qtbot.waitSignal(open_tasks.store_changed):
        gate.set()
    assert answers == []


def test_an_error_for_people_is_answered(qtbot, open_tasks):
    got: list[Answer] = []

    def question(_store):
        raise UserFacingError("patient.unknown")

    open_tasks.ask(open_tasks, question).then(got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].error is not None
    assert got[0].error.code == "patient.unknown"


def test_a_fault_is_told_by_its_place_only(qtbot, open_tasks):
    def question(_store):
        raise RuntimeError("Amina K. said so")

    with qtbot.waitSignal(open_tasks.fault_found) as caught:
        open_tasks.ask(open_tasks, question)
    assert caught.args[0].kind == "RuntimeError"
    assert "test_tasks.py" in caught.args[0].report()
    assert "Amina" not in caught.args[0].report()


def test_without_a_vault_the_answer_is_that_it_is_locked(qtbot, tasks):
    got: list[Answer] = []
    tasks.ask(tasks, lambda _store: 1).then(got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].error is not None
    assert got[0].error.code == "vault.locked"


def test_a_cancelled_ask_gets_no_answer(qtbot, open_tasks):
    got: list[Answer] = []
    ask = open_tasks.ask(open_tasks, lambda _store: 1)
    ask.then(got.append)
    ask.cancel()
    with qtbot.waitSignal(open_tasks.answered):
        pass
    assert got == []


def test_lock_stops_questions_lets_writes_end_and_closes(qtbot, open_tasks, vault):
    done: list[str] = []
    answers: list[Answer] = []
    open_tasks.ask(open_tasks, lambda _store: vault.interrupted.wait()).then(answers.append)
    open_tasks.ask(open_tasks, lambda _store: done.append("question")).then(answers.append)
    open_tasks.write(open_tasks, lambda _store: write(done))
    open_tasks.lock_vault((lambda _store: done.append("draft"),))
    qtbot.waitUntil(lambda: not open_tasks.busy)
    assert done == ["write", "draft"]
    assert answers == []
    assert vault.closed
    assert not open_tasks.vault_open


def test_a_draft_that_cannot_be_saved_closes_all_the_same(qtbot, open_tasks, vault):
    def parting(_store):
        raise UserFacingError("disk.full")

    open_tasks.lock_vault((parting,))
    qtbot.waitUntil(lambda: not open_tasks.busy)
    assert vault.closed


def test_a_write_is_never_interrupted_by_a_lock(qtbot, open_tasks, vault):
    started, go = Event(), Event()

    def change(_store):
        started.set()
        go.wait()
        return SAVED

    open_tasks.write(open_tasks, change)
    started.wait()
    open_tasks.lock_vault(())
    assert not vault.interrupted.is_set()
    go.set()
    qtbot.waitUntil(lambda: vault.closed)


def test_stop_closes_the_vault(qtbot, tasks, vault):
    with qtbot.waitSignal(tasks.answered):
        tasks.open_vault(tasks, lambda: vault)
    assert tasks.stop()
    assert vault.closed


def test_packs_do_not_wait_for_the_database(qtbot, open_tasks, vault):
    got: list[Answer] = []
    open_tasks.ask(open_tasks, lambda _store: vault.interrupted.wait())
    open_tasks.run_pack(open_tasks, lambda: b"%PDF").then(got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].value == b"%PDF"
    vault.interrupted.set()


def test_nothing_of_the_asker_dies_in_a_worker(qtbot, open_tasks):
    died_in: list[object] = []

    class Held:
        pass

    held = Held()
    weakref.finalize(held, lambda: died_in.append(current_thread()))
    with qtbot.waitSignal(open_tasks.answered):
        open_tasks.ask(open_tasks, lambda _store, _kept=held: None)
        del held
    qtbot.waitUntil(lambda: bool(died_in))
    assert died_in == [current_thread()]


@pytest.mark.parametrize("value", [None, 3, ("x", SAVED)])
def test_a_write_that_returns_no_changes_is_a_fault(value):
    with pytest.raises(TypeError):
        changes_of(value)


def test_it_says_that_the_vault_is_shut_once_the_keys_are_gone(qtbot, open_tasks, vault):
    assert not open_tasks.is_shut()
    found: list[bool] = []

    def note():
        found.append(vault.closed and open_tasks.is_shut())

    open_tasks.vault_shut.connect(note)
    open_tasks.lock_vault(())
    assert not open_tasks.is_shut()
    qtbot.waitUntil(lambda: found == [True])


def test_it_is_shut_too_where_the_lock_could_not_keep_everything(qtbot, open_tasks):
    def parting(_store):
        raise UserFacingError("disk.full")

    with qtbot.waitSignal(open_tasks.vault_shut):
        open_tasks.lock_vault((parting,))


def test_locks_under_way_and_an_unlocking_between_them_are_waited_for(qtbot, open_tasks, vault):
    second, found = FakeVault(FakeStore()), []

    def note():
        found.append((vault.closed, second.closed))

    open_tasks.vault_shut.connect(note)
    open_tasks.lock_vault(())
    open_tasks.open_vault(open_tasks, lambda: second)
    open_tasks.lock_vault(())
    qtbot.waitUntil(lambda: bool(found))
    assert found == [(True, True)]


def test_a_vault_being_opened_is_not_shut(qtbot, tasks, vault):
    assert tasks.is_shut()
    with qtbot.waitSignal(tasks.answered):
        tasks.open_vault(tasks, lambda: vault)
        assert not tasks.is_shut()
    assert not tasks.is_shut()
