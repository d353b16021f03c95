"""A course of treatment over time, as a picture and as a table."""
