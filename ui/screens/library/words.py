"""Words of the library's own codes, and what the evidence words mean. No Qt here."""

from collections.abc import Mapping

from planner.library import ComB, Phase, Season, Strength
from planner.measures import Sure
from planner.shelf import ItemChange, ItemKind, Origin, ShelfItem

KINDS: Mapping[ItemKind, str] = {
    ItemKind.TEMPLATE: "Tasks",
    ItemKind.WORKSHEET: "Sheets",
    ItemKind.BARRIER: "What gets in the way",
    ItemKind.PROMPT: "Questions about life",
    ItemKind.CRIB: "Notes on asking",
    ItemKind.MEASURE: "Measures",
    ItemKind.EXAMPLE: "Examples",
}
"""The kinds one can browse, in the order of the page."""

ONE: Mapping[ItemKind, str] = {
    ItemKind.INTERVENTION: "intervention",
    ItemKind.TEMPLATE: "task",
    ItemKind.WORKSHEET: "sheet",
    ItemKind.THEME: "theme",
    ItemKind.BARRIER: "what gets in the way",
    ItemKind.PROMPT: "question about life",
    ItemKind.CRIB: "note on asking",
    ItemKind.MEASURE: "measure",
    ItemKind.PICTURE: "picture",
    ItemKind.EXAMPLE: "example",
}

PHASES: Mapping[Phase, str] = {
    Phase.START: "at the start",
    Phase.MIDDLE: "in the middle",
    Phase.ENDING: "at the end",
}

COM_B: Mapping[ComB, str] = {
    ComB.CAPABILITY: "capability",
    ComB.OPPORTUNITY: "opportunity",
    ComB.MOTIVATION: "motivation",
}

SEASONS: Mapping[Season, str] = {
    Season.SPRING: "spring",
    Season.SUMMER: "summer",
    Season.AUTUMN: "autumn",
    Season.WINTER: "winter",
}

TOPICS: Mapping[str, str] = {
    "routine": "routine",
    "needed": "needed",
    "pleasant": "enjoyed",
    "people": "with people",
    "moving": "moving",
    "calm": "calm",
    "refocus": "turning to something else",
    "step_out": "steps towards what is avoided",
    "small_problem": "small problems",
    "support": "support",
}

MEANINGS: Mapping[Strength, str] = {
    Strength.CONSISTENT: "several studies agree",
    Strength.MIXED: "studies disagree; what they disagree on is kept in view",
    Strength.UNCLEAR: "studied, but the answer is not clear",
    Strength.QUALITATIVE: "people said so in interviews; it was not measured",
    Strength.SINGLE: "one study found it",
    Strength.GUIDANCE: "guidance or training material recommends it",
    Strength.UNTESTED: "our own suggestion, or never studied",
}
OF_THE_IDEA = "This word is about the idea behind it, never about our wording."

SURE: Mapping[Sure, str] = {
    Sure.READ: "Read in the source named here.",
    Sure.SECONDARY: "Read in secondary sources only. Check with your service.",
    Sure.REMEMBERED: "Only remembered, not read in a source. Check with your service.",
    Sure.SERVICE: "Set by your service.",
}

CHANGES: Mapping[ItemChange, str] = {
    ItemChange.ADDED: "new",
    ItemChange.REPLACED: "takes the place of the one here",
    ItemChange.HIDDEN: "hidden from now on",
    ItemChange.SHOWN: "shown again",
    ItemChange.REMOVED: "taken away",
}


def whose(item: ShelfItem) -> str:
    """Return whose version of an item is used, in words."""
    if item.origin is Origin.OURS:
        said = "from the program"
    elif item.replaces:
        said = "changed by the service"
    else:
        said = "the service's own"
    if item.origin is Origin.MACHINE:
        said += ", installed on this computer"
    return f"hidden, {said}" if item.hidden else said


def meaning(strength: Strength) -> str:
    """Return what an evidence word means."""
    return f"{MEANINGS[strength]}. {OF_THE_IDEA}"
