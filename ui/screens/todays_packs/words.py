"""Sentences about the packs of the day. Qt-free."""

from datetime import date, datetime

from planner.pack import PackOptions
from planner.pack_build import options_for
from planner.patients import Known, Needs
from planner.plans import Route
from planner.sessions import Medium
from planner.worksheets import Version
from ui import texts
from ui.languages import language_text
from ui.screens.todays_packs.reading import DuePack

NOT_ON_PAPER = {
    Route.DICTATED: "Agreed: read out, not on paper.",
    Route.SERVICE_EMAIL: "Agreed: sent by the service's e-mail, not on paper.",
}


def contact_text(due: DuePack, day: date) -> str:
    """Return which contact a pack is from."""
    session = due.view.session
    if due.place.own:
        return f"Today: session {session.number}"
    year = session.day.year != day.year
    when = texts.day_text(session.day, year=True) if year else texts.short_day_text(session.day)
    return f"Last time: session {session.number}, {when}"


def format_text(needs: Needs, before: PackOptions | None) -> str:
    """Return how a pack is printed: language, size, version, discreet."""
    options = before or options_for(needs)
    language = language_text(options.language)
    if needs.language and needs.language != options.language:
        language = f"{language} (reads {language_text(needs.language)})"
    version = "" if options.version is Version.WRITING else texts.word(options.version)
    discreet = "discreet" if options.discreet else ""
    parts = (language, texts.word(options.print_size), version, discreet)
    return " · ".join(each for each in parts if each)


def held_text(due: DuePack) -> str:
    """Return how the day's appointment is held where nothing can be handed over at it."""
    medium = due.place.medium
    return "" if medium is Medium.IN_PERSON else f"Today by {texts.word(medium)}."


def why_not(due: DuePack) -> str:
    """Return why a pack is not ticked by itself, or empty."""
    if not due.place.coming:
        return f"{texts.sentence_case(texts.word(due.place.status))}."
    if due.last is None and due.plan.route in NOT_ON_PAPER:
        return NOT_ON_PAPER[due.plan.route]
    if due.view.patient.needs.paper_safe is Known.NO:
        return "Paper at home is not safe, they said."
    if due.plan.no_task is not None:
        return "No task was agreed."
    return ""


def printed_text(when: datetime | None, day: date) -> str:
    """Return when a pack was handed over before, or that it was not."""
    if when is None:
        return "Not printed yet"
    at = texts.time_text(when.time())
    return f"Made {at}" if when.date() == day else f"Made {texts.short_day_text(when.date())}, {at}"
