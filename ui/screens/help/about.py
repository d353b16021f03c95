"""What this program is, and what it is not."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.pages import Page
from ui.routes import HELP, Route
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.text import Body, Quiet

WHAT = (
    "Between Sessions helps a practitioner and a patient plan between-session work, puts it on "
    "paper, and opens the next session on it. It works without a network."
)
NOT = (
    "It records, prompts and prints what you decide. It gives no advice, ranks nothing, grades no "
    "risk, and infers nothing from who a person is."
)
SAFETY = (
    "This is a draft: no Clinical Safety Officer has signed its hazard log yet (DCB0129). It is no "
    "emergency service, and nobody watches what is entered."
)
LICENCES = (
    "The window is Qt for Python under the LGPL, used unchanged and replaceable. The font is Noto "
    "Sans under the Open Font License. The licences of all parts come with the program."
)


class AboutPage(Page):
    """A few plain sentences and the versions."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("About Between Sessions")
        for title, text in (
            ("What it is for", WHAT),
            ("What it does not do", NOT),
            ("Safety", SAFETY),
            ("Licences", LICENCES),
        ):
            card = Card(title)
            card.add(Body(text))
            self.body.addWidget(card)
        self.body.addWidget(Quiet(f"Qt {qVersion()}, Python {platform.python_version()}"))
        self.body.addStretch(1)
        self._keys = QuietButton("Keys and help")
        self._keys.clicked.connect(self._on_keys)
        self.add_secondary(self._keys)

    def focus_first(self) -> None:
        """Begin at the only button."""
        self._keys.setFocus()

    def _on_keys(self) -> None:
        self.ctx.navigator.open(HELP)
