"""The keys of the program on one page."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.context import AppContext
from ui.pages import Page
from ui.routes import ABOUT, Route
from ui.style.space import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.layout import row
from ui.widgets.text import Body, KeyHint

GROUPS = (
    (
        "Everywhere",
        (
            (("Ctrl+L",), "Lock the vault now; a draft is kept"),
            (("Ctrl+K",), "Find a person, or type or scan a pack code"),
            (("Ctrl+Shift+P", "Ctrl+P"), "Print today's packs, or the clinic sheet, from Today"),
            (("Ctrl+Enter",), "Do the main thing of this page (bottom right)"),
            (("Alt+Left", "Alt+Right"), "Back and forward"),
            (
                ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"),
                "Today, caseload, library, supervision",
            ),
            (("Tab", "Shift+Tab"), "Next and previous field"),
            (("F1",), "This page"),
        ),
    ),
    (
        "Session",
        (
            (
                ("Alt+1", "to", "6"),
                "Go to a part: last plan, measures, risk ...",
            ),
            (("0", "to", "4"), "How much, how close, how helpful: choose and move on"),
            (("R", "U", "D", "C", "X"), "What next: repeat, step up, step down, change, drop"),
            (("N", "W"), "Not reviewed today; what was noticed"),
            (("R", "N", "S"), "Risk today: reviewed, not yet, stop"),
            (("D", "P", "S"), "What became of it: did not attend, cancelled by them, by us"),
            (("Ctrl+Shift+C",), "Copy the whole text, on the page Record text"),
        ),
    ),
    (
        "Plan",
        (
            (("Alt+1", "to", "7"), "Go to a step; nothing is lost"),
            (("1", "to", "9"), "Choose in a row of answers"),
            (("H", "Alt+H"), "What your records say went before; Alt+H while typing"),
            (("F9",), "Patient view: the plan and nothing else"),
            (("Ctrl+P",), "Print the pack"),
        ),
    ),
    (
        "Paper that came back",
        (
            (("0", "1", "2"), "Not, some, done; then the next line"),
            (("Del",), "Blank, which is not “not done”"),
            (("X", "F2"), "Tick a box; go on in a cell"),
        ),
    ),
    (
        "Supervision",
        (
            (("Alt+Q", "Alt+D"), "The question; what was decided"),
            (("B", "E"), "Those brought; everybody in treatment"),
        ),
    ),
    (
        "Library",
        (
            (("Ctrl+F",), "Find a task, a sheet, a barrier ..."),
            (("1", "to", "7"), "Choose a kind in the row of kinds"),
            (("Enter",), "Read what the list is on; Esc goes back to the list"),
            (("Ctrl+N",), "Copy it as new"),
        ),
    ),
    (
        "Lists and tables",
        (
            (("Up", "Down"), "Move"),
            (("Enter",), "Open"),
            (("Esc",), "Empty the search, close what is open"),
        ),
    ),
)


class HelpPage(Page):
    """Keys by where they work."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Keys and help")
        for title, keys in GROUPS:
            self.body.addWidget(_group(title, keys))
        self.body.addStretch(1)
        self._about = QuietButton("About Between Sessions")
        self._about.clicked.connect(self._on_about)
        self.add_secondary(self._about)

    def focus_first(self) -> None:
        """Begin at the only button."""
        self._about.setFocus()

    def _on_about(self) -> None:
        self.ctx.navigator.open(ABOUT)


def _group(title: str, keys: tuple[tuple[tuple[str, ...], str], ...]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(1, 1)
    for line, (names, text) in enumerate(keys):
        parts: list[QWidget] = [Body(n) if n == "to" else KeyHint(n) for n in names]
        grid.addLayout(row(*parts, gap=Space.XS), line, 0)
        grid.addWidget(Body(text), line, 1)
    grid.setColumnMinimumWidth(0, card.fontMetrics().averageCharWidth() * 26)
    card.add_layout(grid)
    return card
