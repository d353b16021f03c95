import subprocess

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from planner.errors import UserFacingError
from tests.ui.conftest import DAY
from tests.ui.fakes import CODE, PASSPHRASE, PUBLIC_KEY, SERVICE_KEY
from ui.recovery_sheet import make_sheet
from ui.routes import RECOVER, Route, Screen
from ui.screens.setup.screen import SetupPage
from ui.screens.setup.steps import BAD_KEY
from ui.screens.unlock.recover import RecoverPage
from ui.screens.unlock.screen import UnlockPage
from ui.widgets.recovery_code import groups_of
from ui.widgets.text import ErrorText

NEW = "five other quiet unrelated words"


class FakePrinting(QObject):
    """Keeps what was printed; the test ends the run."""

    finished = Signal()
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.jobs = []

    def send(self, job):
        self.jobs.append(job)
        return self


@pytest.fixture
def setup_page(make_built, stub_pages):  # noqa: ARG001
    built = make_built(exists=False)
    built.context.printing = FakePrinting
    built.show_first()
    page = built.window.page
    assert isinstance(page, SetupPage)
    return page


def name_and_passphrase(page, again=PASSPHRASE):
    page.start.name_field.setText("Jo Practice")
    page.start.new_passphrase.type_in(PASSPHRASE, again)
    page.do_primary()


def test_setup_asks_for_name_then_passphrase(setup_page):
    setup_page.do_primary()
    assert setup_page.start.isVisible()
    setup_page.start.name_field.setText("Jo Practice")
    setup_page.do_primary()
    assert setup_page.start.isVisible()
    name_and_passphrase(setup_page, again="something else entirely")
    assert setup_page.start.isVisible()
    name_and_passphrase(setup_page)
    assert setup_page.code.isVisible()


def test_what_was_missing_is_no_longer_said_once_it_is_typed(setup_page):
    setup_page.start.go_on()
    error = setup_page.start.findChild(ErrorText)
    assert error.isVisible()
    QTest.keyClicks(setup_page.start.name_field, "Sam")
    assert not error.isVisible()


def test_setup_makes_the_vault_once_the_code_is_typed_back(setup_page, vaults, qtbot):
    name_and_passphrase(setup_page)
    setup_page.code.type_back("ABCD EFGH")
    setup_page.do_primary()
    assert vaults.created == []
    setup_page.code.type_back(CODE.lower().replace(" ", "-"))
    setup_page.do_primary()
    hub = setup_page.ctx.hub
    with qtbot.waitSignal(hub.vault_opened) as caught:
        pass
    assert vaults.created == [("Jo Practice", PASSPHRASE)]
    assert caught.args == [False]


def test_a_services_key_may_be_given_at_set_up(setup_page, vaults, qtbot):
    assert not setup_page.start.key_field.isVisible()
    setup_page.start._has_key.click()
    setup_page.start.key_field.setText("age1almost")
    name_and_passphrase(setup_page)
    assert setup_page.start.isVisible()
    assert setup_page.start._key_row.error.endswith(BAD_KEY)
    setup_page.start.key_field.setText(f" {PUBLIC_KEY} ")
    setup_page.do_primary()
    setup_page.code.type_back(CODE)
    setup_page.do_primary()
    with qtbot.waitSignal(setup_page.ctx.hub.vault_opened):
        pass
    assert vaults.service_key == PUBLIC_KEY


def test_the_code_is_shown_printed_and_never_on_the_clipboard(setup_page, tmp_path):
    QGuiApplication.clipboard().clear()
    name_and_passphrase(setup_page)
    assert setup_page.code.shown == groups_of(CODE)
    printing = FakePrinting()
    setup_page.ctx.printing = lambda: printing
    setup_page.code.print_wanted.emit()
    page = tmp_path / "page.pdf"
    page.write_bytes(printing.jobs[0].pdf)
    said = subprocess.run(["pdftotext", "-layout", page, "-"], capture_output=True, check=True)
    assert all(group in said.stdout.decode() for group in groups_of(CODE))
    assert "Jo Practice" in said.stdout.decode()
    assert QGuiApplication.clipboard().text() == ""
    printing.failed.emit(UserFacingError("print.no_printer"))
    assert "by hand" in setup_page.code.told


@pytest.mark.usefixtures("built")
def test_the_sheet_is_one_page_with_its_font_inside(tmp_path):
    page = tmp_path / "page.pdf"
    page.write_bytes(make_sheet(CODE, "Jo Practice", DAY))
    pages = subprocess.run(["pdfinfo", page], capture_output=True, check=True, text=True).stdout
    fonts = subprocess.run(["pdffonts", page], capture_output=True, check=True, text=True).stdout
    assert "Pages:           1" in pages
    assert "NotoSans" in fonts


def test_look_around_is_made_up_and_keeps_its_passphrase_for_this_run(setup_page, vaults, qtbot):
    ctx = setup_page.ctx
    setup_page.look.wanted.emit()
    with qtbot.waitSignal(ctx.hub.vault_opened) as caught:
        pass
    assert caught.args == [True]
    assert ctx.made_up
    assert len(ctx.run_passphrase.split()) == 5
    assert ctx.run_passphrase == vaults.passphrase


@pytest.mark.parametrize(("throwaway", "offered"), [("five words of one run", False), ("", True)])
def test_the_code_is_offered_only_to_who_was_shown_one(built, qtbot, throwaway, offered):
    built.context.run_passphrase = throwaway
    page = UnlockPage(built.context, Route(Screen.UNLOCK))
    qtbot.addWidget(page)
    assert page._recover.isHidden() is not offered


def test_a_failed_setup_says_so_and_makes_a_new_code(setup_page, vaults, qtbot):
    vaults.create_error = UserFacingError("disk.full")
    name_and_passphrase(setup_page)
    setup_page.code.type_back(CODE)
    setup_page.do_primary()
    qtbot.waitUntil(lambda: "disk is full" in setup_page.problem)
    assert setup_page.start.isVisible()
    assert setup_page.start.isEnabled()
    assert setup_page.code.shown == ()


def test_a_wrong_passphrase_is_told_and_can_be_corrected(built, vaults, stub_pages, qtbot):  # noqa: ARG001
    built.show_first()
    page = built.window.page
    page.passphrase.set_text("wrong")
    page.do_primary()
    assert not page.passphrase.isEnabled()
    qtbot.waitUntil(lambda: "does not open" in page.problem)
    assert page.passphrase.isEnabled()
    page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(built.context.hub.vault_opened):
        page.do_primary()


def test_the_recovery_code_opens_and_sets_a_new_passphrase(built, vaults, stub_pages, qtbot):  # noqa: ARG001
    built.show_first()
    built.navigator.replace(RECOVER)
    page = built.window.page
    assert isinstance(page, RecoverPage)
    page.code_field.set_text(CODE)
    page.new_passphrase.type_in(NEW, NEW)
    with qtbot.waitSignal(built.context.hub.vault_opened):
        page.do_primary()
    assert vaults.passphrase == NEW


def test_a_wrong_recovery_code_is_told(built, qtbot):
    built.show_first()
    built.navigator.replace(RECOVER)
    page = built.window.page
    page.code_field.set_text("ABCD")
    page.new_passphrase.type_in(NEW, NEW)
    page.do_primary()
    qtbot.waitUntil(lambda: "not of this vault" in page.problem)
    built.navigator.replace(Route(Screen.UNLOCK))
    assert isinstance(built.window.page, UnlockPage)


@pytest.fixture
def unlock_page(make_built, vaults, qtbot, stub_pages):  # noqa: ARG001
    built = make_built()
    built.show_first()
    page = built.window.page
    assert isinstance(page, UnlockPage)
    vaults.error = UserFacingError("vault.wait", seconds=2)
    page._waiting.setInterval(20)
    page.passphrase.set_text(PASSPHRASE)
    page.do_primary()
    qtbot.waitUntil(lambda: page._waiting.isActive())
    return page


def test_after_many_wrong_tries_the_page_counts_down(unlock_page, vaults, qtbot):
    vaults.error = None
    assert not unlock_page._open.isEnabled()
    unlock_page.do_primary()
    assert "next try: 2." in unlock_page.problem
    qtbot.waitUntil(lambda: not unlock_page.problem)
    assert unlock_page._open.isEnabled()
    assert unlock_page.passphrase.text == PASSPHRASE
    with qtbot.waitSignal(unlock_page.ctx.hub.vault_opened):
        unlock_page.do_primary()


def test_the_services_key_opens_where_the_code_is_asked_for(make_built, stub_pages, vaults, qtbot):  # noqa: ARG001
    built = make_built()
    built.show_first()
    built.navigator.replace(Route(Screen.RECOVER))
    page = built.window.page
    assert isinstance(page, RecoverPage)
    page.code_field.set_text(SERVICE_KEY)
    page.new_passphrase.type_in(NEW, NEW)
    with qtbot.waitSignal(built.context.hub.vault_opened):
        page.do_primary()
    assert vaults.passphrase == NEW


def test_a_vault_in_a_cloud_folder_opens_with_a_warning(unlock_page, vaults, qtbot):
    vaults.folder_fault = UserFacingError("folder.cloud_in_use", service="Dropbox")
    vaults.error = None
    qtbot.waitUntil(lambda: not unlock_page.problem)
    window = unlock_page.window()
    unlock_page.do_primary()
    qtbot.waitUntil(lambda: "Dropbox copies" in window.error_text)
