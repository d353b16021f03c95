"""Copy, change, hide, restore; what is typed survives a lock."""

from dataclasses import replace

from models.store import Store
from planner.library import Template
from planner.shelf import Item, ItemKind, Origin
from tests.ui.library.conftest import LibraryBench
from tests.ui.walk import clipped, nameless
from ui.screens.library.item_head import Act
from ui.screens.library.screen import LibraryPage
from ui.screens.library.store_calls import FormDraft, keep_draft

DIARY = "template:ba_activity_diary"


def begin(desk: LibraryBench, act: Act = Act.COPY, key: str = DIARY) -> LibraryPage:
    page = desk.open(key)
    do(desk, page, act)
    return page


def do(desk: LibraryBench, page: LibraryPage, act: Act) -> None:
    page.browse.head.act_chosen.emit(act)
    desk.rest(page)


def write(page: LibraryPage, key: str, value: str) -> None:
    bound = page.form.form.fields[key]
    bound.write(value)
    page.form.form._on_edited(key)


def save(desk: LibraryBench, page: LibraryPage) -> None:
    page.do_primary()
    desk.rest(page)


def task(store: Store, name: str) -> Template | None:
    return store.library.library().templates.get(name)


def read(desk: LibraryBench, name: str) -> Template | None:
    def find(store: Store) -> Template | None:
        return task(store, name)

    return desk.bench.ask(find)


def original(desk: LibraryBench) -> Template:
    found = read(desk, "ba_activity_diary")
    assert found is not None
    return found


def state(page: LibraryPage) -> tuple[Origin, bool, bool]:
    assert page.browse.current is not None
    item = page.browse.current.item
    return item.origin, item.replaces, item.hidden


def test_a_copy_becomes_the_services_own(desk: LibraryBench) -> None:
    page = begin(desk)
    write(page, "title", "Tea with a neighbour")
    save(desk, page)
    made = read(desk, "tea_with_a_neighbour")
    assert made == replace(original(desk), id="tea_with_a_neighbour", title="Tea with a neighbour")
    assert page.browse.head.title == "Tea with a neighbour"
    assert state(page) == (Origin.SERVICE, False, False)


def test_a_change_keeps_the_id_and_can_be_taken_back(desk: LibraryBench) -> None:
    before = original(desk)
    page = begin(desk, Act.CHANGE)
    write(page, "steps", "Write 1 word.\n\nStop.")
    save(desk, page)
    assert original(desk).steps == ("Write 1 word.", "Stop.")
    assert state(page) == (Origin.SERVICE, True, False)
    page.browse.head.restore.click()
    assert original(desk) != before
    page.browse.head.confirm.action_chosen.emit()
    desk.rest(page)
    assert original(desk) == before
    assert state(page) == (Origin.OURS, False, False)


def test_a_wrong_form_is_not_saved(desk: LibraryBench) -> None:
    page = begin(desk)
    write(page, "purpose", "")
    save(desk, page)
    assert page.form.form.rows["purpose"].error.endswith("what it is for.")
    assert page.form.isVisible()
    write(page, "purpose", "To see.")
    desk.bench.qtbot.waitUntil(lambda: not page.form.form.rows["purpose"].error)


def test_readability_is_said_while_one_types(desk: LibraryBench) -> None:
    page = begin(desk)
    write(page, "purpose", "You must do this homework as comprehensively as possible.")
    said = page.form.form.fields["purpose"].widget.accessibleDescription()
    assert "Reading age" in said
    assert "“homework”, “must”" in said


def test_what_is_typed_survives_leaving(desk: LibraryBench) -> None:
    page = begin(desk)
    write(page, "title", "Half a thought")
    desk.bench.leave(page)
    page = desk.open()
    assert page.kept.isVisible()
    page.browse.head.act_chosen.emit(Act.COPY)
    assert not page.form.isVisible()
    page.kept.action_chosen.emit()
    assert page.form.form.values()["title"] == "Half a thought"
    save(desk, page)
    assert read(desk, "half_a_thought") is not None
    desk.bench.leave(page)
    assert not desk.open().kept.isVisible()


def test_a_kept_form_can_be_thrown_away(desk: LibraryBench) -> None:
    page = begin(desk)
    write(page, "title", "Half a thought")
    desk.bench.leave(page)
    page = desk.open()
    page.throw.click()
    desk.rest(page)
    desk.bench.leave(page)
    assert not desk.open().kept.isVisible()


def test_a_kept_form_of_something_gone_stands_in_nobodys_way(desk: LibraryBench) -> None:
    draft = FormDraft(kind=ItemKind.TEMPLATE, id="gone", copy=False, values=())

    def keep(store: Store) -> bool:
        keep_draft(draft, store)
        return True

    assert desk.bench.ask(keep)
    page = begin(desk)
    assert not page.kept.isVisible()
    assert page.form.isVisible()


def test_leaving_the_form_forgets_it(desk: LibraryBench) -> None:
    page = begin(desk)
    write(page, "title", "Half a thought")
    page.leave_form.click()
    desk.rest(page)
    assert page.browse.isVisible()
    assert page.suspend() is None
    assert read(desk, "half_a_thought") is None


def test_hidden_and_shown_again(desk: LibraryBench) -> None:
    page = desk.open(DIARY)
    do(desk, page, Act.HIDE)
    assert state(page) == (Origin.OURS, False, True)
    assert read(desk, "ba_activity_diary") is None
    line = next(each for each in page.browse.list.lines if each.id == DIARY)
    assert "hidden" in (line.text + line.detail).lower()
    do(desk, page, Act.SHOW)
    assert read(desk, "ba_activity_diary") is not None


def test_a_measure_takes_the_numbers_of_the_service(desk: LibraryBench) -> None:
    page = begin(desk, Act.CHANGE, "measure:WSAS")
    write(page, "cut_off", "21")
    write(page, "source", "Our handbook; checked by A. Example on 3 May 2026")
    save(desk, page)

    def find(store: Store) -> Item:
        return store.library.library().measures["WSAS"]

    assert desk.bench.ask(find).cut_off == 21  # type: ignore[union-attr]


def test_every_field_has_a_name(desk: LibraryBench) -> None:
    for key in (DIARY, "worksheet:ba_diary_sheet", "measure:PHQ9"):
        page = begin(desk, Act.CHANGE, key)
        assert nameless(page) == []
        assert clipped(page) == []
        page.leave_form.click()
        desk.rest(page)
