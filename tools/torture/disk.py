"""A model of a disk that forgets: what is on it for good, and what only the system knows yet.

Content is on the disk for good once its file was synced; a name once its folder was. Nothing else
survives a power cut in the strict reading. A real disk may keep some of the rest, in any order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from tools.torture.trace import Call

SECTOR = 512
_SHARED_MEMORY = "-shm"
"""SQLite's index of the log: mapped, not written, and made anew after a crash."""


@dataclass(slots=True)
class File:
    """A file: its content as programs see it, and as it was last synced."""

    live: bytearray = field(default_factory=bytearray)
    safe: bytes = b""

    def sync(self) -> None:
        """Put the content on the disk for good."""
        self.safe = bytes(self.live)

    def some(self, chance: Random) -> bytes:
        """Return what was synced with some sectors of what was not."""
        if len(self.live) < len(self.safe) or self.live == self.safe:
            return bytes(chance.choice((self.live, self.safe)))
        found = bytearray(self.safe.ljust(len(self.live), b"\0"))
        for at in range(0, len(found), SECTOR):
            if chance.random() < 0.5:
                found[at : at + SECTOR] = self.live[at : at + SECTOR]
        return bytes(found)


@dataclass(slots=True)
class Folder:
    """A folder: its names as programs see them, and as they were last synced."""

    live: dict[str, "File | Folder"] = field(default_factory=dict)
    safe: dict[str, "File | Folder"] = field(default_factory=dict)

    def sync(self) -> None:
        """Put the names on the disk for good."""
        self.safe = dict(self.live)


Node = File | Folder


class Disk:
    """One folder and all in it, changed by the calls of a trace.

    Args:
        root: The folder that the calls name.
        before: What is in it before; all of it is taken to be on the disk for good.
    """

    def __init__(self, root: Path, before: Path) -> None:
        self._root = PurePosixPath(root)
        self._top = _taken(before)
        self._offsets: dict[tuple[int, str], int] = {}
        self._acts: dict[str, Callable[[Call], None]] = {
            **dict.fromkeys(("open", "openat", "creat"), self._open),
            **dict.fromkeys(("write", "pwrite64"), self._write),
            **dict.fromkeys(("fsync", "fdatasync"), self._sync),
            **dict.fromkeys(("rename", "renameat", "renameat2"), self._rename),
            **dict.fromkeys(("unlink", "unlinkat", "rmdir"), self._unlink),
            **dict.fromkeys(("mkdir", "mkdirat"), self._mkdir),
            "ftruncate": self._cut,
            "lseek": self._seek,
            "sendfile": self._send,
        }

    def take(self, call: Call) -> bool:
        """Follow one call.

        Returns:
            True where it changed what a power cut would leave, or might.

        Raises:
            NotImplementedError: A call on this folder that the model does not know.
        """
        paths = [path for _, path in call.handles] + [_text(text) for text in call.texts[:2]]
        if not any(PurePosixPath(path).is_relative_to(self._root) for path in paths):
            return False
        if call.name == "close":
            return False
        if call.name not in self._acts:
            raise NotImplementedError(call.name)
        self._acts[call.name](call)
        return call.name not in {"lseek", "open", "openat"}

    def left(self, target: Path) -> None:
        """Write what is on the disk for good into a folder."""
        _put(self._top, target, lambda folder: folder.safe, lambda file: file.safe)

    def left_with_some(self, target: Path, chance: Random) -> None:
        """Write what a real disk may have kept: what is synced, and any part of the rest.

        Names are kept all or none: a file system with a journal never keeps half of a rename from
        one folder to another.
        """
        all_names = chance.random() < 0.5

        def names(folder: Folder) -> dict[str, Node]:
            return folder.live if all_names else folder.safe

        _put(self._top, target, names, lambda file: file.some(chance))

    def differs(self, root: Path) -> list[str]:
        """Return the paths in which the model and the real folder differ; empty if it is right."""
        here, there = dict(_files(self._top)), dict(_files(_taken(root)))
        return sorted(
            path for path in here.keys() | there.keys() if here.get(path) != there.get(path)
        )

    def _open(self, call: Call) -> None:
        path = _text(call.texts[0])
        folder, name = self._place(path)
        if folder is None:
            return
        if name not in folder.live and ("O_CREAT" in call.flags or call.name == "creat"):
            folder.live[name] = File()
        node = folder.live.get(name)
        if isinstance(node, File) and ("O_TRUNC" in call.flags or call.name == "creat"):
            node.live.clear()
        self._offsets[call.result, path] = 0

    def _write(self, call: Call) -> None:
        number, path = call.handles[0]
        node = self._file(path)
        data = call.texts[0][: call.result]
        if node is None:
            return
        if call.name == "pwrite64":
            at = call.numbers[-1]
        else:
            at = self._offsets.get((number, path), 0)
            self._offsets[number, path] = at + len(data)
        node.live.extend(bytes(max(0, at - len(node.live))))
        node.live[at : at + len(data)] = data

    def _sync(self, call: Call) -> None:
        node = self._node(call.handles[0][1])
        if node is not None:
            node.sync()

    def _rename(self, call: Call) -> None:
        source, target = (self._place(_text(text)) for text in call.texts[:2])
        if source[0] is not None and target[0] is not None:
            target[0].live[target[1]] = source[0].live.pop(source[1])

    def _unlink(self, call: Call) -> None:
        folder, name = self._place(_text(call.texts[0]), call)
        if folder is not None:
            folder.live.pop(name, None)

    def _mkdir(self, call: Call) -> None:
        folder, name = self._place(_text(call.texts[0]), call)
        if folder is not None:
            folder.live[name] = Folder()

    def _cut(self, call: Call) -> None:
        node, size = self._file(call.handles[0][1]), call.numbers[-1]
        if node is not None:
            del node.live[size:]
            node.live.extend(bytes(size - len(node.live)))

    def _seek(self, call: Call) -> None:
        self._offsets[call.handles[0]] = call.result

    def _send(self, call: Call) -> None:
        """Copy between two files, as shutil does."""
        (number, path), (_, source) = call.handles[:2]
        node, other = self._file(path), Path(source).read_bytes()
        origin = self._file(source)
        content = bytes(origin.live) if origin is not None else other
        begin = int(call.flags.split("[")[1].split("]")[0].split(" ")[0])
        at = self._offsets.get((number, path), 0)
        if node is not None:
            node.live[at : at + call.result] = content[begin : begin + call.result]
            self._offsets[number, path] = at + call.result

    def _parts(self, path: str) -> tuple[str, ...]:
        pure = PurePosixPath(path)
        return pure.relative_to(self._root).parts if pure.is_relative_to(self._root) else ()

    def _place(self, path: str, call: Call | None = None) -> tuple[Folder | None, str]:
        """Return the folder of a path and its last name; a path may be given beside a handle."""
        if call is not None and call.handles and not path.startswith("/"):
            path = f"{call.handles[0][1]}/{path}"
        parts = self._parts(path)
        folder = self._walk(parts[:-1]) if parts else None
        return (folder if isinstance(folder, Folder) else None), (parts[-1] if parts else "")

    def _walk(self, parts: tuple[str, ...]) -> Node | None:
        node: Node | None = self._top
        for part in parts:
            node = node.live.get(part) if isinstance(node, Folder) else None
        return node

    def _node(self, path: str) -> Node | None:
        pure = PurePosixPath(path)
        return self._walk(self._parts(path)) if pure.is_relative_to(self._root) else None

    def _file(self, path: str) -> File | None:
        node = self._node(path)
        return node if isinstance(node, File) else None


def _text(data: bytes) -> str:
    return data.decode(errors="replace") if len(data) < 4096 else ""


def _taken(path: Path) -> Folder:
    """Read a real folder; all of it counts as synced."""
    names: dict[str, Node] = {}
    for each in path.iterdir():
        if each.is_dir():
            names[each.name] = _taken(each)
        else:
            data = each.read_bytes()
            names[each.name] = File(bytearray(data), data)
    return Folder(names, dict(names))


def _files(folder: Folder, above: str = "") -> Iterator[tuple[str, bytes]]:
    for name, node in folder.live.items():
        if isinstance(node, Folder):
            yield from _files(node, f"{above}{name}/")
        elif not name.endswith(_SHARED_MEMORY):
            yield f"{above}{name}", bytes(node.live)


def _put(
    folder: Folder,
    target: Path,
    names: Callable[[Folder], dict[str, Node]],
    content: Callable[[File], bytes],
) -> None:
    target.mkdir()
    for name, node in names(folder).items():
        if isinstance(node, Folder):
            _put(node, target / name, names, content)
        elif not name.endswith(_SHARED_MEMORY):
            (target / name).write_bytes(content(node))
