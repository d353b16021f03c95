"""Persistence: tables, keys, files and the store. Row objects never leave it."""
