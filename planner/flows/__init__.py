"""Flows a test can walk without a window."""
