"""Hurts the vault on purpose and counts what is lost: ``python3 tools/dev.py torture``.

A ``Job`` (jobs.py) is one thing the program does to a profile, and how to tell whether it came out
of an accident whole. Each torment takes any job: kill.py (kill -9), power.py (unsynced bytes
vanish), full_disk.py. damage.py and the fuzzers stand alone. ``__main__`` lists them all.
"""
