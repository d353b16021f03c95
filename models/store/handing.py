"""Handing people over to another vault, and taking them in."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import peewee

from models.audit import Audit
from models.handover.arrive import clashes, names_here, store_person
from models.handover.checks import check_person, whole
from models.handover.gather import gathered, library_of
from models.handover.parcel import MOST_PEOPLE, Parcel
from models.handover.shape import LINKS, Json
from models.handover.values import UNFIT
from models.person_rows import records_of
from models.settings import PRACTITIONER_NAME, VaultSettings
from models.store.unit import Area, Unit
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.handover import PROGRAM, Arrival, Preview, Sender, TakenIn
from planner.ids import PatientId

_VAULT_ID = "SELECT value FROM setting WHERE name = 'vault.id'"
_KINDS = frozenset(Kind) - {Kind.SETTING, Kind.LIBRARY}
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything of one person, on its way out.

    Attributes:
        id: Who.
        content: All of theirs.
        library: What of the library it was made from.
    """

    id: PatientId
    content: Json
    library: tuple[Json, ...]


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


class HandingArea(Area):
    """Reads people for a file, and stores people out of one."""

    def __init__(self, unit: Unit, audit: Audit, settings: VaultSettings) -> None:
        super().__init__(unit)
        self._audit = audit
        self._settings = settings

    def gather(self, patient_id: PatientId) -> Gathered:
        """Return everything of one person, checked as it will be where it arrives.

        Raises:
            UserFacingError: ``record.not_found``; ``handover.unfit`` where something of theirs
                would be refused there.
        """
        unit = self._unit
        keys = records_of(unit.rows, unit.patients.patient(patient_id)[0])
        content = gathered(unit.rows, keys, self._settings.get(PRACTITIONER_NAME))
        hashes = {sha256 for _, sha256 in content[LINKS]}
        try:
            check_person(whole(content), patient_id, hashes, made_up=unit.made_up)
        except UNFIT:
            raise UserFacingError("handover.unfit") from None
        return Gathered(patient_id, content, tuple(library_of(unit.rows, hashes)))

    def parcel(self, people: Sequence[Gathered]) -> Parcel:
        """Return people as the content of one file.

        Raises:
            UserFacingError: ``handover.nobody``; ``handover.too_many`` with ``most``.
        """
        if not people:
            raise UserFacingError("handover.nobody")
        if len(people) > MOST_PEOPLE:
            raise UserFacingError("handover.too_many", most=MOST_PEOPLE)
        unit = self._unit
        sender = Sender(
            vault_id=unit.rows.value(_VAULT_ID) or "",
            practitioner=self._settings.get(PRACTITIONER_NAME),
            made_at=unit.clock.now(),
            program=PROGRAM,
            made_up=unit.made_up,
        )
        library = {item["sha256"]: item for each in people for item in each.library}
        return Parcel(
            sender=sender,
            head=self._audit.head(),
            people={each.id: each.content for each in people},
            library=[library[sha256] for sha256 in sorted(library)],
        )

    def note_out(self, people: Sequence[PatientId], sealed: bytes) -> Changes:
        """Say in the audit that people are being handed over, and in which file.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        with unit.write():
            unit.log("hand_over", "handover", digest_of(sealed))
            for each in people:
                unit.patients.patient(each)
                unit.log("hand_over", "patient", each)
        return Changes()

    def preview(self, parcel: Parcel) -> Preview:
        """Return what is in a file, beside this vault."""
        rows = self._unit.rows
        names = names_here(rows)
        arrivals = tuple(
            Arrival(person, clashes(rows, parcel.people[person.id], names))
            for person in parcel.persons()
        )
        own = parcel.sender.vault_id == rows.value(_VAULT_ID)
        return Preview(sender=parcel.sender, arrivals=arrivals, own=own)

    def take_in(self, parcel: Parcel, digest: str, told: Step = _silent) -> TakenIn:
        """Store everybody who may come, in one transaction: all of them, or none.

        Nothing that is here is changed; whoever is here already is left out. To be called through
        ``Vault.take_in``, which makes a backup before.

        Args:
            parcel: What was read and checked.
            digest: ``digest_of`` the sealed file.
            told: Called with how many are stored and how many there are; it may raise.

        Raises:
            UserFacingError: ``handover.all_left_out`` where nobody may come;
                ``handover.refused`` where the vault does not take a row; ``disk.full``.
        """
        try:
            with self._unit.write():
                return self._take_in(parcel, digest, told)
        except peewee.IntegrityError:
            raise UserFacingError("handover.refused") from None

    def _take_in(self, parcel: Parcel, digest: str, told: Step) -> TakenIn:
        unit, found = self._unit, self.preview(parcel)
        if not found.coming:
            raise UserFacingError("handover.all_left_out")
        unit.log("take_in", "handover", digest)
        unit.log("take_in", "sender", parcel.sender.vault_id)
        for done, each in enumerate(found.coming):
            told(done, len(found.coming))
            person = each.person.id
            unit.touch(store_person(unit.rows, parcel.people[person], parcel.library))
            unit.log("take_in", "patient", person)
        people = frozenset(each.person.id for each in found.coming)
        return TakenIn(changes=Changes(_KINDS, people), preview=found)


def digest_of(sealed: bytes) -> str:
    """Return what a file is called in the audit of both sides."""
    return hashlib.sha256(sealed).hexdigest()
