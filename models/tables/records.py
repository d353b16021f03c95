"""What the vault keeps about itself: the audit chain, before-images, settings."""

from peewee import AutoField, DateTimeField, ForeignKeyField, TextField

from models.tables.base import Table
from models.tables.people import Patient


class AuditEvent(Table):
    """One link of the audit chain (storage.md 6): who did what to which thing, never its content.

    ``fields`` is a JSON list of names. Triggers refuse to change or delete rows by accident; the
    chain of MACs shows what was changed on purpose.
    """

    seq = AutoField()
    at = DateTimeField()
    actor = TextField()
    action = TextField()
    entity = TextField()
    entity_uuid = TextField()
    fields = TextField()
    prev = TextField()
    mac = TextField()


class Revision(Table):
    """A value as it was before a change, as JSON; erased with the person it is about."""

    at = DateTimeField()
    patient = ForeignKeyField(Patient, null=True)
    entity = TextField()
    entity_uuid = TextField(index=True)
    data = TextField()


class Setting(Table):
    """A setting of the profile that belongs inside the vault, as JSON."""

    name = TextField(primary_key=True)
    value = TextField()
