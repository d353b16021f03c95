"""The packs of the day: printed one after another, then handed over from a list."""
