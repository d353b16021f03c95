"""One person's data: written out, corrected, kept, joined, erased."""
