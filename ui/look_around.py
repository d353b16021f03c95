"""The folder of a throwaway profile."""

from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.paths import Profile


def look_around_profile(near: "Profile") -> "Profile":
    """Return a new folder for a throwaway profile, away from the real one."""
    root = Path(mkdtemp(prefix="between-sessions-made-up-"))
    return type(near)(root / "profile")


def discard_look_around(profile: "Profile") -> None:
    """Delete a throwaway profile and its folder; what is in the way stays."""
    rmtree(profile.root.parent, ignore_errors=True)
