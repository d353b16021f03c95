"""What a vault says about itself, inside the encryption."""

import secrets
from dataclasses import dataclass

from models.database import VaultDatabase
from models.keys import Secret
from planner.errors import UserFacingError

AUDIT_KEY_BYTES = 32
# Rows of the settings table that no setting may be called.
_NAMES = ("vault.id", "vault.made_up", "vault.audit_key")
_WORDS = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Meta:
    """The vault's own mark.

    Attributes:
        vault_id: Its identity; the key file carries the same.
        made_up: True where the caseload is invented; set once, when the vault is made.
        audit_key: Key of the audit chain; random, so that it survives a change of keys.
    """

    vault_id: str
    made_up: bool
    audit_key: Secret

    @classmethod
    def new(cls, vault_id: str, *, made_up: bool) -> "Meta":
        """Return the mark of a vault being made."""
        return cls(vault_id, made_up, Secret(secrets.token_bytes(AUDIT_KEY_BYTES)))


def write_meta(database: VaultDatabase, meta: Meta) -> None:
    """Store the mark; once in the life of a vault."""
    values = (meta.vault_id, _WORDS[meta.made_up], meta.audit_key.reveal().hex())
    with database.write_tx():
        for name, value in zip(_NAMES, values, strict=True):
            database.execute_sql("INSERT INTO setting (name, value) VALUES (?, ?)", (name, value))


def read_meta(database: VaultDatabase) -> Meta:
    """Read the mark.

    Raises:
        UserFacingError: ``vault.damaged``.
    """
    sql = "SELECT name, value FROM setting WHERE name IN (?, ?, ?)"
    values = dict(database.execute_sql(sql, _NAMES).fetchall())
    try:
        vault_id, made_up, audit_key = (values[name] for name in _NAMES)
        key = Secret(bytes.fromhex(audit_key))
        return Meta(vault_id, {word: mark for mark, word in _WORDS.items()}[made_up], key)
    except (KeyError, ValueError):
        raise UserFacingError("vault.damaged") from None
