"""A job that does everything wrong, to see that the torments find it."""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tools.torture.jobs import PASSPHRASE, Fault, Job, Told, Voice, judge_vault, made, profile_in
from tools.torture.kill import kill_cycles
from tools.torture.power import power_cuts
from tools.torture.results import Result


class Careless(Job):
    """Writes a key file in place, and promises what it has not written."""

    name = "careless"

    def prepare(self, folder: Path) -> None:
        made(profile_in(folder), people=1)

    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        def write() -> None:
            data = profile_in(folder).key_file.read_bytes()
            with profile_in(folder).key_file.open("wb", buffering=0) as stream:
                stream.write(data[:50])
                time.sleep(0.03)
                stream.write(data[50:])

        voice.do("promise", chance.random)
        voice.do("key file", write)
        (folder / "promised").write_text("kept")

    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        if "promise" in told.done and not (folder / "promised").exists():
            yield Fault("lost", "what was promised")
        yield from judge_vault(profile_in(folder), PASSPHRASE, lambda _: iter(()))


TORMENTS: dict[str, Callable[[Path], Result]] = {
    "kill": lambda folder: kill_cycles(Careless(), 3, 1, folder),
    "power": lambda folder: power_cuts(Careless(), 3, 1, folder),
}


def main(torment: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        result = TORMENTS[torment](Path(scratch))
    sys.stdout.write(json.dumps(sorted({fault.kind for fault in result.faults})))
