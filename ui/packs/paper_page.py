"""A page of the window that is a document of the practitioner, with names or without."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.report import Report
from reports import render_report
from ui.context import AppContext
from ui.packs.report_desk import ReportDesk
from ui.pages import Page
from ui.routes import Route
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import row
from ui.widgets.text import Quiet

NAMED, REFERENCED = "names", "references"
WHO = (
    Choice(NAMED, "With names", key="n"),
    Choice(REFERENCED, "References only", key="r"),
)
KEEP_SAFE = "This sheet names people: keep it safe, shred it after."
KEEP_SAFE_TOO = "This sheet holds references of people: keep it safe, shred it after."


def keep_safe(*, named: bool) -> str:
    """Return what stands on top of every page."""
    return KEEP_SAFE if named else KEEP_SAFE_TOO


class PaperPage(Page):
    """The choice of names above, the preview with Print and Save below. It is kept nowhere.

    Class attributes:
        FILE_NAME: Offered when it is saved, without ".pdf" and without a name of anybody.

    Attributes:
        who: With names, or references only.
        desk: The preview.
    """

    SCROLLS = False
    WIDTH = 0
    FILE_NAME = ""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.who = Chips("Who is on it", WHO, may_be_empty=False)
        self.who.set_value(NAMED)
        self._about = Quiet("")
        self._about.setWordWrap(False)
        self.desk = ReportDesk(ctx, self.FILE_NAME)
        self.body.addLayout(row(self.who, self._about))
        self.body.addWidget(self.desk, 1)
        self.who.value_chosen.connect(self._on_who)
        self.desk.closed.connect(self._on_closed)

    @property
    def named(self) -> bool:
        """True where names are wanted."""
        return self.who.value == NAMED

    def clear(self) -> None:
        """Forget everybody."""
        self.desk.forget()
        self._about.setText("")

    def focus_first(self) -> None:
        """Begin at the choice of names; the preview takes the focus once it is there."""
        self.who.setFocus()

    def report(self, *, named: bool) -> Report | None:
        """Return the document, or None while it is not read yet."""
        raise NotImplementedError

    def show_report(self, about: str = "") -> None:
        """Make it and show it."""
        self._about.setText(about)
        made = self.report(named=self.named)
        if made is not None:
            self.desk.make_with_state(render_report, made)

    @Slot(str)
    def _on_who(self, _value: str) -> None:
        self.show_report(self._about.text())

    @Slot()
    def _on_closed(self) -> None:
        self.ctx.navigator.back()
