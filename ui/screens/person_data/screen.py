"""One person's data: written out, what was corrected, how long it is kept, joined, erased."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import MergeId, PatientId
from planner.merging import Undone
from ui.context import AppContext
from ui.erase_words import backups_text, cleaned_text
from ui.operations import CareOp, QueryOp, StoreOp
from ui.pages import Page
from ui.person_words import label_of
from ui.routes import CASELOAD, Route
from ui.screens.person_data import reading
from ui.screens.person_data.corrections import CorrectionsCard
from ui.screens.person_data.erase import EraseCard
from ui.screens.person_data.join import JoinCard
from ui.screens.person_data.keep import KeepCard
from ui.screens.person_data.reading import Compared, Gone, Opening
from ui.screens.person_data.write_out import WriteOutCard
from ui.texts import count_text
from ui.tone import Tone
from ui.widgets.buttons import QuietButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from models.unlock import LeftBehind

ERASED = "This person was erased."


class PersonDataPage(Page):
    """Reached from a person's record.

    Attributes:
        write_out: Everything as a file.
        corrections: What it said before.
        keep: How long they are kept.
        join: Two records of one person.
        erase: Erasing.
        told: What was done last.
    """

    SHOWS = frozenset({Kind.PATIENT})
    WIDTH = 140

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._id = PatientId(route.id)
        self._other: PatientId | None = None
        self._gone = False
        self.told = Notice()
        self.write_out = WriteOutCard(ctx, self._id)
        self.corrections = CorrectionsCard()
        self.keep = KeepCard(ctx.clock)
        self.join = JoinCard()
        self.erase = EraseCard()
        self.audit = QuietButton("Who changed what")
        self.hand_over = QuietButton("Hand over…")
        self._cards = (self.write_out, self.corrections, self.keep, self.join, self.erase)
        for each in (self.told, *self._cards):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self.told.hide()
        self.add_secondary(self.audit)
        self.add_secondary(self.hand_over)
        self.set_primary("Write it out…", self._write_out)
        self._connect()

    def refresh(self) -> None:
        """Read the person, unless they were just erased."""
        if self._gone:
            return
        opening: QueryOp[Opening] = QueryOp(self, partial(reading.read_person, self._id))
        opening.on_done(self._show).start(self.ctx)
        left: CareOp[LeftBehind] = CareOp(self, reading.read_left)  # type: ignore[arg-type]
        left.on_done(self._show_left).start(self.ctx)

    def clear(self) -> None:
        """Forget the person."""
        self.set_title("")
        self.told.show_text("")
        for card in self._cards:
            card.forget()

    def focus_first(self) -> None:
        """Begin at the form of the file."""
        self.write_out.form.setFocus()

    def _show(self, opening: Opening) -> None:
        patient = opening.patient
        self.set_title(f"{patient.name} · {patient.reference} · data")
        self.corrections.show_corrections(opening.corrections, opening.library)
        self.keep.show_keeping(opening.keeping, opening.years)
        self.join.forget()
        self.join.show_merged(opening.merged)
        self.erase.show_reference(patient.reference)

    def _show_left(self, left: "LeftBehind") -> None:
        self.erase.show_backups(backups_text(left))

    def _write(self, write: "partial[Changes]", said: str) -> None:
        saving: StoreOp[Changes] = StoreOp(self, write)
        saving.on_done(partial(self._on_saved, said)).start(self.ctx)

    def _on_saved(self, said: str, _changes: Changes) -> None:
        self.ctx.notify(said)
        self.refresh()

    def _write_out(self) -> None:
        """Write, with what is told of it in sight wherever the page stands."""
        self.bring_into_sight(self.write_out)
        self.write_out.write()

    @Slot(object, str)
    def _on_decided(self, until: date, reason: str) -> None:
        self._write(partial(reading.decide, self._id, until, reason), "Kept until that day")

    @Slot()
    def _on_rule(self) -> None:
        self._write(partial(reading.follow_rule, self._id), "The rule counts again")

    @Slot(str)
    def _on_compare(self, reference: str) -> None:
        comparing: QueryOp[Compared] = QueryOp(self, partial(reading.compare, self._id, reference))
        comparing.on_done(self._on_compared).start(self.ctx)

    def _on_compared(self, compared: Compared) -> None:
        self._other = compared.other.id
        self.join.show_compared(compared)

    @Slot(object)
    def _on_join(self, taken: frozenset[str]) -> None:
        if self._other is not None:
            write = partial(reading.join, self._id, self._other, taken)
            self._write(write, "The records are one now")

    @Slot(str)
    def _on_apart(self, merge_id: str) -> None:
        parting: StoreOp[Undone] = StoreOp(self, partial(reading.take_apart, MergeId(merge_id)))
        parting.on_done(self._on_parted).start(self.ctx)

    def _on_parted(self, undone: Undone) -> None:
        said = f"Taken apart: {count_text(undone.gone_back, 'course')} went back."
        if undone.stayed:
            stayed = ", ".join(label_of(each) for each in undone.stayed)
            said += f" Changed since, and so left as it is here: {stayed}."
        self.told.show_text(said, Tone.GOOD)
        self.bring_into_sight(self.told)
        self.refresh()

    @Slot(str)
    def _on_erase(self, reference: str) -> None:
        erasing: CareOp[Gone] = CareOp(
            self,
            partial(reading.erase, self._id, reference),
        )
        erasing.on_done(self._on_gone).on_error(self._on_not_gone).start(self.ctx)

    def _on_gone(self, gone: Gone) -> None:
        self._gone = True
        self.clear()
        for card in self._cards:
            card.hide()
        self.audit.hide()
        self.hand_over.hide()
        said = (ERASED, cleaned_text(clean=gone.clean), backups_text(gone.left))
        self.told.show_text("\n".join(said), Tone.GOOD if gone.clean else Tone.ATTENTION)
        self.set_title("Erased")
        self.set_primary("To the caseload", self._to_caseload)
        self.primary.setFocus()

    def _on_not_gone(self, error: UserFacingError) -> None:
        self.ctx.show_error(error)
        self.refresh()

    def _to_caseload(self) -> None:
        self.ctx.navigator.replace(CASELOAD)

    @Slot()
    def _on_audit(self) -> None:
        self.ctx.navigator.open(Route.audit(self._id))

    @Slot()
    def _on_hand_over(self) -> None:
        self.ctx.navigator.open(Route.handover(self._id))

    def _connect(self) -> None:
        self.keep.decided.connect(self._on_decided)
        self.keep.rule_wanted.connect(self._on_rule)
        self.join.compare_wanted.connect(self._on_compare)
        self.join.join_wanted.connect(self._on_join)
        self.join.apart_wanted.connect(self._on_apart)
        self.erase.erase_wanted.connect(self._on_erase)
        self.audit.clicked.connect(self._on_audit)
        self.hand_over.clicked.connect(self._on_hand_over)
