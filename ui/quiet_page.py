"""What the pages before the vault share: a narrow column in the middle, nothing else in sight."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import picture
from ui.pages import Page
from ui.routes import Route
from ui.style.space import Space
from ui.widgets.card import Card
from ui.widgets.text import Quiet, Title

CHARACTERS = 66
LOGO = 40


class Logo(QLabel):
    """The mark of the program: from one session to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(LOGO, LOGO))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new colours (Qt)."""
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Accent)
        self.setPixmap(picture("logo", colour, LOGO, self.devicePixelRatioF()))


class QuietPage(Page):
    """A page without rail and top bar: a title, a sentence, one card.

    Attributes:
        card: Holds what the page asks.
    """

    BARE = True
    WIDTH = CHARACTERS

    def __init__(
        self, ctx: AppContext, route: Route, title: str, lead: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, route, parent)
        self._heading = Title()
        self._lead = Quiet()
        self.card = Card()
        self.card.body.setSpacing(Space.L)
        self.after = QVBoxLayout()
        self.body.setSpacing(Space.S)
        self.body.addStretch(2)
        self.body.addWidget(Logo())
        self.body.addWidget(self._heading)
        self.body.addWidget(self._lead)
        self.body.addSpacing(Space.S)
        self.body.addWidget(self.card)
        self.body.addLayout(self.after)
        self.body.addStretch(3)
        self.show_lead(title, lead)

    def show_lead(self, title: str, lead: str) -> None:
        """Change title and sentence."""
        self.set_title(title)
        self._heading.setText(title)
        self._lead.show_text(lead)
