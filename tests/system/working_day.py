"""A whole working day in a process of its own: all that writes, reads or fails, then a crash.

``python -m tests.system.working_day FOLDER FD``: says through the descriptor, as JSON in a line,
what must be nowhere in clear; then waits, with a text half typed, to be killed.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from main import forbid_core_dumps
from models.keys import KdfCost
from models.store import Store
from planner.ids import PatientId
from tests.conftest import CHEAP
from ui.app import guard, make_application
from ui.messages import SilentDialogs
from ui.printing import PrintJob
from ui.routes import AUDIT, BACKUPS, CASELOAD, HANDOVER_IN, Route
from ui.screens.handover.screen import HandoverPage
from ui.screens.handover.take_in import HandoverInPage
from ui.screens.person_data.screen import PersonDataPage
from ui.screens.unlock.screen import UnlockPage
from ui.tour import story
from ui.tour.show import Show, opened_show
from ui.tour.stage import PASSPHRASE
from ui.widgets.search_field import SearchField
from ui.widgets.text_edit import PlainTextEdit

HALF_TYPED = "zanzibar marmalade half typed"
WRONG = "wombat trellis mistyped"
NOTE = "quetzal umbrella noted"


def words_of(show: Show) -> dict[str, list[str]]:
    """Return what the vault says of the person the day is about, by what it is."""
    found: list[dict[str, list[str]]] = []
    tasks = show.driver.built.context.tasks

    def read(store: Store) -> dict[str, list[str]]:
        patient = store.patients.record(PatientId(show.part.patient)).patient
        number = patient.nhs_number or ""
        return {
            "name": [patient.name, *patient.name.split()],
            "reference": [patient.reference],
            "NHS number": [number, f"{number[:3]} {number[3:6]} {number[6:]}"],
        }

    owner = QObject()
    tasks.ask(owner, read).then(lambda answer: found.append(answer.value))  # type: ignore[arg-type]
    show.driver.wait(lambda: bool(found), "the words")
    plan = [story.RATIONALE, story.PLACE, story.NOTICED, story.IF]
    return found[0] | {"plan": plan, "note": [NOTE], "half typed": [HALF_TYPED]}


def type_notes(show: Show, text: str) -> None:
    """Type into the notes of today's contact, and leave them there."""
    driver = show.driver
    driver.built.navigator.open(Route.session(show.part.today))
    driver.wait(lambda: driver.page.complete, "the session")
    notes = next(
        each
        for each in driver.page.findChildren(PlainTextEdit)
        if each.accessibleName().startswith("Notes")
    )
    notes.setFocus()
    notes.set_text(text)
    driver.settle()


def print_pack(show: Show) -> None:
    """Print as the pack page does, to whatever ``lp`` this computer has."""
    ended: list[bool] = []

    def note() -> None:
        ended.append(True)

    job = PrintJob(pdf=show.pack.read_bytes(), printer="")
    run = show.driver.built.context.printing().send(job)
    run.finished.connect(note)
    show.driver.wait(lambda: bool(ended), "the printer")


def export_locked(show: Show, path: Path) -> None:
    """Write one person's data to a file locked with six words."""
    driver = show.driver
    next_path(show, path)
    driver.built.navigator.open(Route.person_data(PatientId(show.part.patient)))
    driver.settle()
    page = driver.page
    assert isinstance(page, PersonDataPage)
    page.write_out.form.set_value("age")
    driver.onward("Write it out")
    driver.wait(lambda: page.write_out.told.text != "", "the locked file")


def hand_over(show: Show, path: Path) -> str:
    """Hand the person over in a file, look into it as a colleague would; return its six words."""
    driver = show.driver
    next_path(show, path)
    driver.built.navigator.open(Route.handover(PatientId(show.part.patient)))
    driver.settle()
    driver.onward("Save the file")
    page = driver.page
    assert isinstance(page, HandoverPage)
    driver.wait(page.told.isVisible, "the sealed file")
    words = page._words  # what the page tells to be said by phone
    next_path(show, path)
    driver.built.navigator.open(HANDOVER_IN)
    driver.settle()
    driver.click("Choose the file…")
    driver.type_into("The six words", words)
    coming = driver.page
    assert isinstance(coming, HandoverInPage)
    coming.look_inside()
    driver.wait(lambda: bool(coming.people.lines), "who is in the file")
    return words


def mistype(show: Show) -> None:
    """Try to unlock with a wrong passphrase."""
    driver = show.driver
    driver.type_into("Passphrase", WRONG)
    driver.keys(Qt.Key.Key_Return)
    page = driver.page
    assert isinstance(page, UnlockPage)
    driver.wait(lambda: page.problem != "", "the refusal")


def fail(show: Show, app: QApplication, name: str) -> None:
    """Let the program have a fault whose message names the person, and print what is told."""
    dialogs = show.driver.built.context.dialogs
    assert isinstance(dialogs, SilentDialogs)
    guard(app, show.driver.built)

    def raise_it() -> None:
        raise ValueError(name)

    QTimer.singleShot(0, raise_it)
    while not dialogs.faults:
        app.processEvents()
    sys.stdout.write(f"{dialogs.faults.pop().report()}\n")
    sys.stdout.flush()


def next_path(show: Show, path: Path) -> None:
    """Answer the next dialog with a path."""
    vars(show.driver.built.context.dialogs)["_paths"].append(path)


def look_around(show: Show, name: str) -> None:
    """Search the caseload for somebody, copy the text for their record, read the audit."""
    driver = show.driver
    driver.built.navigator.open(CASELOAD)
    driver.settle()
    search = driver.page.findChild(SearchField)
    assert search is not None
    search.setFocus()
    QTest.keyClicks(search, name)
    driver.settle()
    driver.built.navigator.open(Route.record_text(show.part.today))
    driver.settle()
    driver.onward("Copy")
    assert QGuiApplication.clipboard().text()
    driver.built.navigator.open(AUDIT)
    driver.settle()


def morning(show: Show, out: Path) -> dict[str, list[str]]:
    """Plan, print, write out, hand over and look around; return what must be nowhere in clear."""
    show.story.play()
    unlock(show)
    words = words_of(show)
    type_notes(show, NOTE)
    print_pack(show)
    export_locked(show, out / "person.age")
    words["six words"] = [hand_over(show, out / "handover.age")]
    words["passphrase"] = [PASSPHRASE, WRONG]
    look_around(show, words["name"][0])
    show.driver.built.navigator.open(BACKUPS)
    show.driver.settle()
    show.driver.onward("Back up now")
    show.driver.settle()
    return words


def main(folder: Path, handle: int) -> None:
    """Play the day, begun as main.py begins."""
    forbid_core_dumps()
    type.__setattr__(KdfCost, "standard", CHEAP)
    work, out = folder / "work", folder / "chosen"
    app = make_application(["day"])
    with opened_show(app, work, out) as show:
        words = morning(show, out)
        type_notes(show, HALF_TYPED)
        show.driver.built.window.lock()
        show.driver.settle()
        mistype(show)
        unlock(show)
        fail(show, app, words["name"][0])
        type_notes(show, HALF_TYPED)
        os.write(handle, json.dumps(words).encode() + b"\n")
        while True:
            time.sleep(1)


def unlock(show: Show) -> None:
    """Type the passphrase; what was in sight comes back."""
    driver = show.driver
    driver.type_into("Passphrase", PASSPHRASE)
    driver.keys(Qt.Key.Key_Return)
    tasks = driver.built.context.tasks
    driver.wait(lambda: tasks.vault_open and not tasks.busy, "the vault")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
