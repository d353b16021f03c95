"""First start: making a profile."""
