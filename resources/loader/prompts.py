"""Checks of tailoring prompts: what an answer sets can be set."""

from planner.adapt import can_set, settings_of
from planner.library import TailoringPrompt
from resources.loader.sources import Entry


def check_sets(entry: Entry[TailoringPrompt]) -> None:
    """Refuse an answer that sets its field to something no program can.

    Raises:
        ContentError: The first fault found.
    """
    for index, answer in enumerate(entry.value.answers):
        if answer.sets and not can_set(answer.changes, answer.sets):
            known = ", ".join(settings_of(answer.changes))
            hint = f"it can be set to {known}" if known else "it is opened to be filled in"
            reason = f"{answer.changes} cannot be set to {answer.sets}; {hint}"
            raise entry.error(reason, "answers", index, "sets")
