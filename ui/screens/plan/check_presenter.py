"""Check: two rulers and the explaining back. Numbers redesign a plan; they never score a person."""

from dataclasses import dataclass, replace

from planner.flows.plan import Step
from ui.screens.plan.presenter import Place, PlanPresenter


@dataclass(frozen=True, slots=True)
class Offer:
    """A gentle way back.

    Attributes:
        text: What it says.
        action: The words of its button.
        place: Where it leads.
    """

    text: str
    action: str
    place: Place


class CheckPresenter:
    """The step "Check"."""

    def __init__(self, wizard: PlanPresenter) -> None:
        self._wizard = wizard

    @property
    def importance(self) -> int | None:
        """How much it matters to them, 0 to 10."""
        return self._wizard.plan.importance

    @property
    def confidence(self) -> int | None:
        """How sure they are that they can do it, 0 to 10."""
        return self._wizard.plan.confidence

    @property
    def teach_back(self) -> bool:
        """True once they explained the plan back."""
        return self._wizard.plan.teach_back

    @property
    def re_explained(self) -> str:
        """What was explained again."""
        return self._wizard.plan.re_explained

    def set_importance(self, value: int | None) -> None:
        """Note how much it matters."""
        self._wizard.set_plan(replace(self._wizard.plan, importance=value))

    def set_confidence(self, value: int | None) -> None:
        """Note how sure they are."""
        self._wizard.set_plan(replace(self._wizard.plan, confidence=value))

    def set_teach_back(self, *, done: bool) -> None:
        """Note that they explained it back."""
        self._wizard.set_plan(replace(self._wizard.plan, teach_back=done))

    def set_re_explained(self, text: str) -> None:
        """Note what was explained again."""
        self._wizard.set_plan(replace(self._wizard.plan, re_explained=text))

    def why_offer(self) -> Offer | None:
        """Return the offer under the first ruler, or None."""
        if not self._pointed_out("importance.low"):
            return None
        return Offer(
            "Worth asking what would make it matter more, in their words.",
            "Look at why again",
            Place(Step.CHOOSE, self._wizard.index, "rationale"),
        )

    def smaller_offer(self) -> Offer | None:
        """Return the offer under the second ruler, or None; the bad-day version is named."""
        if not self._pointed_out("confidence.low"):
            return None
        bad_day = self._wizard.task.bad_day if self._wizard.task else ""
        start = f"Perhaps start with “{bad_day}”?" if bad_day else "What would make it one higher?"
        return Offer(
            f"{start} A smaller step that happens is worth more than a big one that does not.",
            "Make it smaller",
            Place(Step.SPECIFY, self._wizard.index, "what"),
        )

    def _pointed_out(self, code: str) -> bool:
        return any(each.code == code for each in self._wizard.problems(Step.CHECK))
