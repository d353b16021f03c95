"""A scanned pack code on a page without a field: the keys come one by one, Enter at the end."""

from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from planner.pack_code import PREFIX
from planner.return_slip import ReturnedPack
from planner.typed_code import NO_CODE, CodeTyped, Typed, read_code
from ui.context import AppContext
from ui.find_panel import UNKNOWN, WRONG, open_found, read_returned
from ui.operations import QueryOp
from ui.tone import Tone

PAUSE_MS = 1500
MOST = 16
LETTERS = PREFIX.casefold()
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ScanWatch(QObject):
    """Listens to what has the focus on a page; a code with its PK and Enter opens its review.

    Enter after such a code is kept from the page: it would open whatever the focus is on, which is
    somebody else.
    """

    def __init__(self, ctx: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._ctx = ctx
        self._page = page
        self._typed = ""
        self._since = QElapsedTimer()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        mine = now is not None and (now is self._page or self._page.isAncestorOf(now))
        if now is not None and mine and not isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the keys; keep Enter after a code (Qt)."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if watched is not QApplication.focusWidget():
            return False
        if event.key() in ENTER:
            typed, self._typed = self._typed, ""
            return self._take(last_code(typed))
        self._hear(event)
        return False

    def _hear(self, event: QKeyEvent) -> None:
        if self._since.isValid() and self._since.elapsed() > PAUSE_MS:
            self._typed = ""
        self._since.start()
        text = event.text()
        if text.isprintable() and text and not event.modifiers() & HELD:
            self._typed = (self._typed + text)[-MOST:]

    def _take(self, code: CodeTyped) -> bool:
        """Open the review of a code; tell whether it was one."""
        if code.kind is Typed.WRONG:
            self._ctx.notify(WRONG, Tone.ATTENTION)
        if code.kind is not Typed.WHOLE:
            return code.kind is Typed.WRONG
        asking: QueryOp[ReturnedPack | None] = QueryOp(
            self, partial(read_returned, code.code, self._ctx.clock.today())
        )
        asking.on_done(partial(self._open, code.code)).start(self._ctx)
        return True

    def _open(self, code: str, found: ReturnedPack | None) -> None:
        if found is None:
            self._ctx.notify(UNKNOWN.format(code=code), Tone.ATTENTION)
        else:
            open_found(self._ctx, found)


def last_code(typed: str) -> CodeTyped:
    """Return the code at the end of what was typed: a whole one, else one with a letter wrong."""
    ends = [typed[at:] for at in range(len(typed)) if typed[at:].casefold().startswith(LETTERS)]
    codes = [code for code in map(read_code, ends) if code.marked]
    for kind in (Typed.WHOLE, Typed.WRONG):
        found = next((code for code in codes if code.kind is kind), None)
        if found is not None:
            return found
    return NO_CODE
