"""What is printed of a history, in words: the practitioner's page and the patient's. Qt-free."""

from datetime import date
from enum import StrEnum

from planner.history_chart import in_order
from planner.history_sheet import DoneDay, DonePages, DoneTask, HistorySheet
from planner.library import Library
from planner.pack import Typed
from planner.patients import Known, Patient
from planner.reviews import Amount
from planner.views import History, HistoryTask
from ui import texts
from ui.history_labels import LEGEND
from ui.screens.history.presenter import HistoryPresenter
from ui.screens.history.words import course_text, intervention_text

TITLE = "Work between sessions and scores, session by session"
KEEP_SAFE = "About a patient: keep it safe, shred it after."
DONE_TITLE = "What I have done"
DONE_LEAD = (
    "These are the things I planned with my practitioner, and what I did. "
    "All of it is useful to know, also what did not go to plan."
)
DONE_KEY = "The date is the day we planned it. More boxes filled in means I did more of it."
NOTICED = "What I noticed:"
DONE_CLOSE = "I can keep this page. It can help me to see what works for me."
HOW_MUCH = {
    Amount.NONE: "Not this time",
    Amount.LITTLE: "I did a little",
    Amount.HALF: "I did about half",
    Amount.MOST: "I did most of it",
    Amount.ALL: "I did all of it, or more",
}
NOT_TALKED_ABOUT = "We have not talked about this yet"


class Whose(StrEnum):
    """How the practitioner's page names its person."""

    NAME = "name"
    INITIALS = "initials"
    REFERENCE = "reference"
    NONE = "none"


WHOSE_WORDS = {
    Whose.NAME: "Name",
    Whose.INITIALS: "Initials",
    Whose.REFERENCE: "Reference",
    Whose.NONE: "No name",
}


def initials_of(name: str) -> str:
    """Return "A.K." for "Amina Khan"."""
    return "".join(f"{each[0].upper()}." for each in name.replace("-", " ").split())


def person_text(patient: Patient, whose: Whose) -> str:
    """Return how a page names its person."""
    return {
        Whose.NAME: patient.name,
        Whose.INITIALS: initials_of(patient.name),
        Whose.REFERENCE: patient.reference,
        Whose.NONE: "",
    }[whose]


def practitioner_sheet(
    presenter: HistoryPresenter, whose: Whose, today: date, *, made_up: bool
) -> HistorySheet:
    """Return the practitioner's page of what the screen shows."""
    history = presenter.history
    shown = presenter.intervention
    parts = [
        course_text(history.episode),
        texts.count_text(len(presenter.chart.columns), "session"),
        f"only tasks of: {intervention_text(shown, presenter.library)}" if shown else "",
        f"printed {texts.record_day_text(today)}",
    ]
    return HistorySheet(
        title=TITLE,
        person=Typed(person_text(history.patient, whose), where="name"),
        about=" · ".join(each for each in parts if each),
        keep_safe=KEEP_SAFE,
        legend=LEGEND,
        chart=presenter.chart,
        labels=presenter.labels,
        made_up=made_up,
    )


def done_pages(history: History, library: Library, *, made_up: bool) -> DonePages:
    """Return what a person has done, for themselves: every task of the course, and no score.

    Where their pages are to be discreet, or nobody asked yet, tasks have their neutral titles and
    what was noticed is left out.
    """
    patient = history.patient
    discreet = patient.needs.discreet is not Known.NO
    days = (
        DoneDay(
            day=texts.day_text(each.session.day, year=True),
            tasks=tuple(_done(task, library, discreet=discreet) for task in each.tasks),
        )
        for each in in_order(history.sessions)
        if each.tasks
    )
    return DonePages(
        title=DONE_TITLE,
        person=Typed(patient.printed_as, where="print_name"),
        lead=DONE_LEAD,
        key=DONE_KEY,
        noticed=NOTICED,
        days=tuple(days),
        close=DONE_CLOSE,
        made_up=made_up,
    )


def _done(task: HistoryTask, library: Library, *, discreet: bool) -> DoneTask:
    amount = task.amount_patient
    template = library.templates.get(task.template)
    neutral = template.neutral_title if template is not None and discreet else ""
    return DoneTask(
        title=neutral or task.title,
        how_much=NOT_TALKED_ABOUT if amount is None else HOW_MUCH[amount],
        amount=amount,
        noticed="" if discreet else task.noticed,
    )
