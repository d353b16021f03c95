"""Folders a vault must not live in: on a network, copied by a cloud service, or open to others.

A vault in use is more than one file, and each of its writes relies on locks and on a flush that
network file systems promise and do not keep. A service that copies the folder takes its files one
by one, at different moments, and may put an older one back. Nothing here writes.
"""

import ctypes
import os
import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.errors import UserFacingError

# As Linux names them. 9p and virtiofs are left out: they are the own disk of many virtual machines.
NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "coda"}
    | {"ceph", "lustre", "beegfs", "gfs2", "ocfs2", "davfs", "davfs2", "vboxsf", "prl_fs"}
    | {"glusterfs", "sshfs", "curlftpfs", "rclone", "s3fs", "gcsfuse", "gvfsd-fuse", "vmhgfs-fuse"}
    | {"kio-fuse", "moosefs", "mfs", "orangefs", "pvfs2", "shfs"}
)
# A folder of the service's name, or one that begins with it ("OneDrive - My Trust").
CLOUD_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "box sync": "Box",
    "megasync": "MEGA",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
}
# What the services leave in the folder they copy.
CLOUD_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "ownCloud",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".stfolder": "Syncthing",
}
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
MOUNTS = Path("/proc/self/mounts")
DRIVE_REMOTE = 4
"""What Windows answers for a drive that is a folder of another computer."""
_OTHERS_READ = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Mount:
    """One file system in the tree.

    Attributes:
        point: Where it begins.
        kind: Its name, as ``ext4`` or ``fuse.sshfs``.
    """

    point: Path
    kind: str

    @property
    def network(self) -> bool:
        """True where the files are on another computer."""
        return self.kind.removeprefix("fuse.") in NETWORK_FILE_SYSTEMS


def refuse_unsafe(root: Path, *, new: bool) -> None:
    """Refuse a profile's folder that is shared, before anything is written into it.

    Args:
        root: The folder; it need not exist yet.
        new: True where a vault is about to be made. One that is there already is opened though
            others may list the folder: its files are closed to them.

    Raises:
        UserFacingError: ``folder.network`` with ``kind``, ``folder.cloud`` with ``service``,
            ``folder.writable``, ``folder.readable``.
    """
    refuse_network(root)
    refuse_open(root, new=new)
    service = cloud_service(root) if new else ""
    if service:
        raise UserFacingError("folder.cloud", service=service)


def cloud_service(root: Path, environment: Mapping[str, str] | None = None) -> str:
    """Return the name of a service that copies a folder elsewhere, or empty.

    Args:
        root: The folder; it need not exist yet.
        environment: Where OneDrive on Windows names its folders; the program's own by default.
    """
    here = Path(os.path.realpath(root))
    known = os.environ if environment is None else environment
    for name in _ONEDRIVE:
        if known.get(name) and here.is_relative_to(os.path.realpath(known[name])):
            return "OneDrive"
    for folder in (here, *here.parents):
        service = _named_after(folder.name) or _marked(folder)
        if service:
            return service
    return ""


def _named_after(name: str) -> str:
    plain = name.casefold()
    for begins, service in CLOUD_FOLDERS.items():
        if plain == begins or plain.startswith((f"{begins} -", f"{begins}-", f"{begins} (")):
            return service
    return ""


def _marked(folder: Path) -> str:
    for mark, service in CLOUD_MARKS.items():
        try:
            if any(folder.glob(mark)):
                return service
        except OSError:  # not ours to look into
            return ""
    return ""


def refuse_network(root: Path) -> None:
    """Refuse a folder on another computer.

    Raises:
        UserFacingError: ``folder.network`` with ``kind``.
    """
    kind = windows_network(str(root)) if sys.platform == "win32" else mounted_network(root)
    if kind:
        raise UserFacingError("folder.network", kind=kind)


def refuse_open(root: Path, *, new: bool) -> None:
    """Refuse a folder that other users of this computer may change or, for a new vault, read.

    Windows says nothing here: the rights of a folder are no mode there.

    Raises:
        UserFacingError: ``folder.writable``, ``folder.readable``.
    """
    if sys.platform == "win32" or not root.is_dir():
        return
    found = root.stat()
    if found.st_mode & _OTHERS_WRITE or found.st_uid not in {os.geteuid(), 0}:
        raise UserFacingError("folder.writable")
    if new and found.st_mode & _OTHERS_READ:
        raise UserFacingError("folder.readable")


def mounted_network(root: Path, table: str | None = None) -> str:
    """Return the network file system a folder is on, or empty.

    Args:
        root: The folder; it need not exist yet.
        table: What the system says is mounted (Linux), read from it by default. A system that
            says nothing (macOS) is taken at the folder's word.
    """
    if table is None:
        try:
            table = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    here = Path(os.path.realpath(root))
    holding = [mount for mount in mounts(table) if here.is_relative_to(mount.point)]
    if not holding:
        return ""
    # The last of the longest: a later mount hides what was there.
    nearest = max(enumerate(holding), key=_depth)[1]
    return nearest.kind if nearest.network else ""


def mounts(table: str) -> tuple[Mount, ...]:
    """Read a table of mounts; lines that are none are passed over."""
    rows = (line.split(" ") for line in table.splitlines())
    return tuple(Mount(Path(_unescaped(row[1])), row[2]) for row in rows if len(row) > 2)


def windows_network(root: str, drive_type: Callable[[str], int] | None = None) -> str:
    r"""Return what makes a Windows path a network one, or empty.

    Args:
        root: The path, as ``\\server\share\folder`` or ``U:\folder``.
        drive_type: Windows' answer about a drive such as ``U:\``; asked from Windows by default.
    """
    plain = root.replace("/", "\\")
    if plain.upper().startswith("\\\\?\\UNC\\"):
        return "UNC"
    plain = plain.removeprefix("\\\\?\\").removeprefix("\\\\.\\")
    if plain.startswith("\\\\"):
        return "UNC"
    drive = f"{plain[:2]}\\"
    if len(plain) < 2 or plain[1] != ":":
        return ""
    return plain[:2] if (drive_type or _ask_windows)(drive) == DRIVE_REMOTE else ""


def _ask_windows(drive: str) -> int:
    """Ask Windows what a drive is; never tried on one by us."""
    loader = getattr(ctypes, "WinDLL", None)
    return 0 if loader is None else int(loader("kernel32").GetDriveTypeW(drive))


def _depth(counted: tuple[int, Mount]) -> tuple[int, int]:
    at, mount = counted
    return len(mount.point.parts), at


def _unescaped(text: str) -> str:
    """Undo the four escapes of a table of mounts."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text
