"""Keep the present schema for the tests of upgrades: ``python3 tools/dev.py freeze-schema``.

Writes tests/models/old_files/schema_NNN: a small made-up vault with a known passphrase and a cheap
key derivation, and what the store says is in it. Every schema that lands counts as released, so a
folder that is there is left alone; ``--again`` replaces one that has not landed yet.
"""

import argparse
import json
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from models import gate
from models.keys import KdfCost
from models.paths import Profile
from models.store import Store
from models.unlock import NewVault
from planner import codec
from planner.clock import FixedClock
from planner.ids import SeededIds

OLD_FILES = Path(__file__).parents[1] / "tests" / "models" / "old_files"
PASSPHRASE = "made for tests only"  # noqa: S105 (guards invented people)
NAME = "Ann Example"
DAY = date(2026, 5, 12)
PATIENTS, YEARS, SEED = 6, 1, 2026
CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)
EXPECTED = "expected.json"


def content_of(store: Store) -> dict[str, object]:
    """Return everything the store says about everybody, as plain JSON values."""
    people = {row.id: _person(store, row.id) for row in store.lists.caseload()}
    return {"practitioner": store.practitioner(), "people": people}


def _person(store: Store, patient_id: str) -> dict[str, object]:
    found = store.patients.find(patient_id)
    if found is None:
        raise LookupError(patient_id)
    record = store.patients.record(found)
    sessions = [each for one in record.episodes for each in store.sessions.of_episode(one.id)]
    return {
        "record": json.loads(codec.dumps(record)),
        "history": [json.loads(codec.dumps(store.history.history(e.id))) for e in record.episodes],
        "plans": [json.loads(codec.dumps(store.plans.plan(one.id))) for one in sessions],
        "reviews": [json.loads(codec.dumps(store.reviews.of_session(one.id))) for one in sessions],
    }


def freeze(folder: Path) -> None:
    """Make the files of the present schema in a folder that is not there yet."""
    with tempfile.TemporaryDirectory() as scratch:
        profile = Profile(Path(scratch) / "profile")
        new = NewVault(
            profile, clock=FixedClock.on(DAY), ids=SeededIds(SEED), made_up=True, cost=CHEAP
        )
        with new.create(NAME, PASSPHRASE) as vault:
            vault.store.demo.fill(patients=PATIENTS, years=YEARS, seed=SEED, today=DAY)
            content = content_of(vault.store)
        folder.mkdir(parents=True)
        for path in (profile.vault, profile.key_file):
            shutil.copyfile(path, folder / path.name)
    text = json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Freeze; return 2 where this schema is frozen already."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--again", action="store_true", help="replace one that has not landed")
    again = parser.parse_args(arguments).again
    folder = OLD_FILES / f"schema_{gate.APP_SCHEMA:03}"
    if folder.exists() and not again:
        print(f"{folder.name} is frozen already; it is never made anew.", file=sys.stderr)
        return 2
    shutil.rmtree(folder, ignore_errors=True)
    freeze(folder)
    print(f"{folder.name} is frozen.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
