"""A whole working day in a process of its own: the story, a print, a backup, locks, then a crash.

``python -m tests.system.working_day FOLDER FD``: says through the descriptor, as JSON in a line,
what must be nowhere in clear; then waits, with a text half typed, to be killed.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from main import forbid_core_dumps
from models.keys import KdfCost
from models.store import Store
from planner.ids import PatientId
from tests.conftest import CHEAP
from ui.app import make_application
from ui.printing import PrintJob
from ui.routes import BACKUPS, Route
from ui.tour import story
from ui.tour.show import Show, opened_show
from ui.tour.stage import PASSPHRASE
from ui.widgets.text_edit import PlainTextEdit

HALF_TYPED = "zanzibar marmalade half typed"
NOTE = "quetzal umbrella noted"


def words_of(show: Show) -> list[str]:
    """Return what the vault says of the person the day is about."""
    found: list[list[str]] = []
    tasks = show.driver.built.context.tasks

    def read(store: Store) -> list[str]:
        patient = store.patients.record(PatientId(show.part.patient)).patient
        return [patient.name, *patient.name.split(), patient.reference, patient.nhs_number or ""]

    owner = QObject()
    tasks.ask(owner, read).then(lambda answer: found.append(answer.value))  # type: ignore[arg-type]
    show.driver.wait(lambda: bool(found), "the words")
    said = [story.RATIONALE, story.PLACE, story.NOTICED, story.IF, HALF_TYPED, NOTE]
    return [each for each in (*found[0], *said) if len(each) > 3]


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


def main(folder: Path, handle: int) -> None:
    """Play the day, begun as main.py begins."""
    forbid_core_dumps()
    type.__setattr__(KdfCost, "standard", CHEAP)
    work, out = folder / "work", folder / "chosen"
    with opened_show(make_application(["day"]), work, out) as show:
        show.story.play()
        unlock(show)
        words = words_of(show)
        type_notes(show, NOTE)
        print_pack(show)
        show.driver.built.navigator.open(BACKUPS)
        show.driver.settle()
        show.driver.onward("Back up now")
        show.driver.settle()
        type_notes(show, HALF_TYPED)
        show.driver.built.window.lock()
        show.driver.settle()
        unlock(show)
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
