"""The staying-well plan: a draft of the wizard with the library's template in it. Qt-free."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.choose import task_from, templates
from planner.drafts import DraftKind
from planner.flows.plan import FlowContext, Step, start_plan
from planner.ids import IdSource, SessionId
from planner.library import Library, Phase, Template
from planner.views import SessionView
from ui.plan_draft import VERSION, WizardDraft, moves_of, write_draft

if TYPE_CHECKING:
    from models.store import Store

INTERVENTION, USUAL = "staying_well", "well_plan"
BEGUN = "The staying-well plan is begun"
ELSEWHERE = "This session has a plan already. The staying-well plan is under Choose, Staying well."
NOT_THERE = "The service hides the staying-well plan. Choose another task, or write one."


@dataclass(frozen=True, slots=True)
class WellOpening:
    """What the plan is begun with.

    Attributes:
        view: The contact.
        library: The shelf as it is at that contact.
    """

    view: SessionView
    library: Library

    @property
    def template(self) -> Template | None:
        """The template, or another one of the ending for staying well, or None."""
        found = templates(self.library, intervention=INTERVENTION, phase=Phase.ENDING)
        return next((each for each in found if each.id == USUAL), found[0] if found else None)

    @property
    def taken(self) -> bool:
        """True where the contact has a plan or a draft, which stays as it is."""
        return self.view.plan is not None or self.view.has_draft


def read_well(session_id: SessionId, store: "Store") -> WellOpening:
    """Return what the plan is begun with (this and the next run in the database thread)."""
    view = store.sessions.view(session_id)
    return WellOpening(view, store.library.for_contact(view))


def keep_draft(session_id: SessionId, text: str, store: "Store") -> Changes:
    """Keep the draft for the wizard to go on with."""
    return store.drafts.save(DraftKind.PLAN, session_id, VERSION, text)


def well_draft(opening: WellOpening, today: date, ids: IdSource) -> str | None:
    """Return the draft with the template first and what was carried over after it.

    None where the contact has a plan already, or the template is not on the shelf.
    """
    template = opening.template
    if opening.taken or template is None:
        return None
    plan = start_plan(FlowContext(opening.view, opening.library, today, ids))
    tasks = (task_from(template, ids), *plan.tasks)
    moves = moves_of(opening.view.last_reviews)
    return write_draft(WizardDraft(plan=replace(plan, tasks=tasks), step=Step.CHOOSE, moves=moves))


def well_said(opening: WellOpening) -> str:
    """Return what the practitioner is told on the way to the wizard."""
    if opening.taken:
        return ELSEWHERE
    return NOT_THERE if opening.template is None else BEGUN
