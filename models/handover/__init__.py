"""People in a file for another vault: made, read, checked, taken in (storage.md 7)."""
