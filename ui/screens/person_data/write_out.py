"""Everything of one person as a file, where the practitioner wants it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.unlock import seal_with_passphrase
from planner.errors import UserFacingError
from planner.ids import PatientId
from reports import render_report
from ui.commands.files import whole_file
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import PackOp, StoreOp
from ui.passphrases import six_words
from ui.person_data_file import as_json, both, printable
from ui.person_report import person_report
from ui.screens.person_data.reading import WrittenOut, take_out
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Quiet

PDF, JSON, SEALED = "pdf", "json", "age"
FORMS = (
    Choice(PDF, "Pages to read (PDF)"),
    Choice(JSON, "For programs (JSON)"),
    Choice(SEALED, "Both, locked with six words"),
)
KINDS = {PDF: "PDF (*.pdf)", JSON: "JSON (*.json)", SEALED: "age file (*.age)"}
WHAT = (
    "Everything recorded about this person, with earlier values and who changed what, and nobody "
    "else's record."
)
LOOK_THROUGH = (
    "Look through it before you give it to anybody: what a relative or somebody else said may "
    "stand in it, and the rules of subject access ask you to take that out. An answer is due "
    "within a month."
)
NOT_LOCKED = "The file is not locked: whoever has it can read it."


class WriteOutCard(Card):
    """Which form, and what came of it.

    Attributes:
        form: Pages, JSON, or both locked.
        told: What was written, with the words to tell.
    """

    def __init__(
        self, ctx: AppContext, patient_id: PatientId, parent: QWidget | None = None
    ) -> None:
        super().__init__("All that is recorded", parent)
        self._ctx = ctx
        self._patient_id = patient_id
        self.form = Chips("Form of the file", FORMS, may_be_empty=False)
        self.form.set_value(PDF)
        self.told = Notice()
        self._busy = Busy("Writing the file")
        for each in (Body(WHAT), Quiet(LOOK_THROUGH), self.form, self._busy, self.told):
            self.add(each)
        self.told.hide()

    def forget(self) -> None:
        """Forget what was told."""
        self.told.show_text("")

    @Slot()
    def write(self) -> None:
        """Ask where, then write."""
        form = self.form.value
        name = f"person-data.{form}"
        path = self._ctx.dialogs.save_file(self, "Save", name, KINDS[form])
        if path is None:
            return
        self.told.show_text("")
        self._busy.start()
        taking: StoreOp[WrittenOut] = StoreOp(self, partial(take_out, self._patient_id))
        taking.on_done(partial(self._on_taken, form, path)).on_error(self._on_failed)
        taking.start(self._ctx)

    def _on_taken(self, form: str, path: Path, taken: WrittenOut) -> None:
        words = six_words() if form == SEALED else ""
        writing: PackOp[None] = PackOp(self, partial(write_file, form, words, path, taken))
        writing.on_done(partial(self._on_written, words)).on_error(self._on_failed)
        writing.start(self._ctx)

    def _on_written(self, words: str, _nothing: object) -> None:
        self._busy.stop()
        said = f"Written. {NOT_LOCKED}"
        if words:
            said = (
                f"Written and locked. Tell these words by phone, never beside the file: {words}\n"
                "They are not kept: write them down now if you need them."
            )
        self.told.show_text(said, Tone.GOOD)

    def _on_failed(self, error: UserFacingError) -> None:
        self._busy.stop()
        self.told.show_text(str(word_error(error)), Tone.ATTENTION)


def write_file(form: str, words: str, path: Path, taken: WrittenOut) -> None:
    """Write one person's data (runs in the pack thread).

    Raises:
        UserFacingError: ``pack.save_failed``, ``pack.unsupported_text``, ``age.*``.
    """
    content = as_json(taken.data)
    if form != JSON:
        report = person_report(taken.data, taken.corrections, taken.library)
        pdf = printable(report, render_report).pdf
        content = pdf if form == PDF else seal_with_passphrase(both(pdf, content), words)
    with whole_file(path) as write:
        write(content)
