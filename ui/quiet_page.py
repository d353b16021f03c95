"""What the pages before the vault share: a narrow column in the middle, nothing else in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages import Page
from ui.routes import Route
from ui.style.space import Space
from ui.widgets.text import Quiet, Title

CHARACTERS = 62


class QuietPage(Page):
    """A page without rail and top bar: a title, a sentence, a narrow column."""

    BARE = True
    WIDTH = CHARACTERS

    def __init__(
        self, ctx: AppContext, route: Route, title: str, lead: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, route, parent)
        self.set_title(title)
        self._heading = Title(title)
        self._lead = Quiet(lead)
        self.column = QVBoxLayout()
        self.column.setSpacing(Space.L)
        self.body.addStretch(1)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._lead)
        self.body.addSpacing(Space.S)
        self.body.addLayout(self.column)
        self.body.addStretch(2)
        self._lead.setVisible(bool(lead))

    def show_lead(self, title: str, lead: str) -> None:
        """Change title and sentence."""
        self.set_title(title)
        self._heading.setText(title)
        self._lead.show_text(lead)

    def add(self, widget: QWidget, *, left: bool = False) -> None:
        """Put a widget into the column."""
        if left:
            self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.column.addWidget(widget)
