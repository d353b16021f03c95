"""The library's files as read: their text, their entries, and what is wrong with them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Generic, TypeVar

from resources.loader.decode import Decoder
from resources.loader.errors import ContentError, Flaw
from resources.loader.lines import Path, line_of

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = re.compile(r" \(at end of document\)$")


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the library.

    Attributes:
        name: Its name within the library's folder.
        text: Its text.
        tables: What tomllib made of it.
    """

    name: str
    text: str
    tables: Mapping[str, object]

    def error(self, at: Path, reason: str) -> ContentError:
        """Return the error of the value at a path."""
        return ContentError(self.name, line_of(self.text, at), reason, at=at)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T_co]):
    """A value with the place it was read from, so that later checks can point at it."""

    value: T_co
    source: Source
    at: Path

    def error(self, reason: str, *keys: str | int) -> ContentError:
        """Return the error of this entry, or of a key within it."""
        return self.source.error((*self.at, *keys), reason)


def read_source(path: FilePath, name: str) -> Source:
    """Read a file.

    Raises:
        ContentError: It is missing, not UTF-8, or not TOML.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(name, 1, f"the file cannot be read ({error.strerror})") from error
    return source_of(name, data)


def source_of(name: str, data: bytes) -> Source:
    """Return the content of a file; a byte order mark, as some editors write it, is no fault.

    Raises:
        ContentError: It is not UTF-8, or not TOML.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Source(name, text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(name, line, "the file is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(name, text, str(error)) from error
    except (ValueError, RecursionError) as error:  # a number of 5000 digits, 5000 brackets
        raise ContentError(name, 1, "a value is too long to be read") from error


def _syntax_error(name: str, text: str, message: str) -> ContentError:
    if found := _AT_LINE.search(message):
        return ContentError(name, int(found.group(1)), message[: found.start()])
    line = len(text.rstrip("\n").split("\n"))
    return ContentError(name, line, _AT_END.sub(", at the end of the file", message))


def entries(source: Source, key: str, kind: type[T], decoder: Decoder) -> Iterator[Entry[T]]:
    """Yield the entries ``[[key]]`` of a file.

    Raises:
        ContentError: One of them is not as its type says.
    """
    raw = source.tables.get(key, [])
    if not isinstance(raw, list):
        raise source.error((key,), f"write [[{key}]] with double brackets: there may be many")
    for index, each in enumerate(raw):
        yield Entry(_decoded(source, kind, decoder, each, (key, index)), source, (key, index))


def single(source: Source, key: str, kind: type[T], decoder: Decoder) -> Entry[T] | None:
    """Return the entry ``[key]`` of a file, or None where the file has none.

    Raises:
        ContentError: It is not as its type says.
    """
    if key not in source.tables:
        return None
    return Entry(_decoded(source, kind, decoder, source.tables[key], (key,)), source, (key,))


def _decoded(source: Source, kind: type[T], decoder: Decoder, raw: object, at: Path) -> T:
    try:
        return decoder.decode(kind, raw, at)
    except Flaw as flaw:
        raise source.error(flaw.at, flaw.reason) from flaw
