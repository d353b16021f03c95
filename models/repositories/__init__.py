"""Rows to dataclasses and back. SQL is written out, in what SQLite and PostgreSQL share.

Reads and writes of this package name their columns beside the dataclass they fill. The query
builder is left to the tables and migrations: it costs three to six times the driver's own time on
the small reads that screens are made of (storage.md 4).
"""
