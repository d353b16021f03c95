"""What a program asked of the disk, call by call, as strace saw it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CALLS = (
    "open,openat,creat,close,write,pwrite64,writev,pwritev,ftruncate,truncate,fallocate,fsync,"
    "fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,rmdir,lseek,"
    "sendfile,copy_file_range"
)
_LINE = re.compile(r"(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(?:^|, )(\d+)<((?:\\x[0-9a-f]{2})*)>(?:\(deleted\))?")
_NUMBER = re.compile(r"(?:^|, )(-?\d+)(?=, |$)")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that worked.

    Attributes:
        name: Of the call.
        handles: Number and path of each open file named in it.
        texts: Every string in it: paths, or what was written.
        numbers: Every plain number in it, in order.
        flags: The call as it was printed, for flags.
        result: What it returned.
    """

    name: str
    handles: tuple[tuple[int, str], ...]
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    flags: str
    result: int


def trace(command: list[str], log: Path) -> None:
    """Run a Python module under strace.

    Raises:
        RuntimeError: It failed.
    """
    strace = ["strace", "-f", "-qq", "-y", "-xx", "-s", str(1 << 26), "-e", f"trace={_CALLS}"]
    call = [*strace, "-o", str(log), sys.executable, "-B", "-m", *command]
    done = subprocess.run(
        call, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


def calls(log: Path) -> Iterator[Call]:
    """Yield the calls of a trace that worked, in the order in which they ended."""
    waiting: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            process = line.split(maxsplit=1)[0]
            if line.rstrip().endswith("<unfinished ...>"):
                waiting[process] = line.rstrip().removesuffix("<unfinished ...>")
                continue
            if " resumed>" in line[:60]:
                line = waiting.pop(process) + line.split(" resumed>", 1)[1]
            match = _LINE.match(line)
            if match and not match[4].startswith("-"):
                yield _parsed(match)


def _parsed(match: re.Match[str]) -> Call:
    rest = match[3]
    texts = tuple(_plain(text) for text in _TEXT.findall(rest))
    bare = _TEXT.sub('""', rest)
    handles = tuple((int(n), _plain(path).decode()) for n, path in _HANDLE.findall(bare))
    numbers = tuple(int(each) for each in _NUMBER.findall(bare))
    return Call(match[2], handles, texts, numbers, bare, int(match[4]))


def _plain(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
