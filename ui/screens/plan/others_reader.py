"""Reads other people's counts when somebody unfolds them, where the service opened them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.helped import OthersCount
from planner.ids import PatientId
from ui.context import AppContext
from ui.operations import QueryOp
from ui.screens.plan.opening import Opening
from ui.screens.plan.record import Record, Told

if TYPE_CHECKING:
    from models.store import Store


class OthersReader:
    """Asks the vault; the answer comes in the window's thread."""

    def __init__(self, ctx: AppContext, patient_id: PatientId) -> None:
        self._ctx = ctx
        self._patient_id = patient_id

    def ask(self, asker: QObject, barrier: str, told: Told) -> None:
        """Have the counts of a barrier told, unless the asker is gone by then."""
        read = partial(read_others, barrier, self._patient_id)
        asking: QueryOp[OthersCount | None] = QueryOp(asker, read)
        asking.on_done(told).start(self._ctx)


def read_others(barrier: str, patient_id: PatientId, store: "Store") -> OthersCount | None:
    """Read other people's counts of a barrier; None where they are closed."""
    return store.helped.of_others(barrier, patient_id)


def record_for(opening: Opening, ctx: AppContext) -> Record:
    """Return the record a wizard offers."""
    if not opening.others_allowed:
        return Record(opening.past)
    return Record(opening.past, OthersReader(ctx, opening.view.patient.id).ask)
