"""Handing over in words: what is in a file, what clashes, and what to do about it. Qt-free."""

from collections.abc import Mapping

from planner.handover import Arrival, Clash, Found, Preview, TakenIn
from ui.texts import count_text, day_text, time_text

CLASHES: Mapping[Clash, str] = {
    Clash.HERE: (
        "Already in this vault. Stays out, and the record here stays as it is. If theirs is the "
        "newer one, compare the two with your colleague."
    ),
    Clash.PARTLY_HERE: (
        "A part of this record is in this vault, in somebody else's record. Stays out: tell your "
        "IT support."
    ),
    Clash.REFERENCE: (
        "{other} has the same reference in this vault. Stays out. If it is another person, correct "
        "the reference here or there, and bring the file in again."
    ),
    Clash.NHS_NUMBER: (
        "{other} has the same NHS number in this vault. Stays out. If it is the same person, take "
        "the number out of the record here, bring the file in again, then join the two records."
    ),
    Clash.SIMILAR_NAME: (
        "{other} in this vault has a similar name. Comes in as a record of its own; if it is the "
        "same person, the two can be joined afterwards."
    ),
    Clash.ERASED: (
        "This person was erased from this vault. Bring them in only if there is a new reason to."
    ),
    Clash.CODES: (
        "A code on their printed pages is on somebody else's pages here. Open their packs by name, "
        "not by code."
    ),
}
TELL_BY_PHONE = (
    "Tell these six words by phone, never beside the file. They are shown only now and kept "
    "nowhere: if they are lost, make the file again."
)
STAYS_HERE = (
    "The record stays in this vault. Once your colleague says that it has arrived, open it here "
    "and end the treatment."
)
NO_PROOF = (
    "Nothing in the file proves who sent it: the six words are the proof, so take them only from a "
    "voice you know."
)
NOTHING_TAKEN_IN = "Nothing was taken in."


def people_text(count: int) -> str:
    """Return how many people."""
    return "1 person" if count == 1 else f"{count} people"


def whose_text(preview: Preview) -> str:
    """Return whom a file is from, and when it was made."""
    sender = preview.sender
    local = sender.made_at.astimezone()
    when = f"{day_text(local.date(), year=True)}, {time_text(local.time())}"
    if preview.own:
        return f"Made in this vault, {when}."
    return f"From {sender.practitioner or 'somebody without a name'}, made {when}."


def holds_text(arrival: Arrival) -> str:
    """Return how much of a person is in a file."""
    person = arrival.person
    return ", ".join(
        (
            count_text(person.courses, "course of treatment", "courses of treatment"),
            count_text(person.sessions, "contact"),
            count_text(person.plans, "plan"),
        )
    )


def clash_text(found: Found) -> str:
    """Return what a clash is, and what to do about it."""
    return CLASHES[found.clash].format(other=found.other)


def coming_text(preview: Preview) -> str:
    """Return how many come and how many stay out."""
    coming, out = len(preview.coming), len(preview.left_out)
    if not coming:
        return f"{people_text(out)} in the file. Nobody can come in."
    verb = "comes" if coming == 1 else "come"
    if not out:
        return f"{people_text(coming)} {verb} in."
    stays = "stays" if out == 1 else "stay"
    return f"{people_text(coming)} {verb} in, {people_text(out)} {stays} out."


def taken_text(done: TakenIn) -> str:
    """Return what was taken in."""
    coming, out = len(done.preview.coming), len(done.preview.left_out)
    said = f"{people_text(coming)} taken in. A backup was made before."
    return f"{said} {people_text(out)} left out." if out else said
