"""Where one can go in the window: a name and at most one id."""

from dataclasses import dataclass
from enum import StrEnum

from planner.ids import EpisodeId, PatientId, SessionId


class Screen(StrEnum):
    """The screens of the program."""

    SETUP = "setup"
    UNLOCK = "unlock"
    RECOVER = "recover"
    PROFILES = "profiles"
    TODAY = "today"
    TODAYS_PACKS = "todays_packs"
    CLINIC_SHEET = "clinic_sheet"
    CASELOAD = "caseload"
    PATIENT = "patient"
    PATIENT_EDIT = "patient_edit"
    SESSION = "session"
    PLAN = "plan"
    PATIENT_VIEW = "patient_view"
    PACK = "pack"
    HISTORY = "history"
    RECORD_TEXT = "record_text"
    PAPER = "paper"
    WORK_SUMMARY = "work_summary"
    LIBRARY = "library"
    SUPERVISION = "supervision"
    MY_PLANNING = "my_planning"
    AUDIT = "audit"
    PERSON_DATA = "person_data"
    RETENTION = "retention"
    HANDOVER = "handover"
    HANDOVER_IN = "handover_in"
    SETTINGS = "settings"
    KEYS = "keys"
    BACKUPS = "backups"
    RESTORE = "restore"
    HELP = "help"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Route:
    """One place.

    Attributes:
        screen: Which screen.
        id: What it shows: id of a patient, session or episode, ``kind:id`` of an item of the
            library, or empty.
    """

    screen: Screen
    id: str = ""

    @classmethod
    def patient(cls, patient_id: PatientId) -> "Route":
        """Return the way to a person's record."""
        return cls(Screen.PATIENT, patient_id)

    @classmethod
    def patient_edit(cls, patient_id: PatientId | None = None) -> "Route":
        """Return the way to the form of a person, or of a new one."""
        return cls(Screen.PATIENT_EDIT, patient_id or "")

    @classmethod
    def session(cls, session_id: SessionId) -> "Route":
        """Return the way to a contact."""
        return cls(Screen.SESSION, session_id)

    @classmethod
    def plan(cls, session_id: SessionId, field: str = "") -> "Route":
        """Return the way to the plan wizard of a contact, or to one field in it."""
        return cls(Screen.PLAN, f"{session_id}#{field}" if field else session_id)

    @classmethod
    def patient_view(cls, session_id: SessionId) -> "Route":
        """Return the way to the plan alone, fit to be seen by the patient."""
        return cls(Screen.PATIENT_VIEW, session_id)

    @classmethod
    def pack(cls, session_id: SessionId) -> "Route":
        """Return the way to the printed document of a contact."""
        return cls(Screen.PACK, session_id)

    @classmethod
    def record_text(cls, session_id: SessionId) -> "Route":
        """Return the way to the text for the main record system."""
        return cls(Screen.RECORD_TEXT, session_id)

    @classmethod
    def paper(cls, session_id: SessionId) -> "Route":
        """Return the way to typing in what came back of the plan made at a contact."""
        return cls(Screen.PAPER, session_id)

    @classmethod
    def history(cls, episode_id: EpisodeId) -> "Route":
        """Return the way to a course of treatment over time."""
        return cls(Screen.HISTORY, episode_id)

    @classmethod
    def work_summary(cls, episode_id: EpisodeId) -> "Route":
        """Return the way to the summary of all work of a course of treatment."""
        return cls(Screen.WORK_SUMMARY, episode_id)

    @classmethod
    def person_data(cls, patient_id: PatientId) -> "Route":
        """Return the way to what is kept of a person: written out, corrected, joined, erased."""
        return cls(Screen.PERSON_DATA, patient_id)

    @classmethod
    def handover(cls, patient_id: PatientId | None = None) -> "Route":
        """Return the way to handing people over, with one chosen already or nobody."""
        return cls(Screen.HANDOVER, patient_id or "")

    @classmethod
    def audit(cls, patient_id: PatientId) -> "Route":
        """Return the way to who changed what of a person."""
        return cls(Screen.AUDIT, patient_id)


TODAY = Route(Screen.TODAY)
TODAYS_PACKS = Route(Screen.TODAYS_PACKS)
CLINIC_SHEET = Route(Screen.CLINIC_SHEET)
CASELOAD = Route(Screen.CASELOAD)
LIBRARY = Route(Screen.LIBRARY)
SUPERVISION = Route(Screen.SUPERVISION)
MY_PLANNING = Route(Screen.MY_PLANNING)
AUDIT = Route(Screen.AUDIT)
RETENTION = Route(Screen.RETENTION)
HANDOVER_IN = Route(Screen.HANDOVER_IN)
SETTINGS = Route(Screen.SETTINGS)
KEYS = Route(Screen.KEYS)
BACKUPS = Route(Screen.BACKUPS)
RESTORE = Route(Screen.RESTORE)
HELP = Route(Screen.HELP)
ABOUT = Route(Screen.ABOUT)
UNLOCK = Route(Screen.UNLOCK)
RECOVER = Route(Screen.RECOVER)
SETUP = Route(Screen.SETUP)
PROFILES = Route(Screen.PROFILES)
BEFORE_UNLOCK = frozenset(
    {Screen.SETUP, Screen.UNLOCK, Screen.RECOVER, Screen.RESTORE, Screen.PROFILES}
)
