"""The main job, scene by scene: unlock, review, the seven steps, pack, next session, history."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from planner.clock import FixedClock
from planner.flows.plan import Step
from planner.review_rules import Slot
from ui.routes import Route, Screen
from ui.screens.library.screen import LibraryPage
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.screen import PlanPage
from ui.screens.session.measure_row import MeasureRow
from ui.screens.session.review_board import ReviewBoard
from ui.tour.driver import Driver, TourError
from ui.tour.stage import PASSPHRASE, WEEK, Part

Key, Held = Qt.Key, Qt.KeyboardModifier
RATIONALE = "I want to see which parts of my week make me feel better."
PLACE = "the library, ground floor"
BARRIER = "lost the sheet"
IF, THEN = "I cannot find the sheet", "put the days into my phone"
DIGITS = {number: Key(Key.Key_0 + number) for number in range(10)}
SCORES = (
    tuple(DIGITS[each] for each in (2, 1, 2, 2, 1, 1, 1, 1, 1)),
    tuple(DIGITS[each] for each in (2, 1, 2, 1, 1, 1, 1)),
    tuple(DIGITS[each] for each in (3, 2, 3, 2, 2)),
)
"""PHQ-9 with item 9 above 0, GAD-7, WSAS."""
ITEM_9 = "I have reviewed item 9 of PHQ-9"
TEACH_BACK = "They told me in their own words what they will do, and when"
NOTICED = "Lighter afterwards than before."
ANSWERS = {
    Slot.AMOUNT: Key.Key_3,
    Slot.AMOUNT_PRACTITIONER: Key.Key_3,
    Slot.CLOSENESS: Key.Key_3,
    Slot.HELPFULNESS: Key.Key_3,
    Slot.USED: Key.Key_2,
    Slot.CHANGED: Key.Key_2,
    Slot.OBSTACLES: Key.Key_Return,
    Slot.NOTICED: Key.Key_Return,
    Slot.NEXT: Key.Key_U,
    Slot.REASON: Key.Key_1,
}


class Story:
    """Plays the main job in a window, as a practitioner does it at the keyboard."""

    def __init__(self, driver: Driver, part: Part, clock: FixedClock) -> None:
        self._driver = driver
        self._part = part
        self._clock = clock

    def play(self) -> None:
        """Play every scene in order."""
        for scene in self.scenes():
            scene()

    def scenes(self) -> tuple[Callable[[], None], ...]:
        """Return the scenes in order."""
        return (
            self.unlock,
            self.find_the_person,
            self.review_the_last_plan,
            self.enter_scores_and_risk,
            self.look_back,
            self.choose,
            self.make_it_specific,
            self.fit_their_life,
            self.plan_for_barriers,
            self.check,
            self.hand_over,
            self.come_back_in_a_week,
            self.see_the_history,
            self.look_into_the_library,
            self.lock,
        )

    def unlock(self) -> None:
        """Type the passphrase; the day comes into sight."""
        driver = self._driver
        driver.picture("unlock")
        driver.type_into("Passphrase", PASSPHRASE)
        driver.keys(Key.Key_Return)
        driver.wait(self._on(Screen.TODAY), "Today")
        driver.picture("today")

    def find_the_person(self) -> None:
        """Find somebody in the caseload and open their record."""
        driver = self._driver
        driver.shortcut(Key.Key_2, Held.ControlModifier)
        driver.picture("caseload")
        driver.type_into("Find in the caseload", self._part.name)
        driver.keys(Key.Key_Return)
        driver.wait(self._on(Screen.PATIENT), "the record")
        driver.picture("patient")

    def review_the_last_plan(self) -> None:
        """Open today's contact and say what became of the last plan, keys only."""
        self._driver.onward()
        self._driver.wait(self._on(Screen.SESSION), "the session")
        self._driver.picture("session-opens-on-the-last-plan")
        self._review()
        self._driver.picture("reviewed")

    def enter_scores_and_risk(self) -> None:
        """Enter the measures, tick item 9, answer the risk question, and go on to the plan."""
        driver = self._driver
        rows = driver.page.findChildren(MeasureRow)
        for row, answers in zip(rows, SCORES, strict=True):
            driver.focus(row.cells[0])
            driver.keys(*answers)
        driver.wait(partial(driver.can_click, ITEM_9), "item 9 to be saved")
        driver.picture("measures")
        driver.click(ITEM_9)
        driver.keys(Key.Key_R, on="Risk today")
        driver.picture("risk-reviewed")
        driver.onward("Plan the next step")

    def look_back(self) -> None:
        """Step 1."""
        self._driver.wait(self._reading_is_over, "the wizard")
        self._step(Step.LOOK_BACK)

    def choose(self) -> None:
        """Step 2: what was carried is there; why, in the person's own words."""
        wizard = self._wizard()
        if wizard.task is None:
            self._driver.type_into("Find a task", "worry")
            self._driver.keys(Key.Key_Down, Key.Key_Return)
        self._driver.type_into("Why, in their own words", RATIONALE)
        for box in self._driver.page.findChildren(QCheckBox):
            if box.isVisible() and not box.isChecked():
                box.click()
        self._step(Step.CHOOSE)

    def make_it_specific(self) -> None:
        """Step 3."""
        if not self._wizard().plan.tasks[0].when.stated:
            self._driver.type_into("or after something they do anyway?", "after breakfast")
        self._driver.type_into("Where?", PLACE)
        self._step(Step.SPECIFY)

    def fit_their_life(self) -> None:
        """Step 4: one question asked, nothing to change; the next one answered."""
        self._driver.keys(Key.Key_N)
        self._step(Step.FIT)

    def plan_for_barriers(self) -> None:
        """Step 5: what could get in the way, and one if-then made aloud."""
        driver = self._driver
        driver.type_into("Find what could get in the way", BARRIER)
        driver.keys(Key.Key_Down, Key.Key_Return)
        driver.type_into("If", IF)
        driver.type_into("then I will", THEN)
        self._step(Step.BARRIERS)

    def check(self) -> None:
        """Step 6: two rulers and the explaining back; then the patient's own view."""
        driver = self._driver
        driver.keys(Key.Key_8, Key.Key_Return, Key.Key_7)
        driver.find(
            "They told me in their own words what they will do, and when", QCheckBox
        ).click()
        driver.picture("plan-6-check")
        driver.shortcut(Key.Key_F9, Held.NoModifier)
        driver.wait(self._on(Screen.PATIENT_VIEW), "the patient's view")
        driver.picture("patient-view")
        driver.shortcut(Key.Key_Left, Held.AltModifier)
        driver.wait(self._reading_is_over, "the wizard")
        driver.onward("Next")

    def hand_over(self) -> None:
        """Step 7: the pages at once; ready; saved as a PDF."""
        driver = self._driver
        driver.picture("plan-7-hand-over")
        driver.onward("Make ready")
        driver.picture("ready")
        driver.click("Save as PDF…")
        driver.picture("pack-saved")

    def come_back_in_a_week(self) -> None:
        """The next contact opens on that plan."""
        self._clock.instant += WEEK
        self._driver.built.navigator.open(Route.session(self._part.following))
        self._driver.settle()
        self._driver.picture("next-session-opens-on-that-plan")
        self._review()
        self._driver.picture("next-session-reviewed")

    def see_the_history(self) -> None:
        """Amounts, obstacles and scores on one line of time."""
        self._driver.built.navigator.open(Route.history(self._part.episode))
        self._driver.settle()
        self._driver.picture("history")

    def look_into_the_library(self) -> None:
        """Find a sheet by part of a word, and see it as it is printed."""
        self._driver.shortcut(Key.Key_3, Held.ControlModifier)
        self._driver.click("Sheets")
        self._driver.type_into("Find in the library", "diar")
        self._driver.keys(Key.Key_Return, on="Find in the library")
        self._driver.wait(self._sheet_shown, "the sheet")
        self._driver.picture("library")

    def _sheet_shown(self) -> bool:
        page = self._driver.page
        return isinstance(page, LibraryPage) and not page.busy

    def lock(self) -> None:
        """Lock; nothing of anybody is in sight."""
        self._driver.shortcut(Key.Key_L, Held.ControlModifier)
        self._driver.wait(self._on(Screen.UNLOCK), "the lock")
        self._driver.picture("locked")

    def _review(self) -> None:
        """Answer every question of the board by keys."""
        board = self._board()
        board.focus_place()
        for _ in range(40):
            slot = board.row_in_focus.slot
            if slot is Slot.DONE:
                return
            if slot is Slot.NOTICED:
                self._driver.type_into("What was noticed, in their words", NOTICED)
            self._driver.keys(ANSWERS[slot])
        raise TourError(f"the review did not end, it stands at {board.row_in_focus.slot}")

    def _board(self) -> ReviewBoard:
        boards = self._driver.page.findChildren(ReviewBoard)
        if not boards:
            raise TourError("there is no plan to review")
        return boards[0]

    def _step(self, step: Step) -> None:
        """Take the picture of a step that is done, and go on."""
        wizard = self._wizard()
        if wizard.step is not step:
            raise TourError(f"expected the step {step}, the wizard is at {wizard.step}")
        number = tuple(Step).index(step) + 1
        self._driver.picture(f"plan-{number}-{step.value.replace('_', '-')}")
        self._driver.onward("Next")

    def _wizard(self) -> PlanPresenter:
        page = self._driver.page
        if not isinstance(page, PlanPage) or page.wizard is None:
            raise TourError("the wizard is not open")
        return page.wizard

    def _reading_is_over(self) -> bool:
        page = self._driver.built.window.page
        return isinstance(page, PlanPage) and page.wizard is not None

    def _on(self, screen: Screen) -> Callable[[], bool]:
        def there() -> bool:
            page = self._driver.built.window.page
            return page is not None and page.route.screen is screen

        return there
