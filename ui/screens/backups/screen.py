"""The backups of the open vault: how they stand, one more, a second place, looking into one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from ui.backup_words import (
    STOPPED,
    checked_text,
    contents_text,
    fault_text,
    kind_text,
    lost_text,
    size_text,
    status_lines,
    when_text,
)
from ui.context import AppContext
from ui.doors import read_moment
from ui.errors import word_error
from ui.operations import AsideOp, CareOp, QueryOp, StoreOp
from ui.pages import Page
from ui.routes import Route, Screen
from ui.screens.backups import calls
from ui.screens.backups.aside import AsideCard
from ui.screens.backups.running import Running
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.form import FormRow
from ui.widgets.layout import boxed, clear_layout, row
from ui.widgets.line_list import Line, LineList
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Quiet, Strong

if TYPE_CHECKING:
    from models.backups import Backup, Cared, Contents, Lost, Status, Work

MADE = "A backup was made and checked: {size}."
CHECKED = "The backups were opened and checked, and a restore was rehearsed: it works."
NOT_REHEARSED = "The backups were checked."
WHY_SECOND = (
    "A stick, or a folder on your service's share. It gets each backup when it is there: after a "
    "lock, when you close the program, after “Back up now”, and soon after you unlock. What is "
    "written is read back. It is encrypted like the vault."
)
MONTHS = (3, 6, 12, 24)
WHY_MONTHS = (
    "Kept are 7 days, 8 weeks and 24 months back. Somebody who was erased is in backups of before "
    "until these are older than this."
)
LOOK = "Look inside"
GO_BACK = "Go back to this one…"
GO_BACK_WHY = (
    "The vault locks first. The present one is set aside, never deleted, so you can change your "
    "mind. The restored one opens with the passphrase of its day, or with its recovery code."
)
REMOVED = "The vault that was set aside is deleted."
REMOVED_LATER = "It is taken away; what cannot be deleted yet goes at the next unlock."
HIGH = 240


class BackupsPage(Page):
    """One piece of slow work at a time; it holds up nobody and can be stopped.

    Attributes:
        list: The backups, newest first.
        chosen: What is in the one looked into.
        aside: The vaults that restores set aside.
    """

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Backups")
        self._status: Status | None = None
        self._work: Work[object] | None = None
        self._path: Path | None = None
        self._facts = QGridLayout()
        self._told = Notice()
        self._running = Running()
        self._check = PlainButton("Check and rehearse now")
        self._choose = PlainButton("Choose a folder…")
        self._forget_place = QuietButton("Use no second place")
        self._months = Chips(
            "Keep none older than",
            [Choice(str(each), f"{each} months") for each in MONTHS],
            may_be_empty=False,
        )
        self.list = LineList("Backups")
        self._look = PlainButton(LOOK)
        self.chosen = Body("")
        self._lost = Body("")
        self._back = PlainButton(GO_BACK)
        self.aside = AsideCard()
        self._build()
        self._connect()
        self.set_primary("Back up now", self.back_up)

    @property
    def told(self) -> str:
        """What the page says of the last thing done, or empty."""
        return "" if self._told.isHidden() else self._told.text

    @property
    def facts(self) -> tuple[str, ...]:
        """How the backups stand, as shown."""
        items = (self._facts.itemAtPosition(at, 1) for at in range(self._facts.rowCount()))
        return tuple(item.widget().text() for item in items if item is not None)  # type: ignore[union-attr]

    def refresh(self) -> None:
        """Read how they stand."""
        CareOp(self, calls.read_status).on_done(self._show).start(self.ctx)
        QueryOp(self, calls.read_months).on_done(self._show_months).start(self.ctx)
        CareOp(self, calls.read_set_aside).on_done(self.aside.show_aside).start(self.ctx)

    def clear(self) -> None:
        """Stop, and forget the names of people in what would be lost."""
        self.stop()
        self.chosen.clear()
        self._lost.clear()

    def focus_first(self) -> None:
        """Begin with the backup by hand."""
        self.primary.setFocus()

    @Slot()
    def back_up(self) -> None:
        """Make one more, and check it."""
        CareOp(self, calls.begin_backup).on_done(partial(self._run, self._on_made)).start(self.ctx)

    @Slot()
    def stop(self) -> None:
        """Stop what runs; nothing of it is kept."""
        if self._work is not None:
            self._work.stop()

    def _build(self) -> None:
        self._facts.setHorizontalSpacing(Space.L)
        self._facts.setVerticalSpacing(Space.XS)
        self._facts.setColumnStretch(1, 1)
        stand = Card("How they stand")
        stand.add_layout(self._facts)
        for each in (self._told, self._running, boxed(row(self._check))):
            stand.add(each)
        second = Card("A second place")
        second.add(Quiet(WHY_SECOND))
        second.add(boxed(row(self._choose, self._forget_place)))
        kept = Card("All backups")
        kept.add(FormRow("Keep none older than", self._months, WHY_MONTHS))
        self.list.keep_within(HIGH)
        for each in (self.list, boxed(row(self._look)), self.chosen, self._lost):
            kept.add(each)
        self._why = Quiet(GO_BACK_WHY)
        for each in (self._why, boxed(row(self._back))):
            kept.add(each)
        for card in (stand, second, kept, self.aside):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._show_contents(None)

    def _connect(self) -> None:
        self._running.stop_wanted.connect(self.stop)
        self._check.clicked.connect(self._on_check)
        self._choose.clicked.connect(self._on_choose)
        self._forget_place.clicked.connect(self._on_forget_place)
        self.list.line_reached.connect(self._on_reached)
        self.list.line_chosen.connect(self._on_look)
        self._months.value_chosen.connect(self._on_months)
        self._look.clicked.connect(self._on_look)
        self._back.clicked.connect(self._on_back)
        self.aside.remove_wanted.connect(self._on_remove_aside)

    def _show(self, status: "Status") -> None:
        self._status = status
        state = status.state
        clear_layout(self._facts)
        moments = (
            read_moment(each) for each in (state.checked_at, state.rehearsed_at, state.sent_at)
        )
        lines = status_lines(status, *moments)
        for at, (what, how) in enumerate(lines):
            self._facts.addWidget(Strong(what), at, 0)
            self._facts.addWidget(Body(how), at, 1)
        self._forget_place.setVisible(bool(status.place))
        self._look.setEnabled(bool(status.all))
        self.list.show_lines([_line(each) for each in status.all])
        if fault_text(status) and not self.told:
            self._told.show_text(fault_text(status), Tone.ATTENTION)

    def _show_months(self, months: int) -> None:
        self._months.set_value(str(months))

    def _run(self, then: object, work: "Work[Any]") -> None:
        """Do slow work aside, with its progress in sight."""
        self._work = work
        self._told.show_text("")
        self._allow(free=False)
        self._running.start("Beginning")
        self.bring_into_sight(self._running)
        running = AsideOp(self, partial(work.run, self._running.stepped.emit))
        running.on_done(partial(self._on_done, then)).on_error(self._on_failed).start(self.ctx)

    def _on_done(self, then: object, value: object) -> None:
        self._end()
        if callable(then):
            then(value)
        self.ctx.hub.backups_changed.emit()
        self.refresh()

    def _on_failed(self, error: UserFacingError) -> None:
        self._end()
        if error.code == "backup.stopped":
            self._told.show_text(STOPPED, Tone.INFO)
        else:
            self._told.show_text(str(word_error(error)), Tone.PROBLEM)
        self.ctx.hub.backups_changed.emit()
        self.refresh()

    def _end(self) -> None:
        self._work = None
        self._running.end()
        self._allow(free=True)
        self.primary.setFocus()

    def _allow(self, *, free: bool) -> None:
        for each in (self._check, self._choose, self._forget_place, self._look, self._back):
            each.setEnabled(free)
        self.primary.setEnabled(free)
        self.aside.allow(free=free)

    def _on_made(self, made: "Backup") -> None:
        self._told.show_text(MADE.format(size=size_text(made.size)), Tone.GOOD)
        if self._status is not None and self._status.place:
            CareOp(self, calls.begin_send).on_done(self._send).start(self.ctx)

    def _send(self, work: "Work[Cared]") -> None:
        """Bring the second place up to date; what was told stays."""
        told = self.told
        self._run(None, work)
        self._told.show_text(told, Tone.GOOD)

    @Slot()
    def _on_check(self) -> None:
        run = partial(self._run, self._on_checked)
        CareOp(self, calls.begin_check).on_done(run).start(self.ctx)

    def _on_checked(self, cared: "Cared") -> None:
        wrong = fault_text(cared.status)
        if wrong:
            self._told.show_text(wrong, Tone.PROBLEM)
            return
        self._told.show_text(CHECKED if cared.rehearsed else NOT_REHEARSED, Tone.GOOD)
        if cared.rehearsed:
            name = cared.rehearsed.path.name
            CareOp(self, partial(calls.audit_rehearsal, name)).start(self.ctx)

    @Slot()
    def _on_choose(self) -> None:
        folder = self.ctx.dialogs.open_folder(self, "A second place for backups")
        if folder is not None:
            self._keep_place(str(folder))

    @Slot()
    def _on_forget_place(self) -> None:
        self._keep_place("")

    def _keep_place(self, place: str) -> None:
        keeping = CareOp(self, partial(calls.choose_place, place))
        keeping.on_done(partial(self._on_place, place)).on_error(self._on_failed).start(self.ctx)

    def _on_place(self, place: str, _done: None) -> None:
        if place:
            CareOp(self, calls.begin_send).on_done(partial(self._run, None)).start(self.ctx)
        else:
            self.ctx.hub.backups_changed.emit()
            self.refresh()

    @Slot(str)
    def _on_remove_aside(self, name: str) -> None:
        removing = CareOp(self, partial(calls.remove_set_aside, name))
        removing.on_done(self._on_removed_aside).on_error(self._on_failed).start(self.ctx)

    def _on_removed_aside(self, gone: bool) -> None:
        # What the page tells is above, out of sight.
        self.ctx.notify(REMOVED if gone else REMOVED_LATER)
        self.refresh()
        self.primary.setFocus()

    @Slot(str)
    def _on_months(self, months: str) -> None:
        keeping: StoreOp[Changes] = StoreOp(self, partial(calls.keep_months, int(months)))
        keeping.start(self.ctx)

    @Slot(str)
    def _on_reached(self, name: str) -> None:
        if self._path is None or self._path.name != name:
            self._show_contents(None)

    @Slot()
    def _on_look(self) -> None:
        path = self._current()
        if path is not None and self._work is None:
            self._path = path
            run = partial(self._run, self._on_looked)
            CareOp(self, partial(calls.begin_look, path)).on_done(run).start(self.ctx)

    def _on_looked(self, contents: "Contents") -> None:
        reading = CareOp(self, partial(calls.read_lost, contents))
        reading.on_done(partial(self._show_lost, contents)).start(self.ctx)

    def _show_lost(self, contents: "Contents", lost: "Lost") -> None:
        self._show_contents(contents, lost_text(lost))
        self._back.setFocus()

    def _show_contents(self, contents: "Contents | None", lost: str = "") -> None:
        self.chosen.setText(contents_text(contents) if contents else "")
        self._lost.setText(lost)
        for each in (self.chosen, self._lost, self._why, self._back):
            each.setVisible(contents is not None)

    @Slot()
    def _on_back(self) -> None:
        """Lock, then go on where nobody's record is in sight."""
        name = self._path.name if self._path else ""
        self.ctx.hub.lock_wanted.emit()
        self.ctx.navigator.replace(Route(Screen.RESTORE, name))

    def _current(self) -> Path | None:
        index = self.list.currentIndex()
        if self._status is None or not index.isValid():
            return None
        return self._status.all[index.row()].path


def _line(backup: "Backup") -> Line:
    detail = f"{checked_text(backup)} · {size_text(backup.size)}"
    return Line(
        id=backup.path.name,
        title=f"{when_text(backup.made_at)} · {kind_text(backup.kind)}",
        text=detail,
    )
