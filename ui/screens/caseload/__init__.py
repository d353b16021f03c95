"""Everybody in one table."""
