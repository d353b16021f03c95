"""Going back to a backup, before the vault: choose, look inside, put in place, take it back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.errors import UserFacingError
from ui.backup_words import STOPPED, aside_text, checked_text, contents_text, kind_text, when_text
from ui.context import AppContext
from ui.doors import load
from ui.errors import word_error
from ui.operations import SlowOp
from ui.quiet_page import QuietPage
from ui.routes import UNLOCK, Route
from ui.screens.backups.running import Running
from ui.tone import Tone
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, row
from ui.widgets.line_list import Line, LineList
from ui.widgets.notice import Notice
from ui.widgets.passphrase import Passphrase
from ui.widgets.text import Body, Quiet

if TYPE_CHECKING:
    from models.backups import Contents, Reins, SetAside
    from ui.screens.backups.restoring import Shelf

LEAD = "Choose one, look inside, then go back to it. The present vault is set aside, never deleted."
HINT = "The passphrase of the day it was made, or the recovery code of that day."
WORKING = "Opening the backup. Working out the key is slow on purpose."
PLACING = "Putting it in place."
NONE = "There is no backup in this profile. Choose a backup's file, from a stick or a share."
KINDS = "Backups (*.zip)"
HIGH = 150


class RestorePage(QuietPage):
    """Nobody's record is in sight here; names and numbers of people are not shown, only counts.

    Attributes:
        list: The backups of the profile, and a file that was chosen.
        asked: The passphrase of the backup's day, or its recovery code.
    """

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, "Go back to a backup", LEAD, parent)
        self._shelf: Shelf | None = None
        self._path: Path | None = None
        self._contents: Contents | None = None
        self.list = LineList("Backups to go back to")
        self.list.keep_within(HIGH)
        self._none = Quiet(NONE)
        self._file = PlainButton("Choose a file…")
        self.asked = Passphrase("Passphrase or recovery code of the backup")
        self._asked_row = FormRow("Passphrase or recovery code", self.asked, HINT)
        self._inside = Body("")
        self._told = Notice()
        self._reins: Reins | None = None
        self._running = Running()
        self._look = PrimaryButton("Look inside")
        self._go = PrimaryButton("Go back to this one")
        self._undo = PlainButton("")
        self._leave = LinkButton("Back to the passphrase")
        self._build()
        self._connect()

    @property
    def told(self) -> str:
        """What the page says, or empty."""
        return "" if self._told.isHidden() else self._told.text

    @property
    def inside(self) -> str:
        """What is in the backup looked into, or empty."""
        return self._inside.text()

    def refresh(self) -> None:
        """Read which backups there are."""
        reading = SlowOp(self, partial(_restoring("read_shelf"), self.ctx.profile))
        reading.on_done(self._show).on_error(self._on_failed).start(self.ctx)

    def clear(self) -> None:
        """Stop, and forget what was typed."""
        self.stop()
        self.asked.set_text("")
        self._inside.clear()

    def focus_first(self) -> None:
        """Begin with the list."""
        self.list.setFocus()

    @Slot()
    def do_primary(self) -> None:
        """Look inside, then go back (Ctrl+Enter)."""
        if self._running.isHidden():
            (self._on_go if self._contents is not None else self._on_look)()

    @Slot()
    def stop(self) -> None:
        """Stop what runs, unless it is being put in place; nothing of it is kept."""
        if self._reins is not None:
            self._reins.stop()

    def _build(self) -> None:
        for each in (self._none, self.list, boxed(row(self._file)), self._asked_row):
            self.card.add(each)
        for each in (self._inside, self._told, self._running):
            self.card.add(each)
        self.card.add(boxed(row(self._look, self._go, self._leave)))
        self.after.addWidget(boxed(row(self._undo)))
        self._undo.hide()
        self._none.hide()
        self._show_contents(None)

    def _connect(self) -> None:
        self.list.line_reached.connect(self._on_reached)
        self.list.line_chosen.connect(self._on_chosen)
        self._file.clicked.connect(self._on_file)
        self.asked.edited.connect(self._on_edited)
        self.asked.entered.connect(self.do_primary)
        self._running.stop_wanted.connect(self.stop)
        self._look.clicked.connect(self._on_look)
        self._go.clicked.connect(self._on_go)
        self._undo.clicked.connect(self._on_undo)
        self._leave.clicked.connect(self._on_leave)

    def _show(self, shelf: "Shelf") -> None:
        self._shelf = shelf
        self.list.show_lines(
            [
                Line(
                    id=str(each.path),
                    title=f"{when_text(each.made_at)} · {kind_text(each.kind)}",
                    text=checked_text(each),
                )
                for each in shelf.backups
            ]
        )
        self._none.setVisible(not shelf.backups)
        self.list.setVisible(bool(shelf.backups))
        wanted = next((each for each in shelf.backups if each.path.name == self.route.id), None)
        if wanted is not None:
            self.list.go_to(str(wanted.path))
            self.asked.setFocus()
        self._offer_undo(shelf.aside)

    def _offer_undo(self, aside: "SetAside | None") -> None:
        self._undo.setVisible(aside is not None)
        if aside is not None:
            self._undo.setText("Put back the vault that was set aside")
            self._undo.setToolTip(aside_text(aside))
            self._undo.setAccessibleDescription(aside_text(aside))

    @Slot(str)
    def _on_reached(self, path: str) -> None:
        self._path = Path(path)
        self._show_contents(None)

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self._path = Path(path)
        self.asked.setFocus()

    @Slot()
    def _on_file(self) -> None:
        path = self.ctx.dialogs.open_file(self, "A backup to go back to", KINDS)
        if path is not None:
            self._path = path
            self._show_contents(None)
            self._told.show_text(f"Chosen: {path.name}", Tone.INFO)
            self.asked.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        self._show_contents(None)
        self._asked_row.set_error("")

    @Slot()
    def _on_look(self) -> None:
        if self._path is None:
            self._told.show_text("Choose a backup first.", Tone.ATTENTION)
        elif not self.asked.text:
            self._asked_row.set_error("Type the passphrase or the code.")
            self.asked.setFocus()
        else:
            self._run("look_into", self._on_looked, self._path, self.ctx.profile, self.asked.text)

    def _on_looked(self, contents: "Contents") -> None:
        self._end()
        self._show_contents(contents)
        self._go.setFocus()

    @Slot()
    def _on_go(self) -> None:
        if self._path is None or self._contents is None:
            return
        now, profile = self.ctx.clock.now(), self.ctx.profile
        self._run("put_back", self._on_placed, self._path, profile, self.asked.text, now)

    def _run(self, name: str, then: Callable[[Any], None], *args: object) -> None:
        """Do slow work that can be stopped."""
        self._reins = _restoring("reins")(self._running.stepped.emit)
        work = partial(_restoring(name), *args, self._reins)
        self._start(WORKING)
        SlowOp(self, work).on_done(then).on_error(self._on_failed).start(self.ctx)

    def _on_placed(self, _done: object) -> None:
        """The page of unlocking says what is in place now."""
        self._end()
        self.clear()
        self.ctx.navigator.replace(UNLOCK)

    @Slot()
    def _on_undo(self) -> None:
        if self._shelf is None or self._shelf.aside is None:
            return
        folder, now = self._shelf.aside.folder, self.ctx.clock.now()
        work = partial(_restoring("take_back"), self.ctx.profile, folder, now)
        self._start(PLACING, stoppable=False)
        SlowOp(self, work).on_done(self._on_placed).on_error(self._on_failed).start(self.ctx)

    @Slot()
    def _on_leave(self) -> None:
        self.ctx.navigator.replace(UNLOCK)

    def _on_failed(self, error: UserFacingError) -> None:
        self._end()
        if error.code == "backup.stopped":
            self._told.show_text(STOPPED, Tone.INFO)
        else:
            self._told.show_text(str(word_error(error)), Tone.PROBLEM)
        self.asked.setFocus()

    def _start(self, words: str, *, stoppable: bool = True) -> None:
        self._told.show_text("")
        self._allow(free=False)
        self._running.start(words, stoppable=stoppable)

    def _end(self) -> None:
        self._reins = None
        self._running.end()
        self._allow(free=True)

    def _allow(self, *, free: bool) -> None:
        for each in (self.list, self._file, self.asked, self._look, self._go, self._undo):
            each.setEnabled(free)
        self._leave.setEnabled(free)

    def _show_contents(self, contents: "Contents | None") -> None:
        self._contents = contents
        self._inside.setText(contents_text(contents) if contents else "")
        self._inside.setVisible(contents is not None)
        self._look.setVisible(contents is None)
        self._go.setVisible(contents is not None)


def _restoring(name: str) -> Callable[..., Any]:
    """Return a function of ``restoring``, which loads what is heavy."""
    found: Callable[..., Any] = load(f"ui.screens.backups.restoring:{name}")
    return found
