"""Today's packs: tick, print them one after the other, hand them over from the list."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from ui import texts
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import QueryOp, StoreOp
from ui.packs.places import PrinterAt
from ui.pages import Page, Parting
from ui.routes import Route
from ui.scan_watch import ScanWatch
from ui.screens.todays_packs import reading
from ui.screens.todays_packs.lines_view import PackLines
from ui.screens.todays_packs.presenter import PacksPresenter, State, alike_text
from ui.screens.todays_packs.printer_row import PrinterRow
from ui.screens.todays_packs.problems import ProblemList
from ui.screens.todays_packs.queue import PackQueue, Printed, Stage
from ui.screens.todays_packs.sheet_printer import SheetPrinter
from ui.tone import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice

STAGES = {Stage.MAKING: State.MAKING, Stage.PRINTING: State.PRINTING}
STAY = "The pack in hand is finished first, then printing stops. Leave again to go at once."
STOPPING = "Stopping after the pack in hand"
KEEP_SAFE = "It names people: keep it safe, shred it after."
SHEET = "Print the collection sheet"
SHEET_TIP = "Who gets which pack, for you to keep while you hand them over (Ctrl+Shift+S)"
NO_PRINTER = "This computer has no printer. Each pack can be saved as a PDF from its session."


class TodaysPacksPage(Page):
    """Printer on top, then what did not print, then everybody."""

    SHOWS = frozenset({Kind.PATIENT, Kind.SESSION, Kind.PLAN, Kind.PACK})
    WIDTH = 130

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._day = ctx.clock.today()
        self.set_title(f"Today's packs, {texts.day_text(self._day)}")
        self._presenter = PacksPresenter(self._day)
        self._queue = PackQueue(ctx, self)
        self._scan = ScanWatch(ctx, self)
        self._asked_to_leave = False
        self._settled = False
        self._told = Notice()
        self._alike = Notice()
        self._progress = Busy()
        self._printer = PrinterRow()
        self._problems = ProblemList()
        self._problem_card = Card("Did not print")
        self._lines = PackLines()
        self._card = Card()
        self._none = EmptyState("No packs for today", " ", "Go to Today")
        self._stop = QuietButton("Stop after this one")
        self._sheet = SheetPrinter(ctx, self)
        self._sheet_button = QuietButton(SHEET)
        self._sheet_button.setToolTip(SHEET_TIP)
        self._lay_out()
        self._connect()

    @property
    def presenter(self) -> PacksPresenter:
        """What is shown."""
        return self._presenter

    @property
    def lines(self) -> PackLines:
        """The lines as widgets."""
        return self._lines

    @property
    def problems(self) -> ProblemList:
        """What did not print, as widgets."""
        return self._problems

    @property
    def told(self) -> str:
        """The notice in sight, or empty."""
        return "" if self._told.isHidden() else self._told.text

    def refresh(self) -> None:
        """Read the day, unless packs are being printed: then once they are."""
        if self._queue.running:
            return
        asking: QueryOp[reading.Day] = QueryOp(
            self, partial(reading.read_day, self._day, made_up=self.ctx.made_up)
        )
        asking.on_done(self._on_read).start(self.ctx)

    def can_leave(self) -> bool:
        """Finish the pack in hand first; asked again, go at once."""
        if not self._queue.running or self._asked_to_leave:
            return True
        self._asked_to_leave = True
        self._on_stop()
        self._told.show_text(STAY, Tone.INFO)
        return False

    def suspend(self) -> Parting | None:
        """Note a pack the printer has already."""
        return self._queue.parting()

    def clear(self) -> None:
        """Forget everybody."""
        self._queue.forget()
        self._presenter = PacksPresenter(self._day)
        self._lines.forget()
        self._problems.forget()
        for notice in (self._told, self._alike):
            notice.show_text("")
        self._progress.stop()

    def focus_first(self) -> None:
        """Begin at the first pack."""
        if self._lines.rows:
            self._lines.focus_first()
        else:
            self.setFocus()

    def _on_read(self, day: reading.Day) -> None:
        if self._queue.running:
            return
        if not self._settled:
            self._printer.offer(self.ctx.printing().printers(), day.places)
            if not self._printer.has_printer:
                self._told.show_text(NO_PRINTER, Tone.INFO)
        self._presenter.see(day)
        self._none.show_text("No packs for today", _why_none(day.coming))
        self._show()
        if not self._settled:
            self._settled = True
            self.focus_first()

    def _show(self) -> None:
        shown, running = self._presenter.lines, self._queue.running
        self._none.setVisible(not shown)
        self._card.setVisible(bool(shown))
        self._printer.setVisible(bool(shown) and self._printer.has_printer)
        self._card.set_title(texts.count_text(len(shown), "pack"))
        self._lines.show_lines(shown, self._day, running=running)
        self._problems.show_lines(self._presenter.problems)
        self._problem_card.setVisible(bool(self._presenter.problems))
        self._alike.show_text(alike_text(shown), Tone.ATTENTION)
        self._printer.setEnabled(not running)
        self._stop.setVisible(running)
        self._show_progress()
        self._name_primary()

    def _show_progress(self) -> None:
        if not self._queue.running:
            self._progress.stop()
            return
        number, count = self._presenter.progress()
        self._progress.start(f"Printing {number} of {count}")
        self._progress.show_part(number - 1, count)

    def _to_top(self) -> None:
        area = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def _name_primary(self) -> None:
        wanted, running = len(self._presenter.wanted), self._queue.running
        may_list = self._presenter.printed and self._printer.has_printer and not running
        self._sheet_button.setVisible(may_list and bool(wanted))
        if may_list and not wanted:
            self.set_primary(SHEET, self._on_sheet)
            self.primary.setEnabled(True)
            return
        if running:
            words = "Printing {} of {}".format(*self._presenter.progress())
        elif self._presenter.begun:
            words = f"Go on with {texts.count_text(wanted, 'pack')}"
        else:
            words = f"Print {texts.count_text(wanted, 'pack')}" if wanted else "Print packs"
        self.set_primary(words, self._print)
        may = bool(wanted) and self._printer.has_printer
        self.primary.setEnabled(may and not running)
        self.show_primary(shown=bool(self._presenter.lines))

    def _print(self) -> None:
        self._told.show_text("")
        self._asked_to_leave = False
        packs = self._presenter.begin()
        self._stop.show()
        self._stop.setFocus()
        self._to_top()
        self._queue.start(packs, self._printer.printer, two_sided=self._printer.two_sided)
        self._show()

    @Slot()
    def _on_stop(self) -> None:
        if self._queue.running:
            self._queue.stop()
            self._stop.setEnabled(False)
            self.set_note(STOPPING)

    @Slot(str, object)
    def _on_stage(self, pack: str, stage: Stage) -> None:
        self._presenter.note_stage(SessionId(pack), STAGES[stage])
        self._show()

    @Slot(str, int)
    def _on_made(self, pack: str, pages: int) -> None:
        self._presenter.note_pages(SessionId(pack), pages)

    @Slot(str, object)
    def _on_printed(self, pack: str, printed: Printed) -> None:
        now = self.ctx.clock.now().astimezone()
        here = SessionId(pack)
        self._presenter.note_sent(here, printed.code, printed.pages, printed.printer, now)
        if printed.fault is not None:
            self._presenter.note_fault(here, f"It printed, but: {word_error(printed.fault)}")

    @Slot(str, object)
    def _on_refused(self, pack: str, error: UserFacingError) -> None:
        self._presenter.note_problem(SessionId(pack), str(word_error(error)))

    @Slot(str, object)
    def _on_failed(self, pack: str, error: UserFacingError) -> None:
        self._presenter.note_problem(SessionId(pack), str(word_error(error)))
        self._told.show_text(
            "The printer did not take a pack, so printing stopped. The rest is still ticked.",
            Tone.ATTENTION,
        )

    @Slot()
    def _on_ended(self) -> None:
        sent, count = self._presenter.end()
        said = f"{sent} of {texts.count_text(count, 'pack')} sent to the printer"
        self.ctx.notify(said, Tone.GOOD if sent == count else Tone.ATTENTION)
        self._stop.setEnabled(True)
        self._asked_to_leave = False
        self.set_note("")
        if self.told == STAY:
            self._told.show_text("")
        followed = self._stop.hasFocus()
        self._show()
        if followed:
            self.focus_first()
        self._to_top()
        self.refresh()

    @Slot(str, bool)
    def _on_wanted(self, pack: str, on: bool) -> None:
        self._presenter.choose(SessionId(pack), wanted=on)
        self._name_primary()

    @Slot(str, bool)
    def _on_handed(self, pack: str, on: bool) -> None:
        here = SessionId(pack)
        route = self._presenter.hand(here, handed=on)
        keeping: StoreOp[Changes] = StoreOp(self, partial(reading.set_handed, here, route))
        keeping.on_error(self._on_not_kept).start(self.ctx)

    def _on_not_kept(self, error: UserFacingError) -> None:
        self.ctx.show_error(error)
        self.refresh()

    @Slot()
    def _on_sheet(self) -> None:
        if self._presenter.printed and not self._queue.running and self._printer.has_printer:
            content = self._presenter.sheet(self.ctx.clock.now(), made_up=self.ctx.made_up)
            self._sheet.print_sheet(content, self._printer.printer)

    @Slot(str)
    def _on_sheet_printed(self, printer: str) -> None:
        self._told.show_text("")
        self.ctx.notify(f"Collection sheet sent to {printer}. {KEEP_SAFE}")

    @Slot(object)
    def _on_sheet_failed(self, error: UserFacingError) -> None:
        self._told.show_text(str(word_error(error)), Tone.ATTENTION)
        self._to_top()

    @Slot(object)
    def _on_place(self, here: PrinterAt) -> None:
        keeping: StoreOp[Changes] = StoreOp(self, partial(reading.keep_printing, here))
        keeping.start(self.ctx)

    @Slot(object)
    def _on_route(self, route: Route) -> None:
        self.ctx.navigator.open(route)

    @Slot()
    def _on_back(self) -> None:
        self.ctx.navigator.back()

    def _lay_out(self) -> None:
        self._problem_card.add(self._problems)
        self._card.add(self._lines)
        for widget in (
            self._told, self._progress, self._none, self._problem_card, self._alike,
            self._printer, self._card,
        ):  # fmt: skip
            widget.hide()
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.add_secondary(self._sheet_button)
        self.add_secondary(self._stop)
        for button in (self._sheet_button, self._stop):
            button.hide()

    def _connect(self) -> None:
        self._queue.stage_changed.connect(self._on_stage)
        self._queue.made.connect(self._on_made)
        self._queue.printed.connect(self._on_printed)
        self._queue.refused.connect(self._on_refused)
        self._queue.failed.connect(self._on_failed)
        self._queue.ended.connect(self._on_ended)
        self._lines.wanted.connect(self._on_wanted)
        self._lines.handed.connect(self._on_handed)
        self._printer.place_changed.connect(self._on_place)
        self._problems.route_wanted.connect(self._on_route)
        self._none.action_chosen.connect(self._on_back)
        self._stop.clicked.connect(self._on_stop)
        self._sheet_button.clicked.connect(self._on_sheet)
        self._sheet.printed.connect(self._on_sheet_printed)
        self._sheet.failed.connect(self._on_sheet_failed)
        for keys, act in (
            ("Ctrl+P", self.do_primary),
            ("Ctrl+Shift+P", self.do_primary),
            ("Ctrl+Shift+S", self._on_sheet),
            ("Esc", self._on_stop),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)


def _why_none(coming: int) -> str:
    if not coming:
        return "Nobody is booked today."
    return "A pack is made of a ready plan. Plans agreed today are listed here once they are ready."
