"""Today in words. Qt-free."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.ids import PatientId, SessionId
from planner.sessions import Status
from planner.views import TodayRow, TodayView, Waiting
from ui import texts

FIRST = "first session"
NO_PLAN = "no plan from last time"
REVIEWED = "reviewed"
NOT_REVIEWED = "not reviewed yet"
MOST_NAMES = 25
NONE = SessionId("")
WAITING = {
    "risk": ("item 9 not marked as reviewed", "item 9 answers not marked as reviewed"),
    "unreviewed": ("plan not reviewed", "plans not reviewed"),
    "overdue": ("person overdue, with no appointment", "people overdue, with no appointment"),
    "drafts": ("plan begun and not finished", "plans begun and not finished"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentLine:
    """One appointment as it is shown; a heading has only a title.

    Attributes:
        session_id: What it opens; empty for a heading.
        time: Wall time, or empty.
        name: Who.
        number: Which contact.
        task: What they were going to do.
        when: When.
        has_task: False where ``task`` only says that there is none.
        state: What became of it, or whether the plan was reviewed.
        why: Why it was not held, where somebody said.
        done: True where the state is an end, shown with a mark.
        needs: Their needs, in a line.
        heading: Name of the day, for a heading.
    """

    session_id: SessionId = NONE
    time: str = ""
    name: str = ""
    number: str = ""
    task: str = ""
    when: str = ""
    has_task: bool = False
    state: str = ""
    why: str = ""
    done: bool = False
    needs: str = ""
    heading: str = ""

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        if self.heading:
            return self.heading
        parts = (self.time, self.name, self.number, self.task, self.when, self.state)
        return ", ".join(part for part in (*parts, self.why, self.needs) if part)

    @property
    def below(self) -> str:
        """What stands under the state: why it was not held, and the needs."""
        return " · ".join(part for part in (self.why, self.needs) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingName:
    """Somebody something is waiting for.

    Attributes:
        text: Name and day.
        patient_id: Whose.
        session_id: The contact to open, or None for the person's page.
    """

    text: str
    patient_id: PatientId
    session_id: SessionId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A sentence with a count, and the names behind it.

    Attributes:
        key: Which kind.
        text: The sentence.
        names: The first of them.
        more: How many there are besides.
    """

    key: str
    text: str
    names: tuple[WaitingName, ...]
    more: int


def title(view: TodayView) -> str:
    """Return the title of the page."""
    return f"Today, {texts.day_text(view.day)}"


def appointment(row: TodayRow) -> AppointmentLine:
    """Return an appointment in words."""
    when = texts.when_text(row.last_when) if row.last_when is not None else ""
    none = FIRST if row.number <= 1 else NO_PLAN
    booked = row.status is Status.BOOKED
    return AppointmentLine(
        session_id=row.session_id,
        time=texts.time_text(row.at) if row.at else "no time",
        name=row.name,
        number=f"session {row.number}",
        task=row.last_task or none,
        when=texts.sentence_case(when),
        has_task=bool(row.last_task),
        state=_review_state(row) if booked else texts.word(row.status),
        why=texts.sentence_case(texts.word(row.away)) if row.away else "",
        done=not booked or (bool(row.last_task) and row.reviewed),
        needs=texts.sentence_case(", ".join(texts.word(flag) for flag in row.needs)),
    )


def today_lines(view: TodayView) -> tuple[AppointmentLine, ...]:
    """Return the appointments of the day."""
    return tuple(appointment(row) for row in view.today)


def week_lines(view: TodayView) -> tuple[AppointmentLine, ...]:
    """Return the appointments of the days after, each day under its name."""
    return tuple(_by_day(view))


def next_row(view: TodayView) -> TodayRow | None:
    """Return the first appointment of the day that is still to come about, or None."""
    return next((row for row in view.today if row.status is Status.BOOKED), None)


def next_text(row: TodayRow) -> str:
    """Return the words of the primary action."""
    at = f"{texts.time_text(row.at)} " if row.at else ""
    return f"Open {at}{row.name}"


def waiting_lines(view: TodayView) -> tuple[WaitingLine, ...]:
    """Return what is waiting, as sentences; empty where nothing is."""
    kinds = (
        ("risk", view.risk_item_waiting),
        ("unreviewed", view.unreviewed),
        ("overdue", view.overdue),
        ("drafts", view.drafts),
    )
    return tuple(_waiting_line(key, found) for key, found in kinds if found)


def _waiting_line(key: str, found: tuple[Waiting, ...]) -> WaitingLine:
    names = tuple(
        WaitingName(
            text=f"{each.name} · {_since(key)} {texts.short_day_text(each.since)}",
            patient_id=each.patient_id,
            session_id=each.session_id,
        )
        for each in found[:MOST_NAMES]
    )
    text = texts.count_text(len(found), *WAITING[key])
    return WaitingLine(key=key, text=text, names=names, more=max(0, len(found) - MOST_NAMES))


def _since(key: str) -> str:
    words = {"risk": "session of", "unreviewed": "plan of", "overdue": "last seen"}
    return words.get(key, "session of")


def _review_state(row: TodayRow) -> str:
    if not row.last_task:
        return ""
    return REVIEWED if row.reviewed else NOT_REVIEWED


def _by_day(view: TodayView) -> Iterator[AppointmentLine]:
    day = None
    for row in view.week:
        if row.day != day:
            day = row.day
            yield AppointmentLine(heading=texts.day_text(row.day))
        yield appointment(row)
