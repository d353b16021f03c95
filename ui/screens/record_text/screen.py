"""The text of a contact for the main record system: seen, then copied or saved."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from planner.changes import Changes
from planner.ids import SessionId
from planner.record_text import Part
from ui import texts
from ui.clipboard import SECONDS, SensitiveCopy
from ui.context import AppContext
from ui.operations import PackOp, QueryOp, StoreOp
from ui.packs.delivery import UNPROTECTED
from ui.packs.making import write_pdf
from ui.pages import Page
from ui.routes import Route
from ui.screens.record_text import presenter as calls
from ui.screens.record_text.presenter import Opening, RecordTextPresenter
from ui.screens.record_text.words import PARTS
from ui.style.space import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.fields import CheckBox
from ui.widgets.layout import clear_layout, column, row
from ui.widgets.text import Quiet
from ui.widgets.text_edit import PlainTextEdit

FILE_NAME = "Session text.txt"
COPIED = f"Copied. The clipboard is cleared in {SECONDS} seconds, when you lock, and when you quit."
WHY = (
    "Read it through before it goes into the record. What you change here changes the copy only. "
    "The service's own wording of it stands under Settings."
)


class RecordTextPage(Page):
    """Parts to tick on the left, the text on the right.

    Attributes:
        text: The text, open to changes that are not kept.
    """

    SCROLLS = False

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._id = SessionId(route.id)
        self._presenter: RecordTextPresenter | None = None
        self._boxes: dict[Part, CheckBox] = {}
        self._parts = column(gap=Space.XS)
        self.text = PlainTextEdit("Text for the record", 12)
        self._save = PlainButton("Save as text…")
        self._save.setToolTip(UNPROTECTED)
        self._save.setAccessibleDescription(UNPROTECTED)
        self._lay_out()
        self._save.clicked.connect(self._on_save)
        keys = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        keys.activated.connect(self._on_copy)
        self.set_primary("Copy", self._on_copy)

    @property
    def boxes(self) -> dict[Part, CheckBox]:
        """The parts that can be left out."""
        return dict(self._boxes)

    def refresh(self) -> None:
        """Read the contact."""
        reading: QueryOp[Opening] = QueryOp(self, partial(calls.read_opening, self._id))
        reading.on_done(self._on_read).start(self.ctx)

    def clear(self) -> None:
        """Forget the person; what was copied is taken off the clipboard at lock by itself."""
        self._presenter = None
        self._boxes.clear()
        clear_layout(self._parts)
        self.text.set_text("")
        self.set_title("")

    def focus_first(self) -> None:
        """Begin at the text."""
        self.text.setFocus()

    def _on_read(self, opening: Opening) -> None:
        patient, session = opening.view.patient, opening.view.session
        self.set_title(f"{patient.called} · session {session.number} · record text")
        self.show_needs(patient.needs)
        wording: PackOp[tuple[str, ...]] = PackOp(self, partial(calls.agreed_lines, opening))
        wording.on_done(partial(self._on_worded, opening)).start(self.ctx)

    def _on_worded(self, opening: Opening, lines: tuple[str, ...]) -> None:
        self._presenter = RecordTextPresenter(opening, lines)
        clear_layout(self._parts)
        self._boxes.clear()
        for part in self._presenter.parts:
            box = CheckBox(PARTS[part])
            box.setChecked(part not in self._presenter.left_out)
            box.toggled.connect(partial(self._on_part, part))
            self._boxes[part] = box
            self._parts.addWidget(box)
        self._parts.addStretch(1)
        self.text.set_text(self._presenter.text)

    def _on_part(self, part: Part, wanted: bool) -> None:
        presenter = self._presenter
        if presenter is None:
            return
        presenter.want(part, wanted=wanted)
        self.text.set_text(presenter.text)
        keeping: StoreOp[Changes] = StoreOp(self, partial(calls.write_left_out, presenter.left_out))
        keeping.start(self.ctx)

    @Slot()
    def _on_copy(self) -> None:
        application = QApplication.instance()
        if self._presenter is None or application is None:
            return
        copy = SensitiveCopy(QGuiApplication.clipboard(), self.text.text, application)
        self.ctx.hub.locked.connect(copy.clear)
        application.aboutToQuit.connect(copy.clear)
        copy.ended.connect(self._on_copy_ended)
        self.set_note(COPIED)

    @Slot()
    def _on_copy_ended(self) -> None:
        self.set_note("The clipboard was cleared.")

    @Slot()
    def _on_save(self) -> None:
        if self._presenter is None:
            return
        path = self.ctx.dialogs.save_file(self, "Save the text", FILE_NAME, "Text (*.txt)")
        if path is not None:
            data = self.text.text.encode()
            saving: PackOp[None] = PackOp(self, partial(write_pdf, path, data))
            saving.on_done(self._on_saved).start(self.ctx)

    def _on_saved(self, _nothing: None) -> None:
        now = texts.time_text(self.ctx.clock.now().astimezone().time())
        self.set_note(f"Saved {now}. {UNPROTECTED}")

    def _lay_out(self) -> None:
        card = Card("What goes in")
        card.add_layout(self._parts)
        card.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        right = column(Quiet(WHY), self.text)
        sides = row(card, gap=Space.L)
        sides.takeAt(1)
        sides.addLayout(right, 1)
        self.body.addLayout(sides, 1)
        self.add_secondary(self._save)
