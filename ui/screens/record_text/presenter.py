"""The text of a contact, and which parts of it are wanted. Qt-free."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import settings
from planner.changes import Changes
from planner.ids import SessionId
from planner.library import Library
from planner.pack import PackContent, PackOptions
from planner.pack_build import build_pack
from planner.record_text import DEFAULT, HEAD, Part, fill, problems
from planner.supervision import SupervisionItem
from planner.views import SessionView
from reports import agreed
from ui.packs.making import Imprint, read_imprint
from ui.screens.record_text import words

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page opens with.

    Attributes:
        view: The contact.
        library: The shelf, with what the service hides.
        pack: What was printed of its plan as it stands, or what would be; None without a plan.
        items: Questions and decisions of supervision of the course.
        template: The service's template.
        left_out: The parts that were not wanted last time.
    """

    view: SessionView
    library: Library
    pack: PackContent | None
    items: tuple[SupervisionItem, ...]
    template: str
    left_out: frozenset[Part]


def read_opening(session_id: SessionId, store: "Store") -> Opening:
    """Read a contact and everything its text can ask for."""
    view = store.sessions.view(session_id)
    library = store.library.everything()
    own = store.settings.get(settings.RECORD_TEMPLATE)
    out = store.settings.get(settings.RECORD_LEFT_OUT).split()
    return Opening(
        view=view,
        library=library,
        pack=_pack(view, library, store),
        items=store.supervision.of_episode(view.episode.id),
        template=own if own.strip() and not problems(own) else DEFAULT,
        left_out=frozenset(each for each in Part if each.value in out and each not in HEAD),
    )


def write_left_out(parts: frozenset[Part], store: "Store") -> Changes:
    """Remember which parts are not wanted."""
    said = " ".join(each.value for each in Part if each in parts)
    return store.settings.set(settings.RECORD_LEFT_OUT, said)


class RecordTextPresenter:
    """One contact's text.

    Attributes:
        left_out: The parts that are not wanted.
    """

    def __init__(self, opening: Opening, lines: tuple[str, ...]) -> None:
        self._template = opening.template
        self._facts = words.facts(opening.view, opening.library, lines, opening.items)
        self.left_out = opening.left_out

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts there is something to say of, and that can be left out."""
        return tuple(part for part in Part if part not in HEAD and self._facts[part])

    @property
    def text(self) -> str:
        """The text of the parts that are wanted."""
        return fill(self._template, self._facts, self.left_out)

    @property
    def whole(self) -> str:
        """The text with all its parts."""
        return fill(self._template, self._facts)

    def want(self, part: Part, *, wanted: bool) -> None:
        """Say whether a part is wanted."""
        self.left_out = self.left_out - {part} if wanted else self.left_out | {part}


def agreed_lines(opening: Opening) -> tuple[str, ...]:
    """Return what was agreed, word for word as printed; runs in the pack thread."""
    return () if opening.pack is None else agreed(opening.pack)


def _pack(view: SessionView, library: Library, store: "Store") -> PackContent | None:
    """Return the newest pack of the plan as it stands, or what one would say."""
    plan = view.plan
    if plan is None or not plan.tasks:
        return None
    packs = store.plans.packs(view.session.id)
    if packs and plan.ready_at is not None and packs[-1].made_at >= plan.ready_at:
        return packs[-1].content
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
