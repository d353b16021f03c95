"""The languages of packs: who answers for each, and bringing in a catalogue that was checked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.catalogues import Language
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.library import Library
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import PackOp, QueryOp, StoreOp
from ui.screens.library import language_calls
from ui.screens.library.language_calls import Brought
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.layout import row
from ui.widgets.line_list import Line, LineList
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Small, Strong

ABOUT = (
    "Our translations are drafts. From a draft only headings, days and scale words print, beside "
    "English. Sentences print once somebody has checked them."
)
HOW = (
    "Save a catalogue, have it checked, and bring it in again. Whoever checks it writes their "
    "name, the day (2026-11-23) and their qualification into the last three lines of its header."
)
FILES = "Catalogues (*.po)"


class LanguagesPane(QWidget):
    """The list on the left, what can be done on the right.

    Attributes:
        list: The languages.
        bring: Chooses a file that was checked.
        save: Saves the language in sight for whoever checks it.
        drop: Takes the service's words of the language in sight away.
        told: Says how it went.

    Signals:
        file_changed: A file was looked at, or is no longer.
    """

    file_changed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._library: Library | None = None
        self._languages: dict[str, Language] = {}
        self._chosen = ""
        self._file: Brought | None = None
        self.list = LineList("Languages of packs")
        self.bring = PlainButton("Bring in a checked catalogue…")
        self.save = PlainButton("Save it to have it checked…")
        self.drop = PlainButton("Use ours again")
        self.told = Notice()
        self._name = Strong()
        self._status = Body()
        self._found = Card("What this file holds")
        self._found_text = Body()
        self._found.add(self._found_text)
        self._lay_out()
        self.list.line_reached.connect(self._on_reached)
        self.bring.clicked.connect(self._on_bring)
        self.save.clicked.connect(self._on_save)
        self.drop.clicked.connect(self._on_drop)
        self.forget()

    @property
    def can_use(self) -> bool:
        """True where a file was looked at and may be used."""
        return self._file is not None

    def refresh(self) -> None:
        """Read the languages."""
        reading: QueryOp[Library] = QueryOp(self, language_calls.read_library)
        reading.on_done(self._on_library).start(self._ctx)

    def use(self) -> None:
        """Use the file that was looked at."""
        if self._file is not None:
            using: StoreOp[Changes] = StoreOp(self, partial(language_calls.bring, self._file.file))
            name = self._file.language.name
            using.on_done(partial(self._on_changed, f"{name} prints from these words now."))
            using.on_error(self._on_failed).start(self._ctx)

    def forget(self) -> None:
        """Let go of the file."""
        self._set_file(None)
        self.told.show_text("")

    def _set_file(self, found: Brought | None) -> None:
        self._file = found
        self._found_text.setText(found_text(found) if found else "")
        self._found.setVisible(found is not None)
        self.file_changed.emit()

    def _on_library(self, library: Library) -> None:
        self._library = library
        listing: PackOp[tuple[Language, ...]] = PackOp(
            self, partial(language_calls.known_languages, library)
        )
        listing.on_done(self._on_languages).start(self._ctx)

    def _on_languages(self, languages: Sequence[Language]) -> None:
        self._languages = {each.code: each for each in languages if each.code != "en"}
        self.list.show_lines([_line(each) for each in self._languages.values()])
        self.list.go_to(self._chosen or next(iter(self._languages), ""))
        self._show_chosen()

    def _show_chosen(self) -> None:
        language = self._languages.get(self._chosen)
        for widget in (self.save, self.drop):
            widget.setVisible(language is not None)
        if language is not None:
            self._name.setText(f"{language.name} · {language.own_name}")
            self._status.setText(status_text(language))
            self.drop.setVisible(language.status.checked)

    @Slot(str)
    def _on_reached(self, code: str) -> None:
        self._chosen = code
        self._show_chosen()

    @Slot()
    def _on_bring(self) -> None:
        path = self._ctx.dialogs.open_file(self, "Bring in a checked catalogue", FILES)
        if path is not None and self._library is not None:
            looking: PackOp[Brought] = PackOp(
                self, partial(language_calls.look_at, path, self._library)
            )
            looking.on_done(self._on_looked).on_error(self._on_failed).start(self._ctx)

    def _on_looked(self, found: Brought) -> None:
        self.told.show_text("")
        self._set_file(found)
        self.list.go_to(found.language.code)

    def _on_changed(self, said: str, _changes: Changes) -> None:
        self._set_file(None)
        self.told.show_text(said, Tone.GOOD)
        self.refresh()

    def _on_failed(self, error: UserFacingError) -> None:
        self._set_file(None)
        self.told.show_text(str(word_error(error)), Tone.ATTENTION)

    @Slot()
    def _on_save(self) -> None:
        name = f"between-sessions-{self._chosen}.po"
        path = self._ctx.dialogs.save_file(self, "Save a catalogue", name, FILES)
        if path is not None:
            saving: StoreOp[Changes] = StoreOp(
                self, partial(language_calls.save, self._chosen, path)
            )
            saving.on_done(self._on_saved).on_error(self._on_failed).start(self._ctx)

    def _on_saved(self, _changes: Changes) -> None:
        self.told.show_text("Saved. Any translation agency's tools open it.", Tone.GOOD)

    @Slot()
    def _on_drop(self) -> None:
        dropping: StoreOp[Changes] = StoreOp(self, partial(language_calls.drop, self._chosen))
        dropping.on_done(partial(self._on_changed, "Our draft is used again."))
        dropping.on_error(self._on_failed).start(self._ctx)

    def _lay_out(self) -> None:
        about = Card("Languages of packs")
        about.add(Body(ABOUT))
        about.add(Small(HOW))
        about.add_layout(row(self.bring, gap=Space.S))
        about.add(self.told)
        one = Card("This language")
        one.add(self._name)
        one.add(self._status)
        one.add_layout(row(self.save, self.drop, gap=Space.S))
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, Space.S, 0)
        right.setSpacing(Space.L)
        for card in (about, self._found, one):
            right.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        right.addStretch(1)
        sides = row(self.list, gap=Space.L, stretch=0)
        sides.setStretch(0, 2)
        sides.addWidget(_scrolled(inner), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(sides, 1)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def _line(language: Language) -> Line:
    said = f"checked by {language.status.by}" if language.status.checked else "draft"
    return Line(id=language.code, title=f"{language.name} · {language.own_name}", text=said)


def status_text(language: Language) -> str:
    """Return who answers for a language's words and how much it has, in words."""
    labels, sentences = language.covered.labels, language.covered.sentences
    had = f"{labels[1]} of {labels[0]} headings, days and scale words"
    status = language.status
    if not status.checked:
        return f"A draft nobody has checked. It has {had}; no sentence prints from it."
    return (
        f"Checked by {status.by} ({status.qualification}) on {status.on}. It has {had}, and "
        f"{sentences[1]} of {sentences[0]} sentences."
    )


def found_text(found: Brought) -> str:
    """Return what a file holds and what it takes the place of."""
    old = found.replaces
    instead = f"the one checked by {old.by} on {old.on}" if old.checked else "our draft"
    return f"{found.language.name}. {status_text(found.language)} It takes the place of {instead}."
