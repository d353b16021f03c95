"""Backups: how they stand, one more, a second place, and going back to one."""
