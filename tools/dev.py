"""Set up, run and check Between Sessions.

python3 tools/dev.py COMMAND [arguments]

run            start the program; arguments go to main.py
test           every check: ruff, mypy, pytest; arguments go to pytest
bench          the benchmarks
torture        hurts the vault: kill -9, power loss, full disk, damage (--only, --cycles, --seed)
shots          pictures of every screen
lock           make both lock files anew from pyproject.toml (needs uv)
freeze-schema  keep the present database schema for the tests of upgrades

Standard library only. The first call makes .venv from the lock and sees to missing system
libraries; a later one finds nothing to do and costs next to nothing. Messages go to standard
error, so that the output of the program stays its own. Exit 2: something is missing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = VENV / "between-sessions.json"
BUSY = VENV / "between-sessions.busy"  # lies there while .venv is being made or changed
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-dev.lock"  # a superset of RUN_LOCK
THIS_PYTHON = ".".join(str(part) for part in sys.version_info[:2])
TABLE = Path(__file__).with_name("system_packages.txt")
PROBE = "from PySide6 import QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets"

BINARIES = {  # what is looked at for missing libraries, by the kind of display there is
    "plain": ("QtWidgets.*", "QtPdfWidgets.*", "QtPrintSupport.*", "QtSvg.*", "QtTest.*"),
    "x11": ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/printsupport/*.so"),
    "wayland": ("Qt/plugins/platforms/libqwayland.so", "Qt/plugins/printsupport/*.so"),
}
PRINT_SERVER = ("cups-client", "cups-daemon", "cups-filters-core-drivers")
MODULES = {
    "bench": "bench",
    "freeze-schema": "tools.freeze_schema",
    "shots": "tools.shots",
    "torture": "tools.torture",
}


def say(text: str) -> None:
    """Tell the person something, away from the program's own output."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """End with one sentence and exit code 2."""
    say(text)
    sys.exit(2)


def read_state() -> dict[str, object]:
    """What .venv is known to hold; empty when unknown, broken or half made."""
    if BUSY.exists() or not PYTHON.exists():
        return {}
    try:
        state = json.loads(STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) and state.get("python") == THIS_PYTHON else {}


def write_state(locks: Mapping[str, str], displays: Iterable[str]) -> None:
    """Record what .venv holds, whole or not at all."""
    state = {"python": THIS_PYTHON, "locks": dict(locks), "displays": sorted(displays)}
    fresh = STATE.with_suffix(".new")
    fresh.write_text(json.dumps(state), encoding="utf-8")
    fresh.replace(STATE)


def lock_hash(name: str) -> str:
    """Fingerprint of a lock file."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def ensure_environment(lock: str) -> None:
    """Make .venv hold what a lock names; do nothing if it already does."""
    locks = read_state().get("locks")
    if isinstance(locks, dict) and locks.get(lock) == lock_hash(lock):
        return
    say(f"Installing the libraries of {lock} into {VENV.name} (once; about a minute)")
    if VENV.exists() and (BUSY.exists() or not PYTHON.exists() or not made_by_this_python()):
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    BUSY.touch()
    if not PYTHON.exists():
        make_venv()
    pip = "-m pip --disable-pip-version-check install -qq --require-hashes --only-binary=:all: -r"
    command: list[str | Path] = [PYTHON, *pip.split(), ROOT / lock]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        stop("The libraries could not be installed (see above). Is there a network connection?")
    held = [RUN_LOCK, TEST_LOCK] if lock == TEST_LOCK else [lock]
    write_state({name: lock_hash(name) for name in held}, ())
    BUSY.unlink()


def made_by_this_python() -> bool:
    """Whether .venv belongs to the Python version that runs this."""
    notes = VENV / "pyvenv.cfg"
    return notes.exists() and f"version = {THIS_PYTHON}." in notes.read_text(encoding="utf-8")


def make_venv() -> None:
    """Make an empty .venv, with the Python behind any environment this one runs in."""
    if importlib.util.find_spec("ensurepip") is None:
        install_packages({f"python{THIS_PYTHON}-venv"})
    base = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.run([base, "-m", "venv", VENV], stdout=sys.stderr, check=False).returncode:
        stop("Python could not make the folder .venv (see above).")


def displays() -> set[str]:
    """Which kinds of display the program may meet here; "plain" is none at all."""
    kinds = {"x11": "DISPLAY", "wayland": "WAYLAND_DISPLAY"} if sys.platform == "linux" else {}
    return {"plain"} | {kind for kind, variable in kinds.items() if os.environ.get(variable)}


def ensure_libraries() -> None:
    """See that Qt loads here, installing Debian packages where that is allowed."""
    state = read_state()
    known = state.get("displays")
    wanted = displays() | set(known if isinstance(known, list) else ())
    if isinstance(known, list) and wanted == set(known):
        return
    if sys.platform == "linux" and shutil.which("ldd"):
        for _ in range(3):  # a package can bring a library that lacks another
            missing = missing_libraries(wanted)
            if not missing:
                break
            install_packages(packages_for(missing))
    probe = subprocess.run([PYTHON, "-c", PROBE], capture_output=True, text=True, check=False)
    if probe.returncode:
        stop(f"Qt does not load on this system: {probe.stderr.strip().splitlines()[-1]}")
    locks = state.get("locks")
    write_state(locks if isinstance(locks, dict) else {}, wanted)


def package_table() -> dict[str, str]:
    """Debian packages by the shared library or program they bring."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def missing_libraries(kinds: Iterable[str]) -> set[str]:
    """Names of the shared libraries that Qt needs here and the system lacks."""
    folder = next(VENV.glob("lib/python*/site-packages/PySide6"))
    files = [path for kind in kinds for name in BINARIES[kind] for path in folder.glob(name)]
    command: list[str | Path] = ["ldd", *(path for path in files if path.suffix == ".so")]
    return not_found(subprocess.run(command, capture_output=True, text=True, check=False).stdout)


def not_found(ldd_output: str) -> set[str]:
    """The libraries that ldd could not find."""
    lines = ldd_output.splitlines()
    return {line.split("=>")[0].strip() for line in lines if line.endswith("=> not found")}


def packages_for(libraries: Iterable[str]) -> set[str]:
    """Debian packages of some libraries; one that is in no table may come along with others."""
    table = package_table()
    packages = {table[name] for name in libraries if name in table}
    if not packages or not shutil.which("apt-get"):
        names = " ".join(sorted(libraries))
        stop(f"This system lacks {names}: install them with its package manager.")
    return packages


def ensure_test_tools() -> None:
    """See that the programs exist which the tests read PDF files with."""
    tools = {name: package for name, package in package_table().items() if ".so" not in name}
    missing = {package for tool, package in tools.items() if not shutil.which(tool)}
    if missing:
        install_packages(missing)


def ensure_print_server(environment: Mapping[str, str]) -> None:
    """Where tests may install one (``CI=true``), try for a print server; they skip without it."""
    root = bool(shutil.which("apt-get")) and os.geteuid() == 0
    if environment.get("CI") == "true" and root and not shutil.which("cupsd"):
        say("Trying for a print server, for the tests that print")
        install = ["apt-get", "install", "-y", "--no-install-recommends", *PRINT_SERVER]
        if not apt(install) and apt(["apt-get", "update"]):
            apt(install)


def install_packages(packages: set[str]) -> None:
    """Install Debian packages as root, else print the exact command and stop."""
    names = sorted(packages)
    install = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if not shutil.which("apt-get"):
        mac = "brew install pango poppler qpdf"
        tool = mac if sys.platform == "darwin" else "its package manager"
        stop(f"This system lacks {' '.join(names)}: install with {tool}.")
    if os.geteuid() != 0:
        stop(f"This system lacks some packages; install them with: sudo {' '.join(install)}")
    say(f"This system lacks {' '.join(names)}: installing with apt-get")
    listed = any(Path("/var/lib/apt/lists").glob("*Packages*"))
    if not (listed and apt(install)) and not (apt(["apt-get", "update"]) and apt(install, True)):
        stop(f"apt-get failed (see above). The command was: {' '.join(install)}")


def apt(command: list[str], tell: bool = False) -> bool:
    """Run apt-get without questions; its output is shown only when asked and it fails."""
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    patient = [*command, "-o", "DPkg::Lock::Timeout=120"]
    result = subprocess.run(patient, capture_output=True, text=True, check=False)
    if tell and result.returncode:
        say(result.stdout + result.stderr)
    return result.returncode == 0


def run(arguments: list[str]) -> int:
    """Start main.py; with no display and nothing asked, show the main job as pictures."""
    ensure_environment(RUN_LOCK)
    ensure_libraries()
    arguments, extra = without_display(arguments, os.environ)
    os.environ.update(extra)
    command = [str(PYTHON), str(ROOT / "main.py"), *arguments]
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606  (so that signals reach the program)
    return subprocess.run(command, check=False).returncode


def without_display(
    arguments: list[str], environment: Mapping[str, str]
) -> tuple[list[str], dict[str, str]]:
    """Arguments and added environment for main.py: the tour if no window could be seen."""
    display = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if arguments or sys.platform != "linux" or any(environment.get(key) for key in display):
        return arguments, {}
    folder = Path.cwd() / "tour"
    say(f"There is no display here, so the main job is shown as pictures in {folder}")
    return ["tour", "--out", str(folder)], {"QT_QPA_PLATFORM": "offscreen"}


def test(arguments: list[str]) -> int:
    """Run every check, also after a failure; 1 if any failed."""
    ensure_environment(TEST_LOCK)
    ensure_libraries()
    ensure_test_tools()
    ensure_print_server(os.environ)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "pytest": ["pytest", *arguments],
    }
    results = [check(name, command) for name, command in checks.items()]
    return 0 if all(results) else 1


def check(name: str, command: list[str]) -> bool:
    """Run one check and print one line: its name, result and time. pytest speaks for itself."""
    begun, aloud = time.monotonic(), name == "pytest"
    call: list[str | Path] = [PYTHON, "-m", *command]
    result = subprocess.run(call, cwd=ROOT, capture_output=not aloud, text=True, check=False)
    good = result.returncode == 0
    if not good and not aloud:
        print(result.stdout + result.stderr)
    print(f"{name:12}{'ok' if good else 'FAILED':8}{time.monotonic() - begun:6.1f} s", flush=True)
    return good


def run_module(name: str, arguments: list[str]) -> int:
    """Run one of the project's own programs with the libraries of the tests."""
    ensure_environment(TEST_LOCK)
    ensure_libraries()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([PYTHON, "-m", name, *arguments], cwd=ROOT, check=False).returncode


def lock(arguments: list[str]) -> int:
    """Make both lock files anew; they hold versions and hashes, and no address."""
    if not shutil.which("uv"):
        stop("uv is needed to make the lock files: pip install uv")
    options = "--generate-hashes --universal --no-header --no-emit-index-url --no-annotate -q"
    command = ["uv", "pip", "compile", "--python-version", "3.11", *options.split(), *arguments]
    for name, extra in ((RUN_LOCK, []), (TEST_LOCK, ["--group", "dev", "-c", RUN_LOCK])):
        call = [*command, *extra, "-o", name, "pyproject.toml"]
        if code := subprocess.run(call, cwd=ROOT, check=False).returncode:
            return code
    return 0


def main(arguments: list[str]) -> int:
    """Do one command; print the help for anything else."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file must say so to an older Python)
        stop("Python 3.11 or newer is needed.")
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if command in MODULES:
        return run_module(MODULES[command], rest)
    action = {"run": run, "test": test, "lock": lock}.get(command)
    if action:
        return action(rest)
    say(__doc__ or "")
    return 0 if command in {"help", "-h", "--help"} else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
