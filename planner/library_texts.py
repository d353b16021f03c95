"""The texts of the library by who reads them, each with a name that says where it stands."""

from collections.abc import Iterator

from planner.library import Barrier, Library, TailoringPrompt, Template
from planner.worksheets import Block, Grid, Lines, Ticks, Worksheet

Named = tuple[str, str]


def of_template(template: Template) -> Iterator[Named]:
    """Yield what a patient may see of a template."""
    for field in (
        "title", "neutral_title", "purpose", "usual_when", "usual_where", "bad_day", "notice",
    ):  # fmt: skip
        yield f"{template.id}.{field}", getattr(template, field)
    for number, step in enumerate(template.steps, start=1):
        yield f"{template.id}.step{number}", step
    for variant in template.sizes:
        yield f"{template.id}.{variant.size}", variant.what


def of_worksheet(sheet: Worksheet) -> Iterator[Named]:
    """Yield what stands on a worksheet."""
    yield f"{sheet.id}.title", sheet.title
    yield from of_discreet_worksheet(sheet)


def of_discreet_worksheet(sheet: Worksheet) -> Iterator[Named]:
    """Yield what stands on a worksheet in a discreet pack."""
    yield f"{sheet.id}.neutral_title", sheet.neutral_title
    yield f"{sheet.id}.intro", sheet.intro
    if sheet.footer:
        yield f"{sheet.id}.footer", sheet.footer
    for number, block in enumerate(sheet.blocks):
        for name, text in _of_block(block):
            yield f"{sheet.id}.{number}.{name}", text


def _of_block(block: Block) -> Iterator[Named]:
    match block:
        case Grid():
            yield from ((column.id, column.label) for column in block.columns)
            yield from ((f"row{number}", label) for number, label in enumerate(block.labels))
            if block.row_heading:
                yield "row_heading", block.row_heading
        case Lines():
            yield "prompt", block.prompt
        case Ticks():
            yield "prompt", block.prompt


def of_barrier(barrier: Barrier) -> Iterator[Named]:
    """Yield what a patient hears or says of a barrier."""
    yield f"{barrier.id}.question", barrier.question
    if barrier.obstacle:
        yield f"{barrier.id}.obstacle", barrier.obstacle
    if barrier.if_example:
        yield f"{barrier.id}.if_example", barrier.if_example


def of_prompt(prompt: TailoringPrompt) -> Iterator[Named]:
    """Yield what a patient hears of a tailoring prompt."""
    yield f"{prompt.id}.question", prompt.question
    for answer in prompt.answers:
        yield f"{prompt.id}.{answer.id}", answer.text


def by_entry(library: Library) -> dict[str, tuple[Named, ...]]:
    """Return every text that a patient reads, hears or says, by the entry it stands in."""
    groups = {each.id: tuple(of_template(each)) for each in library.templates.values()}
    groups |= {each.id: tuple(of_worksheet(each)) for each in library.worksheets.values()}
    groups |= {
        each.id: tuple(of_barrier(each)) for each in library.barriers.values() if not each.private
    }
    groups |= {f"ask-{each.id}": tuple(of_prompt(each)) for each in library.tailoring.values()}
    for line in library.crisis.lines:
        groups[line.id] = ((f"{line.id}.name", line.name), (f"{line.id}.note", line.note))
    return groups
