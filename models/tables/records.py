"""What the vault keeps about itself: the audit chain, before-images, settings."""

from peewee import AutoField, DateField, DateTimeField, ForeignKeyField, TextField

from models.tables.base import Identified, Table
from models.tables.people import Patient


class AuditEvent(Table):
    """One link of the audit chain (storage.md 6): who did what to which thing, never its content.

    ``fields`` is a JSON list of names. Triggers refuse to change or delete rows by accident; the
    chain of MACs shows what was changed on purpose.
    """

    seq = AutoField()
    at = DateTimeField(index=True)
    actor = TextField()
    action = TextField()
    entity = TextField(index=True)
    entity_uuid = TextField(index=True)
    fields = TextField()
    prev = TextField()
    mac = TextField()


class Revision(Table):
    """A value as it was before a change, as JSON; erased with the person it is about.

    ``actor`` is the name of whoever changed it, where that was not this vault's practitioner (a
    record that was handed over); empty otherwise.
    """

    at = DateTimeField()
    patient = ForeignKeyField(Patient, null=True)
    entity = TextField()
    entity_uuid = TextField(index=True)
    data = TextField()
    actor = TextField()


class Retention(Table):
    """Until when a person is kept, where somebody decided otherwise than the service's rule."""

    patient = ForeignKeyField(Patient, primary_key=True)
    keep_until = DateField()
    reason = TextField()
    decided_at = DateTimeField()


class Merge(Identified):
    """Two records found to be of one person. The one set aside is deleted but kept.

    ``moved`` lists by table the keys of what came over, ``kept_before`` and ``kept_after`` are the
    kept record as JSON: with them the merge is undone exactly.
    """

    kept = ForeignKeyField(Patient)
    aside = ForeignKeyField(Patient)
    at = DateTimeField()
    moved = TextField()
    kept_before = TextField()
    kept_after = TextField()
    undone_at = DateTimeField(null=True)


class Setting(Table):
    """A setting of the profile that belongs inside the vault, as JSON."""

    name = TextField(primary_key=True)
    value = TextField()
