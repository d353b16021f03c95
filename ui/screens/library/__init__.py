"""The Library page: everything a practitioner picks from, read, previewed, changed and shared."""
