"""What a lock found half typed: kept in the vault, and offered back on the page it stood on."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner import codec
from planner.changes import Changes
from planner.drafts import Draft
from ui.context import AppContext
from ui.half_typed import Typed, TypedTexts, half_typed, not_shown, put_back
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import Route
from ui.style.space import Space
from ui.texts import short_day_text, time_text
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.layout import row
from ui.widgets.text import Body

if TYPE_CHECKING:
    from models.store import Store

KIND = "typed."
VERSION = 1
LOOK_MS = 120
LOOKS = 50
"""A page that is not whole by then gets the offer as it is."""
OFFERED = "Half typed when the vault locked ({when}), and not saved:"
WITHOUT_FIELD = "The field this stood in is closed now. Type it again where it belongs:"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose half-typed texts: the kind of a draft and its owner."""

    kind: str
    owner: str


def place_of(route: Route) -> Place:
    """Return under what the texts of a page are kept; a page that is nobody's has its name."""
    return Place(f"{KIND}{route.screen}", route.id.partition("#")[0] or str(route.screen))


def read_kept(store: "Store") -> tuple[Draft, ...]:
    """Return everything half typed that was kept (this and what follows runs in the thread)."""
    return store.drafts.of_kinds(KIND)


def keep_texts(place: Place, texts: tuple[Typed, ...], store: "Store") -> Changes:
    """Keep the texts of a page in place of earlier ones."""
    return store.drafts.save(place.kind, place.owner, VERSION, codec.dumps(TypedTexts(texts)))


def drop_texts(place: Place, store: "Store") -> Changes:
    """Forget the texts of a page."""
    return store.drafts.discard(place.kind, place.owner)


class KeptBar(QFrame):
    """Offers half-typed texts back, over the page.

    Signals:
        taken: Put them back.
        thrown_away: Throw them away.
    """

    taken = Signal()
    thrown_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._text = Body("")
        self.take = PlainButton("Put it back")
        self.throw = QuietButton("Throw it away")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self._text)
        layout.addLayout(row(self.take, self.throw, gap=Space.S))
        self.take.clicked.connect(self.taken)
        self.throw.clicked.connect(self.thrown_away)

    @property
    def text(self) -> str:
        """What is said and offered."""
        return self._text.text()

    def show_texts(self, words: str, texts: tuple[Typed, ...], *, can_take: bool) -> None:
        """Offer these texts."""
        lines = [f"{each.name}: “{each.text}”" if each.name else each.text for each in texts]
        self._text.setText("\n".join((words, *lines)))
        self.take.setVisible(can_take)
        self.throw.setText("Throw it away" if can_take else "Done with it")


class KeptTexts(QObject):
    """Keeps half-typed texts at a lock, and offers them once their page is there again."""

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._kept: dict[Place, Draft] = {}
        self._page: Page | None = None
        self._open: tuple[Typed, ...] = ()
        self._bar: KeptBar | None = None
        self._looks = 0
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._on_look)

    @property
    def bar(self) -> KeptBar | None:
        """The offer in sight, or None."""
        return self._bar

    def read(self, page: Page | None) -> None:
        """The vault is open: read what was kept, and offer what is of the page in sight."""
        asking: QueryOp[tuple[Draft, ...]] = QueryOp(self, read_kept)
        asking.on_done(self._on_read).start(self._ctx)
        self._page = page

    def enter(self, page: Page) -> None:
        """A page was opened."""
        self.leave()
        self._page = page
        if not page.BARE and place_of(page.route) in self._kept:
            self._looks = 0
            self._looking.start()

    def leave(self) -> None:
        """The page is left; what was not answered stays kept."""
        self._looking.stop()
        self._page = self._bar = None
        self._open = ()

    def forget(self) -> None:
        """Forget all of it (locked)."""
        self.leave()
        self._kept.clear()

    def parting(self, page: Page) -> Parting | None:
        """Return what keeps the half-typed texts of a page, or None where there are none."""
        place = place_of(page.route)
        texts = {each.place: each for each in self._waiting(place)}
        texts |= {each.place: each for each in half_typed(page)} if page.HALF_TYPED else {}
        return partial(keep_texts, place, tuple(texts.values())) if texts else None

    def _waiting(self, place: Place) -> tuple[Typed, ...]:
        """Return what was kept of a page before and not answered since."""
        if self._open:
            return self._open
        draft = self._kept.get(place)
        return _read(draft) if draft is not None else ()

    def _on_read(self, drafts: tuple[Draft, ...]) -> None:
        self._kept = {Place(each.kind, each.owner): each for each in drafts}
        if self._page is not None:
            self.enter(self._page)

    @Slot()
    def _on_look(self) -> None:
        """Wait until the page shows what it keeps by itself, and offer the rest."""
        page, self._looks = self._page, self._looks + 1
        if page is None:
            self._looking.stop()
        elif (page.complete and not self._ctx.tasks.busy) or self._looks > LOOKS:
            self._looking.stop()
            self._offer(page)

    def _offer(self, page: Page) -> None:
        draft = self._kept.get(place_of(page.route))
        if draft is None:
            return
        self._open = not_shown(page, _read(draft))
        if not self._open:
            self._drop()
            return
        bar = self._bar = KeptBar()
        at = draft.saved_at.astimezone()
        words = OFFERED.format(when=f"{short_day_text(at.date())}, {time_text(at.time())}")
        bar.show_texts(words, self._open, can_take=True)
        bar.taken.connect(self._on_taken)
        bar.thrown_away.connect(self._drop)
        page.show_above(bar)

    @Slot()
    def _on_taken(self) -> None:
        if self._page is None or self._bar is None:
            return
        self._open = put_back(self._page, self._open)
        if self._open:
            self._bar.show_texts(WITHOUT_FIELD, self._open, can_take=False)
            self._bar.throw.setFocus()
        else:
            self._drop()

    @Slot()
    def _drop(self) -> None:
        if self._page is None:
            return
        place = place_of(self._page.route)
        self._kept.pop(place, None)
        self._open = ()
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        StoreOp[Changes](self, partial(drop_texts, place)).start(self._ctx)


def _read(draft: Draft) -> tuple[Typed, ...]:
    """Return the texts of a draft; one of another program's form is as good as none."""
    try:
        return codec.loads(TypedTexts, draft.data).texts
    except ValueError:
        return ()
