"""What the vault adds to a pack, and where its code comes from. Runs in the worker threads."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from models import settings
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import PackId, SessionId
from planner.library import Library
from planner.pack import PackContent, PackOptions, Rendered
from planner.pack_build import build_pack, help_lines_only
from planner.pack_code import new_code
from planner.packs import PackRecord
from planner.plans import Plan
from planner.views import SessionView
from ui.packs.places import read_places, remember_place

if TYPE_CHECKING:
    from models.store import Store

RENDERER = "2"
"""Version of the way packs are drawn; raised when the same content gives other pages."""
Build = Callable[[str, PackOptions], PackContent]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the service prints on its packs.

    Attributes:
        service: The service's name, or empty; left out of discreet packs.
        local_line: The service's own help line, or empty.
        made_up: True in a made-up profile; printed on every page.
    """

    service: str = ""
    local_line: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """A pack that can be handed over: what was shown is what is printed."""

    content: PackContent
    options: PackOptions
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the content of one plan's pack for any code and options."""

    plan: Plan
    view: SessionView
    library: Library
    imprint: Imprint

    def __call__(self, code: str, options: PackOptions) -> PackContent:
        """Return the content."""
        return build_pack(
            self.plan,
            self.view,
            self.library,
            code=code,
            options=options,
            service=self.imprint.service,
            local_line=self.imprint.local_line,
            made_up=self.imprint.made_up,
        )


@dataclass(frozen=True, slots=True)
class HelpLines:
    """Builds a sheet with the help lines and nothing of a plan, for when risk comes first."""

    view: SessionView
    library: Library
    imprint: Imprint

    def __call__(self, code: str, options: PackOptions) -> PackContent:
        """Return the content."""
        return help_lines_only(
            self.view,
            self.library,
            code=code,
            options=options,
            service=self.imprint.service,
            local_line=self.imprint.local_line,
            made_up=self.imprint.made_up,
        )


def draw_code(store: "Store") -> str:
    """Return a code no pack of this profile has yet."""
    chance = SystemRandom()
    code = new_code(chance)
    while store.plans.pack_code_taken(code):
        code = new_code(chance)
    return code


def keep_record(record: PackRecord, store: "Store") -> Changes:
    """Note that a pack was handed over."""
    return store.plans.record_pack(record)


def record_of(
    pack: Finished, pack_id: PackId, session_id: SessionId, renderer: str, made_at: datetime
) -> PackRecord:
    """Return the record of a pack."""
    return PackRecord(
        id=pack_id,
        session_id=session_id,
        code=pack.content.code,
        options=pack.options,
        content=replace(pack.content, catalogue=None),
        renderer=renderer,
        sha256=pack.rendered.sha256,
        made_at=made_at,
    )


def neutral_name(code: str) -> str:
    """Return the name of a file; it names nobody."""
    return f"My plan {code}"


def write_pdf(path: Path, pdf: bytes) -> None:
    """Write a pack where the practitioner chose to have it.

    Raises:
        UserFacingError: ``pack.save_failed`` with the reason.
    """
    try:
        path.write_bytes(pdf)
    except OSError as error:
        raise UserFacingError("pack.save_failed", reason=error.strerror or str(error)) from error


def read_imprint(store: "Store") -> tuple[Imprint, str]:
    """Return what the service prints on its packs, and the printer of the place one is at."""
    kept = store.settings
    imprint = Imprint(kept.get(settings.SERVICE_NAME), kept.get(settings.SERVICE_CRISIS_LINE))
    return imprint, read_places(store).here.printer


def remember_printer(name: str, store: "Store") -> Changes:
    """Keep the printer chosen for the place one is at."""
    return remember_place(replace(read_places(store).here, printer=name), store)
