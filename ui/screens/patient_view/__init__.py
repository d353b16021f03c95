"""The patient's own view of the plan."""
