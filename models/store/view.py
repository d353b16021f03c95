"""The session page in a fixed, small number of statements."""

from collections.abc import Iterable, Sequence

from models.store.unit import Unit
from planner.drafts import DraftKind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.plans import Plan
from planner.reviews import Amount, Review
from planner.sessions import Score, Session, Status
from planner.views import SessionView

_Keyed = tuple[int, Session]


def session_view(unit: Unit, session_id: SessionId) -> SessionView:
    """Return everything the session page and the wizard open with.

    Raises:
        UserFacingError: ``record.not_found``.
    """
    key, _, session = unit.need_session(session_id)
    found = unit.patients.episode(session.episode_id)
    if found is None:
        raise UserFacingError("record.not_found", kind="episode")
    contacts = unit.sessions.of_episode(session.episode_id)
    earlier = [each for each in contacts if _order(each[1]) < _order(session)]
    past = {each.id for _, each in earlier}
    plan, last_session, last_plan = _plans(unit, key, earlier)
    scores = unit.sessions.scores_of_episode(session.episode_id)
    reviews = [
        each
        for each in unit.reviews.of_episode(session.episode_id)
        if each.session_id in past or each.session_id == session.id
    ]
    seen = sum(each.status is Status.ATTENDED for _, each in earlier)
    return SessionView(
        patient=unit.patients.patient(session.patient_id)[1],
        episode=found[2],
        session=session,
        last_plan=last_plan,
        last_session=last_session,
        last_reviews=_reviews_of(last_plan, reviews),
        scores=tuple(each for each in scores if each.session_id == session.id),
        previous_scores=_newest(each for each in scores if each.session_id in past),
        plan=plan,
        has_draft=unit.notes.draft(DraftKind.PLAN, session.id) is not None,
        next_session=_next_booked(contacts, session),
        not_done_in_a_row=_not_done_in_a_row(reviews),
        first_contact=seen == 0,
        second_contact=seen == 1,
        earlier=tuple(each for _, each in earlier),
        course_scores=tuple(each for each in scores if each.session_id in {*past, session.id}),
    )


def _order(session: Session) -> tuple[object, int]:
    return session.day, session.number


def _plans(
    unit: Unit, key: int, earlier: Sequence[_Keyed]
) -> tuple[Plan | None, Session | None, Plan | None]:
    """Return the contact's own plan, and the last earlier contact with a plan, with that plan."""
    with_plan = unit.plans.made_at([each for each, _ in earlier])
    last = next((each for each in reversed(earlier) if each[0] in with_plan), None)
    plans = unit.plans.of_sessions([key] if last is None else [key, last[0]])
    if last is None:
        return plans.get(key), None, None
    return plans.get(key), last[1], plans[last[0]]


def _reviews_of(plan: Plan | None, reviews: Sequence[Review]) -> tuple[Review, ...]:
    by_task = {each.task_id: each for each in reviews}
    tasks = () if plan is None else plan.tasks
    return tuple(by_task[task.id] for task in tasks if task.id in by_task)


def _newest(scores: Iterable[Score]) -> tuple[Score, ...]:
    return tuple({each.measure: each for each in scores}.values())


def _next_booked(contacts: Sequence[_Keyed], session: Session) -> Session | None:
    for _, each in contacts:
        if each.status is Status.BOOKED and _order(each) > _order(session):
            return each
    return None


def _not_done_in_a_row(reviews: Sequence[Review]) -> int:
    """Count the latest reviews with amount "none"; those without an amount say nothing."""
    count = 0
    for review in reversed(reviews):
        if review.amount_patient is Amount.NONE:
            count += 1
        elif review.amount_patient is not None:
            break
    return count
