"""The printed document of a contact."""
