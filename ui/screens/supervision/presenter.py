"""The list of cases, the chosen one, and the page for the supervisor. Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.ids import IdSource, PatientId
from planner.library import Library
from planner.report import Report, ReportTable, ReportText
from planner.supervision import (
    Case,
    SupervisionItem,
    Trigger,
    TriggerRules,
    asked,
    triggers,
)
from ui import texts
from ui.screens.supervision import words
from ui.screens.supervision.unwritten import Typed
from ui.supervision_texts import need_text

if TYPE_CHECKING:
    from models.store import Store

DECISION = "decision"
MEASURES = ("PHQ9", "GAD7")
HEADINGS = (
    "Name", "Brought because", "Sessions", "PHQ-9", "GAD-7", "Last task reviewed", "Done",
    "In the way", "Changed since", "Discussed",
)  # fmt: skip
REPORT_HEADS = (
    "Case", "Scores", "Last task: how much", "In the way; changed", "Brought because",
    "Discussed; to do", "Question", "Decided",
)  # fmt: skip
SHARES = (0.13, 0.1, 0.14, 0.13, 0.13, 0.12, 0.15, 0.1)
NAMED = "This page names people: keep it safe, shred it after."
NOT_NAMED = "References only. Keep it safe all the same, shred it after."
NO_ORDER = (
    "Cases stand by name. What brings a case is a rule of the service that a recorded fact meets; "
    "nothing here says how somebody is."
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page opens with."""

    cases: tuple[Case, ...]
    rules: TriggerRules
    library: Library
    today: date
    decisions: Mapping[str, str] = field(default_factory=dict)
    """Decisions half typed, by the course they are about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A case with the rules it meets."""

    case: Case
    found: tuple[Trigger, ...]


def read_opening(today: date, store: "Store") -> Opening:
    """Read every open case."""
    kept = store.drafts.of_kinds(DECISION)
    return Opening(
        store.supervision.cases(),
        store.supervision.rules(),
        store.library.everything(),
        today,
        {each.owner: each.data for each in kept if each.kind == DECISION},
    )


def write_items(items: tuple[SupervisionItem, ...], store: "Store") -> Changes:
    """Write questions and decisions together."""
    changes = Changes()
    with store.batch():
        for item in items:
            changes |= store.supervision.save(item)
    return changes


def write_texts(texts: tuple[Typed, ...], store: "Store") -> Changes:
    """Write questions and decisions, and what of a decision is half typed; none forgets it."""
    changes = Changes()
    for typed in texts:
        course = typed.case.episode_id
        changes |= write_items(typed.items, store)
        if typed.rest.strip():
            changes |= store.drafts.save(DECISION, course, 1, typed.rest)
        else:
            changes |= store.drafts.discard(DECISION, course)
    return changes


def as_asked(typed: Typed, today: date, ids: IdSource) -> Typed:
    """Return texts that came back as a question that waits and a decision half typed."""
    item = asked(typed.case, typed.question, today, ids)
    return replace(typed, items=() if item is None else (item,), rest=typed.decision)


class SupervisionPresenter:
    """Everybody in treatment, and which of them the service's rules bring."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        measures = opening.library.measures
        self._lines = tuple(
            Line(each, triggers(each, opening.rules, measures, opening.today))
            for each in opening.cases
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every case, by name."""
        return self._lines

    @property
    def brought(self) -> tuple[Line, ...]:
        """The cases that meet a rule, by name."""
        return tuple(each for each in self._lines if each.found)

    def decision(self, line: Line) -> str:
        """Return the decision about a case that was half typed, or empty."""
        return self._opening.decisions.get(line.case.episode_id, "")

    def line(self, patient_id: PatientId) -> Line | None:
        """Return somebody's line, or None where their course has ended."""
        return next((each for each in self._lines if each.case.patient_id == patient_id), None)

    def cells(self, line: Line) -> tuple[str, ...]:
        """Return the cells of a line."""
        case, library = line.case, self._opening.library
        return (
            case.name,
            texts.sentence_case(words.short_reasons(line.found)),
            str(case.sessions),
            *(words.score_text(case, library.measures.get(each)) for each in MEASURES),
            case.last_review.title if case.last_review else case.last_task,
            texts.sentence_case(words.amount_text(case)) if case.last_task else "",
            words.obstacles_text(case, library),
            words.changes_text(case, library),
            texts.sentence_case(words.day_or_never(case.last_discussed)),
        )

    def reasons(self, line: Line) -> tuple[str, ...]:
        """Return why a case is brought, a sentence each."""
        opening = self._opening
        measures = opening.library.measures
        return words.reasons(line.case, line.found, opening.rules, measures, opening.today)

    def report(self, lines: tuple[Line, ...], *, names: bool, made_up: bool) -> Report:
        """Return the page for the supervisor.

        Args:
            lines: The cases on it.
            names: With names; else references only.
            made_up: In a made-up profile.
        """
        day = texts.day_text(self._opening.today, year=True)
        count = texts.count_text(len(lines), "case")
        rows = tuple(self._report_row(each, names=names) for each in lines)
        return Report(
            title="Case supervision",
            about=f"{day} · {count} of {len(self._lines)} in treatment",
            keep_safe=NAMED if names else NOT_NAMED,
            blocks=(ReportTable(REPORT_HEADS, SHARES, rows), ReportText(NO_ORDER, quiet=True)),
            wide=True,
            made_up=made_up,
        )

    def as_json(self, line: Line) -> dict[str, object]:
        """Return a line in the form programs read, in the words of the screen."""
        case = line.case
        cells = dict(zip(HEADINGS, self.cells(line), strict=True))
        return {
            "patient": case.patient_id,
            "episode": case.episode_id,
            "reference": case.reference,
            "line": cells,
            "triggers": [each.value for each in line.found],
            "because": list(self.reasons(line)),
            "scores": {e.measure: {"first": e.first, "last": e.last} for e in case.scores},
            "last_discussed": _iso(case.last_discussed),
            "questions": [each.question for each in case.waiting],
            "open_decisions": [each.decision for each in case.open_decisions],
            "risk_stop": _iso(case.risk_stop),
            "need": need_text(case),
        }

    def _report_row(self, line: Line, *, names: bool) -> tuple[str, ...]:
        case, library = line.case, self._opening.library
        who = f"{case.name}, {case.reference}" if names else case.reference
        scores = [
            f"{measure.name} {shown}"
            for each in MEASURES
            if (measure := library.measures.get(each))
            and (shown := words.score_text(case, measure))
        ]
        obstacles, changed = words.obstacles_text(case, library), words.changes_text(case, library)
        task = case.last_review.title if case.last_review else case.last_task
        discussed = texts.sentence_case(words.day_or_never(case.last_discussed))
        return (
            f"{who}, {texts.count_text(case.sessions, 'session')}",
            "\n".join(scores),
            f"{task}: {words.amount_text(case)}" if task else "",
            "\n".join(each for each in (obstacles, changed and f"Changed: {changed}") if each),
            texts.sentence_case(words.short_reasons(line.found)),
            "\n".join(each for each in (discussed, words.open_text(case)) if each),
            words.question_text(case),
            "",
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
