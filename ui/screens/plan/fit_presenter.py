"""Fit it to this person's life: a few questions, and what each answer changed."""

from dataclasses import dataclass, replace

from planner import adapt
from planner.adapt import Work
from planner.library import Answer, Crib, Field, TailoringPrompt
from planner.plans import TailoringAnswer
from planner.tailor import prompts
from ui import texts
from ui.life_texts import clash_lines, given_text
from ui.plan_draft import Before
from ui.screens.plan import edits, fields
from ui.screens.plan.life_days import LifeDays
from ui.screens.plan.presenter import PlanPresenter
from ui.times import parse_time

ON_RECORD = frozenset(
    {"life.calendar", "life.taken", "life.rota", "life.calendars", "life.faith_wanted"}
)
"""Questions whose hours and days are written down in the record, by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One offered answer, with what choosing it leads to."""

    id: str
    text: str
    leads: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One prompt.

    Attributes:
        id: Of the prompt.
        question: What to ask.
        known: What the record says about it already; may be empty.
        answers: Offered answers, in fixed order.
        text: Free words.
        state: What was answered, in a few words; empty while it was not asked.
        nothing: True after "asked, nothing to change".
        editor: The field the answer leads to, opened, or None.
        before: What that field said before.
        after: What it says now.
        note: Why the answer could not be done at once, or empty.
        marks: What of the plan falls into hours and days they gave, for a row about when.
        on_record: True where hours and days are written down in the person's record.
        evidence: The evidence word for the construct.
        source: Short citation.
    """

    id: str
    question: str
    known: str
    answers: tuple[Offered, ...]
    text: str
    state: str
    nothing: bool
    editor: fields.Editor | None
    before: str
    after: str
    note: str
    marks: tuple[str, ...]
    on_record: bool
    evidence: str
    source: str

    @property
    def changed(self) -> bool:
        """True where the field says something else than before."""
        return self.editor is not None and self.before != self.after

    @property
    def added(self) -> str:
        """What came to the words that were there before; empty where they are others now."""
        if not self.before or not self.after.startswith(self.before):
            return ""
        return self.after.removeprefix(self.before).lstrip(",; ")


class FitPresenter:
    """The step "Fit their life" for the task in hand."""

    def __init__(self, wizard: PlanPresenter, days: LifeDays | None = None) -> None:
        self._wizard = wizard
        self._days = days or LifeDays(wizard)
        self._unable: dict[str, adapt.Unable] = {}
        self._library = wizard.context.library
        self._order: tuple[TailoringPrompt, ...] = ()
        self._first = 0
        self.more = False

    def begin(self) -> None:
        """Put the prompts in order once; they do not move while they are answered."""
        context = self._wizard.context
        found = prompts(context.view, context.library)
        self._order, self._first = found.all, len(found.first)

    def rows(self) -> tuple[Row, ...]:
        """Return the first prompts, or all after "ask more"; an answered one is never hidden."""
        task = self._wizard.task
        asked = {each.prompt for each in task.tailoring} if task else set()
        shown = [
            prompt
            for index, prompt in enumerate(self._order)
            if self.more or index < self._first or prompt.id in asked
        ]
        return tuple(self._row(each) for each in shown)

    @property
    def more_to_ask(self) -> int:
        """How many prompts "ask more" would add."""
        return 0 if self.more else len(self._order) - len(self.rows())

    @property
    def untouched(self) -> bool:
        """True while no answer has changed anything and the task is the template's own."""
        return any(
            each.code == "untouched" and each.task == self._wizard.index
            for each in self._wizard.problems()
        )

    def changes(self) -> tuple[Row, ...]:
        """Return the prompts whose answer has changed a field."""
        return tuple(each for each in self.rows() if each.changed)

    def cribs(self) -> tuple[Crib, ...]:
        """Return the short notes on asking well; the first is about asking at all."""
        return tuple(self._library.cribs.values())

    def choose(self, prompt_id: str, answer_id: str) -> None:
        """Choose an offered answer and do at once what it sets; or take it back."""
        known = self._answer(prompt_id)
        if known is not None and known.answer == answer_id:
            self.forget(prompt_id)
            return
        self._take_back(prompt_id)
        answer = self._offered(prompt_id, answer_id)
        text = known.text if known else ""
        self._open(prompt_id, answer.changes)
        self._put(
            TailoringAnswer(prompt=prompt_id, answer=answer_id, text=text, changes=answer.changes)
        )
        self._set(prompt_id, answer)

    def done_at_once(self, prompt_id: str) -> bool:
        """Tell whether the answer has changed its field by itself."""
        before = self._wizard.before(prompt_id)
        return before is not None and bool(before.pieces)

    def say(self, prompt_id: str, words: str) -> None:
        """Write what they said; it leads where the prompt says unless an answer was chosen."""
        prompt, known = self._library.tailoring[prompt_id], self._answer(prompt_id)
        if not words.strip() and (known is None or not known.answer):
            self.forget(prompt_id)
        elif known is not None and not known.nothing:
            self._put(replace(known, text=words))
            if prompt_id in self._unable:
                self._set(prompt_id, self._offered(prompt_id, known.answer))
        else:
            self._open(prompt_id, prompt.changes)
            self._put(TailoringAnswer(prompt=prompt_id, text=words, changes=prompt.changes))

    def nothing(self, prompt_id: str) -> None:
        """Note that it was asked and nothing has to change."""
        self._take_back(prompt_id)
        self._put(TailoringAnswer(prompt=prompt_id, nothing=True))

    def forget(self, prompt_id: str) -> None:
        """Take the answer back with what it set; what was typed since stays."""
        self._take_back(prompt_id)
        if self._wizard.task is not None:
            self._wizard.set_task(edits.forget_prompt(self._wizard.task, prompt_id))

    def change_text(self, prompt_id: str, text: str) -> None:
        """Change the field the answer leads to by typing."""
        work, known = self._work(), self._answer(prompt_id)
        if work and known:
            self._apply(prompt_id, fields.change_text(work, known.changes, text))

    def change_choice(self, prompt_id: str, choice: str) -> None:
        """Change the field the answer leads to by choosing."""
        work, known = self._work(), self._answer(prompt_id)
        if work and known:
            self._apply(prompt_id, fields.change_choice(work, known.changes, choice))

    def change_days(self, prompt_id: str, weekday: int, *, on: bool) -> None:
        """Add or take out a day."""
        work = self._work()
        if work:
            when = edits.toggle_day(work.task.when, weekday, on=on)
            self._apply(prompt_id, replace(work, task=replace(work.task, when=when)))

    def change_time(self, prompt_id: str, weekday: int, text: str) -> None:
        """Change the time of a day."""
        work = self._work()
        if work:
            when = edits.set_time(work.task.when, weekday, parse_time(text))
            self._apply(prompt_id, replace(work, task=replace(work.task, when=when)))

    def _apply(self, prompt_id: str, work: Work) -> None:
        known = next(each for each in work.task.tailoring if each.prompt == prompt_id)
        answer = replace(known, after=fields.says(work, known.changes))
        self._commit(replace(work, task=edits.answer_prompt(work.task, answer)))

    def _commit(self, work: Work) -> None:
        if work.options != self._wizard.options:
            self._wizard.set_options(work.options)
        self._wizard.set_plan(edits.with_task(work.plan, self._wizard.index, work.task))

    def _set(self, prompt_id: str, answer: Answer) -> None:
        """Do at once what an answer sets; where that cannot be done the field stays open."""
        work, before = self._work(), self._wizard.before(prompt_id)
        self._unable.pop(prompt_id, None)
        if work is None or before is None or not answer.sets:
            return
        done = adapt.apply(work, answer.changes, answer.sets, self._days.around())
        if done.unable is not None:
            self._unable[prompt_id] = done.unable
            return
        self._wizard.forget_before(prompt_id)
        self._wizard.keep_before(replace(before, pieces=done.pieces))
        self._apply(prompt_id, done.work)

    def _take_back(self, prompt_id: str) -> None:
        """Undo what the answer set, as far as it still stands."""
        work, before = self._work(), self._wizard.before(prompt_id)
        self._unable.pop(prompt_id, None)
        self._wizard.forget_before(prompt_id)
        if work is not None and before is not None and before.pieces:
            self._commit(adapt.undo(work, before.pieces))

    def _offered(self, prompt_id: str, answer_id: str) -> Answer:
        answers = self._library.tailoring[prompt_id].answers
        return next(each for each in answers if each.id == answer_id)

    def _open(self, prompt_id: str, field: Field) -> None:
        work = self._work()
        self._wizard.forget_before(prompt_id)
        if work and fields.KINDS.get(fields.real_field(field)):
            says = fields.says(work, field)
            self._wizard.keep_before(Before(self._wizard.index, prompt_id, field, says))

    def _put(self, answer: TailoringAnswer) -> None:
        if self._wizard.task is not None:
            self._wizard.set_task(edits.answer_prompt(self._wizard.task, answer))

    def _work(self) -> Work | None:
        task = self._wizard.task
        if task is None:
            return None
        return Work(self._wizard.plan, task, self._wizard.options, self._library)

    def _answer(self, prompt_id: str) -> TailoringAnswer | None:
        task = self._wizard.task
        found = task.tailoring if task else ()
        return next((each for each in found if each.prompt == prompt_id), None)

    def _row(self, prompt: TailoringPrompt) -> Row:
        known, before = self._answer(prompt.id), self._wizard.before(prompt.id)
        work = self._work()
        opened = known and work and not known.nothing
        editor = fields.editor_for(work, known.changes) if opened and work and known else None
        has_editor = editor is not None and editor.kind is not fields.Kind.NONE
        return Row(
            id=prompt.id,
            question=prompt.question,
            known=known_in_record(self._wizard, prompt.about),
            answers=tuple(
                Offered(
                    id=each.id,
                    text=each.text,
                    leads=leads_to(each.changes),
                    chosen=known is not None and known.answer == each.id,
                )
                for each in prompt.answers
            ),
            text=known.text if known else "",
            state=_state(prompt, known),
            nothing=known is not None and known.nothing,
            editor=editor if has_editor else None,
            before=before.text if before else "",
            after=fields.says(work, known.changes) if has_editor and work and known else "",
            note=texts.word(self._unable[prompt.id]) if prompt.id in self._unable else "",
            marks=self._marks(editor),
            on_record=prompt.about in ON_RECORD,
            evidence=texts.word(prompt.strength),
            source=prompt.source,
        )

    def _marks(self, editor: fields.Editor | None) -> tuple[str, ...]:
        about_days = editor is not None and editor.kind is fields.Kind.DAYS
        return clash_lines(self._days.clashes()) if about_days else ()


def _state(prompt: TailoringPrompt, known: TailoringAnswer | None) -> str:
    if known is None:
        return ""
    if known.nothing:
        return "Asked, nothing to change"
    chosen = next((each.text for each in prompt.answers if each.id == known.answer), "")
    return " · ".join(each for each in (chosen, known.text.strip()) if each)


def leads_to(field: Field) -> str:
    """Return what choosing an answer leads to, for the small line under it."""
    return "" if field is Field.NOTHING else texts.word(field)


def known_in_record(wizard: PlanPresenter, about: str) -> str:
    """Return what the person's record says about a prompt's subject: words, hours, days."""
    area, _, name = about.partition(".")
    life = wizard.context.view.patient.life
    value = getattr(life, name, "") if area == "life" else ""
    return value if type(value) is str else given_text(life, name)
