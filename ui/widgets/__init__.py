"""Widgets of the design system: they know no screen and no context."""
