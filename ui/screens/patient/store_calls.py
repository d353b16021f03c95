"""What the record's page asks of the store. Each function runs in the database thread."""

from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.ids import EpisodeId, PatientId
from planner.patients import Episode
from planner.sessions import Away, Status
from ui.screens.patient.course_forms import Ending
from ui.screens.patient.presenter import PatientView

if TYPE_CHECKING:
    from models.store import Store


def read_patient(patient_id: PatientId, store: "Store") -> PatientView:
    """Return the record with the contacts of the current course."""
    record = store.patients.record(patient_id)
    current = record.current
    return PatientView(record, store.sessions.of_episode(current.id) if current else ())


def end_course(episode_id: EpisodeId, ending: Ending, store: "Store") -> Changes:
    """End a course of treatment."""
    return store.patients.end_episode(episode_id, ending.day, ending.code)


def reopen_course(episode_id: EpisodeId, store: "Store") -> Changes:
    """Open a course again that was ended by mistake."""
    return store.patients.reopen_episode(episode_id)


def cancel_after(episode: Episode, store: "Store") -> Changes:
    """Cancel what is still booked after the end of a course."""
    if episode.ended is None:
        return Changes()
    by, why = Status.CANCELLED_BY_SERVICE, Away.OTHER
    return store.sessions.cancel_after(episode.id, episode.ended, by, why)


def begin_course(episode: Episode, store: "Store") -> Changes:
    """Store a new course of treatment."""
    return store.patients.save_episode(episode)
