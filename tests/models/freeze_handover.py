"""Keep a handover file of the present form: ``python -m tests.models.freeze_handover``.

Every form that lands counts as released: a file that is there is left alone.
"""

import json
import tempfile
from datetime import date
from pathlib import Path

from models import gate
from models.handover.parcel import VERSION
from models.handover_file import seal
from models.keys import KdfCost
from models.paths import Profile
from models.store import Store
from models.unlock import NewVault
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.store.whole_person import whole_person
from tools.freeze_schema import DAY, OLD_FILES, PASSPHRASE, content_of

NHS_NUMBER = "9990099006"
WORDS = "stucco harp emerald climb staple batch"
CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)
NAME = f"handover_{VERSION}_schema_{gate.APP_SCHEMA}"


def fill(store: Store) -> None:
    """Store two people of a made-up caseload, somebody with everything, and somebody joined."""
    ids = SeededIds(2027)
    store.demo.fill(patients=2, years=1, seed=2026, today=DAY)
    whole = whole_person(store, ids, "Wholex", NHS_NUMBER)
    store.retention.decide(whole.patient.id, date(2046, 5, 12), "a reason")
    kept, aside = (whole_person(store, ids, word) for word in ("Keptx", "Asidex"))
    for each in (kept, aside):
        store.drafts.discard("notes", each.patient.id)
    store.merging.merge(kept.patient.id, aside.patient.id, {"name"})


def freeze(folder: Path) -> None:
    """Make the file of the present form, with what the store says of everybody in it."""
    with tempfile.TemporaryDirectory() as scratch:
        new = NewVault(
            Profile(Path(scratch) / "profile"),
            clock=FixedClock.on(DAY),
            ids=SeededIds(2026),
            made_up=True,
            cost=CHEAP,
        )
        with new.create("Ann Example", PASSPHRASE) as vault:
            fill(vault.store)
            handing = vault.store.handing
            people = [handing.gather(row.id) for row in vault.store.lists.caseload()]
            sealed = seal(handing.parcel(people), WORDS)
            said = content_of(vault.store)["people"]
    (folder / f"{NAME}.age").write_bytes(sealed)
    (folder / f"{NAME}.json").write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    if not (OLD_FILES / f"{NAME}.age").exists():
        freeze(OLD_FILES)
