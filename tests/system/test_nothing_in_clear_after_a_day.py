"""After a whole working day that ends in a crash, no word of a patient is in clear anywhere."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
MORE = ("XDG_STATE_HOME", "XDG_RUNTIME_DIR")
LP = """#!/bin/sh
echo "$@" >> "{told}"
cat > "{paper}"
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@dataclass(frozen=True)
class Day:
    """What a day left behind.

    Attributes:
        words: What must be nowhere.
        folder: Everything the program wrote, but for what somebody chose to save or print.
        processes: What the process list said at the end.
        limits: What the system allowed the process.
        printed: Bytes that reached the printer.
    """

    words: tuple[str, ...]
    folder: Path
    processes: bytes
    limits: str
    printed: int


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
    folder = tmp_path_factory.mktemp("day")
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "tests.system.working_day", str(folder), str(writer)]
    around = environment(folder)
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=around, stdout=log, stderr=log, pass_fds=(writer,)
        ) as process,
    ):
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as said:
            line = said.readline()
        try:
            assert line, (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
            own = Path(f"/proc/{process.pid}")
            listed = b"".join(each.read_bytes() for each in process_files())
            limits = (own / "limits").read_text(encoding="utf-8")
        finally:
            process.kill()
    printed = (folder / "chosen" / "paper").stat().st_size
    return Day(tuple(json.loads(line)), folder, listed, limits, printed)


def process_files() -> Iterator[Path]:
    """Yield what every process tells of its arguments and its environment."""
    for name in ("cmdline", "environ"):
        for path in Path("/proc").glob(f"[0-9]*/{name}"):
            try:
                path.read_bytes()
            except OSError:
                continue
            yield path


def forms(word: str) -> set[bytes]:
    """Return a word as bytes, in every way it may lie in a file."""
    texts = {word, word.casefold(), word.upper()}
    return {text.encode(how) for text in texts for how in ("utf-8", "utf-16-le", "utf-16-be")}


def found_in(data: bytes, words: tuple[str, ...]) -> set[str]:
    return {word for word in words if any(form in data for form in forms(word))}


def leaks(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return the files, and names of files, that have a word of the person."""
    files = [path for path in folder.rglob("*") if "chosen" not in path.parts and path.is_file()]
    assert len(files) > 5
    return [
        f"{path.relative_to(folder)}: {word}"
        for path in files
        for word in found_in(path.read_bytes() + str(path).encode(), words)
    ]


def test_the_day_was_a_whole_one(day: Day) -> None:
    assert len(day.words) >= 9
    assert day.printed > 10_000
    assert (day.folder / "chosen" / "pack.pdf").exists()
    assert list((day.folder / "work" / "profile" / "backups").glob("*manual.zip"))


def test_no_file_has_a_word_of_the_person(day: Day) -> None:
    assert leaks(day.folder, day.words) == []


def test_nor_has_the_process_list(day: Day) -> None:
    assert found_in(day.processes, day.words) == set()


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
