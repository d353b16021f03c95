"""What the page shows of an item, as plain parts: headings, lines, steps, ways to other items."""

from collections.abc import Iterable, Iterator

from planner.library import (
    Answer,
    Barrier,
    CheckFirst,
    Crib,
    Example,
    Library,
    Response,
    SizeVariant,
    Strength,
    TailoringPrompt,
    Template,
    Theme,
)
from planner.measures import Measure
from planner.shelf import Item, ItemKind
from planner.worksheets import Worksheet
from ui import texts
from ui.code_lists import code_text
from ui.readability_hint import item_age_text
from ui.screens.library.entries import VERSIONS, key_of
from ui.screens.library.parts import Part, Said, dots, said
from ui.screens.library.reading_measure import measure_parts
from ui.screens.library.words import COM_B, PHASES, SEASONS, TOPICS, meaning


def parts_of(item: Item, library: Library) -> tuple[Part, ...]:
    """Return everything there is to read of an item."""
    found = tuple(_parts(item, library))
    return tuple(each for each in found if each.lines)


def _parts(item: Item, library: Library) -> Iterator[Part]:
    match item:
        case Template():
            yield from _of_task(item, library)
        case Barrier():
            yield from _of_barrier(item, library)
        case TailoringPrompt():
            yield from _of_prompt(item, library)
        case Crib():
            yield Part("What helps", dots(*item.lines))
            yield _evidence(item.strength, item.source)
        case Example():
            yield from _of_example(item, library)
        case Worksheet():
            yield from _of_sheet(item, library)
        case Measure():
            yield from measure_parts(item, library)


def _of_task(task: Template, library: Library) -> Iterator[Part]:
    yield Part("What it is for", said(task.purpose))
    yield Part("Steps", tuple(Said(s, f"{n}.") for n, s in enumerate(task.steps, start=1)))
    yield Part("Sizes", tuple(_size(each) for each in task.sizes))
    yield Part("Usual time", said(texts.sentence_case(task.usual_when)))
    yield Part("Usual place", said(texts.sentence_case(task.usual_where)))
    yield Part("On a bad day", said(task.bad_day))
    yield Part("What to notice", said(task.notice))
    yield Part("What makes it safer", dots(*task.safer))
    yield Part("Check first", tuple(_checks(task.check_first)))
    problems = ", ".join(code_text("problem", each) for each in task.problems) or "any problem"
    yield Part("For which problems", said(problems))
    yield Part("When in treatment", said(", ".join(PHASES[each] for each in task.phases)))
    yield Part("Sheets", tuple(_sheet_links(task, library)))
    yield Part("Title in a discreet pack", said(task.neutral_title))
    yield Part("Reading age", said(_age(task)))
    yield _evidence(task.strength, task.source)


def _age(task: Template) -> str:
    age = item_age_text(task)
    return f"{texts.sentence_case(age)}, all it says taken together." if age else ""


def _size(size: SizeVariant) -> Said:
    times = "once a week" if size.times == 1 else f"{size.times} times a week"
    length = f", {size.minutes} minutes" if size.minutes else ""
    return Said(f"{texts.sentence_case(texts.word(size.size))}: {size.what} ({times}{length})", "•")


def _checks(checks: tuple[CheckFirst, ...]) -> Iterator[Said]:
    for each in checks:
        yield Said(each.question, "•")
        yield Said(f"If not: {each.if_not}", " ", quiet=True)


def _sheet_links(task: Template, library: Library) -> Iterator[Said]:
    for name in task.worksheets:
        sheet = library.worksheets.get(name)
        if sheet is None:
            yield Said(f"{name} is hidden or not there; it is left out of new packs.", "•")
        else:
            versions = ", ".join(VERSIONS[each] for each in sheet.versions)
            key = key_of(ItemKind.WORKSHEET, name)
            yield Said(f"{sheet.title} ({versions})", link=key)


def _of_barrier(barrier: Barrier, library: Library) -> Iterator[Part]:
    theme = library.themes.get(barrier.theme)
    if barrier.private:
        yield Part("For you only", said("A practitioner's note: never printed, never shown."))
    yield Part("What to ask", said(barrier.question))
    yield Part("As a person says it at review", said(barrier.obstacle))
    begins = f"If {barrier.if_example} …" if barrier.if_example else ""
    yield Part("How an if-then may begin", said(begins))
    yield Part("What can be changed, always in this order", tuple(_changes(barrier.responses)))
    yield Part("Sorted as", said(COM_B[barrier.com_b]))
    yield _evidence(barrier.strength, barrier.source)
    yield Part("Where studies disagree", said(barrier.conflict))
    if theme is not None:
        yield _theme(theme)


def _of_prompt(prompt: TailoringPrompt, library: Library) -> Iterator[Part]:
    yield Part("What to ask, of everyone", said(prompt.question))
    yield Part("Answers, always in this order", tuple(_changes(prompt.answers)))
    free = f"An answer in their own words is taken to change {texts.word(prompt.changes)}."
    yield Part("In their own words", said(free))
    yield _evidence(prompt.strength, prompt.source)
    theme = library.themes.get(prompt.theme)
    if theme is not None:
        yield _theme(theme)


def _changes(choices: Iterable[Answer | Response]) -> Iterator[Said]:
    for each in choices:
        yield Said(each.text, "•")
        at_once = " at once" if isinstance(each, Answer) and each.sets else ""
        yield Said(f"Changes {texts.word(each.changes)}{at_once}.", " ", quiet=True)


def _theme(theme: Theme) -> Part:
    lines = (
        Said(theme.note),
        *said(theme.conflict),
        Said(f"Evidence for the theme: {texts.word(theme.strength)}.", quiet=True),
    )
    return Part(f"The theme: {theme.label}", lines)


def _of_example(example: Example, library: Library) -> Iterator[Part]:
    yield Part("As an idea for", said(", ".join(TOPICS.get(t, t) for t in example.topics)))
    facts = (
        "costs nothing" if example.free else "may cost money",
        "can be done at home" if example.at_home else "not at home",
        "can be done alone" if example.alone else "with somebody",
    )
    yield Part("What it needs", dots(*(texts.sentence_case(each) for each in facts)))
    if example.faith:
        yield Part("Faith", said("Only for people who want their faith used."))
    seasons = ", ".join(SEASONS[each] for each in example.seasons) or "all year"
    yield Part("When in the year", said(texts.sentence_case(seasons)))
    picture = library.pictures.get(example.picture)
    yield Part("Picture on an easy-read sheet", said(picture.alt if picture else ""))


def _of_sheet(sheet: Worksheet, library: Library) -> Iterator[Part]:
    users = (each for each in library.templates.values() if sheet.id in each.worksheets)
    links = tuple(Said(e.title, link=key_of(ItemKind.TEMPLATE, e.id)) for e in users)
    yield Part("Belongs to", links or said("No task uses it."))
    yield Part("Title in a discreet pack", said(sheet.neutral_title))


def _evidence(strength: Strength, source: str) -> Part:
    lines = (
        Said(f"{texts.sentence_case(texts.word(strength))}: {meaning(strength)}"),
        Said(f"Source: {source.rstrip('.')}.", quiet=True),
    )
    return Part("Evidence", lines)
