"""What the page of the day's packs reads and writes. Runs in the database thread."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.pack_build import options_for
from planner.packs import PackRecord
from planner.plans import Plan, Route
from planner.todays_packs import PlanOfDay, packs_of_day
from planner.views import SessionView
from reports import render
from ui.packs.making import Builder, Finished, draw_code, read_imprint
from ui.packs.places import PrinterAt, PrintPlaces, read_places, remember_place

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePack:
    """A pack of the day.

    Attributes:
        place: Which plan, for which appointment.
        view: The contact the plan was made at.
        plan: The ready plan.
        last: The pack handed over last, or None.
        changed: True where the same pack would now say something else than ``last``.
    """

    place: PlanOfDay
    view: SessionView
    plan: Plan
    last: PackRecord | None
    changed: bool

    @property
    def id(self) -> SessionId:
        """The contact the plan was made at."""
        return self.place.session_id


@dataclass(frozen=True, slots=True)
class Day:
    """What the page opens with.

    Attributes:
        packs: In the order of the appointments.
        coming: How many appointments the day has.
        places: Where one prints.
    """

    packs: tuple[DuePack, ...]
    coming: int
    places: PrintPlaces


@dataclass(frozen=True, slots=True)
class Material:
    """All it takes to make one pack.

    Attributes:
        build: Builds its content.
        last: The pack handed over last, or None.
        code: A code for a new one.
    """

    build: Builder
    last: PackRecord | None
    code: str


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that can be printed.

    Attributes:
        pack: The pages, and what they were made of.
        again: True where the same pack was handed over before and is on record.
    """

    pack: Finished
    again: bool


def read_day(day: date, store: "Store", *, made_up: bool) -> Day:
    """Return the packs of a day."""
    places = packs_of_day(store.plans.of_day(day), day)
    packs = [_due(each, store, made_up=made_up) for each in places]
    return Day(
        tuple(each for each in packs if each is not None),
        len(store.lists.today(day).today),
        read_places(store),
    )


def read_material(session_id: SessionId, store: "Store", *, made_up: bool) -> Material:
    """Return what a pack is made of, with a code no other has.

    Raises:
        UserFacingError: ``plan.none`` where the plan is not ready any more.
    """
    view = store.sessions.view(session_id)
    if view.plan is None:
        raise UserFacingError("plan.none")
    packs = store.plans.packs(session_id)
    build = _builder(view, view.plan, store, made_up=made_up)
    return Material(build, packs[-1] if packs else None, draw_code(store))


def make_pack(material: Material) -> Made:
    """Make the pages; runs in the pack thread.

    A pack that would say the same as the one handed over last keeps its code and its options.

    Raises:
        UserFacingError: As ``reports.render``.
    """
    build, last = material.build, material.last
    options = last.options if last else options_for(build.view.patient.needs)
    again = last is not None and _same_again(build, last)
    content = build(last.code if last and again else material.code, options)
    return Made(Finished(content, options, render(content, options)), again)


def note_again(code: str, store: "Store") -> Changes:
    """Note that a pack on record was printed once more."""
    return store.plans.note_reprint(code)


def set_handed(session_id: SessionId, route: Route | None, store: "Store") -> Changes:
    """Store how a pack reached the person."""
    return store.plans.set_route(session_id, route)


def keep_printing(here: PrinterAt, store: "Store") -> Changes:
    """Keep how one prints at the place one is at."""
    return remember_place(here, store)


def _due(place: PlanOfDay, store: "Store", *, made_up: bool) -> DuePack | None:
    view = store.sessions.view(place.session_id)
    if view.plan is None:
        return None
    packs = store.plans.packs(place.session_id)
    last = packs[-1] if packs else None
    same = last is None or _same_again(_builder(view, view.plan, store, made_up=made_up), last)
    return DuePack(place=place, view=view, plan=view.plan, last=last, changed=not same)


def _same_again(build: Builder, last: PackRecord) -> bool:
    """Tell whether a pack made as it was then would say the same now.

    A service's own words for a language are not kept with the record, so they do not count.
    """
    now = build(last.code, last.options)
    names = [each.name for each in fields(now) if each.name != "catalogue"]
    return all(getattr(now, name) == getattr(last.content, name) for name in names)


def _builder(view: SessionView, plan: Plan, store: "Store", *, made_up: bool) -> Builder:
    imprint = replace(read_imprint(store)[0], made_up=made_up)
    return Builder(plan, view, store.library.of_plan(view.session.id), imprint)
