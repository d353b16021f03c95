"""How one plans, as counts, for the practitioner alone."""
