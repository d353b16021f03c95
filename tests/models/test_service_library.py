"""What a service makes its own: written whole or not at all, audited, harmless to plans made."""

import errno
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models import files, library_files
from models.library_toml import dump
from models.service_library import ServiceLibrary
from models.store.library import LibraryArea
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.library import Intervention, Picture
from planner.shelf import ImportLine, Item, ItemChange, ItemKind, Origin, ShelfItem
from resources.library_loader import FOLDER, ContentError
from resources.overlay import read_shelf
from tests.models.faults import code_of
from tests.models.store.conftest import World, opened

SHELF = read_shelf([(Origin.OURS, FOLDER)])
OURS = SHELF.library
DIARY = OURS.templates["sleep_diary"]
OWN = Intervention(id="our_own", title="Our own & <others>: ü ع 'x' \"y\" \\ #")
TEMPLATE = ItemKind.TEMPLATE


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = opened(tmp_path / "profile" / "vault.db", create=True)
    yield world
    world.database.close()


@pytest.fixture(autouse=True)
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "profile"
    path.mkdir()
    return path


@pytest.fixture
def library(world: World) -> LibraryArea:
    return world.store.library


def state(library: LibraryArea, kind: ItemKind, name: str) -> ShelfItem | None:
    found = (e for e in library.shelf().items if (e.kind, e.item.id) == (kind, name))
    return next(found, None)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_file_is_laid_out_as_ours_are(library: LibraryArea, profile: Path) -> None:
    library.save(replace(DIARY, title="Nights"))
    lines = (profile / "library" / "template_sleep_diary.toml").read_text().split("\n")
    assert 'title = "Nights"' in lines
    assert "sizes = [" in lines
    assert f'    "{DIARY.steps[0]}",' in lines


def test_what_is_saved_is_there_at_once(library: LibraryArea) -> None:
    assert library.save(OWN) == Changes(frozenset({Kind.LIBRARY}))
    assert library.library().interventions["our_own"] == OWN
    library.save(replace(DIARY, title="Nights"))
    found = state(library, TEMPLATE, "sleep_diary")
    assert found is not None
    assert (found.origin, found.replaces) == (Origin.SERVICE, True)


def test_files_are_for_their_owner_alone(library: LibraryArea, profile: Path) -> None:
    library.save(OWN)
    folder = profile / "library"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [each.stat().st_mode & 0o777 for each in folder.iterdir()] == [0o600]


def test_another_opening_finds_it(library: LibraryArea, profile: Path) -> None:
    library.save(OWN)
    library.hide(TEMPLATE, "sleep_diary")
    again = ServiceLibrary(profile / "library").laid().shelf
    assert again == library.shelf()


REFUSED = (
    (replace(DIARY, title="x" * 300), ("title",), "at most 80"),
    (replace(DIARY, title=""), ("title",), "empty"),
    (replace(DIARY, title="a\nb"), ("title",), "line break"),
    (replace(DIARY, title="a\0b"), ("title",), "invisible"),
    (replace(DIARY, worksheets=("none",)), ("worksheets", 0), "not known"),
    (replace(DIARY, intervention="none"), ("intervention",), "not known"),
    (replace(DIARY, sizes=DIARY.sizes[:1]), ("sizes",), "usual is missing"),
    (replace(DIARY, steps=()), (), "steps is missing"),
    (replace(DIARY, id="../x"), ("id",), "letters"),
    (replace(DIARY, id="Sleep_diary"), ("id",), "capitals"),
    (replace(OURS.barriers["T1.1"], quick=4), (), "the position 4"),
)


@pytest.mark.parametrize(("item", "at", "reason"), REFUSED)
def test_what_is_wrong_is_not_written(
    library: LibraryArea, world: World, profile: Path, item: Item, at: object, reason: str
) -> None:
    with pytest.raises(ContentError) as caught:
        library.save(item)
    assert caught.value.code == "library.item_refused"
    assert reason in caught.value.reason
    assert caught.value.at == at or item is REFUSED[-1][0]
    assert held(profile / "library") == {}
    assert world.count("audit_event") == 0


def test_half_a_character_is_refused(library: LibraryArea) -> None:
    assert code_of(library.save, replace(DIARY, title="\ud800")) == "text.broken"


def test_hide_and_show(library: LibraryArea, profile: Path) -> None:
    library.hide(TEMPLATE, "sleep_diary")
    library.hide(ItemKind.BARRIER, "T1.1")
    assert "sleep_diary" not in library.library().templates
    assert "sleep_diary" in library.everything().templates
    library.show(TEMPLATE, "sleep_diary")
    assert "sleep_diary" in library.library().templates
    assert "T1.1" not in library.library().barriers
    library.show(ItemKind.BARRIER, "T1.1")
    assert held(profile / "library") == {}


def test_a_profile_shows_what_the_machine_hides(tmp_path: Path, profile: Path) -> None:
    machine = tmp_path / "machine"
    machine.mkdir()
    (machine / "all.toml").write_text('[hide]\ntemplate = ["sleep_diary"]\n')
    service = ServiceLibrary(profile / "library", machine)
    service.write(service.showing((TEMPLATE, "sleep_diary")))
    assert "sleep_diary" in service.laid().shelf.library.templates
    service.write(service.hiding((TEMPLATE, "sleep_diary")))
    assert "sleep_diary" not in service.laid().shelf.library.templates


@pytest.mark.parametrize(
    ("name", "kind", "item", "code"),
    [
        ("hide", ItemKind.THEME, "T1", "library.cannot_hide"),
        ("hide", TEMPLATE, "none", "library.unknown"),
        ("show", TEMPLATE, "none", "library.unknown"),
        ("show", TEMPLATE, "sleep_diary", "library.heading_hidden"),
    ],
)
def test_what_cannot_be_hidden_or_shown(
    library: LibraryArea, name: str, kind: ItemKind, item: str, code: str
) -> None:
    library.hide(ItemKind.INTERVENTION, "sleep")
    assert code_of(getattr(library, name), kind, item) == code


def test_restore_brings_ours_back_and_drops_what_was_added(library: LibraryArea) -> None:
    library.save(replace(DIARY, title="Nights"))
    library.save(OWN)
    library.hide(ItemKind.INTERVENTION, "our_own")
    library.restore(TEMPLATE, "sleep_diary")
    library.restore(ItemKind.INTERVENTION, "our_own")
    assert library.shelf() == SHELF
    assert library.restore(TEMPLATE, "sleep_diary") == Changes()


def test_what_is_needed_stays(library: LibraryArea) -> None:
    library.save(OWN)
    library.save(replace(DIARY, id="own_diary", title="Own diary", intervention="our_own"))
    with pytest.raises(UserFacingError) as caught:
        library.restore(ItemKind.INTERVENTION, "our_own")
    assert (caught.value.code, caught.value.values["by"]) == ("library.needed", "Own diary")
    assert library.shelf().faults == ()


def test_files_by_hand_are_never_changed(library: LibraryArea, profile: Path) -> None:
    folder = profile / "library"
    folder.mkdir()
    (folder / "mine.toml").write_bytes(b"# mine\n" + dump([OWN]))
    before = held(folder)
    assert code_of(library.restore, ItemKind.INTERVENTION, "our_own") == "library.by_hand"
    library.save(replace(OWN, title="Another"))
    assert library.library().interventions["our_own"].title == "Another"
    assert held(folder).items() >= before.items()


def test_a_broken_file_can_be_mended_from_the_program(library: LibraryArea, profile: Path) -> None:
    folder = profile / "library"
    folder.mkdir()
    (folder / "template_sleep_diary.toml").write_text("[[template]\n")
    assert len(library.shelf().faults) == 1
    library.save(replace(DIARY, title="Nights"))
    assert library.shelf().faults == ()
    (folder / "template_sleep_diary.toml").write_text("[[template]\n")
    library.restore(TEMPLATE, "sleep_diary")
    assert library.shelf() == SHELF


def test_each_change_has_one_row_without_words(library: LibraryArea, world: World) -> None:
    library.save(replace(DIARY, title="Nights"))
    library.hide(TEMPLATE, "sleep_diary")
    library.hide(TEMPLATE, "sleep_diary")
    sql = "SELECT action, entity, entity_uuid, fields FROM audit_event ORDER BY seq"
    assert [tuple(row) for row in world.database.execute_sql(sql)] == [
        ("save", "library", "template:sleep_diary", "[]"),
        ("hide", "library", "template:sleep_diary", "[]"),
    ]
    assert world.audit.verify().ok


Fails = Callable[[int], None]


@pytest.fixture
def disk_fails(monkeypatch: pytest.MonkeyPatch) -> Fails:
    """Lets every new file fail from now on."""

    def fail(number: int) -> None:
        def refuse(path: Path) -> None:
            raise OSError(number, "no", str(path))

        monkeypatch.setattr(library_files, "new_private_file", refuse)
        monkeypatch.setattr(files, "new_private_file", refuse)

    return fail


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EROFS, "library.read_only"),
        (errno.EACCES, "library.read_only"),
        (errno.EIO, "disk.failed"),
        (errno.ENAMETOOLONG, "library.write_failed"),
    ],
)
def test_no_row_without_its_files(
    library: LibraryArea, world: World, disk_fails: Fails, number: int, code: str
) -> None:
    library.save(OWN)
    disk_fails(number)
    assert code_of(library.save, replace(OWN, title="Another")) == code
    assert library.library().interventions["our_own"] == OWN
    assert world.count("audit_event") == 1
    assert world.audit.verify().ok


def test_no_files_without_their_row(
    library: LibraryArea, world: World, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(OWN)
    before = held(profile / "library")

    def refuse() -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(world.database, "commit", refuse)
    assert code_of(library.save, replace(OWN, title="Another")) == "disk.full"
    monkeypatch.undo()
    assert held(profile / "library") == before
    assert world.count("audit_event") == 1


def filled(library: LibraryArea) -> None:
    library.save(OWN)
    library.save(replace(DIARY, title="Nights & <days>", intervention="our_own"))
    library.save(Picture(id="lantern", glyph="X", alt="a lantern"))
    library.hide(ItemKind.CRIB, next(iter(OURS.cribs)))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[LibraryArea]:
    """The library of another profile."""
    path = tmp_path / "other"
    path.mkdir()
    world = opened(path / "vault.db", create=True)
    yield world.store.library
    world.database.close()


def test_export_and_import_give_the_same_library(
    library: LibraryArea, other: LibraryArea, tmp_path: Path
) -> None:
    filled(library)
    out = tmp_path / "ours.toml"
    library.export(out)
    assert "\nformat = 1\n" in out.read_text()
    preview = other.preview(out)
    assert other.shelf() == SHELF
    assert [(each.kind, each.id, each.change) for each in preview.lines] == [
        (ItemKind.INTERVENTION, "our_own", ItemChange.ADDED),
        (ItemKind.TEMPLATE, "sleep_diary", ItemChange.REPLACED),
        (ItemKind.CRIB, next(iter(OURS.cribs)), ItemChange.HIDDEN),
        (ItemKind.PICTURE, "lantern", ItemChange.ADDED),
    ]
    assert other.import_file(out).touches(Kind.LIBRARY)
    assert other.shelf() == library.shelf()
    assert (other.preview(out).lines, other.preview(out).unchanged) == ((), 3)
    assert other.import_file(out) == Changes()


def test_an_import_leaves_the_rest_alone(
    library: LibraryArea, other: LibraryArea, tmp_path: Path
) -> None:
    filled(library)
    library.export(tmp_path / "ours.toml")
    other.save(Intervention(id="theirs", title="Theirs"))
    other.hide(TEMPLATE, "sleep_diary")
    other.import_file(tmp_path / "ours.toml")
    assert "theirs" in other.library().interventions
    assert "sleep_diary" not in other.library().templates
    assert other.everything().templates["sleep_diary"].title == "Nights & <days>"


def test_a_file_may_show_again(library: LibraryArea, tmp_path: Path) -> None:
    library.hide(TEMPLATE, "sleep_diary")
    path = tmp_path / "in.toml"
    path.write_text('[show]\ntemplate = ["sleep_diary", "gone"]\n[hide]\ncrib = ["gone"]\n')
    line = ImportLine(TEMPLATE, "sleep_diary", DIARY.title, ItemChange.SHOWN)
    assert library.preview(path).lines == (line,)
    library.import_file(path)
    assert library.shelf() == SHELF


IMPORTS = (
    (b"[[template]\n", "library.import_refused", 1),
    (b"\xff", "library.import_refused", 1),
    (b"format = 2\n[[new]]\n", "library.newer", None),
    (b'\n[[picture]]\nid = "x"\nglyph = "XY"\nalt = "x"\n', "library.import_refused", 4),
    (dump([replace(OURS.barriers["T1.1"], quick=4)]), "library.import_refused", 4),
    (dump([replace(DIARY, intervention="none")]), "library.import_refused", 6),
    (b"#" * 5_000_001, "library.file_too_big", None),
    (None, "library.file_unreadable", None),
)


@pytest.mark.parametrize(("data", "code", "line"), IMPORTS)
def test_a_bad_import_changes_nothing(
    library: LibraryArea, tmp_path: Path, data: bytes | None, code: str, line: int | None
) -> None:
    path = tmp_path / "in.toml"
    if data is not None:
        path.write_bytes(data)
    for call in (library.preview, library.import_file):
        with pytest.raises(UserFacingError) as caught:
            call(path)
        assert caught.value.code == code
        assert caught.value.values.get("line") == line
    assert library.shelf() == SHELF


def test_an_export_that_fails_leaves_the_earlier_file(
    library: LibraryArea, tmp_path: Path, disk_fails: Fails
) -> None:
    path = tmp_path / "out.toml"
    path.write_text("earlier")
    disk_fails(errno.EROFS)
    assert code_of(library.export, path) == "library.export_failed"
    assert path.read_text() == "earlier"
    assert code_of(library.export, tmp_path / "none" / "x.toml") == "library.export_failed"


def test_an_export_is_not_put_into_the_library(library: LibraryArea, profile: Path) -> None:
    library.save(OWN)
    assert code_of(library.export, profile / "library" / "x.toml") == "library.export_failed"


def test_changes_in_quick_succession_are_all_seen(library: LibraryArea) -> None:
    for letter in "abcdefghij":
        library.save(replace(OWN, title=letter))
        assert library.library().interventions["our_own"].title == letter
