"""A CUPS of our own: a child on loopback, all its files in one folder, its printer a script.

It needs no root, no service of the system and no configuration outside its folder. A queue is raw:
its printer keeps the bytes that arrive and what it was told about them.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = shutil.which("cupsd", path=f"{os.defpath}:/usr/sbin:/sbin")
HELPERS = tuple(Path(each) / "cups/daemon/cups-exec" for each in ("/usr/lib", "/usr/libexec"))
QUEUE, STOPPED = "Clinic", "Stopped"
WAIT = 15.0
PRINTER = """#!{python}
import json, os, pathlib, sys
if len(sys.argv) == 1:
    sys.exit(print('direct kept "Unknown" "Keeps what it is given"'))
number, user, title, copies, options, *files = sys.argv[1:]
data = pathlib.Path(files[0]).read_bytes() if files else sys.stdin.buffer.read()
kept = pathlib.Path({kept!r})
(kept / f"{{number}}.pdf").write_bytes(data)
told = {{"title": title, "copies": int(copies), "options": options}}
part = kept / f"{{number}}.part"
part.write_text(json.dumps(told))
part.rename(kept / f"{{number}}.json")
"""
DAEMON = """
Listen 127.0.0.1:{port}
LogLevel warn
MaxLogSize 0
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
"""
FILES = """
ServerRoot {root}/etc
ServerBin {root}/lib
DataDir {root}/share
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/tmp
DocumentRoot {root}/www
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
"""
TYPES = """
application/pdf pdf string(0,%PDF)
application/octet-stream
"""
QUEUES = """
<DefaultPrinter Clinic>
DeviceURI kept:/
State Idle
Accepting Yes
</DefaultPrinter>
<Printer Stopped>
DeviceURI kept:/
State Stopped
Accepting No
</Printer>
"""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A job as the printer got it.

    Attributes:
        pdf: The bytes.
        title: Its title.
        copies: How many copies the printer is to make.
        spoken: What else it was told, as the queue says it.
    """

    pdf: bytes
    title: str
    copies: int
    spoken: str

    @property
    def options(self) -> Mapping[str, str]:
        """What else it was told, by name."""
        return dict(part.partition("=")[::2] for part in self.spoken.split())


@dataclass(frozen=True, slots=True)
class CupsServer:
    """A running server.

    Attributes:
        root: Everything it has written.
        address: For the variable ``CUPS_SERVER``.
    """

    root: Path
    address: str

    def arrived(self, number: int = 1) -> Arrived:
        """Wait for a job and return it; the first has the number 1."""
        told = self.root / "kept" / f"{number}.json"
        wait_until(told.exists, f"job {number}")
        said = json.loads(told.read_text())
        pdf = told.with_suffix(".pdf").read_bytes()
        return Arrived(pdf, said["title"], said["copies"], said["options"])


@contextmanager
def cups_server(root: Path) -> Iterator[CupsServer]:
    """Run a server for as long as the block lasts."""
    port = _free_port()
    _write_files(root, port)
    config, files = root / "etc" / "cupsd.conf", root / "etc" / "cups-files.conf"
    child = subprocess.Popen(
        [str(CUPSD), "-f", "-c", str(config), "-s", str(files)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: _answers(port) or child.poll() is not None, "the server")
        if child.poll() is not None:
            raise RuntimeError(f"cupsd ended with {child.returncode}; see {root / 'log'}")
        yield CupsServer(root, f"127.0.0.1:{port}")
    finally:
        child.terminate()
        child.wait(WAIT)


def wait_until(met: Callable[[], bool], what: str) -> None:
    """Wait for a condition, else fail."""
    end = time.monotonic() + WAIT
    while not met():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


def _write_files(root: Path, port: int) -> None:
    folders = ("etc", "lib/backend", "lib/filter", "lib/daemon", "share/mime", "share/banners")
    for name in (*folders, "cache", "state", "spool", "tmp", "www", "log", "kept"):
        (root / name).mkdir(parents=True)
    (root / "etc" / "cupsd.conf").write_text(DAEMON.format(port=port))
    (root / "etc" / "cups-files.conf").write_text(FILES.format(root=root))
    (root / "etc" / "printers.conf").write_text(QUEUES)
    (root / "share" / "mime" / "mime.types").write_text(TYPES)
    helper = next(each for each in HELPERS if each.exists())
    (root / "lib" / "daemon" / "cups-exec").symlink_to(helper)
    backend = root / "lib" / "backend" / "kept"
    backend.write_text(PRINTER.format(python=sys.executable, kept=str(root / "kept")))
    backend.chmod(0o700)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
