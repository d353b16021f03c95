"""The person, their courses of treatment, contacts and scores."""

from peewee import (
    SQL,
    Check,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
    TimeField,
)

from models.tables.base import Identified, Table, between, word
from planner.patients import ContactBy
from planner.sessions import Risk, Status
from planner.views import CaseStatus

# Highest totals (standards.md 1). A measure that is not here is only kept from absurd values.
TOTAL_HIGH = {"PHQ9": 27, "GAD7": 21, "WSAS": 40}
OTHER_HIGH = 1000
_HIGHS = " ".join(f"WHEN '{measure}' THEN {high}" for measure, high in TOTAL_HIGH.items())
NOT_DELETED = "deleted_at IS NULL"


class Patient(Identified):
    """The person in treatment. Needs, life and coded fields are JSON as planner.codec writes.

    ``need_flags`` and ``language`` repeat what of the needs lists show.
    """

    reference = TextField()
    reference_key = TextField()
    name = TextField(constraints=[Check("name <> ''")])
    preferred_name = TextField()
    print_name = TextField()
    nhs_number = TextField()
    birth_date = DateField(null=True)
    contact_by = word("contact_by", ContactBy)
    contact_note = TextField()
    needs = TextField()
    need_flags = IntegerField()
    language = TextField()
    life = TextField()
    coded = TextField()
    search_key = TextField()


Patient.add_index(
    Patient.index(
        Patient.reference_key, unique=True, where=SQL(NOT_DELETED), name="patient_reference"
    )
)
Patient.add_index(
    Patient.index(
        Patient.nhs_number,
        unique=True,
        where=SQL(f"nhs_number <> '' AND {NOT_DELETED}"),
        name="patient_nhs_number",
    )
)


class Episode(Identified):
    """One course of treatment."""

    patient = ForeignKeyField(Patient)
    started = DateField()
    ended = DateField(null=True)
    end_code = TextField()
    problem = TextField()
    problem_statement = TextField()
    goals = TextField()
    expected_sessions = between("expected_sessions", 0, 1000)


class Session(Identified):
    """One contact, or an appointment for one."""

    patient = ForeignKeyField(Patient)
    episode = ForeignKeyField(Episode, index=False)
    number = IntegerField(constraints=[Check("number > 0")])
    day = DateField(index=True)
    at = TimeField(null=True)
    type = TextField()
    medium = TextField()
    status = word("status", Status)
    risk = word("risk", Risk)
    risk_at = DateTimeField(null=True)
    notes = TextField()
    away = TextField(null=True)


Session.add_index(
    Session.index(Session.episode, Session.number, unique=True, name="session_episode_number")
)
# The contacts of an episode in their order, without reading the notes.
Session.add_index(
    Session.index(
        Session.episode,
        Session.day,
        Session.number,
        Session.status,
        where=SQL(NOT_DELETED),
        name="session_in_order",
    )
)
# Upcoming appointments: few among a career's contacts.
Session.add_index(
    Session.index(
        Session.day,
        Session.patient,
        where=SQL("status = 'booked' AND deleted_at IS NULL"),
        name="session_booked",
    )
)


class Score(Identified):
    """One dated total of a measure; one a measure and contact.

    ``risk_reviewed_at`` is empty until the practitioner ticked the risk item as reviewed.
    """

    session = ForeignKeyField(Session, index=False)
    measure = TextField()
    day = DateField()
    total = IntegerField()
    items = TextField()
    risk_item = between("risk_item", 0, 3)
    risk_reviewed_at = DateTimeField(null=True)

    class Meta:
        """A total lies within the range of its measure."""

        constraints = (Check(f"total BETWEEN 0 AND CASE measure {_HIGHS} ELSE {OTHER_HIGH} END"),)


Score.add_index(Score.index(Score.session, Score.measure, unique=True, name="score_measure"))
Score.add_index(
    Score.index(
        Score.session,
        where=SQL("risk_item > 0 AND risk_reviewed_at IS NULL AND deleted_at IS NULL"),
        name="score_risk_waiting",
    )
)


class Supervision(Identified):
    """A question brought to supervision, what was decided, and whether it was done."""

    patient = ForeignKeyField(Patient)
    episode = ForeignKeyField(Episode, index=False)
    asked_on = DateField()
    question = TextField()
    discussed_on = DateField(null=True)
    decision = TextField()
    done_on = DateField(null=True)


class Caseload(Table):
    """One line of the caseload, worked out again whenever a transaction touched the person.

    Nothing here is known from elsewhere than the other tables: ``models.store.summary`` makes it,
    a test compares it with the slow truth. Upcoming appointments are not in it, since what is
    upcoming changes with the day. ``waiting`` lists the contacts whose plan has tasks that a later
    contact passed without a review: JSON pairs of the contact's identity and that later day.
    """

    patient = ForeignKeyField(Patient, primary_key=True, on_delete="CASCADE")
    uuid = TextField()
    episode = ForeignKeyField(Episode, null=True, index=False)
    episode_uuid = TextField(null=True)
    reference = TextField()
    name = TextField()
    search = TextField()
    status = word("status", CaseStatus)
    sessions = IntegerField()
    last_contact = DateField(null=True)
    last_task = TextField()
    last_amount = between("last_amount", 0, 4)
    unreviewed = IntegerField()
    waiting = TextField()
    started = DateField(null=True)
    need_flags = IntegerField()
    language = TextField()


Caseload.add_index(
    Caseload.index(Caseload.status, where=SQL("status <> 'ended'"), name="caseload_in_treatment")
)
