"""The lock files fit together, and every package in them has its licence written down."""

import re

import pytest

from tests.architecture.project import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_the_lock_for_tests_holds_the_lock_for_running() -> None:
    running, testing = (pins(lock) for lock in LOCKS)
    assert running.items() <= testing.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_have_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert all(
        "--hash=sha256:" in part for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    )


def test_direct_dependencies_are_locked_as_they_are_pinned() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = dict(re.findall(r'^    "([\w-]+)==([\w.]+)"', project, re.MULTILINE))
    assert {(name.lower(), version) for name, version in named.items()} <= pins(LOCKS[1]).items()


def test_every_package_has_its_licence_listed() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w-]+) \| (\S[^|]*) \|", page, re.MULTILINE))
    assert set(rows) - {"package", "what"} == set(pins(LOCKS[1]))
