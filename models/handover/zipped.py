"""The zip inside a sealed file: a few JSON files, checked before anything is unpacked.

It is in memory only: what it holds must never lie on a disk unsealed.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from planner.errors import UserFacingError

MOST_FILES = 2_000
MOST_BYTES = 96 * 1024 * 1024
"""Unpacked, all files together."""
MOST_OF_ONE = 16 * 1024 * 1024
"""Of one person: forty contacts with their packs are two."""
RATIO = 100
"""Unpacked bytes for one packed; rows of a record pack to a fifth."""
_SMALL = 64 * 1024  # a short file may pack as well as it likes
_ENCRYPTED = 0x1
_DAY = (1980, 1, 1, 0, 0, 0)
BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    KeyError,
    IndexError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)
"""What the library raises for a file that is not a whole zip."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip; the same files give the same bytes.

    Raises:
        UserFacingError: ``age.too_large`` where ``unzipped`` would refuse them.
    """
    whole = sum(map(len, files.values()))
    if whole > MOST_BYTES or any(len(content) > MOST_OF_ONE for content in files.values()):
        raise UserFacingError("age.too_large", most=MOST_BYTES // 1024**2)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # What packs suspiciously well is left as it is: it would be refused on arrival.
            packs_well = len(content) > max(_SMALL, RATIO * len(zlib.compress(content)))
            way = zipfile.ZIP_STORED if packs_well else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, way)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip.

    Raises:
        UserFacingError: ``handover.damaged`` where it is not whole, or asks for more room than
            this program's own files do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if not _fair(entries):
                raise UserFacingError("handover.damaged")
            return {each.filename: _content(archive, each) for each in entries}
    except BROKEN:
        raise UserFacingError("handover.damaged") from None


def _fair(entries: list[zipfile.ZipInfo]) -> bool:
    names = {each.filename for each in entries}
    whole = sum(each.file_size for each in entries)
    if len(entries) > MOST_FILES or len(names) < len(entries) or whole > MOST_BYTES:
        return False
    return all(map(_fair_one, entries))


def _fair_one(entry: zipfile.ZipInfo) -> bool:
    packed_well = entry.file_size <= max(_SMALL, RATIO * entry.compress_size)
    plain = not entry.flag_bits & _ENCRYPTED
    known = entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return packed_well and plain and known and 0 <= entry.file_size <= MOST_OF_ONE


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return one file; never more than its entry says, whatever is packed."""
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise UserFacingError("handover.damaged")
    return content
