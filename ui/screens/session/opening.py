"""What the session page reads and writes. Runs in the database thread, on plain data only."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models import settings
from planner import codec
from planner.changes import Changes
from planner.drafts import DraftKind
from planner.ids import ScoreId, SessionId
from planner.library import Library
from planner.reviews import Review
from planner.sessions import Risk, Score, Status
from planner.supervision import Case, SupervisionItem
from planner.views import SessionView
from ui.packs.making import Imprint, read_imprint

if TYPE_CHECKING:
    from models.store import Store

DRAFT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Typed:
    """A questionnaire half filled in.

    Attributes:
        measure: Which.
        answers: What stands in the cells, as typed.
        total: What stands in the total.
        risk_item: The risk item where only the total is known, or None.
    """

    measure: str
    answers: tuple[str, ...]
    total: str
    risk_item: int | None = None


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """What was begun at a contact and is not whole yet."""

    reviews: tuple[Review, ...] = ()
    typed: tuple[Typed, ...] = ()

    @property
    def empty(self) -> bool:
        """True where there is nothing to keep."""
        return not self.reviews and not self.typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Everything the page opens with.

    Attributes:
        view: The contact.
        draft: What was begun and not finished.
        library: The shelf.
        protocol: The service's own risk protocol, or empty.
        duty_number: The service's duty number, or empty.
        imprint: What the service prints.
        printer: The printer used last.
        case: What supervision knows of the course, or None where it has ended.
        overdue_days: A gap of more days stands out.
    """

    view: SessionView
    draft: SessionDraft
    library: Library
    protocol: str
    duty_number: str
    imprint: Imprint
    printer: str
    case: Case | None = None
    overdue_days: int = settings.OVERDUE_DAYS.default


def read_opening(session_id: SessionId, store: "Store") -> Opening:
    """Read what the page opens with."""
    imprint, printer = read_imprint(store)
    view = store.sessions.view(session_id)
    return Opening(
        view=view,
        draft=_read_draft(session_id, store),
        library=store.library.for_contact(view),
        protocol=store.settings.get(settings.RISK_PROTOCOL),
        duty_number=store.settings.get(settings.RISK_DUTY_NUMBER),
        imprint=imprint,
        printer=printer,
        case=store.supervision.case(view.episode.id),
        overdue_days=store.settings.get(settings.OVERDUE_DAYS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What of a contact is to be written, together.

    Attributes:
        session_id: Which contact.
        today: The day; what is recorded on or after the contact's day says it was attended.
        reviews: Whole reviews.
        scores: Scores.
        notes: Notes, or None where they did not change.
        draft: What is not whole, or None where it did not change.
    """

    session_id: SessionId
    today: date
    reviews: tuple[Review, ...] = ()
    scores: tuple[Score, ...] = ()
    notes: str | None = None
    draft: SessionDraft | None = None

    @property
    def empty(self) -> bool:
        """True where there is nothing to write."""
        recorded = self.reviews or self.scores
        return not recorded and self.notes is None and self.draft is None


def write_all(writing: Writing, store: "Store") -> Changes:
    """Write it in one transaction; a review or a score says that the contact was attended."""
    changes = Changes()
    with store.batch():
        for review in writing.reviews:
            changes |= store.reviews.save(review)
        for score in writing.scores:
            changes |= store.sessions.save_score(score)
        if writing.notes is not None:
            changes |= store.sessions.save_notes(writing.session_id, writing.notes)
        if writing.draft is not None:
            changes |= _keep_draft(writing.session_id, writing.draft, store)
        if writing.reviews or writing.scores:
            changes |= _mark_attended(writing.session_id, writing.today, store)
    return changes


def set_status(session_id: SessionId, status: Status, store: "Store") -> Changes:
    """Say what became of the appointment."""
    return store.sessions.set_status(session_id, status)


def answer_risk(session_id: SessionId, risk: Risk, store: "Store") -> Changes:
    """Store the answer to the risk question."""
    return store.sessions.answer_risk(session_id, risk)


def review_risk_item(score_id: ScoreId, store: "Store") -> Changes:
    """Tick the risk item as reviewed."""
    return store.sessions.review_risk_item(score_id)


def _read_draft(session_id: SessionId, store: "Store") -> SessionDraft:
    kept = store.drafts.load(DraftKind.REVIEW, session_id)
    if kept is None or kept.version != DRAFT_VERSION:
        return SessionDraft()
    try:
        return codec.loads(SessionDraft, kept.data)
    except ValueError:
        return SessionDraft()


def _keep_draft(session_id: SessionId, draft: SessionDraft, store: "Store") -> Changes:
    if draft.empty:
        return store.drafts.discard(DraftKind.REVIEW, session_id)
    return store.drafts.save(DraftKind.REVIEW, session_id, DRAFT_VERSION, codec.dumps(draft))


def _mark_attended(session_id: SessionId, today: date, store: "Store") -> Changes:
    session = store.sessions.view(session_id).session
    if session.status is Status.BOOKED and session.day <= today:
        return store.sessions.set_status(session_id, Status.ATTENDED)
    return Changes()


def save_item(item: SupervisionItem, store: "Store") -> Changes:
    """Keep a question for supervision, or that a decision was carried out."""
    return store.supervision.save(item)
