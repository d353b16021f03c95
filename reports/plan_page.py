"""Page one: why, what, when, if something gets in the way, and who to call."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from planner.pack import PackContent, PackOptions, PackTask, Typed
from reports.flowables import Rule, Text, columns, gap
from reports.theme import INK, MARGIN, THEMES, Theme
from reports.wording import Wording

TEXT_WIDTH = A4[0] - 2 * MARGIN
QUOTES = '“”"'
LARGE_FROM = 16
"""From this size of print, in points, nothing stands in two columns."""
QR_SIZE = 25 * mm
"""Read at 150 dpi with level M (measured in pdf.md 7)."""


def plan_page(content: PackContent, options: PackOptions, words: Wording) -> list[Flowable]:
    """Return the plan page's flowables."""
    theme = THEMES[options.print_size]
    period = words.words("pack.period", start=words.day(content.start), end=words.day(content.end))
    story: list[Flowable] = [
        Text(f"{words.words('pack.title')} · {words.text(content.person)}", theme.title),
        Text(period, theme.body),
    ]
    if content.service is not None:
        story.append(Text(words.text(content.service), theme.small))
    if content.rationale is not None:
        reason = words.text(content.rationale).strip(QUOTES)
        story.append(Text(words.words("pack.why"), theme.heading))
        story.append(Text(f"“{reason}”", theme.body))
    if content.own_words is not None:
        said = words.text(content.own_words).strip(QUOTES)
        story.append(Text(words.words("pack.own_words", text=said), theme.body))
    story.append(Text(words.words("pack.what"), theme.heading))
    for number, task in enumerate(content.tasks, start=1):
        if len(content.tasks) > 1:
            story.append(Text(words.words("pack.task_number", number=number), theme.label))
        story += _task(task, options, words)
    story += _coping(content, options, words)
    story += _bring(content, options, words)
    for task in content.tasks:
        story += _method(task, theme, words)
    return story


def _method(task: PackTask, theme: Theme, words: Wording) -> list[Flowable]:
    """Return how a task is done beside what makes it safer; one below the other in large print."""
    if not task.steps:
        return []
    beside = theme.body.size < LARGE_FROM
    left, right = (TEXT_WIDTH * 0.56, TEXT_WIDTH * 0.4) if beside else (TEXT_WIDTH, TEXT_WIDTH)
    numbered = [(f"{n}.", words.text(step)) for n, step in enumerate(task.steps, start=1)]
    how = [Text(words.words("pack.how"), theme.heading), _listed(numbered, theme, left)]
    care: list[Flowable] = []
    if task.safer:
        safer = [("•", words.text(each)) for each in task.safer]
        care += [Text(words.words("pack.safer"), theme.heading), _listed(safer, theme, right)]
    if task.notice is not None:
        notice = Text(words.text(task.notice), theme.body)
        care += [Text(words.words("pack.to_notice"), theme.heading), notice]
    if not beside:
        return [KeepTogether(how), KeepTogether(care)]
    table = columns([[how, "", care]], [left, TEXT_WIDTH - left - right, right])
    return [KeepTogether([gap(8), table])]


def _listed(lines: list[tuple[str, str]], theme: Theme, wide: float) -> Flowable:
    mark = theme.body.size * 1.7
    rows = [[Text(sign, theme.body), Text(line, theme.body)] for sign, line in lines]
    return columns(rows, [mark, wide - mark], [("BOTTOMPADDING", (0, 0), (-1, -1), 2)])


def _task(task: PackTask, options: PackOptions, words: Wording) -> list[Flowable]:
    theme = THEMES[options.print_size]
    facts = task_facts(task, words)
    label_width = TEXT_WIDTH * (0.24 if options.print_size == "standard" else 0.32)
    rows = [[Text(words.words(key), theme.label), Text(value, theme.body)] for key, value in facts]
    found: list[Flowable] = [Text(words.text(task.what), theme.strong)]
    if rows:
        table = columns(
            rows,
            [label_width, TEXT_WIDTH - label_width],
            [("BOTTOMPADDING", (0, 0), (-1, -1), 2)],
        )
        found += [table, gap(4)]
    return found


def task_facts(task: PackTask, words: Wording) -> list[tuple[str, str]]:
    """Return the label keys and words of what is known about a task, in the page's order."""
    long = words.words("pack.minutes", count=task.minutes) if task.minutes else ""
    facts = [
        ("pack.when", words.when(task.when)),
        ("pack.how_long", long),
        ("pack.where", _words(task.where, words)),
        ("pack.with_whom", _words(task.with_whom, words)),
        ("pack.reminder", _words(task.reminder, words)),
        ("pack.bad_day", _words(task.bad_day, words)),
    ]
    return [(key, value) for key, value in facts if value]


def if_then(pair: tuple[Typed, Typed], words: Wording) -> str:
    """Return "If it rains, then I will walk round the shopping centre."."""
    halves = [words.text(each).rstrip(". ") for each in pair]
    return words.words("pack.if_then", if_text=halves[0], then_text=halves[1])


def _coping(content: PackContent, options: PackOptions, words: Wording) -> list[Flowable]:
    theme = THEMES[options.print_size]
    lines = [if_then(pair, words) for task in content.tasks for pair in task.coping]
    if not lines:
        return []
    first = [Text(words.words("pack.coping"), theme.heading), Text(lines[0], theme.body)]
    return [KeepTogether(first), *[KeepTogether([Text(line, theme.body)]) for line in lines[1:]]]


def bring_line(content: PackContent, words: Wording) -> str:
    """Return when to bring the page back."""
    if content.next_day is None:
        return words.words("pack.bring")
    day = words.day(content.next_day)
    if content.next_at is None:
        return words.words("pack.bring_day", day=day)
    return words.words("pack.bring_day_time", day=day, time=words.time(content.next_at))


def _bring(content: PackContent, options: PackOptions, words: Wording) -> list[Flowable]:
    theme = THEMES[options.print_size]
    line = f"{words.words('pack.notice')} {bring_line(content, words)}"
    return [gap(8), Text(line, theme.body)]


def help_block(content: PackContent, options: PackOptions, words: Wording) -> list[Flowable]:
    """Return the help lines with their date: the foot of page one, never left out."""
    theme = THEMES[options.print_size]
    inner_width = TEXT_WIDTH - QR_SIZE - 12
    warning = f"{words.words('help.not_emergency')} {words.words('help.not_checked')}"
    heading = "help.numbers" if options.discreet else "help.now"
    lines: list[Flowable] = [
        Text(warning, theme.small),
        gap(4),
        Text(words.words(heading), theme.column),
        *[Text(line, theme.small) for line in help_lines(content, options, words)],
        Text(
            words.words("help.checked_on", date=words.dated(content.crisis.checked_on)), theme.small
        ),
    ]
    block = columns([[lines, CodeSquare(content.code)]], [inner_width + 12, QR_SIZE])
    return [Rule(), block]


def help_lines(content: PackContent, options: PackOptions, words: Wording) -> list[str]:
    """Return each help line; a discreet page has the numbers alone."""
    found = []
    for line in content.crisis.lines:
        number = line.number.replace(" ", "\u00a0")
        if options.discreet:
            found.append(words.typed(number, "crisis"))
            continue
        key = f"help.{line.id}"
        name = words.words(f"{key}.name")
        found.append(
            words.words("help.line_note", name=name, number=number, note=words.words(f"{key}.note"))
        )
    if options.discreet:
        found = ["  ·  ".join(found)]
    if content.local_line is not None:
        name, local = words.words("help.local"), words.text(content.local_line)
        found.append(words.words("help.line", name=name, number=local))
    return found


def _words(text: Typed | None, words: Wording) -> str:
    return words.text(text) if text is not None else ""


class CodeSquare(Flowable):
    """The pack code as a QR square, level M, nothing of the person in it."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._qr = QRCode(None, QRErrorCorrectLevel.M)
        self._qr.addData(code)
        self._qr.make()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a square of 25 mm."""
        del available_width, available_height
        self.width = self.height = QR_SIZE
        return QR_SIZE, QR_SIZE

    def draw(self) -> None:
        """Draw dark runs of each row as one bar."""
        count = self._qr.getModuleCount()
        cell = QR_SIZE / count
        self.canv.setFillColor(INK)
        for row in range(count):
            start = None
            for column in range(count + 1):
                dark = column < count and self._qr.isDark(row, column)
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    y = QR_SIZE - (row + 1) * cell
                    self.canv.rect(start * cell, y, (column - start) * cell, cell, stroke=0, fill=1)
                    start = None
