"""The texts of the library by who reads them, each with a name that says where it stands."""

from collections.abc import Iterator

from planner.library import Barrier, Example, Library, TailoringPrompt, Template
from planner.shelf import Item
from planner.worksheets import (
    Block,
    Box,
    Cycle,
    Grid,
    Ideas,
    Layout,
    Lines,
    Pictured,
    Rating,
    Ticks,
    Tree,
    Version,
    Worksheet,
    boxes_of,
)

Named = tuple[str, str]


def of_template(template: Template) -> Iterator[Named]:
    """Yield what a patient may see of a template."""
    for field in ("title", "purpose", "usual_when", "usual_where", "bad_day"):
        yield f"{template.id}.{field}", getattr(template, field)
    for variant in template.sizes:
        yield f"{template.id}.{variant.size}", variant.what
    yield from of_discreet_template(template)


def of_discreet_template(template: Template) -> Iterator[Named]:
    """Yield what of a template's own words may stand in a discreet pack."""
    yield f"{template.id}.neutral_title", template.neutral_title
    for number, step in enumerate(template.steps, start=1):
        yield f"{template.id}.step{number}", step
    for number, line in enumerate(template.safer, start=1):
        yield f"{template.id}.safer{number}", line
    yield f"{template.id}.notice", template.notice


def of_worksheet(sheet: Worksheet) -> Iterator[Named]:
    """Yield what stands on a worksheet, in all its versions."""
    yield f"{sheet.id}.title", sheet.title
    yield from of_discreet_worksheet(sheet)


def of_discreet_worksheet(sheet: Worksheet) -> Iterator[Named]:
    """Yield what stands on a worksheet in a discreet pack, in all its versions."""
    yield f"{sheet.id}.neutral_title", sheet.neutral_title
    for version in sheet.versions:
        for name, text in of_layout(sheet.layout(version)):
            yield (
                f"{sheet.id}.{name}"
                if version is Version.WRITING
                else (f"{sheet.id}.{version}.{name}"),
                text,
            )


def of_layout(layout: Layout) -> Iterator[Named]:
    """Yield what stands on one version of a sheet, from the top."""
    yield "intro", layout.intro
    for number, block in enumerate(layout.blocks):
        for name, text in _of_block(block):
            yield f"{number}.{name}", text
    if layout.footer:
        yield "footer", layout.footer


def _of_block(block: Block) -> Iterator[Named]:
    match block:
        case Grid():
            yield from _of_grid(block)
        case Ticks():
            yield "prompt", block.prompt
            yield from _of_options("option", block.options)
        case Rating():
            yield "prompt", block.prompt
            yield "low_words", block.low_words
            yield "high_words", block.high_words
        case Lines() | Ideas():
            yield "prompt", block.prompt
        case Pictured():
            for number, row in enumerate(block.rows):
                yield f"row{number}", row.text
                yield from _of_options(f"row{number}.option", row.options)
        case Cycle():
            yield from _of_boxes(block.boxes)
        case Tree():
            yield from ((f"question{n}", each.question) for n, each in enumerate(block.branches))
            yield from _of_boxes(boxes_of(block))


def _of_grid(grid: Grid) -> Iterator[Named]:
    if grid.row_heading:
        yield "row_heading", grid.row_heading
    for column in grid.columns:
        yield column.id, column.label
        yield from _of_options(f"{column.id}.option", column.options)
    yield from _of_options("row", grid.labels)


def _of_boxes(boxes: tuple[Box, ...]) -> Iterator[Named]:
    for number, box in enumerate(boxes):
        yield f"box{number}", box.label
        yield from _of_options(f"box{number}.option", box.options)


def _of_options(name: str, options: tuple[str, ...]) -> Iterator[Named]:
    yield from ((f"{name}{number}", option) for number, option in enumerate(options))


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


def of_item(item: Item) -> tuple[Named, ...]:
    """Return what a patient reads, hears or says of an item; nothing of the others."""
    match item:
        case Template():
            return tuple(of_template(item))
        case Worksheet():
            return tuple(of_worksheet(item))
        case Barrier():
            return () if item.private else tuple(of_barrier(item))
        case TailoringPrompt():
            return tuple(of_prompt(item))
        case Example():
            return ((f"{item.id}.text", item.text),)
    return ()


def by_entry(library: Library) -> dict[str, tuple[Named, ...]]:
    """Return every text that a patient reads, hears or says, by the entry it stands in."""
    groups = {each.id: of_item(each) for each in library.templates.values()}
    groups |= {each.id: of_item(each) for each in library.worksheets.values()}
    groups |= {each.id: of_item(each) for each in library.barriers.values() if not each.private}
    groups |= {f"ask-{each.id}": of_item(each) for each in library.tailoring.values()}
    groups |= {f"idea-{each.id}": of_item(each) for each in library.examples.values()}
    for line in library.crisis.lines:
        groups[line.id] = ((f"{line.id}.name", line.name), (f"{line.id}.note", line.note))
    return groups
