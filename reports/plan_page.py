"""Page one: why, what, when, if something gets in the way, and who to call."""

from dataclasses import replace
from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from planner.library import CrisisLine
from planner.other_dates import WITH_DATES, other_date
from planner.pack import PackContent, PackOptions, PackTask
from planner.pack import Text as PackText
from reports.flowables import Rule, Text, gap
from reports.lines import text_width
from reports.said import Said, joined
from reports.structure import Element
from reports.tables import Listed, columns
from reports.theme import MARGIN, Style, Theme
from reports.wording import NO_BREAK, Wording, kept_together

TEXT_WIDTH = A4[0] - 2 * MARGIN
HANDWRITING = 18.0
"""Height in points that small handwriting needs."""
TEXTED = frozenset({"shout"})
"""Help lines that take text messages, not calls."""
QUOTES = '“”"'
QR_SIZE = 25 * mm
"""Read at 150 dpi with level M (measured in pdf.md 7)."""
BESIDE_CODE = [TEXT_WIDTH - QR_SIZE - 12, 12, QR_SIZE]
"""Widths in points of what stands beside the square, of the gap, and of the square."""
LABEL_SHARE = 0.36
"""The most of the width that the labels of facts take."""


def plan_page(content: PackContent, theme: Theme, words: Wording) -> list[Flowable]:
    """Return the plan page's flowables."""
    period = words.words("pack.period", start=words.day(content.start), end=words.day(content.end))
    title = joined([words.words("pack.title"), words.name(content.person)], " · ")
    story: list[Flowable] = [Text(title, theme.title), Text(period, theme.body)]
    story += _other_calendars(content, theme, words)
    if content.service is not None:
        story.append(Text(words.text(content.service), theme.small))
    if content.rationale is not None:
        reason = words.text(content.rationale)
        story.append(Text(words.words("pack.why"), theme.heading))
        story += _typed(quoted(reason), theme, words)
    if content.own_words is not None:
        said = words.text(content.own_words).stripped(QUOTES)
        story.append(Text(words.words("pack.own_words", text=said), theme.body))
    story.append(Text(words.words("pack.what"), theme.heading))
    for number, task in enumerate(content.tasks, start=1):
        if len(content.tasks) > 1:
            story.append(Text(words.words("pack.task_number", number=number), theme.label))
        story += _task(task, theme, words)
    story += _coping(content, theme, words)
    story += [gap(8), *_bring(content, theme, words)]
    for task in content.tasks:
        story += _method(task, theme, words)
    return story


def _other_calendars(content: PackContent, theme: Theme, words: Wording) -> list[Flowable]:
    """Return the dates of the plan in the calendars the person keeps."""
    found: list[Flowable] = []
    for kind in content.calendars:
        days = [other_date(kind, each) for each in (content.start, content.end)]
        if kind not in WITH_DATES or None in days:
            continue
        start, end = (f"{day.day} {day.month} {day.year}" for day in days if day is not None)
        found.append(Text(words.words(f"pack.calendar.{kind}", start=start, end=end), theme.small))
    return found


def quoted(said: Said) -> Said:
    """Return words in quotation marks, once."""
    bare = said.stripped(QUOTES)
    return replace(bare, text=f"“{bare.text}”", english=f"“{bare.english}”")


def _typed(said: Said, theme: Theme, words: Wording) -> list[Flowable]:
    """Return typed words; under those in another language an interpreter has room to write."""
    found: list[Flowable] = [Text(said, theme.body)]
    if needs_interpreter(said, words):
        found.append(InterpreterLine(theme.body))
    return found


class InterpreterLine(Flowable):
    """A line under typed words, on which an interpreter writes them in the person's language."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room of a line of handwriting."""
        del available_height
        self.width, self.height = available_width, max(HANDWRITING, self._style.leading) + 3
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        self.canv.pen(0.6)
        self.canv.line(0, 3, self.width, 3)


def needs_interpreter(said: Said, words: Wording) -> bool:
    """Tell whether typed words are in another language than the pack's."""
    return bool(said) and said.language != words.language and not said.beside and not said.read


def _method(task: PackTask, theme: Theme, words: Wording) -> list[Flowable]:
    """Return how a task is done beside what makes it safer; one below the other in large print."""
    if not task.steps:
        return []
    beside = not theme.large and not words.paired
    left, right = (TEXT_WIDTH * 0.56, TEXT_WIDTH * 0.4) if beside else (TEXT_WIDTH, TEXT_WIDTH)
    how = [Text(words.words("pack.how"), theme.heading)]
    how.append(_listed(task.steps, theme, words, left, numbered=True))
    care: list[Flowable] = []
    if task.safer:
        safer = _listed(task.safer, theme, words, right, numbered=False)
        care += [Text(words.words("pack.safer"), theme.heading), safer]
    if task.notice is not None:
        notice = Text(words.text(task.notice), theme.body)
        care += [Text(words.words("pack.to_notice"), theme.heading), notice]
    if not beside:
        return [gap(4), *how, *care]
    table = columns([[how, "", care]], [left, TEXT_WIDTH - left - right, right])
    return [KeepTogether([gap(8), table])]


def _listed(
    lines: tuple[PackText, ...], theme: Theme, words: Wording, wide: float, *, numbered: bool
) -> Flowable:
    mark = theme.body.size * 1.7
    rows = []
    for number, line in enumerate(lines, start=1):
        sign = Said(f"{words.number(number).text}.") if numbered else Said("•")
        rows.append([Text(sign, theme.body), Text(words.text(line), theme.body)])
    return columns(rows, [mark, wide - mark], [("BOTTOMPADDING", (0, 0), (-1, -1), 2)], Listed)


def _task(task: PackTask, theme: Theme, words: Wording) -> list[Flowable]:
    facts = task_facts(task, words)
    found: list[Flowable] = [Text(words.text(task.what), theme.strong)]
    if needs_interpreter(words.text(task.what), words):
        found.append(InterpreterLine(theme.body))
    if not facts:
        return found
    labels = [Text(words.words(key), theme.label) for key, _ in facts]
    needed = max(text_width(words.words(key), theme.label) for key, _ in facts) + 14
    label_width = max(min(needed, TEXT_WIDTH * LABEL_SHARE), TEXT_WIDTH * 0.2)
    rows = [
        [label, _typed(value, theme, words)]
        for label, (_, value) in zip(labels, facts, strict=True)
    ]
    table = columns(
        rows,
        [label_width, TEXT_WIDTH - label_width],
        [("BOTTOMPADDING", (0, 0), (-1, -1), 2)],
    )
    return [*found, table, gap(4)]


def task_facts(task: PackTask, words: Wording) -> list[tuple[str, Said]]:
    """Return the label keys and words of what is known about a task, in the page's order."""
    facts = [("pack.when", words.when(task.when))]
    if task.minutes:
        facts.append(("pack.how_long", words.words("pack.minutes", count=task.minutes)))
    for name in ("where", "with_whom", "reminder", "bad_day"):
        typed: PackText | None = getattr(task, name)
        if typed is not None:
            facts.append((f"pack.{name}", words.text(typed)))
    return [(key, value) for key, value in facts if value]


def if_then(pair: tuple[PackText, PackText], words: Wording) -> Said:
    """Return "If it rains, then I will walk round the shopping centre."."""
    halves = [words.text(each).stripped(". ") for each in pair]
    return words.words("pack.if_then", if_text=halves[0], then_text=halves[1])


def _coping(content: PackContent, theme: Theme, words: Wording) -> list[Flowable]:
    lines = [if_then(pair, words) for task in content.tasks for pair in task.coping]
    if not lines:
        return []
    made = [_typed(line, theme, words) for line in lines]
    first = [Text(words.words("pack.coping"), theme.heading), *made[0]]
    return [KeepTogether(first), *[KeepTogether(each) for each in made[1:]]]


def standing_out(said: Said) -> Said:
    """Return words that are set in bold inside a line, in both languages."""
    return replace(said, strong=tuple((each, "") for each in {said.text: 0, said.english: 0}))


def bring_line(content: PackContent, words: Wording) -> Said:
    """Return when to bring the page back."""
    if content.next_day is None:
        return words.words("pack.bring")
    day = standing_out(words.day(content.next_day))
    if content.next_at is None:
        return words.words("pack.bring_day", day=day)
    time = standing_out(words.time(content.next_at))
    said = words.words("pack.bring_day_time", day=day, time=time)
    return kept_together(said, content.next_at)


def _bring(content: PackContent, theme: Theme, words: Wording) -> list[Flowable]:
    lines = [words.words("pack.notice"), bring_line(content, words)]
    if words.paired or words.language != "en":
        return [Text(each, theme.body) for each in lines]
    return [Text(joined(lines, " "), theme.body)]


def help_block(
    content: PackContent, options: PackOptions, theme: Theme, words: Wording
) -> list[Flowable]:
    """Return the help lines with their date: the foot of page one, never left out."""
    warnings = [words.words("help.not_emergency"), words.words("help.not_checked")]
    heading = "help.numbers" if options.discreet else "help.now"
    checked = words.words("help.checked_on", date=words.dated(content.crisis.checked_on))
    lines: list[Flowable] = [
        Text(joined(warnings, " "), theme.small),
        gap(4),
        Text(words.words(heading), theme.column),
        *[Text(line, theme.small) for line in help_lines(content, options, words)],
        Text(checked, theme.small),
    ]
    block = columns([[lines, "", CodeSquare(content.code)]], BESIDE_CODE)
    return [Rule(), block]


def help_lines(content: PackContent, options: PackOptions, words: Wording) -> list[Said]:
    """Return each help line; a discreet page has the numbers alone."""
    numbers = [_telephone(line) for line in content.crisis.lines]
    if options.discreet:
        found = [joined(numbers, "  ·  ")]
    else:
        found = [
            words.words(
                "help.line_note",
                name=words.words(f"help.{line.id}.name"),
                number=number,
                note=words.words(f"help.{line.id}.note"),
            )
            for line, number in zip(content.crisis.lines, numbers, strict=True)
        ]
    if content.local_line is not None:
        name, local = words.words("help.local"), words.text(content.local_line)
        found.append(words.words("help.line", name=name, number=local))
    return found


def _telephone(line: CrisisLine) -> Said:
    """Return a number that stands out, and dials where the page is read on a screen."""
    text = line.number.replace(" ", NO_BREAK)
    scheme = "sms" if line.id in TEXTED else "tel"
    return Said(text, "en", text, strong=((text, f"{scheme}:{line.number.replace(' ', '')}"),))


class CodeSquare(Flowable):
    """The pack code as a QR square, level M, nothing of the person in it."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a square of 25 mm."""
        del available_width, available_height
        self.width = self.height = QR_SIZE
        return QR_SIZE, QR_SIZE

    def draw(self) -> None:
        """Draw dark runs of each row as one bar."""
        box = self.canv.box_of(QR_SIZE, QR_SIZE)
        with self.canv.marked(Element("Figure", alt=self._code, box=box)):
            self._draw_bars()

    def _draw_bars(self) -> None:
        count, bars = qr_bars(self._code)
        cell = QR_SIZE / count
        self.canv.setFillColor(self.canv.palette.ink)
        for row, start, end in bars:
            y = QR_SIZE - (row + 1) * cell
            self.canv.rect(start * cell, y, (end - start) * cell, cell, stroke=0, fill=1)


@lru_cache(maxsize=8)
def qr_bars(code: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return how many cells a code's square has across, and its dark runs: row, start, end."""
    square = QRCode(None, QRErrorCorrectLevel.M)
    square.addData(code)
    square.make()
    count = square.getModuleCount()
    bars = []
    for row in range(count):
        start = None
        for column in range(count + 1):
            dark = column < count and square.isDark(row, column)
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                bars.append((row, start, column))
                start = None
    return count, tuple(bars)
