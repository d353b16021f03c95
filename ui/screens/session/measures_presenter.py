"""Questionnaires by item or by total: sums to check by eye, and what to keep. Qt-free."""

from dataclasses import dataclass, replace

from planner import scoring
from planner.ids import IdSource, ScoreId
from planner.measures import Measure, Sure, offered
from planner.sessions import Score
from planner.views import SessionView
from ui import texts
from ui.screens.session.opening import Opening, Typed

NOT_APPLICABLE = "N/A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A questionnaire as far as it is filled in.

    Attributes:
        measure: Which.
        cells: What stands in the cells, as typed: a number, "N/A" or empty.
        total: What stands in the total; worked out where the cells are full.
        risk_item: The risk item where only the total is known.
    """

    measure: Measure
    cells: tuple[str, ...]
    total: str = ""
    risk_item: int | None = None

    @property
    def by_item(self) -> bool:
        """True once any cell is filled in."""
        return any(self.cells)

    @property
    def answers(self) -> tuple[int | None, ...]:
        """The cells as numbers; None for "not applicable" and for what is no number."""
        return tuple(int(each) if each.isdecimal() else None for each in self.cells)

    @property
    def full(self) -> bool:
        """True where every cell is filled in and in range."""
        return bool(self.cells) and all(self.cells) and not self.problems

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, in words."""
        return (*(_cell_problem(*pair) for pair in self._wrong()), *self._wrong_total())

    def _wrong(self) -> list[tuple[int, Measure]]:
        numbered = enumerate(zip(self.measure.items, self.cells, strict=True))
        return [
            (at, self.measure)
            for at, (item, cell) in numbered
            if cell and not _may_stand(cell, item.low, item.high, na=item.may_be_na)
        ]

    def _wrong_total(self) -> tuple[str, ...]:
        measure = self.measure
        if self.by_item or not self.total or measure.total_of(self.total) is not None:
            return ()
        low, high = measure.shown(measure.total_low), measure.shown(measure.total_high)
        word = "total" if measure.scale == 1 else "mean"
        return (f"A {word} of {measure.name} lies between {low} and {high}.",)


class MeasuresPresenter:
    """The questionnaires of one contact."""

    def __init__(self, opening: Opening, ids: IdSource) -> None:
        self._ids = ids
        self._session = opening.view.session
        self._scores = {each.measure: each for each in opening.view.scores}
        self._previous = {each.measure: each for each in opening.view.previous_scores}
        self._measures = opening.library.measures
        self._before = tuple(
            each
            for each in opening.view.course_scores
            if each.session_id != opening.view.session.id
        )
        begun = {each.measure: each for each in opening.draft.typed}
        known = {*self._scores, *self._previous, *begun}
        wanted = offered(self._measures.values(), opening.view.episode.problem, known)
        self._filled = {
            each.id: _filled(each, self._scores.get(each.id), begun.get(each.id)) for each in wanted
        }

    @property
    def filled(self) -> tuple[Filled, ...]:
        """The questionnaires in the order of the library."""
        return tuple(self._filled.values())

    @property
    def more(self) -> tuple[Measure, ...]:
        """Measures that can be added, in the order of the library."""
        return tuple(
            each
            for each in self._measures.values()
            if each.id not in self._filled and not each.retired
        )

    def add(self, measure: str) -> Filled:
        """Offer another measure at this contact, and return it."""
        filled = _filled(self._measures[measure], None, None)
        return self._filled.setdefault(measure, filled)

    def of(self, measure: str) -> Filled:
        """Return one of them."""
        return self._filled[measure]

    def score(self, measure: str) -> Score | None:
        """Return the score in the vault, or None."""
        return self._scores.get(measure)

    def set_cell(self, measure: str, index: int, text: str) -> None:
        """Write an answer; empty takes it back. What was a bare total gives way."""
        old = self._filled[measure]
        cells = (*old.cells[:index], text.strip(), *old.cells[index + 1 :])
        self._filled[measure] = replace(old, cells=cells, total="", risk_item=None)

    def set_total(self, measure: str, text: str) -> None:
        """Write a bare total."""
        self._filled[measure] = replace(self._filled[measure], total=text.strip())

    def set_risk_item(self, measure: str, answer: int | None) -> None:
        """Answer the risk item where only the total is known."""
        self._filled[measure] = replace(self._filled[measure], risk_item=answer)

    def risk_answer(self, measure: str) -> int | None:
        """Return the answer to the risk item, or None."""
        filled = self._filled[measure]
        if filled.by_item:
            return scoring.risk_answer(filled.measure, filled.answers)
        return filled.risk_item

    def asks_risk_item(self, measure: str) -> bool:
        """Tell whether the risk item has to be asked apart: only the total is known."""
        filled = self._filled[measure]
        known = bool(filled.total) and not filled.by_item and not filled.problems
        return bool(filled.measure.risk_item) and known

    def risk_ticked(self, measure: str) -> bool:
        """Tell whether the risk item as it stands was ticked as reviewed."""
        score = self._scores.get(measure)
        same = score is not None and score.risk_item == self.risk_answer(measure)
        return score is not None and same and score.risk_item_reviewed

    def sum_text(self, measure: str) -> str:
        """Return the sum as its addition, or what is missing, or empty."""
        filled = self._filled[measure]
        if filled.problems:
            return ""
        if filled.full:
            added = scoring.addition(filled.measure, filled.answers)
            parts = [NOT_APPLICABLE if each is None else str(each) for each in added.addends]
            asked = len(parts) - parts.count(NOT_APPLICABLE)
            short = f"  ({asked} of {len(parts)} items)" if asked < len(parts) else ""
            return f"{' + '.join(parts)} = {added.total}{short}" if len(parts) > 1 else ""
        if filled.by_item:
            return _so_far(filled)
        return "As entered, without its items." if filled.total else ""

    def total_text(self, measure: str) -> str:
        """Return what the total says: the sum, or what was typed."""
        filled = self._filled[measure]
        if filled.full:
            return str(scoring.addition(filled.measure, filled.answers).total)
        return "" if filled.by_item else filled.total

    def previous_text(self, measure: str) -> str:
        """Return the total before this one, with its day."""
        last = self._previous.get(measure)
        if last is None:
            return ""
        shown = self._measures[measure].shown(last.total)
        return f"was {shown} on {texts.short_day_text(last.day)}"

    def change_text(self, measure: str) -> str:
        """Return how the total differs from the first and the last, beside the published value.

        Numbers only: whether a change means anything is not said here.
        """
        found, about = [e for e in self._before if e.measure == measure], self._measures[measure]
        total = about.total_of(self.total_text(measure))
        if not found or total is None or self._filled[measure].problems:
            return ""
        said = [f"{_signed(total - found[0].total, about)} since the first"]
        if len(found) > 1:
            said.append(f"{_signed(total - found[-1].total, about)} since the last")
        if about.reliable_change is not None:
            how = texts.sureness(about.reliable_change_sure)
            said.append(f"reliable change {about.shown(about.reliable_change)}{how}")
        return " · ".join(said)

    def to_save(self) -> tuple[Score, ...]:
        """Return the scores that are whole and not in the vault as they are."""
        found = (self._score(each) for each in self._filled.values())
        return tuple(
            each for each in found if each is not None and each != self._scores.get(each.measure)
        )

    def begun(self) -> tuple[Typed, ...]:
        """Return what is filled in and not whole."""
        return tuple(
            Typed(each.measure.id, each.cells, each.total, each.risk_item)
            for each in self._filled.values()
            if (each.by_item or each.total) and self._score(each) is None
        )

    def see(self, view: SessionView) -> None:
        """Know what is in the vault."""
        self._scores = {each.measure: each for each in view.scores}

    def note_saved(self, scores: tuple[Score, ...]) -> None:
        """Know that these are in the vault."""
        self._scores |= {each.measure: each for each in scores}

    def note_ticked(self, measure: str) -> None:
        """Know that the risk item was ticked as reviewed."""
        self._scores[measure] = replace(self._scores[measure], risk_item_reviewed=True)

    def _score(self, filled: Filled) -> Score | None:
        measure = filled.measure.id
        total = filled.measure.total_of(self.total_text(measure))
        if filled.problems or total is None:
            return None
        if self.asks_risk_item(measure) and filled.risk_item is None:
            return None
        known = self._scores.get(measure)
        answer = self.risk_answer(measure)
        return Score(
            id=known.id if known else self._id_of(measure),
            session_id=self._session.id,
            measure=measure,
            day=known.day if known else self._session.day,
            total=total,
            items=filled.answers if filled.full else (),
            risk_item=answer,
            risk_item_reviewed=self.risk_ticked(measure),
        )

    def _id_of(self, _measure: str) -> ScoreId:
        return ScoreId(self._ids.new())


def _so_far(filled: Filled) -> str:
    """Return the sum of the answers given, and what is missing as the measure says it."""
    given = [each for each in filled.answers if each is not None]
    left = sum(not each for each in filled.cells)
    to_go = f"{texts.count_text(left, 'answer')} to go. {filled.measure.missing}".strip()
    if not given:
        return to_go
    return f"{' + '.join(map(str, given))} = {sum(given)} so far · {to_go}"


def _signed(difference: int, measure: Measure) -> str:
    """Return a difference with its sign, as people write it."""
    if not difference:
        return "no change"
    return f"{'−' if difference < 0 else '+'}{measure.shown(abs(difference))}"


def threshold_text(measure: Measure) -> str:
    """Return the numbers of a measure and how they are known; not what is read of a core one."""
    numbers = (
        ("cut-off", measure.cut_off, measure.cut_off_sure),
        ("reliable change", measure.reliable_change, measure.reliable_change_sure),
    )
    said = [
        f"{name} {measure.shown(value)} ({texts.word(sure)})"
        for name, value, sure in numbers
        if value is not None and sure is not None and not (measure.core and sure is Sure.READ)
    ]
    return texts.sentence_case(" · ".join(said))


def cell_label(measure: Measure, index: int) -> str:
    """Return what a cell asks, in our own short words."""
    item = measure.items[index]
    na = ", N where it does not apply" if item.may_be_na else ""
    return f"{index + 1}. {item.label} ({item.low} to {item.high}{na})"


def _cell_problem(index: int, measure: Measure) -> str:
    item = measure.items[index]
    return f"Item {index + 1} takes {item.low} to {item.high}."


def _may_stand(cell: str, low: int, high: int, *, na: bool) -> bool:
    if cell == NOT_APPLICABLE:
        return na
    return cell.isdecimal() and low <= int(cell) <= high


def _filled(measure: Measure, score: Score | None, begun: Typed | None) -> Filled:
    empty = ("",) * len(measure.items)
    if begun is not None and len(begun.answers) == len(empty):
        return Filled(
            measure=measure, cells=begun.answers, total=begun.total, risk_item=begun.risk_item
        )
    if score is None:
        return Filled(measure=measure, cells=empty)
    if empty and len(score.items) == len(empty):
        cells = tuple(NOT_APPLICABLE if each is None else str(each) for each in score.items)
        return Filled(measure=measure, cells=cells)
    shown = measure.shown(score.total)
    return Filled(measure=measure, cells=empty, total=shown, risk_item=score.risk_item)
