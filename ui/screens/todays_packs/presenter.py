"""The packs of the day in words, and where each of them stands. Qt-free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from planner.collection import CollectionRow, CollectionSheet
from planner.ids import PatientId, SessionId
from planner.pack import Typed
from planner.patients import Known
from planner.plans import Route
from planner.similar_names import alike
from planner.views import SessionView
from ui import texts
from ui.screens.todays_packs.reading import Day, DuePack
from ui.screens.todays_packs.words import (
    contact_text,
    format_text,
    held_text,
    printed_text,
    why_not,
)


class State(StrEnum):
    """Where a pack stands."""

    READY = "ready"
    WAITING = "waiting"
    MAKING = "making"
    PRINTING = "printing"
    SENT = "sent"
    FAILED = "failed"


AHEAD = frozenset({State.WAITING, State.MAKING, State.PRINTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One pack as it is shown.

    Attributes:
        id: The contact the plan was made at.
        patient_id: Whose.
        name: Name in the record.
        names: Every name of theirs: printed, called, recorded.
        at: Wall time of the day's appointment, or None.
        contact: Which contact it is from.
        how: Language, size and the like.
        note: Why it is not ticked by itself, or what was not asked; may be empty.
        wanted: It is to be printed.
        state: Where it stands.
        code: Its code once it was handed over, else empty.
        pages: How many, where known.
        printer: Where it was sent, where known.
        when: When it was handed over (local), or None.
        changed: The plan says something else since then.
        why: Why it did not print, or empty.
        route: How it reaches them, as the plan has it.
        handed: It was handed over, as was said after it was printed.
        like: Names of others on the page that are easily taken for this one.
    """

    id: SessionId
    patient_id: PatientId
    name: str
    names: tuple[str, str, str]
    at: time | None
    contact: str
    how: str
    note: str
    wanted: bool
    state: State = State.READY
    code: str = ""
    pages: int | None = None
    printer: str = ""
    when: datetime | None = None
    changed: bool = False
    why: str = ""
    route: Route | None = None
    handed: bool = False
    like: tuple[str, ...] = ()


class PacksPresenter:
    """The lines of the page, and what may be done with them."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._lines: dict[SessionId, PackLine] = {}
        self._chosen: set[SessionId] = set()
        self._routes: dict[SessionId, Route | None] = {}
        self._run: tuple[SessionId, ...] = ()

    @property
    def lines(self) -> tuple[PackLine, ...]:
        """Every pack of the day, in order."""
        return tuple(self._lines.values())

    @property
    def wanted(self) -> tuple[SessionId, ...]:
        """What would be printed now, in order."""
        return tuple(each.id for each in self.lines if each.wanted)

    @property
    def printed(self) -> bool:
        """True where the sheet would have somebody on it."""
        return any(each.code for each in self.lines)

    @property
    def problems(self) -> tuple[PackLine, ...]:
        """What did not print."""
        return tuple(each for each in self.lines if each.why)

    @property
    def begun(self) -> bool:
        """True where a run ended before all that was wanted came out."""
        return bool(self._run) and any(each in self._run for each in self.wanted)

    def see(self, day: Day) -> None:
        """Show what was read; what happened on this page stays."""
        before, self._lines = self._lines, {}
        for due in day.packs:
            line = _line(due, self._day)
            self._lines[due.id] = _kept(line, before.get(due.id), chosen=due.id in self._chosen)
        self._compare()

    def choose(self, pack: SessionId, *, wanted: bool) -> None:
        """Take a pack in or out."""
        self._chosen.add(pack)
        self._change(pack, wanted=wanted)

    def begin(self) -> tuple[SessionId, ...]:
        """Begin a run and return what is in it, in order."""
        self._run = self.wanted
        for each in self._run:
            self._change(each, state=State.WAITING, why="")
        return self._run

    def note_stage(self, pack: SessionId, state: State) -> None:
        """Say what is being done with a pack."""
        self._change(pack, state=state)

    def note_pages(self, pack: SessionId, pages: int) -> None:
        """Say how many pages a pack has."""
        self._change(pack, pages=pages)

    def note_sent(self, pack: SessionId, code: str, pages: int, printer: str, at: datetime) -> None:
        """Say that a pack is in the printer's queue."""
        self._chosen.discard(pack)
        self._change(
            pack,
            state=State.SENT,
            wanted=False,
            code=code,
            pages=pages,
            printer=printer,
            when=at,
            changed=False,
            handed=False,
            why="",
        )

    def note_problem(self, pack: SessionId, why: str) -> None:
        """Say why a pack did not print; it stays wanted."""
        self._change(pack, state=State.FAILED, why=why)

    def note_fault(self, pack: SessionId, why: str) -> None:
        """Say that a pack was printed and something else went wrong."""
        self._change(pack, why=why)

    def end(self) -> tuple[int, int]:
        """The run is over: what still waited is ready to be printed again.

        Returns:
            How many came out, of how many.
        """
        for each in self.lines:
            if each.state in AHEAD:
                self._change(each.id, state=State.READY)
        mine = [self._lines[each] for each in self._run if each in self._lines]
        return sum(each.state is State.SENT for each in mine), len(mine)

    def hand(self, pack: SessionId, *, handed: bool) -> Route | None:
        """Tick that a pack was handed over, or not, and return the route the plan gets."""
        line = self._lines[pack]
        if handed:
            self._routes[pack] = line.route
        route = Route.HANDED if handed else self._routes.get(pack)
        route = None if not handed and route is Route.HANDED else route
        self._change(pack, route=route, handed=handed)
        return route

    def progress(self) -> tuple[int, int]:
        """Return which one is in hand, counted from 1, and how many there are in this run."""
        mine = [self._lines[each] for each in self._run if each in self._lines]
        open_ones = sum(each.state in AHEAD for each in mine)
        return min(len(mine) - open_ones + 1, len(mine)), len(mine)

    def sheet(self, now: datetime, *, made_up: bool) -> CollectionSheet:
        """Return the collection sheet of everything that was handed over so far."""
        printed = [each for each in self.lines if each.code]
        likes = _likes(printed)
        rows = tuple(_row(line, likes[index], printed) for index, line in enumerate(printed))
        at = now.astimezone().time().replace(second=0, microsecond=0)
        return CollectionSheet(day=self._day, made_at=at, rows=rows, made_up=made_up)

    def _change(self, pack: SessionId, **changes: object) -> None:
        if pack in self._lines:
            self._lines[pack] = replace(self._lines[pack], **changes)  # type: ignore[arg-type]

    def _compare(self) -> None:
        lines = self.lines
        likes = _likes(lines)
        for index, line in enumerate(lines):
            self._change(line.id, like=tuple(lines[each].name for each in likes[index]))


def _likes(lines: Iterable[PackLine]) -> list[list[int]]:
    """Return for each line the places of the other people's whose names are near its own."""
    shown = list(lines)
    found: list[list[int]] = [[] for _ in shown]
    for one, other in alike([each.names for each in shown]):
        if shown[one].patient_id != shown[other].patient_id:
            found[one].append(other)
            found[other].append(one)
    return found


def _line(due: DuePack, day: date) -> PackLine:
    view, last = due.view, due.last
    note, held = why_not(due), held_text(due)
    return PackLine(
        id=due.id,
        patient_id=view.patient.id,
        name=view.patient.name,
        names=(view.patient.printed_as, view.patient.called, view.patient.name),
        at=due.place.at,
        contact=contact_text(due, day),
        how=format_text(view.patient.needs, last.options if last else None),
        note=" ".join(each for each in (held, note or _not_asked(view)) if each),
        wanted=last is None and not note,
        code=last.code if last else "",
        when=last.made_at.astimezone() if last else None,
        changed=due.changed,
        handed=due.place.handed,
        route=due.plan.route,
    )


def _not_asked(view: SessionView) -> str:
    unknown = view.patient.needs.paper_safe is Known.UNKNOWN
    return "Paper at home: not asked yet." if unknown else ""


def _kept(line: PackLine, before: PackLine | None, *, chosen: bool) -> PackLine:
    """Return a line read again with what happened to it on this page."""
    if before is None:
        return line
    wanted = before.wanted if chosen or before.state is State.FAILED else line.wanted
    same_pack = before.code == line.code
    return replace(
        line,
        wanted=wanted,
        state=before.state if same_pack or before.state is State.FAILED else State.READY,
        pages=before.pages if same_pack else None,
        printer=before.printer if same_pack else "",
        why=before.why,
    )


def _row(line: PackLine, likes: list[int], printed: list[PackLine]) -> CollectionRow:
    shown, called, _ = line.names
    return CollectionRow(
        printed_as=Typed(shown, where="print_name"),
        called=Typed(called, where="preferred_name"),
        code=line.code,
        pages=line.pages,
        at=line.at,
        printer=line.printer,
        handed=line.handed,
        like=tuple(printed[each].code for each in likes),
    )


def alike_text(lines: Sequence[PackLine]) -> str:
    """Return who could be taken for whom, as a sentence; empty where nobody could."""
    pairs = dict.fromkeys(tuple(sorted((a.name, b))) for a in lines for b in a.like)
    said = "; ".join(f"{one} and {other}" for one, other in pairs)
    return (
        f"Names alike: {said}. Look at the code on the pages as you hand them over." if said else ""
    )


def state_text(line: PackLine, day: date) -> str:
    """Return where a pack stands, in words."""
    words = {
        State.WAITING: "Waiting",
        State.MAKING: "Being made",
        State.PRINTING: "Being sent to the printer",
        State.FAILED: "Did not print",
        State.SENT: f"Sent to {line.printer or 'the printer'}",
    }
    if line.state in words:
        return words[line.state]
    return printed_text(line.when, day)


def small_text(line: PackLine) -> str:
    """Return pages and code of what was printed, and whether the plan has changed since."""
    pages = texts.count_text(line.pages, "page") if line.pages else ""
    changed = "changed since then" if line.changed else ""
    return " · ".join(each for each in (pages, line.code, changed) if each)
