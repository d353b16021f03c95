"""Pages of a few words, put in the place of real screens."""

from planner.changes import Changes, Kind
from ui.context import AppContext
from ui.pages import Page, Parting
from ui.routes import Route, Screen
from ui.widgets.fields import LineEdit


class StubPage(Page):
    """A page with one field, whose text is a draft."""

    SHOWS = frozenset({Kind.PATIENT})
    stays = False

    def __init__(self, ctx: AppContext, route: Route, parent=None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title(f"{route.screen} {route.id}".strip())
        self.field = LineEdit("Name")
        self.body.addWidget(self.field)
        self.set_primary("Save", self._save)
        self.saved = 0
        self.read = 0

    def refresh(self) -> None:
        self.read += 1

    def can_leave(self) -> bool:
        return not self.stays

    def suspend(self) -> Parting | None:
        typed = self.field.text()
        return SaveDraft(typed) if typed else None

    def clear(self) -> None:
        self.field.clear()

    def focus_first(self) -> None:
        self.field.setFocus()

    def _save(self) -> None:
        self.saved += 1


class SaveDraft:
    """Says the draft to the store."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, store) -> Changes:
        store.said.append(self._text)
        return Changes(frozenset({Kind.DRAFT}))


STUBBED = (Screen.TODAY, Screen.CASELOAD, Screen.PATIENT, Screen.SESSION)
