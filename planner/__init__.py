"""Domain types and rules. Standard library only: no storage, no windows, no words for people."""
