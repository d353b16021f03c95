"""A made-up course of treatment, session by session."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from planner.demo import banks
from planner.demo.scores import ids_for, made_up_score, starting_totals, totals_at
from planner.ids import (
    EpisodeId,
    IdSource,
    OccasionId,
    PatientId,
    PlanId,
    ReviewId,
    SessionId,
    TaskId,
)
from planner.library import Barrier, Library, Size, Template
from planner.patients import Episode
from planner.plans import (
    DayTime,
    DropReason,
    Move,
    Occasion,
    Plan,
    PlannedBarrier,
    Route,
    TailoringAnswer,
    Task,
    UnchangedReason,
    When,
)
from planner.reviews import Amount, Obstacle, Review, Used
from planner.sessions import Medium, Risk, Score, Session, SessionType, Status

DID_NOT_ATTEND_SHARE = 0.15
"""Of the appointments that may be missed, which is about 0.10 of all (standards.md 4.2)."""
CANCELLED_SHARE = 0.05
RISK_ITEM_LEFT_SHARE = 0.3
UNREVIEWED_SHARE = 0.04
SECOND_TASK_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class MadeUpSession:
    """A session with all that was recorded at it."""

    session: Session
    scores: tuple[Score, ...]
    reviews: tuple[Review, ...]
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class MadeUpEpisode:
    """A course of treatment with its sessions in order."""

    episode: Episode
    sessions: tuple[MadeUpSession, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What a made-up course is drawn from.

    Attributes:
        patient_id: Whose.
        appointments: Days and times, in order; those on or after ``today`` are booked.
        today: The day the caseload is looked at.
        engagement: Mean amount, 0.0 to 4.0; independent of everything else about the person.
        change: Share of the starting scores gone by the last session.
        works: False where the first WSAS item does not apply.
        problem: Problem descriptor code.
        ended: Day and end code, or None while open.
        finished: True where treatment was finished as agreed.
    """

    patient_id: PatientId
    appointments: tuple[tuple[date, time], ...]
    today: date
    engagement: float
    change: float
    works: bool
    problem: str
    ended: tuple[date, str] | None
    finished: bool


class CourseMaker:
    """Invents courses of treatment from one library, one source of chance and one of ids."""

    def __init__(self, library: Library, random: Random, ids: IdSource) -> None:
        self._library = library
        self._random = random
        self._ids = ids
        self._barriers = [b for b in library.barriers.values() if b.obstacle and not b.private]
        self._planned = [each for each in self._barriers if each.id in banks.IF_THENS]
        self._templates = list(library.templates.values())
        self._prompts = list(library.tailoring.values())

    def episode(self, course: Course) -> MadeUpEpisode:
        """Return one course of treatment."""
        random = self._random
        episode = Episode(
            id=EpisodeId(self._ids.new()),
            patient_id=course.patient_id,
            started=course.appointments[0][0],
            ended=course.ended[0] if course.ended else None,
            end_code=course.ended[1] if course.ended else "",
            problem=course.problem,
            goals=tuple(random.sample(banks.GOALS, random.choice((1, 1, 2)))),
            expected_sessions=6,
        )
        return MadeUpEpisode(episode, tuple(self._sessions(course, episode)))

    def _sessions(self, course: Course, episode: Episode) -> list[MadeUpSession]:
        start = starting_totals(self._random)
        made: list[MadeUpSession] = []
        last_plan: Plan | None = None
        for number, (day, at) in enumerate(course.appointments, start=1):
            session = self._session(course, episode, number, day, at)
            if session.status is not Status.ATTENDED:
                made.append(MadeUpSession(session, (), (), None))
                continue
            scores = self._scores(course, session, start)
            if self._leaves_risk_item(course, number):
                scores = tuple(replace(score, risk_item_reviewed=False) for score in scores)
            reviews = self._reviews(last_plan, session, course.engagement)
            is_last_of_ended = course.ended is not None and number == len(course.appointments)
            gated = any(score.risk_item_waiting for score in scores)
            no_plan = is_last_of_ended or gated
            plan = None if no_plan else self._plan(session, episode, last_plan, reviews)
            last_plan = plan or last_plan
            made.append(MadeUpSession(session, scores, reviews, plan))
        return made

    def _scores(
        self, course: Course, session: Session, start: dict[str, float]
    ) -> tuple[Score, ...]:
        share = (session.number - 1) / max(len(course.appointments) - 1, 1)
        totals = totals_at(start, share, course.change, self._random)
        return tuple(
            made_up_score(
                measure,
                totals[measure.id],
                ids_for(self._ids, session.id, session.day),
                self._random,
                works=course.works,
            )
            for measure in self._library.measures.values()
            if measure.id in totals
        )

    def _session(
        self, course: Course, episode: Episode, number: int, day: date, at: time
    ) -> Session:
        random = self._random
        status = self._status(course, number, day)
        attended = status is Status.ATTENDED
        return Session(
            id=SessionId(self._ids.new()),
            episode_id=episode.id,
            patient_id=course.patient_id,
            number=number,
            day=day,
            at=at,
            type=SessionType.ASSESSMENT_AND_TREATMENT if number == 1 else SessionType.TREATMENT,
            medium=random.choice((Medium.PHONE, Medium.PHONE, Medium.IN_PERSON, Medium.VIDEO)),
            status=status,
            notes=random.choice(banks.NOTES) if attended else "",
            risk=Risk.REVIEWED if attended else Risk.UNANSWERED,
            risk_at=_instant(day, at) if attended else None,
        )

    def _status(self, course: Course, number: int, day: date) -> Status:
        """Return what became of an appointment; first ones and last ones of finished are kept."""
        if day >= course.today:
            return Status.BOOKED
        lot = self._random.random()
        is_last = number == len(course.appointments)
        if (
            number == 1
            or (course.finished and is_last)
            or lot > DID_NOT_ATTEND_SHARE + CANCELLED_SHARE
        ):
            return Status.ATTENDED
        if lot < DID_NOT_ATTEND_SHARE:
            return Status.DID_NOT_ATTEND
        return self._random.choice((Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_SERVICE))

    def _leaves_risk_item(self, course: Course, number: int) -> bool:
        """Tell whether the tick beside the risk item was forgotten, at a latest contact only."""
        following = course.appointments[number : number + 1]
        latest = course.ended is None and all(day >= course.today for day, _ in following)
        return latest and self._random.random() < RISK_ITEM_LEFT_SHARE

    def _reviews(
        self, plan: Plan | None, session: Session, engagement: float
    ) -> tuple[Review, ...]:
        if plan is None or self._random.random() < UNREVIEWED_SHARE:
            return ()
        return tuple(self._review(task, session, engagement) for task in plan.tasks)

    def _review(self, task: Task, session: Session, engagement: float) -> Review:
        random = self._random
        amount = Amount(min(max(round(random.gauss(engagement, 1.1)), 0), 4))
        heard = min(max(amount + random.choice((0, 0, 0, 0, -1)), 0), 4)
        move = self._move(amount)
        obstacles: tuple[Obstacle, ...] = ()
        if amount <= Amount.HALF:
            obstacles = (Obstacle(barrier=random.choice(self._barriers).id),)
        return Review(
            id=ReviewId(self._ids.new()),
            task_id=task.id,
            session_id=session.id,
            amount_patient=amount,
            amount_practitioner=Amount(heard),
            closeness=min(max(amount + random.choice((-1, 0, 0, 1)), 0), 4),
            helpfulness=random.choice((1, 2, 2, 3, 3, 4)),
            obstacles=obstacles,
            coping_used=tuple(random.choice(tuple(Used)) for _ in task.barriers),
            noticed=random.choice(banks.NOTICED),
            next=move,
            drop_reason=DropReason.DOES_NOT_FIT if move is Move.DROP else None,
            unchanged_reason=UnchangedReason.WORTH_ANOTHER_TRY
            if move is Move.REPEAT and amount <= Amount.HALF
            else None,
            at=_instant(session.day, session.at),
        )

    def _move(self, amount: Amount) -> Move:
        choices = {
            Amount.NONE: (Move.STEP_DOWN, Move.CHANGE, Move.CHANGE, Move.DROP, Move.REPEAT),
            Amount.LITTLE: (Move.STEP_DOWN, Move.CHANGE, Move.REPEAT),
            Amount.HALF: (Move.REPEAT, Move.CHANGE, Move.STEP_DOWN),
            Amount.MOST: (Move.REPEAT, Move.STEP_UP, Move.STEP_UP),
            Amount.ALL: (Move.STEP_UP, Move.STEP_UP, Move.REPEAT, Move.CHANGE),
        }
        return self._random.choice(choices[amount])

    def _plan(
        self,
        session: Session,
        episode: Episode,
        last: Plan | None,
        reviews: tuple[Review, ...],
    ) -> Plan:
        random = self._random
        move = reviews[0].next if reviews else None
        if last is not None and move in (Move.REPEAT, Move.STEP_UP, Move.STEP_DOWN):
            task = self._carried(last.tasks[0], move, session)
        else:
            task = self._task(random.choice(self._fitting(episode)), session)
        return Plan(
            id=PlanId(self._ids.new()),
            session_id=session.id,
            rationale=random.choice(banks.RATIONALES),
            goal=episode.goals[0],
            tasks=(task, *self._second_task(task, session)),
            importance=random.randint(5, 10),
            confidence=random.randint(5, 10),
            teach_back=random.random() < 0.8,
            route=random.choice((Route.HANDED, Route.HANDED, Route.POSTED, Route.DICTATED)),
            ready_at=_instant(session.day, session.at),
        )

    def _fitting(self, episode: Episode) -> list[Template]:
        """Return the templates made for the course's problem; the others are for any problem."""
        fitting = [each for each in self._templates if episode.problem in each.problems]
        return fitting or self._templates

    def _task(self, template: Template, session: Session) -> Task:
        random = self._random
        variant = template.variant(random.choice((Size.SMALL, Size.USUAL, Size.USUAL)))
        when = self._when(variant.times)
        barrier = random.choice(self._planned)
        return Task(
            id=TaskId(self._ids.new()),
            template=template.id,
            size=variant.size,
            title=template.title,
            what=variant.what,
            when=when,
            where=random.choice(banks.PLACES),
            minutes=variant.minutes,
            with_whom=random.choice(banks.SUPPORTERS),
            bad_day=template.bad_day,
            checked=tuple(check.id for check in template.check_first),
            tailoring=(self._tailoring(),),
            barriers=(self._coping(barrier),),
            worksheets=template.worksheets[:1],
            occasions=self._occasions(when, session.day),
        )

    def _second_task(self, first: Task, session: Session) -> tuple[Task, ...]:
        if self._random.random() > SECOND_TASK_SHARE:
            return ()
        others = [each for each in self._templates if each.id != first.template]
        task = self._task(self._random.choice(others), session)
        return (replace(task, second_reason=self._random.choice(banks.SECOND_REASONS)),)

    def _carried(self, task: Task, move: Move, session: Session) -> Task:
        return replace(
            task,
            id=TaskId(self._ids.new()),
            occasions=self._occasions(task.when, session.day),
            from_task=task.id,
            move=move,
            tailoring=(self._tailoring(),),
            minutes=_moved(task.minutes, move),
        )

    def _when(self, times: int) -> When:
        random = self._random
        if random.random() < 0.25:
            return When(cue=random.choice(banks.CUES), times=min(times, 7))
        days = sorted(random.sample(range(7), min(max(times, 1), 7)))
        at = time(random.choice((8, 10, 11, 15, 18, 19)), random.choice((0, 0, 30)))
        return When(days=tuple(DayTime(day, at) for day in days))

    def _tailoring(self) -> TailoringAnswer:
        prompt = self._random.choice(self._prompts)
        if not prompt.answers or self._random.random() < 0.5:
            return TailoringAnswer(prompt=prompt.id, nothing=True)
        answer = self._random.choice(prompt.answers)
        return TailoringAnswer(prompt=prompt.id, answer=answer.id, changes=answer.changes)

    def _coping(self, barrier: Barrier) -> PlannedBarrier:
        if_text, then_text = banks.IF_THENS[barrier.id]
        response = barrier.responses[0].id if barrier.responses else ""
        return PlannedBarrier(
            barrier=barrier.id, response=response, if_text=if_text, then_text=then_text
        )

    def _occasions(self, when: When, day: date) -> tuple[Occasion, ...]:
        if not when.days:
            return tuple(
                Occasion(OccasionId(self._ids.new()), None) for _ in range(max(when.times, 1))
            )
        times = {each.weekday: each.at for each in when.days}
        week = [day + timedelta(days=offset) for offset in range(1, 8)]
        due = [each for each in week if each.weekday() in times]
        return tuple(
            Occasion(OccasionId(self._ids.new()), each, times[each.weekday()]) for each in due
        )


def _moved(minutes: int | None, move: Move) -> int | None:
    if minutes is None or move is Move.REPEAT:
        return minutes
    return max(5, minutes + (5 if move is Move.STEP_UP else -5))


def _instant(day: date, at: time | None) -> datetime:
    return datetime.combine(day, at or time(9), tzinfo=UTC) + timedelta(minutes=25)
