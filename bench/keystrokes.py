"""Keystrokes and pointer actions a job takes, pressed for real in the real window.

Runs in a child of its own. The seconds are those of the keystroke-level model (Card, Moran and
Newell 1980): a key 0.28 s, pointing 1.1 s, a button 0.1 s, from keyboard to mouse 0.4 s, making up
one's mind 1.35 s. They say how long an unhesitating expert needs, not a person in a contact.
"""

import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from bench.probe import say
from models.store import Store
from planner.ids import SessionId
from planner.review_rules import Slot
from planner.sessions import Risk
from ui.app import make_application
from ui.printing import FakePrinting
from ui.routes import Route
from ui.screens.session.review_board import ReviewBoard
from ui.tasks import Answer
from ui.tour.driver import TourError
from ui.tour.show import Show, opened_show
from ui.tour.stage import WEEK

KEY, POINT, PRESS, HOME, MIND = 0.28, 1.1, 0.1, 0.4, 1.35
ENTER = Qt.Key.Key_Return
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
AMOUNTS = (Slot.AMOUNT, Slot.AMOUNT_PRACTITIONER, Slot.CLOSENESS, Slot.HELPFULNESS)
MOST = 40


@dataclass(slots=True)
class Effort:
    """What a job took.

    Attributes:
        keys: Keys pressed; one held with Ctrl or Alt counts as two.
        pointer: Times something was pointed at and clicked.
        minds: Times one had to make up one's mind: an answer, or where to go.
    """

    keys: int = 0
    pointer: int = 0
    minds: int = 0

    @property
    def seconds(self) -> float:
        """By the keystroke-level model."""
        moved = self.pointer * (POINT + PRESS + 2 * HOME)
        return self.keys * KEY + moved + self.minds * MIND


class Hand:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, show: Show) -> None:
        self._driver = show.driver
        self._window = show.driver.built.window
        self.effort = Effort()

    def press(self, key: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
        """Press one key, as the window has it."""
        self.effort.keys += 1 if held is None else 2
        widget = self._window.focusWidget() or self._window
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)
        self._driver.settle()

    def decide(self, *keys: str) -> None:
        """Give answers, each after making up one's mind."""
        for key in keys:
            self.effort.minds += 1
            self.press(key)

    def tick(self, box: QCheckBox) -> None:
        """Point at a box and press."""
        self.effort.pointer += 1
        self.effort.minds += 1
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
        self._driver.settle()

    def onward(self) -> None:
        """Do the page's main action."""
        self.press(ENTER, CTRL)


class Jobs:
    """The jobs of a contact, one after the other, each checked in the vault."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._driver = show.driver
        self._hand = Hand(show)
        self._at = show.part.today
        self.efforts: dict[str, Effort] = {}

    def run(self) -> dict[str, Effort]:
        """Do them all."""
        self._driver.built.context.printing = partial(_same, FakePrinting())
        self._show.story.unlock()
        self._open(Route.session(self._at))
        self._job("review a task in full", self._review, _reviewed)
        self._job("answer the risk question", self._risk, _risk_known)
        self._job("repeat the last plan, ready", self._repeat, _ready)
        self._job("print the pack", self._print, _printed)
        self._come_back()
        self._job("review a task not done, with what got in the way", self._not_done, _reviewed)
        self._job("answer the risk question, again", self._risk, _risk_known)
        self._job("new plan from the library, tailoring carried", self._new_plan, _ready)
        self._open(Route.session(self._at))
        self._job("book the next appointment, as offered", self._book, _booked)
        return self.efforts

    def _job(
        self, name: str, do: Callable[[], None], done: Callable[[SessionId, Store], bool]
    ) -> None:
        self._hand.effort = Effort()
        do()
        self._driver.settle()
        if not self._ask(partial(done, self._at)):
            raise TourError(f"{name}: it is not in the vault")
        self.efforts[name] = self._hand.effort

    def _ask(self, question: Callable[[Store], bool]) -> bool:
        found: list[bool] = []
        built = self._driver.built
        asked = built.context.tasks.ask(built.window, question)
        asked.then(partial(_note, found))
        self._driver.wait(partial(_any, found), "the vault")
        return found[0]

    def _open(self, route: Route) -> None:
        self._driver.built.navigator.open(route)
        self._driver.settle()

    def _come_back(self) -> None:
        self._at = self._show.part.following
        self._show.clock.instant += WEEK
        self._open(Route.session(self._at))

    def _review(self) -> None:
        self._answer({Slot.OBSTACLES: "r", Slot.NEXT: "r", Slot.NOTICED: "r"}, "3")

    def _not_done(self) -> None:
        self._answer({Slot.OBSTACLES: "1c"}, "0")

    def _answer(self, ways: dict[Slot, str], amount: str) -> None:
        """Answer what the board asks, a key a question; a letter ends it."""
        board = self._driver.page.findChildren(ReviewBoard)[0]
        for _ in range(20):
            slot = board.row_in_focus.slot
            if slot is Slot.DONE or self._hand.effort.keys > MOST:
                return
            self._hand.decide(*ways.get(slot, amount if slot in AMOUNTS else "2"))

    def _risk(self) -> None:
        self._hand.press(Qt.Key.Key_3, ALT)
        self._hand.decide("r")

    def _repeat(self) -> None:
        self._hand.onward()
        self._check_first()
        self._ask_about_life()
        self._make_ready()

    def _check_first(self) -> None:
        """Answer what has to be checked before the task: nothing of it is carried over."""
        self._hand.press(Qt.Key.Key_2, ALT)
        for box in self._driver.page.findChildren(QCheckBox):
            if box.isVisible() and not box.isChecked():
                self._driver.focus(box)
                self._hand.tick(box)

    def _ask_about_life(self) -> None:
        """Ask one question of their life: nothing to change."""
        self._hand.press(Qt.Key.Key_4, ALT)
        self._hand.decide("n")

    def _make_ready(self) -> None:
        self._hand.press(Qt.Key.Key_7, ALT)
        self._hand.effort.minds += 1
        self._hand.onward()

    def _print(self) -> None:
        self._hand.effort.minds += 1
        self._hand.press(Qt.Key.Key_P, CTRL)

    def _new_plan(self) -> None:
        """A task found by a word, its why, when and where, one if-then; tailoring is carried."""
        hand = self._hand
        hand.onward()
        hand.press(Qt.Key.Key_2, ALT)
        self._type("Find a task", "walk")
        hand.press(Qt.Key.Key_Down)
        hand.press(ENTER)
        self._type("Why, in their own words", "To feel fitter")
        self._check_first()
        hand.press(Qt.Key.Key_3, ALT)
        self._type("or after something they do anyway?", "after lunch")
        self._type("Where?", "the park")
        self._ask_about_life()
        hand.press(Qt.Key.Key_5, ALT)
        self._type("Find what could get in the way", "weather")
        hand.press(Qt.Key.Key_Down)
        hand.press(ENTER)
        self._type("If", "it rains")
        self._type("then I will", "walk inside")
        self._make_ready()

    def _type(self, name: str, text: str) -> None:
        """Type into a field, in place of what stands there; one Tab or click leads to it."""
        lines = self._driver.shows(name, QLineEdit)
        kind: type[QLineEdit | QPlainTextEdit] = QLineEdit if lines else QPlainTextEdit
        field = self._driver.find(name, kind)
        self._driver.focus(field)
        self._hand.effort.minds += 1
        self._hand.effort.keys += 1
        field.clear()
        for letter in text:
            self._hand.press(letter)

    def _book(self) -> None:
        self._hand.press(Qt.Key.Key_6, ALT)
        self._hand.effort.minds += 1
        self._hand.press(ENTER)


def _same(printing: FakePrinting) -> FakePrinting:
    return printing


def _note(found: list[bool], answer: Answer) -> None:
    found.append(bool(answer.value))


def _any(found: list[bool]) -> bool:
    return bool(found)


def _reviewed(at: SessionId, store: Store) -> bool:
    made = store.reviews.of_session(at)
    return bool(made) and all(each.finished for each in made)


def _risk_known(at: SessionId, store: Store) -> bool:
    return store.sessions.view(at).session.risk is Risk.REVIEWED


def _ready(at: SessionId, store: Store) -> bool:
    return store.plans.plan(at) is not None


def _printed(at: SessionId, store: Store) -> bool:
    return bool(store.plans.packs(at))


def _booked(at: SessionId, store: Store) -> bool:
    return store.sessions.view(at).next_session is not None


def main() -> int:
    """Do the jobs and print what each took."""
    app = make_application(["bench"])
    with TemporaryDirectory() as folder, opened_show(app, Path(folder), Path(folder)) as show:
        found = Jobs(show).run()
    say({name: {**asdict(each), "seconds": each.seconds} for name, each in found.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
