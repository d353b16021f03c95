"""After a whole working day that ends in a crash, no word of a patient is in clear anywhere."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parents[2]
ASIDE = {"pack.pdf", "paper"}
FOLDERS = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
MORE = ("XDG_STATE_HOME", "XDG_RUNTIME_DIR")
LP = """#!/bin/sh
echo "$@" >> "{told}"
cat > "{paper}"
sleep 0.3  # long enough to be seen in the process list
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@dataclass(frozen=True)
class Day:
    """What a day left behind.

    Attributes:
        kinds: What must be nowhere, by what it is.
        folder: Everything the program wrote.
        seen: What there was during the day, looked at every few milliseconds.
        limits: What the system allowed the process.
        printed: Bytes that reached the printer.
    """

    kinds: dict[str, list[str]]
    folder: Path
    seen: "Watch"
    limits: str
    printed: int

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for words in self.kinds.values() for word in words)


class Watch(Thread):
    """Looks at the process list and keeps a link to every file, before either is gone again."""

    def __init__(self, folder: Path, kept: Path) -> None:
        super().__init__(daemon=True)
        self._folder = folder
        self._kept = kept
        self._over = Event()
        self._inodes: set[int] = set()
        self.pid = os.getpid()
        self.processes: set[bytes] = set()
        self.elsewhere: set[str] = set()
        self.names: set[str] = set()

    @property
    def files(self) -> list[Path]:
        """What every file had in the end, also of those that were deleted."""
        return list(self._kept.iterdir())

    def run(self) -> None:
        while not self._over.wait(0.003):
            self.processes.update(process_texts())
            self.elsewhere.update(written_outside(self.pid, self._folder))
            for folder, _, names in os.walk(self._folder):
                for name in names:
                    self._keep(Path(folder) / name)

    def stop(self) -> None:
        self._over.set()
        self.join()

    def _keep(self, path: Path) -> None:
        self.names.add(str(path.relative_to(self._folder)))
        with suppress(OSError):
            inode = path.stat().st_ino
            if inode not in self._inodes and not is_aside(path):
                os.link(path, self._kept / str(inode))
                self._inodes.add(inode)


def environment(folder: Path) -> dict[str, str]:
    for name in (*FOLDERS, *MORE, "bin", "work", "chosen", "spool"):
        (folder / name).mkdir(mode=0o700)
    lp = folder / "bin" / "lp"
    told, paper = folder / "spool" / "told", folder / "chosen" / "paper"
    lp.write_text(LP.format(told=told, paper=paper), encoding="utf-8")
    lp.chmod(0o755)
    return {
        **{name: str(folder / name) for name in (*FOLDERS, *MORE)},
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder, kept = tmp_path_factory.mktemp("day"), tmp_path_factory.mktemp("kept")
    watch = Watch(folder, kept)
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "tests.system.working_day", str(folder), str(writer)]
    around = environment(folder)
    watch.start()
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=around, stdout=log, stderr=log, pass_fds=(writer,)
        ) as process,
    ):
        watch.pid = process.pid
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as said:
            line = said.readline()
        try:
            assert line, (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
            limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")
        finally:
            process.kill()
            watch.stop()
    printed = (folder / "chosen" / "paper").stat().st_size
    return Day(json.loads(line), folder, watch, limits, printed)


def process_texts() -> Iterator[bytes]:
    """Yield what every process tells of its name, its arguments and its environment."""
    for name in ("comm", "cmdline", "environ"):
        for path in Path("/proc").glob(f"[0-9]*/{name}"):
            with suppress(OSError):
                yield path.read_bytes()


def written_outside(pid: int, folder: Path) -> Iterator[str]:
    """Yield the files that a process has open for writing and that are not in a folder."""
    for handle in Path(f"/proc/{pid}/fd").glob("*"):
        with suppress(OSError):
            path = str(handle.readlink())
            told = Path(f"/proc/{pid}/fdinfo/{handle.name}").read_text(encoding="ascii")
            flags = int(told.split("flags:")[1].split()[0], 8)
            mine = path.startswith((str(folder), "/dev/", "/memfd:", "/proc/"))
            if flags & (os.O_WRONLY | os.O_RDWR) and path.startswith("/") and not mine:
                yield path


def forms(word: str) -> set[bytes]:
    """Return a word as bytes, in every way it may lie in a file."""
    texts = {word, word.casefold(), word.upper(), word.title(), quote(word), json.dumps(word)[1:-1]}
    return {text.encode(how) for text in texts for how in ("utf-8", "utf-16-le", "utf-16-be")}


def found_in(data: bytes, words: tuple[str, ...]) -> set[str]:
    return {word for word in words if any(form in data for form in forms(word))}


def is_aside(path: Path) -> bool:
    """Tell whether somebody chose to save this, or it is what the printer got."""
    return path.parent.name == "chosen" and path.name in ASIDE


def leaks(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return the files, and names of files, that have a word of the person."""
    files = [path for path in folder.rglob("*") if path.is_file() and not is_aside(path)]
    assert len(files) > 5
    return [
        f"{path.relative_to(folder)}: {word}"
        for path in files
        for word in found_in(path.read_bytes() + str(path).encode(), words)
    ]


def test_the_day_was_a_whole_one(day: Day) -> None:
    assert set(day.kinds) == {
        *("name", "reference", "NHS number", "plan", "note", "half typed"),
        *("six words", "passphrase"),
    }
    assert "ValueError\n" in (day.folder / "log").read_text(encoding="utf-8")
    assert min(len(word) for word in day.words) > 3
    assert re.fullmatch(r"999 \d{3} \d{4}", day.kinds["NHS number"][1])
    assert day.printed > 10_000
    assert (day.folder / "chosen" / "pack.pdf").exists()
    assert (day.folder / "chosen" / "person.age").read_bytes().startswith(b"age-encryption.org")
    assert list((day.folder / "work" / "profile" / "backups").glob("*manual.zip"))


def test_no_file_has_a_word_of_the_person(day: Day) -> None:
    assert leaks(day.folder, day.words) == []


def test_nor_has_one_that_was_deleted_meanwhile(day: Day) -> None:
    files = day.seen.files
    gone = [each for each in files if each.stat().st_nlink == 1]
    assert len(gone) > 3
    assert {word for each in files for word in found_in(each.read_bytes(), day.words)} == set()
    assert found_in("\n".join(sorted(day.seen.names)).encode(), day.words) == set()


def test_nothing_was_written_anywhere_else(day: Day) -> None:
    assert day.seen.elsewhere == set()


def test_the_watch_sees_what_is_written_elsewhere(tmp_path: Path) -> None:
    mine = tmp_path / "a"
    with mine.open("w"), mine.open():
        assert str(mine) not in written_outside(os.getpid(), tmp_path)
        assert list(written_outside(os.getpid(), tmp_path / "b")).count(str(mine)) == 1


def test_nor_has_the_process_list_at_any_time(day: Day) -> None:
    assert any(b"working_day" in each for each in day.seen.processes)
    assert any(each.startswith(b"/bin/sh") for each in day.seen.processes)
    assert found_in(b"\n".join(day.seen.processes), day.words) == set()


def test_no_core_dump_can_be_written(day: Day) -> None:
    line = next(each for each in day.limits.splitlines() if each.startswith("Max core file size"))
    assert line.split()[4:6] == ["0", "0"]


@pytest.mark.parametrize("how", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_what_is_there(day: Day, how: str) -> None:
    planted = day.folder / "HOME" / "planted"
    planted.write_bytes(b"\x00\x01" + day.words[0].upper().encode(how))
    try:
        assert leaks(day.folder, day.words)
    finally:
        planted.unlink()


def test_the_watch_keeps_what_is_deleted(tmp_path: Path) -> None:
    folder, kept = tmp_path / "a", tmp_path / "b"
    folder.mkdir()
    kept.mkdir()
    watch = Watch(folder, kept)
    watch.start()
    short = folder / "short"
    short.write_text("Amina Khan", encoding="utf-8")
    for _ in range(1000):
        if watch.files:
            break
        time.sleep(0.01)
    short.unlink()
    watch.stop()
    assert [each.read_text(encoding="utf-8") for each in watch.files] == ["Amina Khan"]
    assert watch.names == {"short"}
