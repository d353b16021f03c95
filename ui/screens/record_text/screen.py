"""The text of a contact for the main record system: seen, then copied or saved."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from planner.changes import Changes
from planner.ids import SessionId
from planner.record_text import Part
from ui import texts
from ui.clipboard import SECONDS, SensitiveCopy, forget_selection
from ui.context import AppContext
from ui.operations import PackOp, QueryOp, StoreOp
from ui.packs.delivery import UNPROTECTED
from ui.pages import Page
from ui.routes import Route
from ui.screens.record_text import presenter as calls
from ui.screens.record_text.edit import RecordTextEdit
from ui.screens.record_text.presenter import Opening, RecordTextPresenter
from ui.screens.record_text.words import PARTS
from ui.style.space import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.fields import CheckBox
from ui.widgets.layout import clear_layout, column, row
from ui.widgets.text import Quiet

FILE_NAME = "Session text.txt"
COPIED = "Copied. The clipboard is cleared in {} seconds."
CLEARED = "What you copied is off the clipboard."
NOTHING = "There is no text to copy."
REPLACED = "What you changed in the text was replaced. Ctrl+Z in the text brings it back."
COPY_KEYS = "Ctrl+Shift+C"
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
    WIDTH = 160

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._id = SessionId(route.id)
        self._presenter: RecordTextPresenter | None = None
        self._boxes: dict[Part, CheckBox] = {}
        self._shown = ""
        self._counting = False
        self._parts = column(gap=Space.XS)
        self.text = RecordTextEdit("Text for the record", 12)
        self._save = PlainButton("Save as text…")
        self._save.setToolTip(UNPROTECTED)
        self._save.setAccessibleDescription(UNPROTECTED)
        self._lay_out()
        self._save.clicked.connect(self._on_save)
        self.text.taken.connect(self._on_taken, Qt.ConnectionType.QueuedConnection)
        keys = QShortcut(QKeySequence(COPY_KEYS), self)
        keys.activated.connect(self._on_copy)
        self.set_primary("Copy", self._on_copy)
        self.primary.setToolTip(COPY_KEYS)

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
        self._shown = ""
        forget_selection(QGuiApplication.clipboard())
        self.text.setPlainText("")
        self.set_title("")

    def set_note(self, text: str) -> None:
        """Say something quiet at the foot; a count that stood there stops."""
        self._counting = False
        super().set_note(text)

    def focus_first(self) -> None:
        """Begin at the text."""
        self.text.setFocus()

    def _on_read(self, opening: Opening) -> None:
        view = opening.recorded.view
        patient, session = view.patient, view.session
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
        self._shown = self._presenter.text
        self.text.set_text(self._shown)

    def _on_part(self, part: Part, wanted: bool) -> None:
        presenter = self._presenter
        if presenter is None:
            return
        presenter.want(part, wanted=wanted)
        changed, self._shown = self.text.text != self._shown, presenter.text
        if changed:
            self.text.replace_text(self._shown)
        else:
            self.text.set_text(self._shown)
        self.set_note(REPLACED if changed else "")
        keeping: StoreOp[Changes] = StoreOp(self, partial(calls.write_left_out, presenter.left_out))
        keeping.start(self.ctx)

    @Slot()
    def _on_copy(self) -> None:
        if self._presenter is not None:
            self._copy(self.text.text)

    @Slot(str)
    def _on_taken(self, text: str) -> None:
        """Look after what the field itself copied or cut; a drag is not on the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == text:
            self._copy(text)

    def _copy(self, text: str) -> None:
        application = QApplication.instance()
        if application is None or not text.strip():
            self.set_note(NOTHING)
            return
        copy = SensitiveCopy(QGuiApplication.clipboard(), text, application)
        self.ctx.hub.locked.connect(copy.clear)
        application.aboutToQuit.connect(copy.clear)
        copy.counted.connect(self._on_copy_counted)
        copy.ended.connect(self._on_copy_ended)
        self._count(SECONDS)

    def _count(self, seconds: int) -> None:
        self.set_note(COPIED.format(seconds))
        self._counting = True

    @Slot(int)
    def _on_copy_counted(self, seconds: int) -> None:
        if self._counting:
            self._count(seconds)

    @Slot()
    def _on_copy_ended(self) -> None:
        self.set_note(CLEARED)

    @Slot()
    def _on_save(self) -> None:
        if self._presenter is None:
            return
        path = self.ctx.dialogs.save_file(self, "Save the text", FILE_NAME, "Text (*.txt)")
        if path is not None:
            saving: PackOp[None] = PackOp(self, partial(calls.write_text, path, self.text.text))
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
