"""Who is working? One line for each person, and one for somebody new."""

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.people import Person
from ui.quiet_page import QuietPage
from ui.routes import SETUP, UNLOCK, Route
from ui.widgets.line_list import Line, LineList

TITLE = "Who is working?"
LEAD = (
    "Each person here has a vault of their own, with a passphrase of its own. Nobody's passphrase "
    "opens another's."
)
NEW = "new"
LARGER = 1.3
MOST_SHOWN = 6


class ProfilesPage(QuietPage):
    """Chooses whose vault to unlock. Names of practitioners only; nothing here is of a patient."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, TITLE, LEAD, parent)
        self._known: tuple[Person, ...] = ctx.people.known()
        self._list = LineList("Who is working")
        self.card.add(self._list)
        self._list.line_chosen.connect(self._on_chosen)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self._show()

    @property
    def list(self) -> LineList:
        """The people."""
        return self._list

    def focus_first(self) -> None:
        """Begin on whoever worked last in this window."""
        self._list.setFocus()

    @Slot()
    def do_primary(self) -> None:
        """Choose the line one is on (Ctrl+Enter)."""
        line: Line = self._list.lines[self._list.currentIndex().row()]
        self._on_chosen(line.id)

    @Slot(str)
    def _on_chosen(self, line_id: str) -> None:
        ctx = self.ctx
        if line_id == NEW:
            ctx.work_as(ctx.people.newcomer())
            ctx.navigator.replace(SETUP)
            return
        ctx.work_as(self._known[int(line_id)].profile)
        ctx.navigator.replace(UNLOCK)

    def _show(self) -> None:
        lines = [Line(id=str(at), title=each.name) for at, each in enumerate(self._known)]
        new = Line(id=NEW, title="Somebody new", text="Make a vault of your own on this computer")
        self._list.show_lines([*lines, new])
        for at, each in enumerate(self._known):
            if each.profile == self.ctx.profile:
                self._list.go_to(str(at))
        self._fitting.start()

    @Slot()
    def _fit(self) -> None:
        """Make the names large, and the list as high as what stands in it."""
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self._list.setFont(font)
        self._list.doItemsLayout()
        rows = range(min(len(self._list.lines), MOST_SHOWN))
        model = self._list.model()
        heights = (self._list.visualRect(model.index(each, 0)).height() for each in rows)
        self._list.setFixedHeight(sum(heights) + 2 * self._list.frameWidth() + 2 * len(rows))

    def changeEvent(self, event: QEvent) -> None:
        """Fit again at another size of text (Qt)."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fitting.start()
