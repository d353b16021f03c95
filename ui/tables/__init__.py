"""Item models of tables."""
