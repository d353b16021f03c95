"""The library: browse, read, preview, copy and change, hide, share. One page, no window on top."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.shelf import FileFault, ImportPreview, Item, ItemKind, Origin
from ui.context import AppContext
from ui.errors import word_error
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import Route
from ui.screens.library import store_calls
from ui.screens.library.browse_pane import BrowsePane
from ui.screens.library.entries import Entry, key_of
from ui.screens.library.exchange_pane import ExchangePane
from ui.screens.library.form_pane import FormPane
from ui.screens.library.item_head import Act
from ui.screens.library.languages_pane import LanguagesPane
from ui.screens.library.store_calls import FormDraft, Opening
from ui.texts import count_text, short_day_text, time_text
from ui.tone import Tone
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.layout import row
from ui.widgets.notice import Notice

QUIET_MS = 4_000
LEFT = "Not saved. What you typed is kept and offered when you come back."
UNFINISHED = "Finish or throw away the form you began first."
FILE_NAME = "library-changes.toml"
FILES = "Library changes (*.toml)"
MEND = (
    "The rest of the library works. Mend that line, or ask whoever keeps your service's files; "
    "they lie in the folder “library” beside your vault."
)


class LibraryPage(Page):
    """Four panes in turn: browse, a form, export and import, languages.

    Attributes:
        browse: Look through and read.
        form: Copy or change an item.
        faults: Says which files of the service cannot be used.
        kept: Offers a form that was never saved.
    """

    SCROLLS = False
    WIDTH = 0
    SHOWS = frozenset({Kind.LIBRARY})

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Library")
        self._opening: Opening | None = None
        self._draft: FormDraft | None = None
        self._file: Path | None = None
        self._wanted = route.id
        self._saving = False
        self.faults = Notice(tone=Tone.ATTENTION)
        self.kept = Notice()
        self.throw = QuietButton("Throw it away")
        self.browse = BrowsePane(ctx)
        self.form = FormPane()
        self._exchange: ExchangePane | None = None
        self._languages: LanguagesPane | None = None
        self._panes = QStackedWidget()
        self.share = PlainButton("Export and import")
        self.tongues = PlainButton("Languages")
        self.leave_form = PlainButton("Leave without saving")
        self.back = PlainButton("Back to the library")
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._build()
        self._connect()
        self._show_pane(self.browse)

    @property
    def exchange(self) -> ExchangePane:
        """Export and import; made when first wanted."""
        if self._exchange is None:
            self._exchange = ExchangePane()
            self._panes.addWidget(self._exchange)
            self._exchange.export_wanted.connect(self._on_export)
            self._exchange.import_wanted.connect(self._on_choose)
        return self._exchange

    @property
    def languages(self) -> LanguagesPane:
        """Who answers for the words of each language, and bringing in what was checked."""
        if self._languages is None:
            self._languages = LanguagesPane(self.ctx)
            self._panes.addWidget(self._languages)
            self._languages.file_changed.connect(self._on_file_changed)
        return self._languages

    @property
    def busy(self) -> bool:
        """True while something is being made to be shown."""
        return self.browse.busy

    def refresh(self) -> None:
        """Read the shelf; a form that is open stays as it is."""
        QueryOp(self, store_calls.read_shelf).on_done(self._show).start(self.ctx)

    def can_leave(self) -> bool:
        """Say that what was typed is kept."""
        if self.form.dirty:
            self.ctx.notify(LEFT)
        return True

    def suspend(self) -> Parting | None:
        """Keep the form."""
        self._timer.stop()
        draft = None if self._saving else self.form.draft()
        return partial(store_calls.keep_draft, draft) if draft is not None else None

    def clear(self) -> None:
        """Forget everything typed and shown."""
        self._timer.stop()
        self._opening = self._draft = self._file = None
        self.form.forget()
        self._forget_exchanged()
        self.browse.forget()
        self.kept.show_text("")
        self.faults.show_text("")

    def focus_first(self) -> None:
        """Begin with searching."""
        self.browse.filters.search.setFocus()

    def _build(self) -> None:
        for pane in (self.browse, self.form):
            self._panes.addWidget(pane)
        self.faults.hide()
        self.kept.hide()
        self.throw.hide()
        self.body.addWidget(self.faults)
        self.body.addLayout(row(self.kept, self.throw, stretch=0))
        self.body.addWidget(self._panes, 1)
        for button in (self.tongues, self.share, self.leave_form, self.back):
            self.add_secondary(button)

    def _connect(self) -> None:
        self.browse.act_chosen.connect(self._on_act)
        self.form.edited.connect(self._timer.start)
        self._timer.timeout.connect(self._on_quiet)
        self.kept.action_chosen.connect(self._on_take_up)
        self.throw.clicked.connect(self._on_throw)
        self.share.clicked.connect(self._on_share)
        self.leave_form.clicked.connect(self._on_leave_form)
        self.back.clicked.connect(self._on_back)
        self.tongues.clicked.connect(self._on_languages)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._on_copy)

    def _show_pane(self, pane: QWidget) -> None:
        """Show a pane and the buttons that go with it."""
        self._panes.setCurrentWidget(pane)
        self.share.setVisible(pane is self.browse)
        self.tongues.setVisible(pane is self.browse)
        self.leave_form.setVisible(pane is self.form)
        self.back.setVisible(isinstance(pane, ExchangePane | LanguagesPane))
        self.set_note("")
        if pane is self.form:
            self.set_primary("Save", self._save)
        elif isinstance(pane, ExchangePane):
            self.set_primary("Import these changes", self._import)
            self.primary.setEnabled(pane.can_import)
            return
        elif isinstance(pane, LanguagesPane):
            self.set_primary("Use these words", pane.use)
            self.primary.setEnabled(pane.can_use)
            return
        self.primary.setEnabled(pane is self.form)
        self.show_primary(shown=pane is self.form)

    def _show(self, opening: Opening) -> None:
        self._opening = opening
        self._tell_faults(opening.shelf.faults)
        self.browse.show_shelf(opening.entries, opening.shelf.library)
        if self._wanted:
            self.browse.go_to(self._wanted)
            self._wanted = ""
        if self._panes.currentWidget() is self.browse:
            self._draft = opening.draft
            self._offer_kept()

    def _tell_faults(self, faults: tuple[FileFault, ...]) -> None:
        lines = [_fault_text(each) for each in faults]
        if lines:
            first = f"Left out: {count_text(len(lines), 'file')} of your service."
            lines = [first, *lines, MEND]
        self.faults.show_text("\n".join(lines), Tone.ATTENTION)

    def _offer_kept(self) -> None:
        """Offer the form that was kept, unless the item it was begun from is gone."""
        draft, opening = self._draft, self._opening
        known = self._entry(key_of(draft.kind, draft.id)) if draft else None
        if opening is None or opening.kept_at is None or known is None:
            self._forget_offer()
            return
        at = opening.kept_at.astimezone()
        when = f"{short_day_text(at.date())}, {time_text(at.time())}"
        said = f"A form of “{known.title}” was not saved ({when})."
        self.kept.show_text(said, Tone.INFO, "Go on with it")
        self.throw.show()

    def _entry(self, key: str) -> Entry | None:
        entries = self._opening.entries if self._opening else ()
        return next((each for each in entries if each.key == key), None)

    @Slot(str)
    def _on_act(self, act: str) -> None:
        entry = self.browse.current
        if entry is None:
            return
        kind, name = ItemKind(entry.item.kind), entry.item.item.id
        if act in (Act.COPY, Act.CHANGE):
            self._begin(kind, entry.item.item, copy=act == Act.COPY)
            return
        calls = {
            Act.HIDE: (store_calls.hide_item, "Hidden"),
            Act.SHOW: (store_calls.show_item, "Shown again"),
            Act.RESTORE: (store_calls.restore_item, "Done"),
        }
        call, said = calls[Act(act)]
        doing: StoreOp[Changes] = StoreOp(self, partial(call, kind, name))
        doing.on_done(partial(self._on_done, said)).start(self.ctx)

    def _on_done(self, said: str, _changes: Changes) -> None:
        self.ctx.notify(f"{said} {self._now()}")
        self.refresh()

    @Slot()
    def _on_copy(self) -> None:
        if self._panes.currentWidget() is self.browse and self.browse.head.copy.isVisible():
            self._on_act(Act.COPY)

    def _begin(self, kind: ItemKind, item: Item, *, copy: bool) -> None:
        if self._opening is None:
            return
        if self._draft is not None:
            self.ctx.notify(UNFINISHED, Tone.ATTENTION)
            return
        self.form.open_form(kind, item, self._opening.shelf.library, copy=copy)
        self._show_pane(self.form)
        self.form.form.focus_first()

    @Slot()
    def _on_take_up(self) -> None:
        draft = self._draft
        entry = self._entry(key_of(draft.kind, draft.id)) if draft else None
        if draft is not None and entry is not None:
            self._forget_offer()
            self._begin(draft.kind, entry.item.item, copy=draft.copy)
            self.form.put_back(draft)

    @Slot()
    def _on_throw(self) -> None:
        self._forget_offer()
        self._drop_draft()

    def _forget_offer(self) -> None:
        self._draft = None
        self.kept.show_text("")
        self.throw.hide()

    def _drop_draft(self) -> None:
        dropping: StoreOp[Changes] = StoreOp(self, store_calls.drop_draft)
        dropping.start(self.ctx)

    @Slot()
    def _on_quiet(self) -> None:
        draft = self.form.draft()
        if draft is not None:
            keeping: StoreOp[Changes] = StoreOp(self, partial(store_calls.keep_draft, draft))
            keeping.on_done(self._on_kept).start(self.ctx)

    def _on_kept(self, _changes: Changes) -> None:
        self.set_note(f"Draft kept {self._now()}. Nothing is saved yet.")

    @Slot()
    def _on_leave_form(self) -> None:
        self._timer.stop()
        self.form.forget()
        self._drop_draft()
        self._back_to_browse()

    def _save(self) -> None:
        taken = {each.item.item.id for each in self._opening.entries} if self._opening else set()
        item = self.form.result(taken)
        if item is not None:
            self._timer.stop()
            self._saving = True
            self.primary.setEnabled(False)
            saving: StoreOp[Changes] = StoreOp(self, partial(store_calls.save_item, item))
            saving.on_done(partial(self._on_saved, item)).on_error(self._on_refused)
            saving.start(self.ctx)

    def _on_saved(self, item: Item, _changes: Changes) -> None:
        kind = self.form.kind
        self._saving = False
        self.form.forget()
        self.ctx.notify(f"Saved {self._now()}")
        self._wanted = key_of(kind, item.id)
        self._back_to_browse()
        self.refresh()

    def _on_refused(self, error: UserFacingError) -> None:
        self._saving = False
        self.primary.setEnabled(True)
        self.form.refuse(str(word_error(error)))

    def _back_to_browse(self) -> None:
        self._show_pane(self.browse)
        self.browse.focus_list()

    @Slot()
    def _on_share(self) -> None:
        self._show_pane(self.exchange)
        self.exchange.export.setFocus()

    @Slot()
    def _on_languages(self) -> None:
        self._show_pane(self.languages)
        self.languages.refresh()
        self.languages.list.setFocus()

    @Slot()
    def _on_file_changed(self) -> None:
        if self._panes.currentWidget() is self.languages:
            self.primary.setEnabled(self.languages.can_use)

    @Slot()
    def _on_back(self) -> None:
        self._file = None
        self._forget_exchanged()
        self._back_to_browse()

    def _forget_exchanged(self) -> None:
        for pane in (self._exchange, self._languages):
            if pane is not None:
                pane.forget()

    @Slot()
    def _on_export(self) -> None:
        path = self.ctx.dialogs.save_file(self, "Export your changes", FILE_NAME, FILES)
        if path is not None:
            writing: StoreOp[Changes] = StoreOp(self, partial(store_calls.export_changes, path))
            writing.on_done(self._on_exported).on_error(self._on_exchange_failed)
            writing.start(self.ctx)

    def _on_exported(self, _changes: Changes) -> None:
        self.exchange.tell("Exported. Nothing of a patient is in the file.")

    @Slot()
    def _on_choose(self) -> None:
        path = self.ctx.dialogs.open_file(self, "Import changes", FILES)
        if path is not None:
            self._file = path
            looking: QueryOp[ImportPreview] = QueryOp(
                self, partial(store_calls.preview_import, path)
            )
            looking.on_done(self._on_preview).on_error(self._on_exchange_failed).start(self.ctx)

    def _on_preview(self, preview: ImportPreview) -> None:
        self.exchange.show_preview(preview)
        self._show_pane(self.exchange)
        self.exchange.list.setFocus()

    def _import(self) -> None:
        if self._file is not None:
            self.primary.setEnabled(False)
            doing: StoreOp[Changes] = StoreOp(self, partial(store_calls.import_changes, self._file))
            doing.on_done(self._on_imported).on_error(self._on_exchange_failed).start(self.ctx)

    def _on_imported(self, _changes: Changes) -> None:
        self._file = None
        self.exchange.forget()
        self._show_pane(self.exchange)
        self.exchange.tell("Imported. Plans already made stay as they were.")
        self.refresh()

    def _on_exchange_failed(self, error: UserFacingError) -> None:
        self.exchange.forget()
        self._show_pane(self.exchange)
        self.exchange.tell(str(word_error(error)), Tone.ATTENTION)

    def _now(self) -> str:
        return time_text(self.ctx.clock.now().astimezone().time())


def _fault_text(fault: FileFault) -> str:
    machine = ", installed on this computer" if fault.origin is Origin.MACHINE else ""
    return f"{fault.file}{machine}, line {fault.line}: {fault.reason.rstrip('.')}."
