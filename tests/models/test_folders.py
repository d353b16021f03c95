"""A vault in a shared folder is refused, with the reason."""

import os
import sys
from pathlib import Path

import pytest

from models import folders
from models.folders import cloud_service, mounted_network, mounts, refuse_unsafe, windows_network
from models.paths import Profile
from models.unlock import NewVault, Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds

TABLE = """\
/dev/vda / ext4 rw 0 0
server:/export /mnt/team nfs4 rw 0 0
//server/u /mnt/u\\040drive cifs rw 0 0
me@host:/ /mnt/u\\040drive/deep fuse.sshfs rw 0 0
/dev/sdb1 /mnt/team/stick vfat rw 0 0
home /srv/ann autofs rw 0 0
server:/srv/ann /srv/ann nfs rw 0 0
tmpfs /scratch tmpfs rw 0 0
a short line
"""
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/bea/profile", ""),
        ("/mnt/team/profile", "nfs4"),
        ("/mnt/teamwork", ""),
        ("/mnt/u drive", "cifs"),
        ("/mnt/u drive/deep/er", "fuse.sshfs"),
        ("/mnt/team/stick/profile", ""),
        ("/srv/ann/.local/share/between-sessions", "nfs"),
        ("/scratch/x", ""),
    ],
)
def test_the_nearest_file_system_says_whether_it_is_a_network(folder: str, kind: str) -> None:
    assert mounted_network(Path(folder), TABLE) == kind


@pytest.mark.parametrize("kind", sorted(folders.NETWORK_FILE_SYSTEMS))
def test_every_network_file_system_is_known_with_and_without_fuse(kind: str) -> None:
    for name in (kind, f"fuse.{kind}"):
        assert mounted_network(Path("/n/x"), f"a / ext4 rw 0 0\nb /n {name} rw 0 0") == name


def test_this_computers_own_table_is_read() -> None:
    if sys.platform == "linux":
        assert mounts(folders.MOUNTS.read_text())
    assert mounted_network(Path("/")) == ""


def test_a_link_into_the_network_is_followed(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    table = f"a / ext4 rw 0 0\nb {share.resolve()} cifs rw 0 0"
    assert mounted_network(tmp_path / "link" / "profile", table) == "cifs"


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        (r"\\server\share\me", "UNC"),
        ("//server/share/me", "UNC"),
        (r"\\?\UNC\server\share", "UNC"),
        (r"\\?\C:\me", ""),
        (r"C:\Users\me", ""),
        (r"U:\me", "U:"),
        ("relative", ""),
    ],
)
def test_paths_of_windows(root: str, kind: str) -> None:
    def drive_type(drive: str) -> int:
        return folders.DRIVE_REMOTE if drive == "U:\\" else 3

    assert windows_network(root, drive_type) == kind


def on_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text("a / ext4 rw 0 0\nb " + str(tmp_path.resolve()) + " cifs rw 0 0\n")
    monkeypatch.setattr(folders, "MOUNTS", table)


@posix_only
def test_no_vault_is_made_on_a_network_and_nothing_is_written(
    profile: Profile, clock: FixedClock, ids: SeededIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_network(monkeypatch, profile.root.parent)
    with pytest.raises(UserFacingError) as caught:
        NewVault(profile, clock=clock, ids=ids).create("Ann Example", "made for tests only")
    assert (caught.value.code, caught.value.values) == ("folder.network", {"kind": "cifs"})
    assert not profile.root.exists()


@posix_only
def test_a_vault_moved_to_a_network_is_not_opened(
    vault: Vault, clock: FixedClock, ids: SeededIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    on_network(monkeypatch, vault.profile.root.parent)
    with pytest.raises(UserFacingError) as caught:
        unlock(vault.profile, "made for tests only", clock=clock, ids=ids)
    assert caught.value.code == "folder.network"


@posix_only
@pytest.mark.parametrize(
    ("mode", "new", "code"),
    [
        (0o700, True, ""),
        (0o755, True, "folder.readable"),
        (0o750, True, "folder.readable"),
        (0o755, False, ""),
        (0o770, False, "folder.writable"),
        (0o777, True, "folder.writable"),
    ],
)
def test_a_folder_open_to_others(tmp_path: Path, mode: int, new: bool, code: str) -> None:
    tmp_path.chmod(mode)
    found = ""
    try:
        refuse_unsafe(tmp_path, new=new)
    except UserFacingError as error:
        found = error.code
    tmp_path.chmod(0o700)
    assert found == code


@posix_only
def test_a_folder_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        os.chown(tmp_path, 12345, -1)
    else:
        monkeypatch.setattr("os.geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(UserFacingError, match=r"folder\.writable"):
        refuse_unsafe(tmp_path, new=True)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/srv/ann/OneDrive - Example Trust/work", "OneDrive"),
        ("/srv/ann/Dropbox/p", "Dropbox"),
        ("/srv/ann/Dropbox (Personal)/p", "Dropbox"),
        ("/srv/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/p", "iCloud"),
        ("/srv/Users/ann/Library/CloudStorage/GoogleDrive-ann/My Drive/p", "Google Drive"),
        ("/srv/ann/Nextcloud/p", "Nextcloud"),
        ("/srv/ann/dropboxes/p", ""),
        ("/srv/ann/megaphone", ""),
        ("/srv/ann/.local/share/between-sessions", ""),
    ],
)
def test_a_cloud_folder_is_known_by_its_name(folder: str, service: str) -> None:
    assert cloud_service(Path(folder), {}) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".sync_0a1b.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_cloud_folder_is_known_by_what_lies_in_it(
    tmp_path: Path, mark: str, service: str
) -> None:
    root = tmp_path / "work" / "profile"
    assert cloud_service(root, {}) == ""
    (tmp_path / mark).mkdir()
    assert cloud_service(root, {}) == service


def test_windows_says_where_onedrive_is(tmp_path: Path) -> None:
    told = {"OneDriveCommercial": str(tmp_path)}
    assert cloud_service(tmp_path / "profile", told) == "OneDrive"
    assert cloud_service(tmp_path.parent, told) == ""


def test_no_vault_is_made_where_a_cloud_copies_and_one_there_says_so(
    tmp_path: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = Profile(tmp_path / "Dropbox" / "p")
    with pytest.raises(UserFacingError, match=r"folder\.cloud"):
        NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase)
    assert not profile.exists()
    elsewhere = Profile(tmp_path / "p")
    with NewVault(elsewhere, clock=clock, ids=ids).create("Ann", passphrase) as vault:
        assert vault.folder_fault is None
    profile.root.parent.mkdir(exist_ok=True)
    elsewhere.root.rename(profile.root)
    with unlock(profile, passphrase, clock=clock, ids=ids) as vault:
        assert vault.folder_fault is not None
        assert vault.folder_fault.values == {"service": "Dropbox"}
