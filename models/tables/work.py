"""What was agreed, what happened to it, and what was printed."""

from peewee import (
    BooleanField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
    TimeField,
)

from models.tables.base import Identified, Table, between, word, word_or_none
from models.tables.people import Patient, Session
from planner.plans import Done, Move


class Plan(Identified):
    """What was agreed at one contact; only plans that became ready are here."""

    session = ForeignKeyField(Session, unique=True)
    rationale = TextField()
    goal = TextField()
    no_task = TextField(null=True)
    importance = between("importance", 0, 10)
    confidence = between("confidence", 0, 10)
    teach_back = BooleanField()
    re_explained = TextField()
    starting_out = TextField(null=True)
    route = TextField(null=True)
    override = TextField(null=True)
    ready_at = DateTimeField()


class Task(Identified):
    """One piece of between-session work. Left out of its plan, it is deleted but kept."""

    plan = ForeignKeyField(Plan, index=False)
    position = IntegerField()
    template = TextField()
    size = TextField()
    title = TextField()
    what = TextField()
    due = TextField()
    place = TextField()
    minutes = between("minutes", 0, 10080)
    with_whom = TextField()
    bad_day = TextField()
    reminder = TextField()
    second_reason = TextField()
    checked = TextField()
    worksheets = TextField()
    from_task = ForeignKeyField("self", null=True)
    move = word_or_none("move", Move)
    changes = TextField()
    unchanged_reason = TextField(null=True)


Task.add_index(Task.index(Task.plan, Task.position, name="task_plan"))


class Tailoring(Table):
    """What was asked about the person's life, and what changed because of it."""

    task = ForeignKeyField(Task, index=False)
    position = IntegerField()
    prompt = TextField()
    answer = TextField()
    text = TextField()
    unchanged = BooleanField()
    changes = TextField()
    after = TextField()

    class Meta:
        """Clustered by task: a career holds a million occasions."""

        primary_key = CompositeKey("task", "position")
        without_rowid = True


class Barrier(Table):
    """Something likely to get in the way, with the if-then agreed for it."""

    task = ForeignKeyField(Task, index=False)
    position = IntegerField()
    barrier = TextField()
    text = TextField()
    response = TextField()
    if_text = TextField()
    then_text = TextField()

    class Meta:
        """Clustered by task: a career holds a million occasions."""

        primary_key = CompositeKey("task", "position")
        without_rowid = True


class Occasion(Table):
    """One time a task is due, with what the slip said of it."""

    task = ForeignKeyField(Task, index=False)
    position = IntegerField()
    uuid = TextField()
    day = DateField(null=True)
    at = TimeField(null=True)
    done = word("done", Done)

    class Meta:
        """Clustered by task: a career holds a million occasions."""

        primary_key = CompositeKey("task", "position")
        without_rowid = True


class Review(Identified):
    """What happened to a task; one a task."""

    task = ForeignKeyField(Task, unique=True)
    session = ForeignKeyField(Session)
    amount_patient = between("amount_patient", 0, 4)
    amount_practitioner = between("amount_practitioner", 0, 4)
    closeness = between("closeness", 0, 4)
    helpfulness = between("helpfulness", 0, 4)
    obstacles = TextField()
    coping_used = TextField()
    changes_used = TextField()
    occasions = TextField()
    noticed = TextField()
    next = word_or_none("next", Move)
    drop_reason = TextField(null=True)
    unchanged_reason = TextField(null=True)
    not_reviewed = TextField(null=True)
    at = DateTimeField(null=True)


class SheetEntry(Identified):
    """A sheet that came back on paper, typed in cell by cell; one a task and sheet."""

    task = ForeignKeyField(Task, index=False)
    sheet = TextField()
    session = ForeignKeyField(Session)
    cells = TextField()


SheetEntry.add_index(
    SheetEntry.index(SheetEntry.task, SheetEntry.sheet, unique=True, name="sheet_entry_sheet")
)


class ContentSnapshot(Table):
    """A template or worksheet as it was when a plan used it: immutable, shared by content."""

    kind = TextField()
    item = TextField()
    sha256 = TextField(unique=True)
    content = TextField()


class TaskSnapshot(Table):
    """Which snapshots a task was made from."""

    task = ForeignKeyField(Task, index=False)
    snapshot = ForeignKeyField(ContentSnapshot, index=False)

    class Meta:
        """Each once a task."""

        primary_key = CompositeKey("task", "snapshot")
        without_rowid = True


class Pack(Identified):
    """A document that was printed, saved or dictated."""

    session = ForeignKeyField(Session)
    code = TextField(unique=True)
    options = TextField()
    content = TextField()
    renderer = TextField()
    sha256 = TextField()
    made_at = DateTimeField()


class Draft(Table):
    """Work begun and not finished; overwritten, so without history."""

    kind = TextField()
    owner = TextField()
    patient = ForeignKeyField(Patient, null=True)
    version = IntegerField()
    data = TextField()
    saved_at = DateTimeField()


Draft.add_index(Draft.index(Draft.kind, Draft.owner, unique=True, name="draft_owner"))
