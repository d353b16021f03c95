"""The wizard's own words: steps, why each is there, problems."""

from planner.flows.plan import Problem, Step
from planner.library import Field
from ui.screens.plan.presenter import Place

STEP_NAMES = {
    Step.LOOK_BACK: "Look back",
    Step.CHOOSE: "Choose",
    Step.SPECIFY: "Make it specific",
    Step.FIT: "Fit their life",
    Step.BARRIERS: "In the way",
    Step.CHECK: "Check",
    Step.HAND_OVER: "Hand over",
}

STEP_WHYS = {
    Step.LOOK_BACK: "Every plan starts from what became of the last one.",
    Step.CHOOSE: "One task is usually enough. Say why in their words, not ours.",
    Step.SPECIFY: "Say it so that both of you can picture it happening.",
    Step.FIT: "Ask everyone the same. Change the task, not the person.",
    Step.BARRIERS: "Say it aloud together: if this happens, then I will do that.",
    Step.CHECK: "Low numbers change the plan. They say nothing about the person.",
    Step.HAND_OVER: "One page they can use, then the sheets.",
}

PROBLEMS = {
    "review.open": "The last plan is not reviewed yet",
    "rationale.missing": "Why they are doing it, in their words",
    "task.missing": "A task, or a reason for having none",
    "tailoring.missing": "One question about their life",
    "coping.missing": "An if-then for what could get in the way",
    "barrier.missing": "One thing that could get in the way",
    "importance.low": "It does not matter much to them yet",
    "confidence.low": "They are not sure yet that they can do it",
    "second_reason.missing": "Why there is a second task",
    "check_first.unanswered": "Something to check before this task",
    "what.missing": "What they will do",
    "when.missing": "When: a day, or what it follows",
    "where.missing": "Where",
    "unchanged_reason.missing": "Why it stays the same, although it was not all done",
    "size.at_end": "There is no step beyond this size: change it by hand",
    "size.what_kept": "The words are still those of the last step",
    "days.fewer": "Fewer days than this step has times",
    "when.none_due": "Nothing falls between now and the next appointment",
    "untouched": "The task is still exactly as it stands in the library",
}

VAGUE = "“{word}” is hard to picture: how much, how often, when exactly?"

FIELD_OF = {
    "rationale.missing": "rationale",
    "vague.rationale": "rationale",
    "task.missing": "task",
    "second_reason.missing": "second_reason",
    "check_first.unanswered": "check_first",
    "what.missing": "what",
    "vague.what": "what",
    "size.at_end": "what",
    "size.what_kept": "what",
    "when.missing": "when",
    "days.fewer": "when",
    "when.none_due": "when",
    "vague.cue": "cue",
    "where.missing": "where",
    "vague.where": "where",
    "vague.bad_day": "bad_day",
    "unchanged_reason.missing": "unchanged_reason",
}


FIT_FIELDS = (Field.SUPPORTER, Field.OWN_WORDS)
HAND_OVER_FIELDS = (
    Field.LAYOUT,
    Field.PRINT_SIZE,
    Field.LANGUAGE,
    Field.ROUTE,
    Field.SHEET,
)


def place_of_field(field: Field) -> Place:
    """Return where a field of the plan is changed."""
    if field in (Field.TASK, Field.RATIONALE):
        return Place(Step.CHOOSE, field=field.value)
    if field in FIT_FIELDS:
        return Place(Step.FIT)
    if field in HAND_OVER_FIELDS:
        return Place(Step.HAND_OVER)
    if field is Field.COPING:
        return Place(Step.BARRIERS)
    named = "when" if field is Field.TIMES else field.value
    return Place(Step.SPECIFY, field=named)


def problem_text(problem: Problem) -> str:
    """Return a problem as a line."""
    if problem.code.startswith("vague."):
        return VAGUE.format(word=problem.value)
    return PROBLEMS.get(problem.code, problem.code)


def place_of(problem: Problem) -> Place:
    """Return where a problem is put right."""
    return Place(problem.step, problem.task, FIELD_OF.get(problem.code, ""))
