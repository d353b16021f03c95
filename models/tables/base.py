"""What every table shares."""

from collections.abc import Iterable
from enum import StrEnum

from peewee import Check, DateTimeField, IntegerField, Model, Node, TextField


class Table(Model):
    """A table of the vault. Unbound: the store says which database a query is for."""

    class Meta:
        """Table names are the class names in snake case."""

        legacy_table_names = False


class Identified(Table):
    """A table whose rows are known outside by a UUID; the integer key never leaves models.

    Integer keys keep foreign keys small: a career holds a million occasions.
    """

    uuid = TextField(unique=True)
    deleted_at = DateTimeField(null=True)


def one_of(column: str, values: Iterable[str]) -> Node:
    """Return a check that a column holds one of these words."""
    words = ", ".join(f"'{value}'" for value in values)
    return Check(f"{column} IN ({words})")


def word(column: str, words: type[StrEnum]) -> "TextField[str]":
    """Return a text column that holds one word of an enumeration."""
    return TextField(constraints=[one_of(column, tuple(words))])


def word_or_none(column: str, words: type[StrEnum]) -> "TextField[str | None]":
    """Return a text column that holds one word of an enumeration, or nothing."""
    return TextField(null=True, constraints=[one_of(column, tuple(words))])


def between(column: str, low: int, high: int) -> "IntegerField[int | None]":
    """Return a nullable whole-number column with an inclusive range."""
    return IntegerField(null=True, constraints=[Check(f"{column} BETWEEN {low} AND {high}")])
