"""What a form of the Library page asks for, one clear sentence a field. No Qt here."""

from collections.abc import Iterator

from planner.library import Example, Size, Template
from planner.measures import Measure
from planner.readability import words
from planner.shelf import Item
from planner.worksheets import Worksheet
from ui.screens.library.form_spec import CHECKS, Values
from ui.screens.library.form_values import lines_of, threshold_of

Problem = tuple[str, str]
LONGEST_TITLE = 60
LONGEST_LINE = 400
MOST_STEPS = 8
MOST_SAFER = 4
MOST_WORDS = 6
NEEDED = {
    "title": "Give it a title.",
    "neutral_title": "Give it a title without clinical words, for discreet packs.",
    "purpose": "Say in 1 line what it is for.",
    "steps": "Write at least 1 step.",
    "usual_when": "Say when it is usually done; the practitioner can change it in a plan.",
    "usual_where": "Say where it is usually done; the practitioner can change it in a plan.",
    "bad_day": "Say what counts on a bad day.",
    "notice": "Ask one thing to notice.",
    "phases": "Choose when in treatment it is used.",
    "worksheets": "Choose at least 1 sheet.",
    "source": "Say where it comes from; “our own suggestion” is enough.",
}


def problems_of(base: Item, values: Values) -> dict[str, str]:
    """Return what is still wrong, by key; the first problem of a field wins."""
    found: dict[str, str] = {}
    for key, text in (*_problems(base, values), *_lengths(values)):
        found.setdefault(key, text)
    return found


def _lengths(values: Values) -> Iterator[Problem]:
    for key, value in values.items():
        if any(len(line) > LONGEST_LINE for line in value.splitlines()):
            yield key, f"Use at most {LONGEST_LINE} characters a line."


def _problems(base: Item, values: Values) -> Iterator[Problem]:
    match base:
        case Template():
            yield from _missing(values, *NEEDED)
            yield from _titles(values)
            yield from _counts(values)
            yield from _sizes(values)
            yield from _checks(values)
        case Worksheet():
            yield from _missing(values, "title", "neutral_title")
            if not lines_of(values["intro"]):
                yield "intro", "Say in up to 3 short sentences how to use it."
            yield from _titles(values)
        case Example():
            yield from _of_example(values)
        case Measure():
            yield from _missing(values, "source")
            yield from _thresholds(base, values)


def _missing(values: Values, *keys: str) -> Iterator[Problem]:
    for key in keys:
        if not values[key].strip():
            yield key, NEEDED[key]


def _titles(values: Values) -> Iterator[Problem]:
    for key in ("title", "neutral_title"):
        if len(values[key].strip()) > LONGEST_TITLE:
            yield key, f"Use at most {LONGEST_TITLE} characters, so that it fits on a line."


def _counts(values: Values) -> Iterator[Problem]:
    if len(lines_of(values["steps"])) > MOST_STEPS:
        yield "steps", f"Use at most {MOST_STEPS} steps, one a line; 3 to 6 are best."
    if len(lines_of(values["safer"])) > MOST_SAFER:
        yield "safer", f"Use at most {MOST_SAFER} lines."


def _sizes(values: Values) -> Iterator[Problem]:
    if not values[f"{Size.USUAL}.what"].strip():
        yield f"{Size.USUAL}.what", "Say what the usual step is."
    before: tuple[int, int] | None = None
    for size in Size:
        times, minutes = values[f"{size}.times"], values[f"{size}.minutes"]
        if not values[f"{size}.what"].strip():
            if times or minutes:
                yield f"{size}.what", "Say what this step is, or take its numbers away."
            continue
        if not times:
            yield f"{size}.times", "Say how many times a week, 1 to 7."
            continue
        now = (int(times), int(minutes or 0))
        if before is not None and now < before:
            yield f"{size}.times", "A bigger step is not less often, nor shorter, than a smaller."
        before = now


def _checks(values: Values) -> Iterator[Problem]:
    for number in range(1, CHECKS + 1):
        question, if_not = f"check.{number}.question", f"check.{number}.if_not"
        if values[question].strip() and not values[if_not].strip():
            yield if_not, "Say what to do where the answer is no, or not known."
        if values[if_not].strip() and not values[question].strip():
            yield question, "Say what to check."


def _thresholds(measure: Measure, values: Values) -> Iterator[Problem]:
    for key in ("cut_off", "reliable_change"):
        if values[key].strip() and threshold_of(measure, values[key]) is None:
            most = measure.shown(measure.total_high)
            yield key, f"Type a number above 0 and up to {most}, or leave it empty."


def _of_example(values: Values) -> Iterator[Problem]:
    if not values["text"].strip():
        yield "text", "Say what the person would do."
    if len(words(values["text"])) > MOST_WORDS:
        yield "text", f"Use at most {MOST_WORDS} words, so that it fits beside a picture."
    if not values["topics"]:
        yield "topics", "Choose at least 1 kind of idea."
