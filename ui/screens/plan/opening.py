"""What the wizard reads and writes. Runs in the database thread, on plain data only."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.clock import Clock
from planner.drafts import Draft, DraftKind
from planner.flows.plan import FlowContext, PlanFlow, Step, start_plan
from planner.helped import PastTask, earlier
from planner.ids import IdSource, PatientId, SessionId
from planner.library import Library, Template
from planner.pack_build import options_for
from planner.plans import Plan, TailoringAnswer
from planner.scheduling import period
from planner.tailor import apply_starting_out, apply_tailoring
from planner.views import SessionView
from planner.worksheets import Worksheet
from ui.packs.making import Imprint, read_imprint
from ui.plan_draft import VERSION, WizardDraft, moves_of, read_draft
from ui.screens.plan.life_days import marked_days
from ui.screens.plan.presenter import PlanPresenter

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything the wizard opens with.

    Attributes:
        view: The contact.
        draft: The draft kept, or None.
        library: The shelf.
        imprint: What the service prints.
        printer: The printer used last, or empty.
        past: The person's earlier tasks, oldest first.
        others_allowed: Other people's counts may be asked for.
    """

    view: SessionView
    draft: Draft | None
    library: Library
    imprint: Imprint
    printer: str
    past: tuple[PastTask, ...] = ()
    others_allowed: bool = False


def read_opening(session_id: SessionId, store: "Store") -> Opening:
    """Read what the wizard opens with."""
    imprint, printer = read_imprint(store)
    view = store.sessions.view(session_id)
    following = view.next_session
    days = period(view.session.day, following.day if following else None)
    marked_days(view.patient.life.calendars, *days)  # loads the calendars here, not in the window
    draft = store.drafts.load(DraftKind.PLAN, session_id)
    begun = read_draft(draft.version, draft.data) if draft else None
    return Opening(
        view=view,
        draft=draft,
        library=store.library.for_contact(view, begun.plan if begun else None),
        imprint=imprint,
        printer=printer,
        past=earlier(store.helped.of_person(view.patient.id), view.session),
        others_allowed=store.helped.others_allowed,
    )


def save_draft(session_id: SessionId, text: str, store: "Store") -> Changes:
    """Keep the draft."""
    return store.drafts.save(DraftKind.PLAN, session_id, VERSION, text)


def store_ready(
    plan: Plan,
    snapshots: tuple[Template | Worksheet, ...],
    answers: tuple[TailoringAnswer, ...],
    patient_id: PatientId,
    library: Library,
    store: "Store",
) -> Changes:
    """Store the plan as ready, and what was learned about the person in their record."""
    with store.batch():
        changes = store.plans.make_ready(plan, snapshots)
        known = store.patients.record(patient_id).patient
        learned = apply_starting_out(known, plan.starting_out) if plan.starting_out else known
        learned = apply_tailoring(learned, answers, library)
        if learned != known:
            changes |= store.patients.save(learned)
    return changes


@dataclass(frozen=True, slots=True)
class Opened:
    """A wizard ready to be shown.

    Attributes:
        presenter: Its state.
        resumed: The draft it goes on with, or None.
        ready: The ready plan of this contact where nothing was changed since, or None.
    """

    presenter: PlanPresenter
    resumed: Draft | None
    ready: Plan | None


def open_wizard(opening: Opening, clock: Clock, ids: IdSource) -> Opened:
    """Return the wizard at the step where the draft stopped, or at its beginning."""
    view = opening.view
    context = FlowContext(view, opening.library, clock.today(), ids)
    kept = read_draft(opening.draft.version, opening.draft.data) if opening.draft else None
    options = options_for(view.patient.needs)
    if kept is not None:
        return Opened(PlanPresenter(_resumed(kept, context), options, kept), opening.draft, None)
    if view.plan is not None:
        flow = PlanFlow(view.plan, context, Step.HAND_OVER)
        return Opened(PlanPresenter(flow, options), None, view.plan)
    return Opened(PlanPresenter(PlanFlow(start_plan(context), context), options), None, None)


def _resumed(kept: WizardDraft, context: FlowContext) -> PlanFlow:
    """Return the flow of a draft; where a review was made since, what it carries is carried."""
    view = context.view
    if kept.moves == moves_of(view.last_reviews):
        return PlanFlow(kept.plan, context, kept.step)
    before = replace(context, view=replace(view, last_reviews=()))
    flow = PlanFlow(kept.plan, before, kept.step)
    flow.see(view)
    return flow
