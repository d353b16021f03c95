"""Typing in what came back on paper: the slip, and the sheets of a plan."""
