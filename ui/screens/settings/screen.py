"""Settings: how the window looks, when it locks, and what the service wants shown."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.preferences import IDLE_MINUTES
from ui.routes import HELP, Route
from ui.screens.settings.record_text import RecordTextCard, write_template
from ui.screens.settings.records import RecordsCard
from ui.screens.settings.service import Service, read_service, write_idle_minutes, write_service
from ui.screens.settings.supervision import SupervisionCard
from ui.screens.settings.vault import VaultCard
from ui.texts import count_text, time_text
from ui.theme import TEXT_SIZES, Appearance, Look
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.fields import LineEdit
from ui.widgets.form import Form
from ui.widgets.text import Quiet
from ui.widgets.text_edit import PlainTextEdit

if TYPE_CHECKING:
    from models.store import Store

LOOKS = (
    Choice(Look.SYSTEM, "As the computer"),
    Choice(Look.LIGHT, "Light"),
    Choice(Look.DARK, "Dark"),
    Choice(Look.CONTRAST, "High contrast"),
)
WHY_IDLE = "Locking keeps a draft. Half a minute before, any key keeps the vault open."
WHY_SERVICE = (
    "The local line is printed on every pack with the national ones. Protocol and duty number are "
    "shown when you answer Stop to the risk question."
)


LaterCard = SupervisionCard | RecordTextCard | RecordsCard
LATER: tuple[type[LaterCard], ...] = (SupervisionCard, RecordTextCard, RecordsCard)


class SettingsPage(Page):
    """Saves as one goes; there is no button to forget."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Settings")
        self._kept = Service()
        self._cards: list[LaterCard] = []
        self._making = QTimer(self)
        self._making.setInterval(0)
        self._making.timeout.connect(self._make_more)
        self._look = Chips("Look", LOOKS, may_be_empty=False)
        self._size = Chips(
            "Size of text", [Choice(str(s), f"{s}%") for s in TEXT_SIZES], may_be_empty=False
        )
        self._idle = Chips(
            "Lock after",
            [Choice(str(m), count_text(m, "minute")) for m in IDLE_MINUTES],
            may_be_empty=False,
        )
        self._name = LineEdit("Your name")
        self._line = LineEdit("Local crisis line", "Name and number")
        self._duty = LineEdit("Duty number")
        self._protocol = PlainTextEdit("Risk protocol", lines=4)
        self._build()
        self._show_preferences()
        self._connect()

    @property
    def complete(self) -> bool:
        """True once every card is there."""
        return len(self._cards) == len(LATER)

    @property
    def supervision(self) -> SupervisionCard:
        """The rules of supervision."""
        return cast("SupervisionCard", self._card(0))

    @property
    def record_text(self) -> RecordTextCard:
        """The wording of the text for the main record."""
        return cast("RecordTextCard", self._card(1))

    @property
    def records(self) -> RecordsCard:
        """Whether other people's records are counted."""
        return cast("RecordsCard", self._card(2))

    def _card(self, index: int) -> "LaterCard":
        while len(self._cards) <= index:
            self._make_more()
        return self._cards[index]

    @Slot()
    def _make_more(self) -> None:
        """Make the next card; what stands above is in use meanwhile."""
        if self.complete:
            self._making.stop()
            return
        card = LATER[len(self._cards)](self.ctx)
        self._cards.append(card)
        self.body.insertWidget(self.body.count() - 1, card)
        card.refresh()

    def refresh(self) -> None:
        """Read what the vault keeps."""
        QueryOp(self, read_service).on_done(self._show_service).start(self.ctx)
        for card in self._cards:
            card.refresh()
        self._making.start()

    def suspend(self) -> Parting | None:
        """Save a field that is still being typed in."""
        cards = (each for each in self._cards if isinstance(each, RecordTextCard))
        typed, text = self._typed(), next((each.unsaved for each in cards), None)
        if typed == self._kept and text is None:
            return None
        return partial(_write_typed, self._kept, typed, text)

    def focus_first(self) -> None:
        """Begin at the look."""
        self._look.setFocus()

    @Slot()
    def _on_appearance(self) -> None:
        look = Look(self._look.value)
        self.ctx.set_appearance(Appearance(look, int(self._size.value)))

    @Slot(str)
    def _on_idle(self, minutes: str) -> None:
        self.ctx.set_idle_minutes(int(minutes))
        StoreOp(self, partial(write_idle_minutes, int(minutes))).start(self.ctx)

    @Slot()
    def _on_left(self) -> None:
        typed = self._typed()
        if typed != self._kept:
            change = partial(write_service, self._kept, typed)
            self._kept = typed
            StoreOp[Changes](self, change).on_done(self._on_saved).start(self.ctx)

    @Slot()
    def _on_help(self) -> None:
        self.ctx.navigator.open(HELP)

    def _on_saved(self, _changes: Changes) -> None:
        now = self.ctx.clock.now().astimezone()
        self.ctx.notify(f"Saved {time_text(now.time())}")

    def _typed(self) -> Service:
        return Service(
            name=self._name.text().strip(),
            crisis_line=self._line.text().strip(),
            duty_number=self._duty.text().strip(),
            protocol=self._protocol.text.strip(),
        )

    def _show_service(self, service: Service) -> None:
        self._kept = service
        self._name.setText(service.name)
        self._line.setText(service.crisis_line)
        self._duty.setText(service.duty_number)
        self._protocol.set_text(service.protocol)

    def _show_preferences(self) -> None:
        preferences = self.ctx.preferences
        self._look.set_value(preferences.appearance.look)
        self._size.set_value(str(preferences.appearance.text_percent))
        self._idle.set_value(str(preferences.idle_minutes))

    def _build(self) -> None:
        window = Form()
        window.row("look", "Look", self._look)
        window.row("size", "Size of text", self._size)
        window.row("idle", "Lock after", self._idle, WHY_IDLE)
        you = Form()
        you.row("name", "Your name", self._name, "As your service knows you.")
        service = Form()
        service.add(Quiet(WHY_SERVICE))
        service.row("line", "Local crisis line", self._line)
        service.row("duty", "Duty number", self._duty)
        service.row("protocol", "Risk protocol", self._protocol)
        for title, form in (("This window", window), ("You", you), ("Your service", service)):
            card = Card(title)
            card.add(form)
            self.body.addWidget(card)
            if form is you:
                self.body.addWidget(VaultCard(self.ctx))
        self.body.addStretch(1)
        self._help = QuietButton("Keys and help")
        self.add_secondary(self._help)

    def _connect(self) -> None:
        self._look.value_chosen.connect(self._on_appearance)
        self._size.value_chosen.connect(self._on_appearance)
        self._idle.value_chosen.connect(self._on_idle)
        self._protocol.left.connect(self._on_left)
        self._help.clicked.connect(self._on_help)
        for field in (self._name, self._line, self._duty):
            field.editingFinished.connect(self._on_left)


def _write_typed(before: Service, after: Service, text: str | None, store: "Store") -> Changes:
    changes = write_service(before, after, store)
    return changes if text is None else changes | write_template(text, store)
