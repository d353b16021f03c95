"""The finished document as data: what the pack says, before any word is set on a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from planner.catalogues import CatalogueFile
from planner.library import CrisisLines
from planner.patients import CalendarKind, PrintSize
from planner.plans import When
from planner.worksheets import Version, Worksheet

Value = str | int


@dataclass(frozen=True, slots=True)
class Msg:
    """Words to be looked up in a language catalogue.

    Attributes:
        key: Key of the catalogue, or ``id.field`` of a library string.
        values: Named values put into it.
        source: The English words of a library string, used where no catalogue has the key.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """Words the practitioner typed, in the language they typed them.

    Attributes:
        text: As typed.
        language: ISO 639-1 code.
        where: Name of the field, so that a refusal can say what to change.
    """

    text: str
    language: str = "en"
    where: str = ""


Text = Msg | Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOptions:
    """How a pack is printed; set from the person's needs, switchable in the preview.

    Attributes:
        language: ISO 639-1 code of the catalogue.
        beside_english: English stands beside every word of another language.
        reads: ISO 639-1 code of the language the person reads; empty where it is ``language``.
        print_size: Size of print.
        contrast: Black on white only, thicker lines.
        legible: The dyslexia-friendly face, with room between letters and lines.
        discreet: No service name, no clinical word, neutral sheet titles.
        rationale: Print the person's reason.
        names: Print other people's names ("with whom").
        own_words: Print the person's own words for the problem.
        steps: Print how the task is done and what makes it safer.
        version: How the sheets are filled in.
        fillable: For filling in on a computer: fields instead of lines and boxes.
        nastaliq: Urdu in Nastaliq letters.
        aloud: Only what is read out, in short lines, for a call, a recording or an interpreter.
    """

    language: str = "en"
    beside_english: bool = False
    reads: str = ""
    print_size: PrintSize = PrintSize.STANDARD
    contrast: bool = False
    legible: bool = False
    discreet: bool = True
    rationale: bool = True
    names: bool = True
    own_words: bool = False
    steps: bool = True
    version: Version = Version.WRITING
    fillable: bool = False
    nastaliq: bool = False
    aloud: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTask:
    """A task as the plan page says it.

    Attributes:
        what: What to do.
        when: Days, times and cue.
        where: Place, or None.
        minutes: How long, or None.
        with_whom: With whom, or None.
        bad_day: Minimum version, or None.
        reminder: What reminds, or None.
        coping: Each "if" with its "then I will".
        steps: How it is done, one idea each.
        safer: What makes it safer, and when not to do it.
        notice: What to notice, or None.
    """

    what: Typed
    when: When
    where: Typed | None
    minutes: int | None
    with_whom: Typed | None
    bad_day: Typed | None
    reminder: Typed | None
    coping: tuple[tuple[Typed, Typed], ...]
    steps: tuple[Text, ...] = ()
    safer: tuple[Text, ...] = ()
    notice: Text | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet to print, with what the plan fills in.

    Attributes:
        worksheet: The sheet as the library had it when the plan was made.
        fills: Plan fields by name (``what``, ``when``, ``where``, ``with_whom``, ``minutes``,
            ``bad_day``) that the sheet's first row or line may show. A ``When`` is set in words.
        days: The days of the plan, for sheets with a row a day.
        version: Which version of it.
        pictures: Glyphs by the ids of the pictures it shows.
        alts: What each of them shows, for those who hear the page.
    """

    worksheet: Worksheet
    fills: tuple[tuple[str, Typed | When | int], ...]
    days: tuple[date, ...]
    version: Version = Version.WRITING
    pictures: Mapping[str, str] = field(default_factory=dict)
    alts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """One empty sheet, printed by itself from the library.

    Attributes:
        sheet: The sheet and its version.
        print_size: Size of print.
        discreet: Neutral title.
        language: ISO 639-1 code of the catalogue.
        catalogue: Words that the service brought in for that language, or None.
    """

    sheet: Sheet
    print_size: PrintSize = PrintSize.STANDARD
    discreet: bool = False
    language: str = "en"
    catalogue: CatalogueFile | None = None


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One line of the return slip: a day and time, or None for "no fixed day"."""

    day: date | None
    at: time | None
    task: Typed


@dataclass(frozen=True, slots=True)
class ReturnSlip:
    """The slip to bring back, in the order of the review screen.

    Attributes:
        rows: The occasions.
        obstacles: Keys of the short obstacle words to tick, in order.
    """

    rows: tuple[SlipRow, ...]
    obstacles: tuple[Msg, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """The whole pack of one session.

    Attributes:
        code: Printed code with check character, on every page.
        person: Name or initials the person chose, on every page.
        start: Day of the session.
        end: Day of the next appointment, or the last day of the plan.
        next_day: Next appointment's day, or None.
        next_at: Its wall time, or None.
        rationale: Why, in the person's words, or None.
        tasks: What was agreed; empty in a sheet with the help lines only.
        sheets: Worksheets in printing order.
        slip: The return slip, or None.
        crisis: The dated help lines.
        local_line: The service's own help line, or None.
        service: The service's name, or None; left out of discreet packs.
        made_up: True in a made-up profile; printed on every page.
        own_words: The person's words for the problem, or None.
        catalogue: Words that the service brought in for the pack's language, or None.
        calendars: Calendars the person keeps, whose dates stand beside the ordinary ones.
    """

    code: str
    person: Typed
    start: date
    end: date
    next_day: date | None
    next_at: time | None
    rationale: Typed | None
    tasks: tuple[PackTask, ...]
    sheets: tuple[Sheet, ...]
    slip: ReturnSlip | None
    crisis: CrisisLines
    local_line: Typed | None
    service: Typed | None
    made_up: bool
    own_words: Typed | None = None
    catalogue: CatalogueFile | None = None
    calendars: tuple[CalendarKind, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadMark:
    """Where on a page something stands that its reader cannot read.

    Attributes:
        page: Number of the page, from 0.
        left: From the left edge of the page, in points.
        bottom: From the lower edge, in points.
        width: In points.
        height: In points.
    """

    page: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, in memory only.

    Attributes:
        pdf: The bytes.
        pages: Number of pages.
        sha256: Hash of the bytes, in hex.
        unread: What its reader cannot read, for the preview to mark.
    """

    pdf: bytes
    pages: int
    sha256: str
    unread: tuple[UnreadMark, ...] = ()
