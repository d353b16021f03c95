"""Everything read, each entry still knowing its place, before it is checked and handed out."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.library import (
    Barrier,
    Crib,
    CrisisLines,
    Example,
    Intervention,
    Picture,
    TailoringPrompt,
    Template,
    Theme,
)
from planner.measures import Measure
from planner.worksheets import Worksheet
from resources.loader.sources import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The entries of all files by id, in the order of the files."""

    interventions: Mapping[str, Entry[Intervention]]
    templates: Mapping[str, Entry[Template]]
    worksheets: Mapping[str, Entry[Worksheet]]
    themes: Mapping[str, Entry[Theme]]
    barriers: Mapping[str, Entry[Barrier]]
    tailoring: Mapping[str, Entry[TailoringPrompt]]
    cribs: Mapping[str, Entry[Crib]]
    measures: Mapping[str, Entry[Measure]]
    crisis: Entry[CrisisLines]
    pictures: Mapping[str, Entry[Picture]]
    examples: Mapping[str, Entry[Example]]
