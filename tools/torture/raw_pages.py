"""Every byte of a vault's file and log as it is under the encryption, free pages too.

No query is asked: pages are decrypted one by one as SQLCipher lays them out (AES-256-CBC, the last
80 bytes of a page hold 16 of initial vector and 64 of HMAC).
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE, SALT, FRAME, LOG_HEADER = 4096, 80, 16, 24, 32


def pages_in(path: Path, key: bytes) -> Iterator[bytes]:
    """Give every page of the file, and of the log beside it where there is one."""
    data = path.read_bytes()
    for start in range(0, len(data), PAGE):
        yield _opened(data[start : start + PAGE], key, first=start == 0)
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    for start in range(0, len(frames) - FRAME - PAGE + 1, FRAME + PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + FRAME : start + FRAME + PAGE]
        yield _opened(page, key, first=number == 1)


def holding(path: Path, key: bytes, text: str) -> int:
    """Return how many pages hold a text, in UTF-8 or UTF-16."""
    wanted = [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")]
    return sum(any(each in page for each in wanted) for page in pages_in(path, key))


def _opened(page: bytes, key: bytes, *, first: bool) -> bytes:
    start, end = (SALT if first else 0), PAGE - RESERVE
    vector = page[end : end + 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()
