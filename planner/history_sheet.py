"""What is printed of the history: a page for the practitioner, and pages for the patient.

The words come from the screens, in English.
"""

from dataclasses import dataclass

from planner.history_chart import Chart
from planner.history_marks import Labels
from planner.pack import Typed
from planner.reviews import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySheet:
    """The picture on one page.

    Attributes:
        title: Of the page; it is in the metadata too, so it names nobody.
        person: Whose, as chosen: name, initials, reference, or empty.
        about: Course, filter and day of printing, in a line.
        keep_safe: What stands on top where it names somebody; may be empty.
        legend: How the picture is read.
        chart: The geometry.
        labels: Its words.
        made_up: True in a made-up profile.
        state: Where the audit stood, behind how the picture is read; may be empty.
    """

    title: str
    person: Typed
    about: str
    keep_safe: str
    legend: str
    chart: Chart
    labels: Labels
    made_up: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneTask:
    """A task as its person sees it.

    Attributes:
        title: Short name.
        how_much: In words.
        amount: Shown as a bar; None where it was not talked about.
        noticed: What they noticed, as they said it, or empty.
    """

    title: str
    how_much: str
    amount: Amount | None
    noticed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneDay:
    """The tasks agreed on one day."""

    day: str
    tasks: tuple[DoneTask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DonePages:
    """What a person has done, with no score, no measure and no diagnosis.

    Attributes:
        title: Of the pages; it names nobody.
        person: Name or initials they chose for their pages.
        lead: What this is, in a line or two.
        key: Says how the bars are read.
        noticed: Stands before what they noticed.
        days: In order of time.
        close: Last lines.
        made_up: True in a made-up profile.
    """

    title: str
    person: Typed
    lead: str
    key: str
    noticed: str
    days: tuple[DoneDay, ...]
    close: str
    made_up: bool = False


HistoryPrint = HistorySheet | DonePages
