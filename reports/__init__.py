"""The door of reports: a pack's content in, a PDF's bytes out.

The engine (reportlab, Babel) is loaded on first use, so that a window that prints nothing never
pays for it. reportlab keeps its fonts in one registry a process: call from one thread only.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from planner.collection import CollectionSheet
from planner.pack import PackContent, PackOptions, Rendered, SheetContent

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["read_aloud", "render", "render_collection", "render_sheet"]


def render(content: PackContent, options: PackOptions) -> Rendered:
    """Return the pack as a PDF, in memory; the same content gives the same bytes.

    Raises:
        UserFacingError: ``pack.unsupported_text`` (``character``, ``name``, ``where``) where a text
            cannot be set right, ``pack.too_long`` (``pages``, ``most``) above 6 pages,
            ``pack.too_tall`` where a part of a sheet is taller than a page.
    """
    rendered: Rendered = _engine("engine").render(content, options)
    return rendered


def render_sheet(content: SheetContent) -> Rendered:
    """Return one empty sheet as a PDF, in memory.

    Raises:
        UserFacingError: As ``render``.
    """
    rendered: Rendered = _engine("engine").render_sheet(content)
    return rendered


def render_collection(content: CollectionSheet) -> Rendered:
    """Return the practitioner's sheet of the day's packs as a PDF, in memory.

    Raises:
        UserFacingError: ``pack.unsupported_text`` where a name cannot be set right.
    """
    rendered: Rendered = _engine("collection_page").render_collection(content)
    return rendered


def read_aloud(content: PackContent, options: PackOptions) -> tuple[str, ...]:
    """Return page one as short lines to read out on the phone."""
    lines: tuple[str, ...] = _engine("aloud").read_aloud(content, options)
    return lines


def _engine(name: str) -> "ModuleType":
    return import_module(f"reports.{name}")
