"""The session page: one contact, top to bottom in its order."""
