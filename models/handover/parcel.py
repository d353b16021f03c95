"""A handover file out of its seal: a manifest, the library, a file for each person."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import gate
from models.audit import ChainHead
from models.handover.checks import check_library, check_person, whole
from models.handover.shape import Json
from models.handover.values import UNFIT, YEARS, check_hash, is_line, parsed
from models.handover.zipped import unzipped, zipped
from planner.errors import UserFacingError
from planner.handover import Person, Sender
from planner.ids import PatientId

FORMAT = "between-sessions handover"
VERSION = 1
MANIFEST = "manifest.json"
LIBRARY = "library.json"
MOST_PEOPLE = 1_000
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is in a file.

    Attributes:
        sender: Whose vault it is from.
        head: Last row of that vault's audit chain when the file was made.
        people: Who, by identity, with all of theirs (``models.handover.shape``).
        library: Snapshots of the library their tasks were made from.
    """

    sender: Sender
    head: ChainHead
    people: Mapping[PatientId, Json]
    library: Sequence[Json]

    def persons(self) -> tuple[Person, ...]:
        """Return everybody in it."""
        return tuple(_person(each, content) for each, content in self.people.items())


def _silent(done: int, whole_count: int) -> None:
    """Tell nobody."""


def written(parcel: Parcel) -> bytes:
    """Return the bytes of a file, not sealed yet."""
    library = _json(list(parcel.library))
    files = {f"people/{n:04}.json": _json(each) for n, each in enumerate(parcel.people.values(), 1)}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "schema": gate.APP_SCHEMA,
        "program": parcel.sender.program,
        "vault": parcel.sender.vault_id,
        "practitioner": parcel.sender.practitioner,
        "made_at": parcel.sender.made_at.isoformat(),
        "made_up": parcel.sender.made_up,
        "head": {"seq": parcel.head.seq, "seal": parcel.head.seal, "at": parcel.head.at},
        "library": {"sha256": _hash(library), "items": len(parcel.library)},
        "people": [
            {"id": person, "file": name, "sha256": _hash(files[name]), "rows": _counts(content)}
            for (person, content), name in zip(parcel.people.items(), files, strict=True)
        ],
    }
    return zipped({MANIFEST: _json(manifest), LIBRARY: library, **files})


def read(data: bytes, *, made_up: bool, told: Step = _silent) -> Parcel:
    """Return what is in a file that was opened, every value checked.

    Args:
        data: The content of the sealed file.
        made_up: True in a made-up vault; real people stay out of it, and invented ones out of
            others.
        told: Called with how many people are checked and how many there are; it may raise.

    Raises:
        UserFacingError: ``handover.damaged``, ``handover.newer`` with ``found`` and ``known``,
            ``handover.mark_differs`` with ``made_up`` (the file's).
    """
    files = unzipped(data)
    try:
        manifest = parsed(files[MANIFEST])
        _check_version(manifest)
    except UNFIT as error:
        raise _damaged(error) from None
    if manifest.get("made_up") is not made_up:
        raise UserFacingError("handover.mark_differs", made_up=manifest.get("made_up") is True)
    try:
        return _read(manifest, files, told)
    except UNFIT as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> UserFacingError:
    """Return what to say of a value that does not fit; what is ours to say is said as it is."""
    ours = isinstance(error, UserFacingError) and error.code.startswith("handover.")
    return error if ours else UserFacingError("handover.damaged")  # type: ignore[return-value]


def _check_version(manifest: Any) -> None:  # noqa: ANN401 (JSON)
    if manifest["format"] != FORMAT:
        raise ValueError
    found = (manifest["version"], manifest["schema"])
    if any(type(each) is not int or each < 1 for each in found):
        raise ValueError
    for number, known in zip(found, (VERSION, gate.APP_SCHEMA), strict=True):
        if number > known:
            raise UserFacingError("handover.newer", found=number, known=known)


def _read(manifest: Json, files: Mapping[str, bytes], told: Step) -> Parcel:
    entries = manifest["people"]
    listed = {MANIFEST, LIBRARY, *(each["file"] for each in entries)}
    ids = {each["id"] for each in entries}
    if listed != files.keys() or not 1 <= len(ids) == len(entries) <= MOST_PEOPLE:
        raise ValueError
    library = check_library(_checked(files[LIBRARY], manifest["library"]))
    hashes = {each["sha256"] for each in library}
    if any(_hash(each["content"].encode()) != each["sha256"] for each in library):
        raise ValueError
    people: dict[PatientId, Json] = {}
    for done, entry in enumerate(entries):
        told(done, len(entries))
        content = whole(_checked(files[entry["file"]], entry))
        check_person(content, entry["id"], hashes, made_up=manifest["made_up"])
        if entry["rows"] != _counts(content):
            raise ValueError
        people[PatientId(entry["id"])] = content
    return Parcel(
        sender=_sender(manifest), head=_head(manifest["head"]), people=people, library=library
    )


def _checked(content: bytes, entry: Json) -> Any:  # noqa: ANN401 (JSON)
    if _hash(content) != entry["sha256"]:
        raise ValueError
    return parsed(content)


def _sender(manifest: Json) -> Sender:
    made_at = datetime.fromisoformat(manifest["made_at"])
    texts = (manifest["vault"], manifest["practitioner"], manifest["program"])
    if made_at.tzinfo is None or made_at.year not in YEARS or not all(map(is_line, texts)):
        raise ValueError
    return Sender(
        vault_id=manifest["vault"],
        practitioner=manifest["practitioner"],
        made_at=made_at,
        program=manifest["program"],
        made_up=manifest["made_up"],
    )


def _head(entry: Json) -> ChainHead:
    head = ChainHead(entry["seq"], entry["seal"], entry["at"])
    if type(head.seq) is not int or head.seq < 0 or not is_line(head.at):
        raise ValueError
    if head.seal:
        check_hash(head.seal)
    return head


def _person(person: PatientId, content: Json) -> Person:
    tables = content["tables"]
    record = tables["patient"][0]
    kept = {
        name: sum(each["deleted_at"] is None for each in tables[name])
        for name in ("episode", "session", "plan")
    }
    return Person(
        id=person,
        name=record["name"],
        reference=record["reference"],
        courses=kept["episode"],
        sessions=kept["session"],
        plans=kept["plan"],
    )


def _counts(content: Json) -> dict[str, int]:
    return {name: len(rows) for name, rows in content["tables"].items()}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
