"""Hand over: what was agreed, what is missing, how it is printed and how it reaches them."""

from dataclasses import dataclass, replace
from datetime import datetime

from planner.flows.plan import Gate, Step
from planner.patients import Known, Needs
from planner.plans import Override, Plan, Route
from planner.tailor import apply_starting_out
from ui import texts
from ui.screens.plan import words
from ui.screens.plan.presenter import Place, PlanPresenter

FIELD_PLACES = {
    "rationale": Place(Step.CHOOSE, None, "rationale"),
    "what": Place(Step.SPECIFY, None, "what"),
    "where": Place(Step.SPECIFY, None, "where"),
    "with_whom": Place(Step.SPECIFY, None, "with_whom"),
    "bad_day": Place(Step.SPECIFY, None, "bad_day"),
    "reminder": Place(Step.SPECIFY, None, "reminder"),
    "when": Place(Step.SPECIFY, None, "when"),
    "if_text": Place(Step.BARRIERS, None, "if"),
    "then_text": Place(Step.BARRIERS, None, "then"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to put right, with the way there."""

    text: str
    required: bool
    place: Place


class HandOverPresenter:
    """The step "Hand over"."""

    def __init__(self, wizard: PlanPresenter) -> None:
        self._wizard = wizard
        self._ready: Plan | None = None
        self.override: Override | None = None

    @property
    def ready(self) -> bool:
        """True while the plan is ready and nothing was changed since."""
        return self._ready is not None and self._ready == self._wizard.plan

    @property
    def was_ready(self) -> bool:
        """True where a ready plan of this contact would be replaced by a new version."""
        return self._ready is not None or self._wizard.context.view.plan is not None

    def take_ready(self, plan: Plan) -> None:
        """Note that this is the ready plan the vault holds."""
        self._ready = plan
        self.override = plan.override

    @property
    def gate(self) -> Gate:
        """Whether the plan can become ready."""
        return self._wizard.flow.gate()

    @property
    def may_finish(self) -> bool:
        """True where "make ready" can be pressed now."""
        gate = self.gate
        return gate.ready or (gate.may_override and self.override is not None)

    def make_ready(self, now: datetime) -> Plan:
        """Return the finished plan.

        Raises:
            UserFacingError: ``plan.risk_gate`` or ``plan.not_ready``.
        """
        return self._wizard.flow.make_ready(now, self.override)

    def missing(self) -> tuple[Missing, ...]:
        """Return what is missing, then what is worth a look, each once."""
        found = [
            Missing(words.problem_text(each), each.required, words.place_of(each))
            for each in self._wizard.problems()
        ]
        ordered = sorted(found, key=_required_first)
        return tuple(dict.fromkeys(ordered))

    def summary(self) -> tuple[tuple[str, str], ...]:
        """Return the plan in short lines: a label and what was agreed."""
        plan = self._wizard.plan
        if plan.no_task is not None:
            return (("No task", texts.sentence_case(texts.word(plan.no_task))),)
        lines = [("Why", plan.rationale)]
        for task in plan.tasks:
            length = texts.count_text(task.minutes, "minute") if task.minutes else ""
            parts = [texts.when_text(task.when), length, task.where, _with(task.with_whom)]
            lines.append(("What", task.what))
            lines.append(("When", " · ".join(each for each in parts if each)))
            lines.append(("On a bad day", task.bad_day))
            lines += [
                ("If", f"{each.if_text}, then I will {each.then_text}")
                for each in task.barriers
                if each.has_coping_plan
            ]
        return tuple(line for line in lines if line[1].strip())

    def set_route(self, route: Route | None) -> None:
        """Say how it reaches them."""
        self._wizard.set_plan(replace(self._wizard.plan, route=route))

    def route_note(self) -> str:
        """Return what they said about the chosen route being safe, where that matters."""
        plan = self._wizard.plan
        needs = self._needs()
        asked = {
            Route.HANDED: ("Paper at home", needs.paper_safe),
            Route.POSTED: ("Post", needs.post_safe),
            Route.DICTATED: ("A call", needs.call_safe),
        }
        if plan.route not in asked:
            return ""
        name, known = asked[plan.route]
        if known is Known.NO:
            return f"{name} is not safe, they said. Choose another way."
        return "" if known is Known.YES else f"{name}: not asked yet whether it is safe."

    def place_of_field(self, where: str) -> Place | None:
        """Return where a field of the pack is typed, None where that is outside the wizard."""
        return FIELD_PLACES.get(where)

    def _needs(self) -> Needs:
        patient, answers = self._wizard.context.view.patient, self._wizard.plan.starting_out
        return apply_starting_out(patient, answers).needs if answers else patient.needs


def _required_first(missing: Missing) -> bool:
    return not missing.required


def _with(name: str) -> str:
    return f"with {name}" if name else ""
