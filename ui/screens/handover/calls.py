"""What the pages of a handover run in a thread."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from models.handover_file import LARGEST, Gathered, Opened, Parcel, seal, unseal
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.handover import Preview, TakenIn
from planner.ids import PatientId
from planner.views import CaseloadRow
from ui.commands.files import read_most, whole_file
from ui.vault_like import VaultLike

if TYPE_CHECKING:
    from models.store import Store
    from models.unlock import Vault


class Wish:
    """Whether somebody wants work in another thread to stop, and how far it is.

    Attributes:
        stopped: Set by the page; the work looks at it between two people.
        done: How many people are done.
        whole: How many there are; 0 where that is not known.
    """

    def __init__(self) -> None:
        self.stopped = False
        self.done = 0
        self.whole = 0

    def told(self, done: int, whole: int) -> None:
        """Note how far it is.

        Raises:
            UserFacingError: ``handover.stopped``.
        """
        self.done, self.whole = done, whole
        if self.stopped:
            raise UserFacingError("handover.stopped")


def read_people(store: "Store") -> tuple[CaseloadRow, ...]:
    """Return everybody (runs in the database thread)."""
    return store.lists.caseload()


def gather(people: tuple[PatientId, ...], wish: Wish, store: "Store") -> Parcel:
    """Return all of these people (runs in the database thread).

    Raises:
        UserFacingError: ``handover.*``.
    """
    found: list[Gathered] = []
    for done, each in enumerate(people):
        wish.told(done, len(people))
        found.append(store.handing.gather(each))
    return store.handing.parcel(found)


def sealed(parcel: Parcel, words: str) -> bytes:
    """Return the bytes of the file (runs in the pack thread).

    Raises:
        UserFacingError: ``age.*``.
    """
    return seal(parcel, words)


def note_out(people: tuple[PatientId, ...], content: bytes, store: "Store") -> Changes:
    """Say in the audit who is handed over (runs in the database thread)."""
    return store.handing.note_out(people, content)


def write(path: Path, content: bytes) -> None:
    """Write the file, whole or not at all (runs in the pack thread).

    Raises:
        UserFacingError: ``pack.save_failed``.
    """
    with whole_file(path) as put:
        put(content)


def open_file(path: Path, words: str, made_up: bool, wish: Wish) -> Opened:
    """Return what is in a file, checked (runs in the pack thread).

    Raises:
        UserFacingError: ``handover.*``, ``age.*``.
    """
    content = read_most(path, LARGEST)
    return unseal(content, words, made_up=made_up, told=wish.told)


def preview(opened: Opened, store: "Store") -> Preview:
    """Return what is in a file beside this vault (runs in the database thread)."""
    return store.handing.preview(opened.parcel)


def take_in(opened: Opened, wish: Wish, vault: VaultLike) -> TakenIn:
    """Back up, then store the people (runs in the database thread).

    Raises:
        UserFacingError: ``handover.*``, ``disk.full`` and the like; nothing was taken in.
    """
    return cast("Vault", vault).take_in(opened, wish.told)
