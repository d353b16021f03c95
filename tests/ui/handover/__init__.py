"""Pages of a handover."""
