"""A handover file: sealed and opened, old forms, and everything it refuses before it works."""

import hashlib
import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models import gate
from models.handover import parcel as parcels
from models.handover import zipped
from models.handover.parcel import VERSION
from models.handover_file import seal, unseal
from models.paths import Profile
from models.unlock import NewVault, Vault
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.handover import PROGRAM
from planner.ids import SeededIds
from tests.models.freeze_handover import CHEAP, NAME, WORDS, fill
from tests.models.test_old_files import holds
from tools.freeze_schema import DAY, OLD_FILES, content_of

OLD = sorted(OLD_FILES.glob("handover_*.age"))
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is inside a file of everybody, whoever has something of everything first."""
    profile = Profile(tmp_path_factory.mktemp("sender") / "profile")
    new = NewVault(profile, clock=FixedClock.on(DAY), ids=SeededIds(3), made_up=True, cost=CHEAP)
    with new.create("Ann Example", "made for tests only") as vault:
        fill(vault.store)
        people = [vault.store.handing.gather(row.id) for row in vault.store.lists.caseload()]
        people.sort(key=lambda each: -len(each.content["tables"]["session"]))
        return parcels.written(vault.store.handing.parcel(people))


def refused(content: bytes, code: str = "handover.damaged") -> None:
    with pytest.raises(UserFacingError, match=re.escape(code)):
        parcels.read(content, made_up=True)


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, change: Change, name: str = "people/0001.json") -> bytes:
    """A file in which something is changed, by somebody who knows the form: all sums are right."""
    files = files_of(content)
    value = json.loads(files[name])
    change(value)
    files[name] = json.dumps(value).encode()
    manifest = json.loads(files["manifest.json"])
    for entry in manifest["people"]:
        entry["sha256"] = hashlib.sha256(files[entry["file"]]).hexdigest()
    manifest["library"]["sha256"] = hashlib.sha256(files["library.json"]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    return zipped.zipped(files)


def test_the_version_is_the_programs() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    assert f'\nversion = "{PROGRAM}"\n' in project


def test_every_form_is_frozen() -> None:
    assert f"{NAME}.age" in {each.name for each in OLD}
    assert f"handover_{VERSION}_schema_{gate.APP_SCHEMA}" == NAME


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_file_comes_in_whole(made_up_vault: Vault, old: Path) -> None:
    opened = unseal(old.read_bytes(), WORDS, made_up=True)
    done = made_up_vault.take_in(opened)
    assert not done.preview.left_out
    said = content_of(made_up_vault.store)["people"]
    assert holds(said, json.loads(old.with_suffix(".json").read_text("utf-8")))
    assert made_up_vault.check().sound
    assert [each.kind for each in (made_up_vault.last_backup(),) if each] == ["before-import"]


def test_sixty_people_take_seconds_on_both_sides(made_up_vault: Vault, tmp_path: Path) -> None:
    made_up_vault.store.demo.fill(patients=60, years=2, seed=8, today=DAY)
    begun, handing = time.monotonic(), made_up_vault.store.handing
    people = [handing.gather(row.id) for row in made_up_vault.store.lists.caseload()]
    sealed = seal(handing.parcel(people), WORDS)
    opened = unseal(sealed, WORDS.upper(), made_up=True)
    new = NewVault(
        Profile(tmp_path / "other"), clock=FixedClock.on(DAY), ids=SeededIds(4), made_up=True
    )
    with new.create("Bea Colleague", "made for tests only") as vault:
        assert len(vault.take_in(opened).preview.coming) == 60
    assert time.monotonic() - begun < 40  # here: 8 s, nearly all of it the two seals


def put(table: str, name: str, value: object) -> Change:
    return lambda person: person["tables"][table][0].update({name: value})


BAD_VALUES: tuple[Change, ...] = (
    put("patient", "name", ""),
    put("patient", "name", "Ann \u202eelpmaxE"),
    put("patient", "name", "Ann\nExample"),
    put("patient", "reference", "\u2066x\u2069"),
    put("patient", "name", "A" * 1_001),
    put("patient", "name", 7),
    put("patient", "name", None),
    put("patient", "nhs_number", "9990000019"),
    put("patient", "contact_by", "pigeon"),
    put("patient", "contact_note", "x" * 1_000_000),
    put("patient", "contact_note", "x\0"),
    put("patient", "needs", '{"type":"Needs","language":7}'),
    put("patient", "needs", "[" * 100_000),
    put("patient", "life", '{"taken":[{"label":"","weekday":9,"start":"09:00","end":"10:00"}]}'),
    put("patient", "birth_date", "20000101"),
    put("patient", "birth_date", "9999-01-01"),
    put("patient", "uuid", "../x"),
    put("patient", "deleted_at", "2026-05-12 09:00:00.000000"),
    put("patient", "made_up_column", 1),
    put("episode", "patient_id", 2),
    put("episode", "patient_id", 0),
    put("episode", "patient_id", None),
    put("episode", "ended", "1999-01-01"),
    put("session", "number", 2**40),
    put("session", "number", True),
    put("session", "status", "perhaps"),
    put("session", "at", "9:00"),
    put("score", "items", "[NaN]"),
    put("plan", "ready_at", "2026-05-12T09:00:00+00:00"),
    put("task", "due", '{"days":[{"weekday":7,"at":null}],"cue":""}'),
    put("task", "title", "\ud800"),
    put("task", "from_task_id", 10_000),
    put("score", "session_id", 10_000),
    put("plan", "ready_at", "9999-05-12 09:00:00.000000"),
    lambda person: person["tables"].pop("session"),
    lambda person: person["tables"]["patient"].append(person["tables"]["patient"][0]),
    lambda person: person["task_snapshot"].append([1, "0" * 64]),
    lambda person: person.update(more=1),
)


@pytest.mark.parametrize("change", BAD_VALUES, ids=range(len(BAD_VALUES)))
def test_what_could_not_have_been_typed_is_refused(content: bytes, change: Change) -> None:
    assert parcels.read(changed(content, dict.copy), made_up=True)
    refused(changed(content, change))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("version", VERSION + 1, "handover.newer"),
        ("schema", gate.APP_SCHEMA + 1, "handover.newer"),
        ("version", 0, "handover.damaged"),
        ("format", "other", "handover.damaged"),
        ("made_up", False, "handover.mark_differs"),
        ("made_at", "2026-05-12", "handover.damaged"),
        ("made_at", "0001-01-01T00:00:00+00:00", "handover.damaged"),
        ("practitioner", "Ann \u202eelpmaxE", "handover.damaged"),
        ("people", [], "handover.damaged"),
    ],
)
def test_a_manifest_that_does_not_fit(content: bytes, name: str, value: object, code: str) -> None:
    files = files_of(content)
    manifest = json.loads(files["manifest.json"]) | {name: value}
    refused(zipped.zipped(files | {"manifest.json": json.dumps(manifest).encode()}), code)


def test_a_sum_that_does_not_fit(content: bytes) -> None:
    files = files_of(content)
    for name in files.keys() - {"manifest.json"}:
        refused(zipped.zipped(files | {name: files[name] + b" "}))


def test_an_item_of_the_library_is_what_its_hash_says(content: bytes) -> None:
    def more(items: Any) -> None:
        items[0]["content"] += " "

    refused(changed(content, more, "library.json"))


def test_rows_are_as_many_as_the_manifest_says(content: bytes) -> None:
    def fewer(manifest: dict[str, Any]) -> None:
        manifest["people"][0]["rows"]["session"] -= 1

    refused(changed(content, fewer, "manifest.json"))


def test_more_or_less_than_the_manifest_says(content: bytes) -> None:
    files = files_of(content)
    refused(zipped.zipped(files | {"more.json": b"{}"}))
    for name in files:
        refused(zipped.zipped({each: data for each, data in files.items() if each != name}))


def packed(files: dict[str, bytes]) -> bytes:
    """A zip as anybody could make it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def bomb(size: int) -> bytes:
    return packed({"manifest.json": bytes(size)})


def doubled() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", b"{}")
        archive.writestr("manifest.jsom", b"{}")
    return out.getvalue().replace(b"jsom", b"json")


def lying(content: bytes) -> bytes:
    """A zip whose directory says that its first file is shorter than it is."""
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + (5).to_bytes(4, "little") + content[at + 4 :]


def test_a_zip_that_asks_for_too_much_is_refused_unread(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = packed({f"{n}": b"" for n in range(zipped.MOST_FILES + 1)})
    for data in (bomb(10_000_000), bomb(zipped.MOST_OF_ONE + 1), many, doubled(), lying(content)):
        with pytest.raises(UserFacingError, match=r"handover\.damaged"):
            zipped.unzipped(data)
    one = bomb(10_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)  # nothing is unpacked to find that out
    with pytest.raises(UserFacingError, match=r"handover\.damaged"):
        zipped.unzipped(one)


def test_a_text_of_one_letter_arrives_all_the_same() -> None:
    files = {"manifest.json": b"x" * 10_000_000}
    assert zipped.unzipped(zipped.zipped(files)) == files


@pytest.mark.parametrize("sizes", [(1,), (0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6)])
def test_more_than_would_be_taken_does_not_leave(sizes: tuple[float, ...]) -> None:
    files = {f"{n}": bytes(int(part * zipped.MOST_OF_ONE) + 1) for n, part in enumerate(sizes)}
    with pytest.raises(UserFacingError, match=r"age\.too_large"):
        zipped.zipped(files)
