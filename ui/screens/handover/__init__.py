"""Handing people over to a colleague's vault, and taking them in."""
