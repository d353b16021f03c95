"""Work outside the UI thread: one thread owns the vault, one makes packs, one does long work.

The only module that knows of threads. A job is a plain function; its answer is delivered in the UI
thread, and only while the object that asked is there. Objects of the window never die in a
worker: a job is kept here until its answer has been delivered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from planner.changes import Changes
from planner.errors import UserFacingError
from ui.crash import Fault, fault_of
from ui.vault_like import VaultLike

if TYPE_CHECKING:
    from models.store import Store

STOP_WAIT_MS = 15_000


class Nature(Enum):
    """What a job does to the vault; a lock stops questions and care, and lets writes finish."""

    QUESTION = auto()
    CARE = auto()
    WRITE = auto()
    OPEN = auto()
    CLOSE = auto()
    PLAIN = auto()


REASON = "it could not be written"
REASONS = {
    "disk.full": "the disk is full",
    "disk.failed": "the disk reported an error",
    "vault.read_only": "the folder cannot be written",
    "vault.busy": "another program holds the file",
}
STOPPABLE = frozenset({Nature.QUESTION, Nature.CARE})
MOVING = frozenset({Nature.OPEN, Nature.CLOSE})


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done by a worker.

    Attributes:
        number: Which one; its answer carries the same number.
        nature: What it does to the vault.
        run: The work; gets the store (QUESTION, WRITE), the vault (CARE) or nothing.
    """

    number: int
    nature: Nature
    run: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Answer:
    """How a job ended: a value, an error for people, or a fault of the program."""

    number: int
    value: object = None
    error: UserFacingError | None = None
    fault: Fault | None = None


class Worker(QThread):
    """One thread with one queue.

    Signals:
        answered: A job ended; carries its Answer. Arrives in the UI thread.
    """

    answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._vault: VaultLike | None = None
        self._running: Nature | None = None
        self._skip_up_to = 0
        self._guard = Lock()

    @property
    def holds_vault(self) -> bool:
        """True while a vault is open here."""
        return self._vault is not None

    def put(self, job: Job | None) -> None:
        """Queue a job; None ends the thread after what is queued."""
        self._queue.put(job)

    def drop_questions(self, up_to: int) -> None:
        """Stop the question that is running and skip those waiting; writes are left to finish.

        Args:
            up_to: The last job number this holds for.
        """
        with self._guard:
            self._skip_up_to = up_to
            if self._running in STOPPABLE and self._vault is not None:
                self._vault.interrupt()

    def run(self) -> None:
        """Work through the queue (Qt calls this in the new thread)."""
        while (job := self._queue.get()) is not None:
            number = job.number
            with self._guard:
                skipped = job.nature in STOPPABLE and number <= self._skip_up_to
                self._running = None if skipped else job.nature
            answer = Answer(number, error=UserFacingError("vault.locked"))
            if not skipped:
                answer = self._answer(job)
            with self._guard:
                self._running = None
            job = None
            self.answered.emit(answer)
            del answer  # a waiting thread holds nothing of what it made last
        self._close()

    def _answer(self, job: Job) -> Answer:
        try:
            return Answer(job.number, self._do(job))
        except UserFacingError as error:
            error.__traceback__ = error.__cause__ = error.__context__ = None
            return Answer(job.number, error=error)
        except Exception as error:  # noqa: BLE001 (border: the crash window words it)
            return Answer(job.number, fault=fault_of(error, error.__traceback__))

    def _do(self, job: Job) -> object:
        if job.nature is Nature.PLAIN:
            return job.run()
        if job.nature is Nature.OPEN:
            self._close()
            return self._open(job)
        if self._vault is None:
            raise UserFacingError("vault.locked")
        if job.nature is Nature.CARE:
            return job.run(self._vault)
        if job.nature is Nature.CLOSE:
            self._run_and_close(job, self._vault)
            return None
        return job.run(self._vault.store)

    def _run_and_close(self, job: Job, vault: VaultLike) -> None:
        try:
            job.run(vault.store)
        finally:
            self._close()
        if vault.backup_fault is not None:
            raise UserFacingError("lock.no_backup", reason=_reason(vault.backup_fault))

    def _open(self, job: Job) -> bool:
        vault: VaultLike = job.run()  # type: ignore[assignment]
        self._vault = vault
        return vault.made_up

    def _close(self) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()


class Ask(QObject):
    """The asking side of a job: a child of the widget that asked, gone with it."""

    def __init__(self, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self._number = number
        self._then: Callable[[Answer], None] | None = None

    def then(self, call: Callable[[Answer], None]) -> None:
        """Call this with the answer, in the UI thread."""
        self._then = call

    def cancel(self) -> None:
        """Want no answer any more; a write happens all the same."""
        self._number = 0
        self._then = None

    @Slot(object)
    def on_answered(self, answer: Answer) -> None:
        """Pass the answer on if it is the one waited for."""
        if answer.number != self._number:
            return
        then = self._then
        self.cancel()
        self.deleteLater()
        if then is not None:
            then(answer)


class Tasks(QObject):
    """Hands work to the database thread, the pack thread and the one for long work aside.

    Signals:
        answered: A job ended and is not cancelled; carries its Answer.
        store_changed: A write ended; carries its Changes and the object that asked for it.
        vault_shut: A lock ended, well or not: no vault is open, being opened or being closed.
        lock_failed: The vault closed, but a draft or the backup could not be kept; the error.
        fault_found: A job ended in a fault of the program; carries the Fault.
    """

    answered = Signal(object)
    store_changed = Signal(object, object)
    vault_shut = Signal()
    lock_failed = Signal(object)
    fault_found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = 0
        self._cancelled_up_to = 0
        self._jobs: dict[int, tuple[Job, QObject]] = {}
        self._database = Worker("database", self)
        self._packs = Worker("packs", self)
        self._aside = Worker("aside", self)
        for worker in self._workers:
            worker.answered.connect(self._on_answered)
            worker.start()

    @property
    def _workers(self) -> tuple[Worker, ...]:
        return self._database, self._packs, self._aside

    @property
    def busy(self) -> bool:
        """True while any job is waiting or running."""
        return bool(self._jobs)

    @property
    def opening(self) -> bool:
        """True while a vault is being made or unlocked."""
        return any(job.nature is Nature.OPEN for job, _ in self._jobs.values())

    @property
    def vault_open(self) -> bool:
        """True while the database thread holds an open vault."""
        return self._database.holds_vault

    def is_shut(self) -> bool:
        """Tell whether no vault is open, being opened or being closed."""
        moving = any(job.nature in MOVING for job, _ in self._jobs.values())
        return not (moving or self.vault_open)

    def ask(self, parent: QObject, question: Callable[["Store"], object]) -> Ask:
        """Read from the vault; the answer's value is what the function returned."""
        return self._submit(self._database, Nature.QUESTION, question, parent)

    def write(
        self, parent: QObject, change: Callable[["Store"], Changes | tuple[Changes, object]]
    ) -> Ask:
        """Write to the vault; ``store_changed`` follows even if the asking widget is gone."""
        return self._submit(self._database, Nature.WRITE, change, parent)

    def open_vault(self, parent: QObject, opener: Callable[[], VaultLike]) -> Ask:
        """Make or unlock a vault in the database thread; the value is ``made_up``."""
        return self._submit(self._database, Nature.OPEN, opener, parent)

    def care(self, parent: QObject, work: Callable[[VaultLike], object]) -> Ask:
        """Do something with the vault as a whole (its backups)."""
        return self._submit(self._database, Nature.CARE, work, parent)

    def run_with_database(self, parent: QObject, work: Callable[[], object]) -> Ask:
        """Run something slow beside the vault (key derivation, backup) in the database thread."""
        return self._submit(self._database, Nature.PLAIN, work, parent)

    def run_pack(self, parent: QObject, work: Callable[[], object]) -> Ask:
        """Run the making of a document in the pack thread."""
        return self._submit(self._packs, Nature.PLAIN, work, parent)

    def run_aside(self, parent: QObject, work: Callable[[], object]) -> Ask:
        """Run something long that holds up neither the vault nor documents (a backup)."""
        return self._submit(self._aside, Nature.PLAIN, work, parent)

    def lock_vault(self, partings: tuple[Callable[["Store"], object], ...]) -> None:
        """Stop questions, let writes end, save what pages hand over, close the vault.

        Answers of jobs asked before are never delivered. A vault opened later waits its turn.
        """
        self._cancelled_up_to = self._last
        self._database.drop_questions(self._last)
        self._submit(self._database, Nature.CLOSE, _all_of(partings), self)

    def stop(self) -> bool:
        """End the threads after what they are doing; closes the vault.

        Returns:
            False where a thread did not end in time.
        """
        self._cancelled_up_to = self._last
        self._database.drop_questions(self._last)
        for worker in self._workers:
            worker.put(None)
        ended = [worker.wait(STOP_WAIT_MS) for worker in self._workers]
        self._jobs.clear()
        return all(ended)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        found = self._jobs.pop(answer.number, None)
        if found is None:  # the threads were ended meanwhile
            return
        job, asker = found
        if job.nature is Nature.CLOSE and self.is_shut():
            self.vault_shut.emit()
        cancelled = answer.number <= self._cancelled_up_to
        if answer.fault is not None and not (cancelled and job.nature in STOPPABLE):
            self.fault_found.emit(answer.fault)
            return
        if cancelled:
            return
        self.answered.emit(answer)
        if job.nature is Nature.CLOSE and answer.error is not None:
            self.lock_failed.emit(answer.error)
        if job.nature is Nature.WRITE and answer.error is None:
            self.store_changed.emit(changes_of(answer.value), asker)

    def _submit(
        self, worker: Worker, nature: Nature, run: Callable[..., object], parent: QObject
    ) -> Ask:
        self._last += 1
        job = Job(self._last, nature, run)
        ask = Ask(job.number, parent)
        self.answered.connect(ask.on_answered)
        self._jobs[job.number] = (job, parent)
        worker.put(job)
        return ask


def changes_of(value: object) -> Changes:
    """Return the Changes of what a write returned: Changes, or Changes with a value.

    Raises:
        TypeError: Where a write returned something else.
    """
    found = value[0] if isinstance(value, tuple) else value
    if not isinstance(found, Changes):
        raise TypeError(type(value).__name__)
    return found


def _all_of(works: tuple[Callable[["Store"], object], ...]) -> Callable[["Store"], object]:
    def run(store: "Store") -> None:
        """Do all of it: one draft that cannot be kept must not take the others along."""
        failed: list[UserFacingError] = []
        for work in works:
            try:
                work(store)
            except UserFacingError as error:
                failed.append(error)
        if failed:
            raise UserFacingError("lock.draft_lost", reason=_reason(failed[0]))

    return run


def _reason(error: UserFacingError) -> str:
    return REASONS.get(error.code, REASON)
