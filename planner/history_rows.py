"""What stands over and under the bars of the history: words, or codes with a key to them."""

from collections.abc import Sequence
from typing import Protocol

from planner.history_chart import Chart
from planner.history_codes import codes_of, key_text, stacks
from planner.history_frame import Frame
from planner.history_marks import SMALL, Align, BarLabels, Dot, Face, Labels, Role, Shape
from planner.history_text import LEAST_ROOM, Sheet, broken, holds, shortened

PAD = 0.4
"""Between the parts, in lines."""
MOST_LINES, MOST_SMALL = (2, 1, 2, 3), (4, 2, 4, 4)
"""Of a task's title, amount, obstacles and changes; where one needs more, codes stand there."""
MOST_STATUS = 3
APART = 2.2
"""From this width of a task's room, in letters, its amount stands under its own bar."""
RING = 0.24
"""Radius of the ring over a session that was not held, in lines."""
MIDDLE = Face(align=Align.MIDDLE)
QUIET_MIDDLE = Face(Role.QUIET, align=Align.MIDDLE)
QUIET_SMALL = Face(Role.QUIET, SMALL, Align.MIDDLE)
SMALL_TEXT = Face(Role.TEXT, SMALL)
SMALL_MIDDLE = Face(Role.TEXT, SMALL, Align.MIDDLE)


class Rows(Protocol):
    """Words or codes; heights are in the units of the frame."""

    @property
    def fits(self) -> bool:
        """True where everything has room in its column."""
        ...

    @property
    def head(self) -> float:
        """Height over the scores."""
        ...

    @property
    def over(self) -> float:
        """Height between the scores and the bars."""
        ...

    @property
    def under(self) -> float:
        """Height under the bars."""
        ...

    def write_head(self, sheet: Sheet) -> None:
        """Write what stands over the scores."""
        ...

    def write_over(self, sheet: Sheet, top: float) -> None:
        """Write what stands between the scores and the bars."""
        ...

    def write_under(self, sheet: Sheet, top: float) -> None:
        """Write what stands under the bars."""
        ...


def task_room(chart: Chart, frame: Frame, at: int) -> tuple[float, float]:
    """Return left edge and width of the room of a task."""
    bar = chart.bars[at]
    count = len(chart.bars_of(bar.column))
    room = frame.rooms[bar.column]
    wide = room / count
    left = frame.xs[bar.column] - room / 2 + wide * bar.place
    return left, wide if count == 1 else wide - frame.letters.letter * 0.4


def write_breaks(sheet: Sheet, frame: Frame, labels: Labels, top: float) -> None:
    """Say how long the long times without a session were."""
    for x, text in zip(frame.breaks, labels.breaks, strict=True):
        half = frame.unit
        sheet.write(text, (x - half, top, 2 * half), QUIET_SMALL)


def write_name(sheet: Sheet, frame: Frame, name: str, top: float) -> None:
    """Name a row on the left, small enough for rows of small text."""
    room = frame.left - frame.letters.letter / 2
    text = shortened(name, room, frame.letters, SMALL)
    sheet.write(text, (0.0, top, room), Face(Role.QUIET, SMALL))


class InWords:
    """Every task has its words under it."""

    def __init__(
        self, chart: Chart, labels: Labels, frame: Frame, *, full: bool, scale: float
    ) -> None:
        self._chart, self._labels, self._frame = chart, labels, frame
        self._scale, self._line = scale, frame.line * scale
        self._rooms = [task_room(chart, frame, at) for at in range(len(chart.bars))]
        self._texts = [self._texts_of(each, full=full) for each in labels.bars]
        least = LEAST_ROOM * frame.letters.letter * scale
        self._narrow = any(room < least for _, room in self._rooms)
        self._words: list[tuple[tuple[str, ...], ...]] = []
        if not self._narrow:
            self._words = [
                tuple(broken(text, room, frame.letters, scale) for text in texts)
                for texts, (_, room) in zip(self._texts, self._rooms, strict=True)
            ]
        self._status = [
            broken(each.status, room, frame.letters, SMALL) if each.status else ()
            for each, room in zip(labels.columns, frame.rooms, strict=True)
        ]

    @property
    def fits(self) -> bool:
        """True where no word is parted and no text has too many lines."""
        if self._narrow:
            return False
        letters = self._frame.letters
        heads = all(
            letters.wide(each.number, 1.0) <= room
            and letters.wide(each.day, 1.0) <= room
            and holds(each.status, room, letters, SMALL)
            for each, room in zip(self._labels.columns, self._frame.rooms, strict=True)
        )
        most = MOST_LINES if self._scale == 1.0 else MOST_SMALL
        tasks = all(
            all(holds(text, room, letters, self._scale) for text in texts)
            and all(len(each) <= high for each, high in zip(words, most, strict=True))
            for texts, words, (_, room) in zip(self._texts, self._words, self._rooms, strict=True)
        )
        return heads and tasks and all(len(each) <= MOST_STATUS for each in self._status)

    @property
    def head(self) -> float:
        """Number and day, and what became of a session that was not held."""
        status = max(map(len, self._status), default=0)
        return self._frame.line * (2.0 + PAD / 2) + self._frame.small * status

    @property
    def over(self) -> float:
        """The titles."""
        if not self._words:
            return 0.0
        return self._line * self._most(0) + self._frame.line * PAD

    @property
    def under(self) -> float:
        """The amounts, what got in the way, what was changed."""
        if not self._words:
            return 0.0
        lines = self._most(1) + self._most(2) + self._most(3)
        return self._line * lines + self._frame.line * 2.5 * PAD

    def write_head(self, sheet: Sheet) -> None:
        """Write number, day and status over each column."""
        frame = self._frame
        for at, each in enumerate(self._labels.columns):
            room = frame.rooms[at]
            left = frame.xs[at] - room / 2
            sheet.write(each.number, (left, 0.0, room), MIDDLE, at)
            sheet.write(each.day, (left, frame.line, room), QUIET_MIDDLE, at)
            sheet.lines(self._status[at], (left, 2 * frame.line, room), QUIET_SMALL, at)
        write_breaks(sheet, frame, self._labels, frame.line)

    def write_over(self, sheet: Sheet, top: float) -> None:
        """Write the titles."""
        if not self._words:
            return
        write_name(sheet, self._frame, self._labels.task, top)
        self._write_row(sheet, 0, top, Role.TEXT)

    def write_under(self, sheet: Sheet, top: float) -> None:
        """Write the three rows with their names."""
        if not self._words:
            return
        line = self._frame.line
        names = (self._labels.how_much, self._labels.in_the_way, self._labels.changed)
        top += PAD / 2 * line
        for row, name in enumerate(names, start=1):
            write_name(sheet, self._frame, name, top)
            self._write_row(sheet, row, top, Role.TEXT if row == 1 else Role.QUIET)
            top += self._most(row) * self._line + PAD * line

    def _write_row(self, sheet: Sheet, row: int, top: float, role: Role) -> None:
        face = Face(role, self._scale, Align.MIDDLE)
        for at, (left, room) in enumerate(self._rooms):
            column = self._chart.bars[at].column
            sheet.lines(self._words[at][row], (left, top, room), face, column)

    def _most(self, row: int) -> int:
        return max((len(each[row]) for each in self._words), default=0)

    def _texts_of(self, labels: BarLabels, *, full: bool) -> tuple[str, str, str, str]:
        return (
            labels.title,
            labels.amount,
            ", ".join(labels.obstacles) or self._labels.nothing,
            ", ".join(labels.changes if full else labels.fields) or self._labels.nothing,
        )


class InCodes:
    """Letters and numbers stand in narrow columns; a key under them tells what for."""

    def __init__(
        self, chart: Chart, labels: Labels, frame: Frame, most_under: float | None = None
    ) -> None:
        self._chart, self._labels, self._frame = chart, labels, frame
        self._codes = codes_of(labels)
        self._stacks = stacks(chart, labels, self._codes)
        self._key = self._key_lines()
        if most_under is not None:
            self._cut_key(most_under)

    @property
    def fits(self) -> bool:
        """Always: what has no room is left to the key and to the line that is spoken."""
        return True

    @property
    def head(self) -> float:
        """Numbers, some days, and a ring over each session that was not held."""
        away = any(each.status for each in self._labels.columns)
        return self._frame.line * (3.0 if away else 2.0)

    @property
    def over(self) -> float:
        """The codes of the tasks."""
        if not self._labels.bars:
            return 0.0
        return self._frame.small * self._most(0) + self._frame.line * PAD

    @property
    def under(self) -> float:
        """The codes of amounts, obstacles and changes, and the key."""
        key = self._frame.small * len(self._key) + self._frame.line * PAD
        if not self._labels.bars:
            return key
        return (
            self._frame.small * (1 + self._most(1) + self._most(2))
            + self._frame.line * (3 * PAD)
            + key
        )

    def write_head(self, sheet: Sheet) -> None:
        """Write every number there is room for, then the days."""
        frame, line = self._frame, self._frame.line
        for at, each in enumerate(self._labels.columns):
            if each.status:
                spot = (frame.xs[at], 2.45 * line, RING * line)
                sheet.put(_ring(spot, at))
        for row, face in ((0, SMALL_MIDDLE), (1, QUIET_SMALL)):
            for at, each in enumerate(self._labels.columns):
                text = each.day if row else each.number
                half = frame.letters.wide(text, SMALL) / 2 + 1.0
                left = min(max(frame.xs[at] - half, 0.0), frame.width - 2 * half)
                sheet.write(text, (left, row * line, 2 * half), face, at)
        write_breaks(sheet, frame, self._labels, line)

    def write_over(self, sheet: Sheet, top: float) -> None:
        """Write the codes of the tasks."""
        if not self._labels.bars:
            return
        write_name(sheet, self._frame, self._labels.task, top)
        self._write_stacks(sheet, 0, top)

    def write_under(self, sheet: Sheet, top: float) -> None:
        """Write the other codes, and the key."""
        small, pad = self._frame.small, self._frame.line * PAD
        if self._labels.bars:
            top = self._write_codes(sheet, top + pad / 2)
        top += pad / 2
        for name, text in self._key:
            write_name(sheet, self._frame, name, top)
            sheet.write(text, self._key_room(top), SMALL_TEXT)
            top += small

    def _write_codes(self, sheet: Sheet, top: float) -> float:
        small, pad = self._frame.small, self._frame.line * PAD
        write_name(sheet, self._frame, self._labels.how_much, top)
        for at in range(len(self._chart.columns)):
            self._write_amounts(sheet, at, top)
        top += small + pad
        for row, name in ((1, self._labels.in_the_way), (2, self._labels.changed)):
            write_name(sheet, self._frame, name, top)
            self._write_stacks(sheet, row, top)
            top += small * self._most(row) + pad
        return top

    def _write_stacks(self, sheet: Sheet, row: int, top: float) -> None:
        for at, each in enumerate(self._stacks):
            sheet.lines(each[row], self._column_room(at, top), SMALL_MIDDLE, at)

    def _write_amounts(self, sheet: Sheet, at: int, top: float) -> None:
        """Write each amount under its bar, or all of a narrow column side by side."""
        bars = self._bars_of(at)
        rooms = [task_room(self._chart, self._frame, each) for each in bars]
        codes = [self._labels.bars[each].amount_code for each in bars]
        if any(room < APART * self._frame.letters.letter for _, room in rooms):
            sheet.write(" ".join(codes), self._column_room(at, top), SMALL_MIDDLE, at)
            return
        for (left, room), code in zip(rooms, codes, strict=True):
            sheet.write(code, (left, top, room), SMALL_MIDDLE, at)

    def _bars_of(self, column: int) -> list[int]:
        return [at for at, each in enumerate(self._chart.bars) if each.column == column]

    def _column_room(self, at: int, top: float) -> tuple[float, float, float]:
        room = max(self._frame.rooms[at], self._frame.unit)
        return self._frame.xs[at] - room / 2, top, room

    def _most(self, row: int) -> int:
        return max((len(each[row]) for each in self._stacks), default=0) or 1

    def _key_room(self, top: float) -> tuple[float, float, float]:
        return self._frame.left, top, self._frame.width - self._frame.left

    def _key_lines(self) -> list[tuple[str, str]]:
        labels, codes = self._labels, self._codes
        texts = (
            (labels.task, key_text(codes.tasks)),
            (labels.how_much, labels.amount_key if labels.bars else ""),
            (labels.in_the_way, key_text(codes.obstacles)),
            (labels.changed, key_text(codes.changes)),
            (labels.not_held, labels.away_key),
        )
        room = self._key_room(0.0)[2]
        found: list[tuple[str, str]] = []
        for name, text in texts:
            lines = broken(text, room, self._frame.letters, SMALL) if text else ()
            found += [(name if not at else "", each) for at, each in enumerate(lines)]
        return found

    def _cut_key(self, most_under: float) -> None:
        over = self.under - most_under
        if over <= 0 or not self._key:
            return
        keep = max(len(self._key) - int(over / self._frame.small) - 2, 0)
        room = self._key_room(0.0)[2]
        more = shortened(self._labels.more, room, self._frame.letters, SMALL)
        self._key = [*self._key[:keep], ("", more)]


def _ring(spot: Sequence[float], column: int) -> Dot:
    x, y, radius = spot
    return Dot(x=x, y=y, radius=radius, role=Role.AWAY, shape=Shape.RING, column=column)
