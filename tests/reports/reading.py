"""A PDF as its objects and as what its pages show, read with qpdf: no code of ours is asked."""

import base64
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

TOKEN = re.compile(
    rb"<<|>>|[\[\]]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+"
)
DRAWS = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"TJ"})
REFERENCE = re.compile(r"\d+ \d+ R")


@dataclass(frozen=True, slots=True)
class Shown:
    """Something a page draws.

    Attributes:
        operator: The PDF operator.
        tags: Marked content it stands in, the innermost last.
        mcid: Number of the marked content it belongs to, or None.
        font: Object of the font of glyphs, else empty.
        glyphs: Glyph ids.
        texts: What stands for them: their ActualText, else what ToUnicode has of each.
    """

    operator: str
    tags: tuple[str, ...]
    mcid: int | None
    font: str = ""
    glyphs: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What its glyphs stand for together."""
        return "".join(self.texts)


@dataclass
class Mark:
    """Marked content that is open: its tag, number, and text that stands for its glyphs."""

    tag: str
    mcid: int | None = None
    actual: str | None = None
    told: bool = False


@dataclass
class State:
    """What the content stream has set so far."""

    stack: list[bytes] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    font: str = ""


class Pdf:
    """A PDF, read once."""

    def __init__(self, data: bytes, folder: Path) -> None:
        file = folder / "read.pdf"
        file.write_bytes(data)
        options = ("--json", "--json-stream-data=inline", "--decode-level=generalized")
        run = subprocess.run(["qpdf", *options, str(file)], capture_output=True, check=True)
        self._all = json.loads(run.stdout)
        self._objects: dict[str, Any] = self._all["qpdf"][1]

    def get(self, value: Any) -> Any:
        """Return what a value refers to, else the value."""
        while isinstance(value, str) and REFERENCE.fullmatch(value):
            found = self._objects[f"obj:{value}"]
            value = found["value"] if "value" in found else found["stream"]["dict"]
        return value

    def stream(self, reference: str) -> bytes:
        """Return the data of a stream."""
        return base64.b64decode(self._objects[f"obj:{reference}"]["stream"]["data"])

    @property
    def root(self) -> dict[str, Any]:
        """The catalogue of the document."""
        found: dict[str, Any] = self.get(self.get(self._objects["trailer"]["value"])["/Root"])
        return found

    @property
    def page_references(self) -> list[str]:
        """The pages' objects in their order."""
        return [each["object"] for each in self._all["pages"]]

    @cached_property
    def to_unicode(self) -> dict[str, dict[int, str]]:
        """Texts of glyphs by the fonts' objects."""
        found: dict[str, dict[int, str]] = {}
        for name, each in self._objects.items():
            value = each.get("value")
            if isinstance(value, dict) and value.get("/Subtype") == "/Type0":
                pairs = re.findall(
                    rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$",
                    self.stream(value["/ToUnicode"]),
                    re.MULTILINE,
                )
                found[name.removeprefix("obj:")] = {
                    int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                    for glyph, text in pairs
                }
        return found

    def shown(self, page: str) -> Iterator[Shown]:
        """Yield what a page draws, in the order it is drawn."""
        value = self.get(page)
        contents = value["/Contents"]
        streams = contents if isinstance(contents, list) else [contents]
        fonts = self.get(self.get(value["/Resources"]).get("/Font", {}))
        state = State()
        for token in TOKEN.findall(b"\n".join(self.stream(each) for each in streams)):
            if re.match(rb"[A-Za-z'\"]", token) and token not in (b"true", b"false", b"null"):
                yield from self._step(token, state, fonts)
                state.stack.clear()
            else:
                state.stack.append(token)

    def _step(self, token: bytes, state: State, fonts: dict[str, str]) -> Iterator[Shown]:
        if token == b"Tf":
            state.font = fonts.get(state.stack[0].decode(), "")
        elif token in (b"BDC", b"BMC"):
            state.marks.append(_mark(state.stack))
        elif token == b"EMC":
            state.marks.pop()
        elif token in DRAWS or token == b"Tj":
            yield self._drawn(token, state)

    def _drawn(self, token: bytes, state: State) -> Shown:
        tags = tuple(each.tag for each in state.marks)
        mcid = next((m.mcid for m in reversed(state.marks) if m.mcid is not None), None)
        if token not in (b"TJ", b"Tj"):
            return Shown(token.decode(), tags, mcid)
        codes = b"".join(each[1:-1] for each in state.stack if each[:1] == b"<")
        glyphs = tuple(int(codes[at : at + 4], 16) for at in range(0, len(codes), 4))
        known = self.to_unicode.get(state.font, {})
        texts = tuple(known.get(each, "\ufffd") for each in glyphs)
        for mark in state.marks:
            if mark.actual is not None:
                texts = () if mark.told else (mark.actual,)
                mark.told = True
        return Shown(token.decode(), tags, mcid, state.font, glyphs, texts)


def _mark(stack: list[bytes]) -> Mark:
    mark = Mark(stack[0].decode())
    for key, value in pairwise(stack):
        if key == b"/MCID":
            mark.mcid = int(value)
        elif key == b"/ActualText":
            mark.actual = bytes.fromhex(value[1:-1].decode()).decode("utf-16")
    return mark
