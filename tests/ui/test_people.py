"""Two people, one laptop: the chooser, and nothing of one before the other."""

import dataclasses
import gc
import tomllib
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.paths import Profile, people_folder, profiles
from models.unlock import NewVault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId, SeededIds, SessionId
from planner.patients import Episode, Patient
from planner.sessions import Session
from tests.ui.conftest import DAY
from tests.ui.walk import texts_of
from ui.app import build
from ui.messages import SilentDialogs
from ui.people import FIRST, FolderPeople, read_name
from ui.preferences import FileKeeper
from ui.routes import CASELOAD, PROFILES, TODAY, Route, Screen
from ui.screens.profiles.screen import ProfilesPage
from ui.screens.setup.screen import SetupPage
from ui.screens.unlock.screen import UnlockPage

CLOCK = FixedClock.on(DAY)
FIRST_KEY = "orbit-lemon-quartz-velvet-7-candle"
OTHER_KEY = "meadow-anchor-tulip-9-saddle-frost"
HERS = ("Xanthippe", "Quillfeather")
GOAL = "Ride the Quillfeather tram again"
HER, COURSE, CONTACT = PatientId("p" * 36), EpisodeId("e" * 36), SessionId("s" * 36)


def make_vault(profile: Profile, name: str, passphrase: str, seed: int) -> None:
    vault = NewVault(profile, clock=CLOCK, ids=SeededIds(seed)).create(name, passphrase)
    vault.close()


@pytest.fixture
def people(tmp_path):
    """A's and B's profiles; A has one person."""
    first = Profile(tmp_path / "between-sessions")
    found = FolderPeople(first, SeededIds(7))
    make_vault(first, "Ada Practice", FIRST_KEY, 1)
    make_vault(found.newcomer(), "Ben Practice", OTHER_KEY, 2)
    return found


@pytest.fixture
def window(qapp, people):
    first = people.known()[0].profile
    built = build(
        qapp,
        first,
        clock=CLOCK,
        ids=SeededIds(9),
        keeper=FileKeeper(first.settings),
        dialogs=SilentDialogs(),
        people=people,
    )
    yield built
    assert built.context.tasks.stop()
    built.window.close()
    built.window.deleteLater()


def settle(built, qtbot):
    qtbot.waitUntil(lambda: not built.context.tasks.busy, timeout=20_000)


def open_as(built, qtbot, passphrase):
    page = built.window.page
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(passphrase)
    with qtbot.waitSignal(built.context.hub.vault_opened, timeout=20_000):
        page.do_primary()
    settle(built, qtbot)


def choose(built, qtbot, key_downs):
    page = built.window.page
    assert isinstance(page, ProfilesPage)
    page.list.go_first()
    for _ in range(key_downs):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)


def make_her(store):
    """Write a person with a first contact today."""
    name = " ".join(HERS)
    store.patients.save(Patient(id=HER, reference="REF-77119", name=name, preferred_name=HERS[0]))
    store.patients.save_episode(Episode(id=COURSE, patient_id=HER, started=DAY, goals=(GOAL,)))
    contact = Session(id=CONTACT, episode_id=COURSE, patient_id=HER, number=1, day=DAY, at=time(9))
    return store.sessions.save(contact)


def unlock_hers(built, qtbot):
    """Choose A's profile, unlock it and write the person into it."""
    built.show_first()
    choose(built, qtbot, 0)
    open_as(built, qtbot, FIRST_KEY)
    built.context.tasks.write(built.window, make_her)
    settle(built, qtbot)


def look_at_her(built, qtbot):
    """Add a person to the open vault and look at her on many pages, the search last."""
    built.context.tasks.write(built.window, make_her)
    settle(built, qtbot)
    ways = (Route.patient(HER), Route.session(CONTACT), Route.plan(CONTACT), Route.history(COURSE))
    for route in (TODAY, CASELOAD, *ways, Route.patient_edit(HER)):
        built.navigator.open(route)
        qtbot.wait(60)
        settle(built, qtbot)
    built.window.chrome.find()
    settle(built, qtbot)


def shown_texts(window):
    for widget in window.findChildren(QWidget):
        yield from texts_of(widget)


def objects_that_name(words):
    """Dataclasses of the program in memory that hold a text with one of the words."""
    for each in gc.get_objects():
        kind = type(each)
        if dataclasses.is_dataclass(kind) and kind.__module__.startswith(
            ("planner", "ui", "models")
        ):
            values = [getattr(each, f.name, "") for f in dataclasses.fields(kind)]
            if any(word in repr(values) for word in words):
                yield kind.__name__


def test_the_chooser_shows_names_and_remembers_them(window, people, qtbot):
    window.show_first()
    page = window.window.page
    assert page.list.lines[0].title == FIRST
    choose(window, qtbot, 1)
    open_as(window, qtbot, OTHER_KEY)
    qtbot.waitUntil(lambda: "Ben Practice" in [each.name for each in people.known()])
    kept = tomllib.loads(people.known()[1].profile.settings.read_text())
    assert kept == {"person": "Ben Practice"}


def test_nothing_of_one_person_is_left_when_another_works(window, qtbot):
    window.show_first()
    choose(window, qtbot, 0)
    open_as(window, qtbot, FIRST_KEY)
    look_at_her(window, qtbot)
    gc.collect()
    assert list(objects_that_name(HERS)), "the search must find what is there"
    window.window.setProperty("preview_zoom", "200")
    window.window.lock()
    settle(window, qtbot)
    window.window.page._other.click()
    choose(window, qtbot, 1)
    open_as(window, qtbot, OTHER_KEY)
    window.window.chrome.find()
    settle(window, qtbot)
    gc.collect()
    assert window.navigator.current.screen is Screen.TODAY
    assert not window.navigator.can_go_back
    assert not window.navigator.can_go_forward
    words = (*HERS, "REF-77119")
    texts = [*shown_texts(window.window), window.window.windowTitle()]
    assert not [text for text in texts if any(word in text for word in words)]
    assert list(objects_that_name(words)) == []
    assert window.window.property("preview_zoom") is None


def test_each_person_has_their_own_look(window, people, qtbot):
    ben = people.known()[1].profile
    ben.settings.write_text('theme = "dark"\ntext_percent = 125\n')
    window.show_first()
    choose(window, qtbot, 1)
    assert window.context.preferences.appearance.text_percent == 125
    assert window.context.profile == ben
    assert any(text.startswith("This is the vault of") for text in shown_texts(window.window))
    window.navigator.replace(PROFILES)
    choose(window, qtbot, 0)
    assert window.context.preferences.appearance.text_percent == 100
    assert window.context.run_passphrase == ""


def test_one_passphrase_does_not_open_the_other_vault(window, qtbot):
    window.show_first()
    choose(window, qtbot, 1)
    page = window.window.page
    page.passphrase.set_text(FIRST_KEY)
    page.do_primary()
    qtbot.waitUntil(lambda: "does not open" in page.problem, timeout=20_000)


def test_somebody_new_goes_to_set_up_and_back(window, people, qtbot):
    before = {each.profile for each in people.known()}
    window.show_first()
    choose(window, qtbot, 2)
    assert isinstance(window.window.page, SetupPage)
    assert window.context.profile not in before
    assert window.context.profile.root.parent == people_folder(people.known()[0].profile.root)
    window.window.page._other.click()
    assert isinstance(window.window.page, ProfilesPage)
    assert {each.profile for each in people.known()} == before


def test_alone_there_is_no_chooser_but_a_way_to_it(qapp, tmp_path, qtbot):
    first = Profile(tmp_path / "alone")
    make_vault(first, "Ada Practice", FIRST_KEY, 1)
    people = FolderPeople(first, SeededIds(7))
    keeper = FileKeeper(first.settings)
    built = build(qapp, first, clock=CLOCK, ids=SeededIds(9), keeper=keeper, people=people)
    built.show_first()
    assert isinstance(built.window.page, UnlockPage)
    assert built.window.page._other.isVisible()
    built.window.page._other.click()
    assert isinstance(built.window.page, ProfilesPage)
    assert [line.title for line in built.window.page.list.lines] == [FIRST, "Somebody new"]
    assert built.context.tasks.stop()
    built.window.deleteLater()
    qtbot.wait(1)


def test_a_profile_of_the_command_line_goes_round_the_chooser(window, people):
    people._offered = False
    window.show_first()
    assert isinstance(window.window.page, UnlockPage)
    assert not window.window.page._other.isVisible()


def test_two_vaults_open_side_by_side_and_none_twice(people):
    ada, ben = (each.profile for each in people.known())
    one = unlock(ada, FIRST_KEY, clock=CLOCK, ids=SeededIds(1))
    two = unlock(ben, OTHER_KEY, clock=CLOCK, ids=SeededIds(2))
    with pytest.raises(UserFacingError) as refused:
        unlock(ben, OTHER_KEY, clock=CLOCK, ids=SeededIds(3))
    assert refused.value.code == "vault.in_use"
    one.close()
    two.close()


def test_a_person_whose_vault_was_lost_is_still_there_to_be_restored(tmp_path):
    first = Profile(tmp_path / "first")
    people = FolderPeople(first, SeededIds(7))
    assert people.known() == ()
    assert people.newcomer() == first
    first.backups.mkdir(parents=True)
    assert people.known() == ()
    (first.backups / "a.bsbackup").touch()
    assert [each.profile for each in people.known()] == [first]
    assert people.newcomer() != first
    (people_folder(first.root) / "stray").mkdir(parents=True)
    assert len(profiles(first.root)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('person = "Jo\\n Practice"', "Jo Practice"),
        ("person = 7", ""),
        ("person = ", ""),
        (f'person = "{"x" * 500}"', "x" * 80),
    ],
)
def test_a_name_is_one_line_whatever_the_file_says(tmp_path, text, name):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    assert read_name(path) == name


def test_people_of_one_name_are_told_apart(people):
    for each in people.known():
        people.note_name(each.profile, "Jo Practice")
    assert [each.name for each in people.known()] == ["Jo Practice", "Jo Practice (2)"]


def test_a_lock_has_the_texts_of_packs_forgotten(window, qtbot, monkeypatch):
    called = []
    monkeypatch.setattr("reports.forget", lambda: called.append("forgotten"))
    window.show_first()
    choose(window, qtbot, 0)
    open_as(window, qtbot, FIRST_KEY)
    assert called == []
    window.window.lock()
    settle(window, qtbot)
    assert called == ["forgotten"]


def test_a_second_person_in_a_copied_folder_is_refused_with_the_reason(
    window, people, qtbot, monkeypatch
):
    monkeypatch.setenv("OneDrive", str(people.known()[0].profile.root.parent))
    window.show_first()
    choose(window, qtbot, 2)
    page = window.window.page
    page.start.name_field.setText("Cy Practice")
    page.start.new_passphrase.type_in(OTHER_KEY, OTHER_KEY)
    page.do_primary()
    page.code.type_back("".join(page.code.shown))
    page.do_primary()
    qtbot.waitUntil(lambda: "OneDrive" in page.problem, timeout=20_000)
    assert not window.context.profile.root.exists()
