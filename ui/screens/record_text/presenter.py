"""The text of a contact, and which parts of it are wanted. Qt-free."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models import settings
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.library import Library
from planner.pack import PackContent, PackOptions
from planner.pack_build import build_pack
from planner.plans import Task
from planner.record_text import (
    DEFAULT,
    HEAD,
    Part,
    asked_for,
    fill,
    known_at,
    next_contact,
    problems,
)
from planner.reviews import Review
from planner.views import SessionView
from reports import agreed
from ui.packs.making import Imprint, read_imprint
from ui.screens.record_text import words
from ui.screens.record_text.words import Recorded

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page opens with.

    Attributes:
        recorded: What is recorded of the contact.
        pack: What was printed of its plan as it stands, or what would be; None without a plan.
        template: The service's template.
        left_out: The parts that were not wanted last time.
    """

    recorded: Recorded
    pack: PackContent | None
    template: str
    left_out: frozenset[Part]


def read_opening(session_id: SessionId, store: "Store") -> Opening:
    """Read a contact and everything its text can ask for."""
    view = store.sessions.view(session_id)
    library = store.library.everything()
    own = store.settings.get(settings.RECORD_TEMPLATE)
    out = store.settings.get(settings.RECORD_LEFT_OUT).split()
    items = store.supervision.of_episode(view.episode.id)
    recorded = Recorded(
        view=view,
        library=library,
        reviewed=tuple(_reviewed(view, store)),
        items=known_at(items, view.session, view.earlier),
        following=next_contact(store.sessions.of_episode(view.episode.id), view.session),
    )
    return Opening(
        recorded=recorded,
        pack=_pack(view, library, store),
        template=own if own.strip() and not problems(own) else DEFAULT,
        left_out=frozenset(each for each in Part if each.value in out and each not in HEAD),
    )


def write_left_out(parts: frozenset[Part], store: "Store") -> Changes:
    """Remember which parts are not wanted."""
    said = " ".join(each.value for each in Part if each in parts)
    return store.settings.set(settings.RECORD_LEFT_OUT, said)


def write_text(path: Path, text: str) -> None:
    """Write the text where the practitioner chose to have it.

    Raises:
        UserFacingError: ``record_text.save_failed`` with the reason.
    """
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserFacingError("record_text.save_failed", reason=reason) from error


class RecordTextPresenter:
    """One contact's text.

    Attributes:
        left_out: The parts that are not wanted.
    """

    def __init__(self, opening: Opening, lines: tuple[str, ...]) -> None:
        """Put the text together.

        Args:
            opening: What was read.
            lines: What was agreed, as ``agreed_lines`` has it.
        """
        self._template = opening.template
        self._asked = asked_for(opening.template)
        plan, if_thens = lines, _if_thens(opening, lines)
        if Part.IF_THENS in self._asked:
            plan = lines[: len(lines) - len(if_thens)]
        self._facts = words.facts(opening.recorded, plan, if_thens)
        self.left_out = opening.left_out

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts with something to say that the template asks for and that can be left out."""
        wanted = self._asked - HEAD
        return tuple(part for part in Part if part in wanted and self._facts[part])

    @property
    def text(self) -> str:
        """The text of the parts that are wanted."""
        return fill(self._template, self._facts, self.left_out)

    def want(self, part: Part, *, wanted: bool) -> None:
        """Say whether a part is wanted."""
        self.left_out = self.left_out - {part} if wanted else self.left_out | {part}


def agreed_lines(opening: Opening) -> tuple[str, ...]:
    """Return what was agreed, word for word as printed; runs in the pack thread."""
    return () if opening.pack is None else agreed(opening.pack)


def _if_thens(opening: Opening, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the if-thens among the lines: they come last, as on page one."""
    tasks = () if opening.pack is None else opening.pack.tasks
    count = sum(len(task.coping) for task in tasks)
    return lines[len(lines) - count :]


def _reviewed(view: SessionView, store: "Store") -> Iterator[tuple[Task, Review]]:
    """Yield the tasks reviewed at this contact, those of an older plan too."""
    made = {each.task_id: each for each in store.reviews.of_session(view.session.id)}
    plans = [] if view.last_plan is None else [view.last_plan]
    known = {task.id for plan in plans for task in plan.tasks}
    if not made.keys() <= known:
        older = (store.plans.plan(each.id) for each in view.earlier)
        plans = [each for each in older if each is not None]
    for plan in plans:
        yield from ((task, made[task.id]) for task in plan.tasks if task.id in made)


def _pack(view: SessionView, library: Library, store: "Store") -> PackContent | None:
    """Return the newest pack of the plan as it stands, or what one would say."""
    plan = view.plan
    if plan is None or not plan.tasks:
        return None
    ready = plan.ready_at
    for each in reversed(store.plans.packs(view.session.id)):
        # A sheet with the help lines alone is a pack too, and has no task.
        if each.content.tasks and ready is not None and each.made_at >= ready:
            return each.content
    imprint: Imprint = read_imprint(store)[0]
    return build_pack(
        plan,
        view,
        library,
        code="",
        options=PackOptions(),
        service=imprint.service,
        local_line=imprint.local_line,
        made_up=imprint.made_up,
    )
