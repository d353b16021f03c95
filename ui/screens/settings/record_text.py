"""The service's own wording of the text for the main record system."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.settings import RECORD_TEMPLATE
from models.store import Store
from planner.changes import Changes
from planner.record_text import DEFAULT, Fault, Part, TemplateProblem, problems
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.layout import row
from ui.widgets.text import ErrorText, Quiet, Small
from ui.widgets.text_edit import PlainTextEdit

WHY = (
    "How the text of a session is worded, under Record text. A name in braces stands for what is "
    "recorded; what is empty leaves no line and takes the heading right above it along. If-thens "
    "stand in {plan}, or apart with {if_thens}."
)
KEPT_BACK = "Not kept yet: the text under Record text is still the one before."


def read_template(store: Store) -> str:
    """Return the service's wording, or the usual one."""
    own: str = store.settings.get(RECORD_TEMPLATE)
    return own if own.strip() else DEFAULT


def write_template(text: str, store: Store) -> Changes:
    """Keep the service's wording; the usual one is kept as none."""
    own = "" if text.strip() == DEFAULT.strip() else text
    return store.settings.set(RECORD_TEMPLATE, own)


def problem_text(problem: TemplateProblem) -> str:
    """Return what is wrong with a line, and what to do."""
    if problem.fault is Fault.UNKNOWN_NAME:
        return f"Line {problem.line}: {{{problem.name}}} is not a name. Use one of those below."
    return f"Line {problem.line}: a brace has no partner. Write names as {{plan}}."


class RecordTextCard(Card):
    """The wording with what is wrong with it; kept when the field is left."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Text for the main record", parent)
        self._ctx = ctx
        self._kept = ""
        self.edit = PlainTextEdit("Wording of the text for the main record", 8, most=20)
        self.problem = ErrorText("")
        self._usual = PlainButton("Use the standard text")
        names = " ".join(f"{{{each.value}}}" for each in Part)
        for widget in (Quiet(WHY), self.edit, self.problem, Small(f"Names: {names}")):
            self.add(widget)
        self.add_layout(row(self._usual))
        self.problem.hide()
        self.edit.edited.connect(self._on_edited)
        self.edit.left.connect(self.keep)
        self._usual.clicked.connect(self._on_usual)

    @property
    def unsaved(self) -> str | None:
        """What is typed and not kept yet, where it can be kept."""
        text = self.edit.text
        return text if self._kept and text != self._kept and not problems(text) else None

    def refresh(self) -> None:
        """Read how it stands."""
        QueryOp[str](self, read_template).on_done(self._show).start(self._ctx)

    @Slot()
    def keep(self) -> None:
        """Keep what is typed, where nothing is wrong with it."""
        text = self.unsaved
        if text is not None:
            self._kept = text
            StoreOp[Changes](self, partial(write_template, text)).start(self._ctx)

    def _show(self, text: str) -> None:
        self._kept = text
        self.edit.set_text(text)
        self._say()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._say()

    @Slot()
    def _on_usual(self) -> None:
        self.edit.set_text(DEFAULT)
        self._say()
        self.keep()

    def _say(self) -> None:
        found = [problem_text(each) for each in problems(self.edit.text)]
        self.problem.show_text("\n".join([*found, KEPT_BACK]) if found else "")
