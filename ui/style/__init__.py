"""The style sheet and its tokens."""
