"""The facade of persistence: a method is one transaction, one audit row, and returns Changes."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.audit import Audit
from models.database import VaultDatabase
from models.demo import DemoArea
from models.paths import Profile
from models.service_library import ServiceLibrary
from models.settings import PRACTITIONER_NAME, VaultSettings
from models.store.audit import AuditArea
from models.store.drafts import DraftArea
from models.store.erasing import ErasingArea
from models.store.handing import HandingArea
from models.store.helped import HelpedArea
from models.store.history import HistoryArea
from models.store.library import LibraryArea
from models.store.lists import Lists
from models.store.merging import MergingArea
from models.store.my_planning import MyPlanningArea
from models.store.patients import PatientArea
from models.store.person import PersonArea
from models.store.plans import PlanArea
from models.store.retention import RetentionArea
from models.store.reviews import ReviewArea
from models.store.sessions import SessionArea
from models.store.sheets import SheetArea
from models.store.supervision import SupervisionArea
from models.store.unit import Unit
from planner.clock import Clock
from planner.ids import IdSource

__all__ = ["Store"]


class Store:
    """The open vault, by area. Everything it takes and gives is a dataclass of planner.

    Attributes:
        lists: Today and the caseload.
        patients: People and their courses of treatment.
        sessions: Contacts, scores, risk.
        plans: Ready plans and packs.
        reviews: What happened to tasks.
        drafts: Work begun and not finished.
        history: One course of treatment across its contacts.
        sheets: What came back on paper.
        my_planning: What the practitioner's own plans have.
        supervision: Cases, questions and decisions.
        audit: Who changed what and when, to read.
        merging: Joins two records of one person, and parts them again.
        retention: How long people are kept.
        person: All that is recorded of one person.
        erasing: Takes a person out for good (through ``Vault.erase``).
        handing: Hands people over to another vault, and takes them in.
        helped: How earlier tasks with a barrier went.
        settings: Settings inside the vault.
        library: The library with the service's changes.
        demo: Fills a made-up vault.
    """

    def __init__(
        self,
        database: VaultDatabase,
        audit: Audit,
        clock: Clock,
        ids: IdSource,
        made_up: bool = False,
        service_library: ServiceLibrary | None = None,
    ) -> None:
        self._unit = Unit(database, audit, clock, ids, made_up=made_up)
        self.settings = VaultSettings(database, audit)
        self.lists = Lists(self._unit, self.settings)
        self.patients = PatientArea(self._unit)
        self.sessions = SessionArea(self._unit)
        self.plans = PlanArea(self._unit)
        self.reviews = ReviewArea(self._unit)
        self.drafts = DraftArea(self._unit)
        self.history = HistoryArea(self._unit)
        self.sheets = SheetArea(self._unit)
        self.my_planning = MyPlanningArea(self._unit)
        self.supervision = SupervisionArea(self._unit, self.settings)
        self.audit = AuditArea(self._unit, audit)
        self.merging = MergingArea(self._unit)
        self.retention = RetentionArea(self._unit, self.settings)
        self.person = PersonArea(self._unit)
        self.erasing = ErasingArea(self._unit)
        self.handing = HandingArea(self._unit, audit, self.settings)
        self.helped = HelpedArea(self._unit, self.settings)
        service = service_library or ServiceLibrary(Profile(database.path.parent).library)
        self.library = LibraryArea(self._unit, service)
        self.demo = DemoArea(
            patients=self.patients,
            sessions=self.sessions,
            plans=self.plans,
            reviews=self.reviews,
            batch=self.batch,
            made_up=made_up,
        )

    def practitioner(self) -> str:
        """Return the practitioner's name."""
        return self.settings.get(PRACTITIONER_NAME)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Hold many writes in one transaction: all of them, or none.

        A write that was refused cannot be skipped: the batch then keeps nothing.
        """
        with self._unit.write():
            yield
