"""The page of keys, on a real vault: passphrase, code, other keys, the service's key."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from models import age_file
from models.keyfile import KeyFile
from models.unlock import unlock_with_code
from planner.errors import UserFacingError
from tests.ui.desk import Desk
from tests.ui.lists.conftest import PASSPHRASE, empty_desk
from tests.ui.walk import nameless
from ui.errors import word_error
from ui.operations import CareOp
from ui.routes import KEYS
from ui.screens.keys.cards import NO_SERVICE
from ui.screens.keys.screen import CHANGED, TYPE_IT, KeysPage
from ui.vault_like import VaultLike

__all__ = ["empty_desk"]
T = TypeVar("T")
OTHER = "quite another long passphrase"


@pytest.fixture
def page(empty_desk: Desk) -> KeysPage:
    made = KeysPage(empty_desk.ctx, KEYS)
    empty_desk.show(made)
    return made


def opens(desk: Desk, passphrase: str) -> bool:
    try:
        KeyFile.read(desk.ctx.profile.key_file).open(passphrase).wipe()
    except UserFacingError:
        return False
    return True


def code_now(desk: Desk, passphrase: str = PASSPHRASE) -> str:
    found: list[str] = []

    def ask(vault: VaultLike) -> str:
        return vault.keys.recovery_code(passphrase)

    CareOp(desk.ctx.hub, ask).on_done(found.append).start(desk.ctx)
    desk.settle()
    return found[0]


def press(desk: Desk, button: Callable[[], None]) -> None:
    button()
    desk.settle()


def test_every_control_has_a_name(page: KeysPage) -> None:
    assert nameless(page) == []


def test_nothing_is_done_without_the_passphrase(page: KeysPage, empty_desk: Desk) -> None:
    press(empty_desk, page.code.show_again.click)
    assert page._asked_row.error.endswith(TYPE_IT)
    page.asked.set_text("wrong")
    press(empty_desk, page.code.show_again.click)
    assert page.told == str(word_error(UserFacingError("vault.wrong_passphrase")))
    assert page.code.code.shown == ()


def test_another_passphrase(page: KeysPage, empty_desk: Desk) -> None:
    page.asked.set_text(PASSPHRASE)
    page.passphrase.new.type_in(OTHER, OTHER + "x")
    press(empty_desk, page.passphrase._change.click)
    assert opens(empty_desk, PASSPHRASE)
    page.passphrase.new.type_in(OTHER, OTHER)
    press(empty_desk, page.passphrase._change.click)
    assert opens(empty_desk, OTHER)
    assert not opens(empty_desk, PASSPHRASE)
    assert page.asked.text == page.passphrase.new.text == ""


def test_the_code_is_shown_again_and_put_away(page: KeysPage, empty_desk: Desk) -> None:
    code = code_now(empty_desk)
    page.asked.set_text(PASSPHRASE)
    press(empty_desk, page.code.show_again.click)
    assert "-".join(page.code.code.shown) == code
    assert not page.code.code._typed_row.isVisible()
    page.code.code._make.click()
    assert page.code.code.shown == ()
    assert page.code.code.isHidden()


def test_keys_are_changed_once_their_code_was_typed_back(page: KeysPage, empty_desk: Desk) -> None:
    before = code_now(empty_desk)
    page.asked.set_text(PASSPHRASE)
    press(empty_desk, page.keys.start.click)
    new = "-".join(page.keys.code.shown)
    page.keys.code.type_back(new[:-1])
    press(empty_desk, page.keys.code.go_on)
    assert code_now(empty_desk) == before
    page.keys.code.type_back(new.lower())
    press(empty_desk, page.keys.code.go_on)
    assert page.told == CHANGED
    assert code_now(empty_desk) == new
    assert page.keys.code.isHidden()


def test_going_back_changes_nothing(page: KeysPage, empty_desk: Desk) -> None:
    before = code_now(empty_desk)
    page.asked.set_text(PASSPHRASE)
    press(empty_desk, page.keys.start.click)
    page.keys.code._back.click()
    assert page.keys.code.shown == ()
    assert code_now(empty_desk) == before


def test_the_services_key_is_set_and_removed(page: KeysPage, empty_desk: Desk) -> None:
    _, recipient = age_file.new_identity()
    page.asked.set_text(PASSPHRASE)
    page.service.field.setText("not a key")
    press(empty_desk, page.service._set.click)
    assert page.told == str(word_error(UserFacingError("age.bad_key")))
    page.service.field.setText(recipient)
    press(empty_desk, page.service._set.click)
    assert recipient in page.service._state.text()
    page.asked.set_text(PASSPHRASE)
    press(empty_desk, page.service._remove.click)
    assert page.service._state.text() == NO_SERVICE


def test_nothing_stays_after_a_lock(page: KeysPage, empty_desk: Desk) -> None:
    page.asked.set_text(PASSPHRASE)
    press(empty_desk, page.code.show_again.click)
    press(empty_desk, page.keys.start.click)
    shown = {*page.code.code.shown, *page.keys.code.shown}
    new = page._new
    assert new is not None
    page.clear()
    texts = {each.text() for each in page.findChildren(QLabel)}
    texts |= {each.text() for each in page.findChildren(QLineEdit)}
    texts |= {each.toPlainText() for each in page.findChildren(QPlainTextEdit)}
    assert not texts & {*shown, PASSPHRASE}
    with pytest.raises(UserFacingError, match=r"vault\.locked"):
        new.root.reveal()


def test_the_new_code_opens_the_vault(page: KeysPage, empty_desk: Desk) -> None:
    page.asked.set_text(PASSPHRASE)
    press(empty_desk, page.keys.start.click)
    code = " ".join(page.keys.code.shown)
    page.keys.code.type_back(code)
    press(empty_desk, page.keys.code.go_on)
    ctx = empty_desk.ctx
    ctx.tasks.lock_vault(())
    empty_desk.settle()
    unlock_with_code(ctx.profile, code, OTHER, clock=ctx.clock, ids=ctx.ids).close()
    assert opens(empty_desk, OTHER)
