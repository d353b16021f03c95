"""Where one prints: each place one works at has a printer of its own. Runs in the database thread.

The list is kept as one setting of the vault. A list that cannot be read is as good as none: one
chooses a printer again, and nothing else depends on it.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models import settings
from planner import codec
from planner.changes import Changes

if TYPE_CHECKING:
    from models.store import Store

MOST_PLACES = 20
MOST_LETTERS = 40
THIS_LAPTOP = settings.PRINT_PLACE.default


@dataclass(frozen=True, slots=True)
class PrinterAt:
    """How one prints at a place.

    Attributes:
        place: What the practitioner calls it, for example "Longsight surgery".
        printer: Its printer, or empty where none was chosen yet.
        two_sided: Print on both sides of the paper there.
    """

    place: str = THIS_LAPTOP
    printer: str = ""
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class PrintPlaces:
    """Every place, and where one is.

    Attributes:
        here: The place one prints at now.
        known: Every place, the one used last first; ``here`` is one of them.
        queue_told: True once the practitioner has read that the queue may keep a copy.
    """

    here: PrinterAt = PrinterAt()
    known: tuple[PrinterAt, ...] = (PrinterAt(),)
    queue_told: bool = False

    def at(self, place: str) -> PrinterAt:
        """Return what is known of a place; of a new one, that it prints as one does here."""
        same = (each for each in self.known if each.place.casefold() == place.casefold())
        return next(same, replace(self.here, place=place))


@dataclass(frozen=True, slots=True)
class _Kept:
    places: tuple[PrinterAt, ...] = ()


def tidy_place(typed: str) -> str:
    """Return a place's name as it is kept; nothing typed is this laptop."""
    return " ".join(typed.split())[:MOST_LETTERS].strip() or THIS_LAPTOP


def read_places(store: "Store") -> PrintPlaces:
    """Return the places and where one is."""
    known = _known(store)
    name = store.settings.get(settings.PRINT_PLACE)
    here = next((each for each in known if each.place == name), PrinterAt(name))
    if here not in known:
        known = (here, *known)
    return PrintPlaces(here, known, store.settings.get(settings.PRINT_QUEUE_TOLD))


def remember_place(here: PrinterAt, store: "Store") -> Changes:
    """Keep how one prints at a place, and that one is there now; the longest unused one goes."""
    known = _known(store)
    if known[:1] == (here,) and store.settings.get(settings.PRINT_PLACE) == here.place:
        return Changes()
    others = [each for each in known if each.place.casefold() != here.place.casefold()]
    kept = _Kept((here, *others)[:MOST_PLACES])
    with store.batch():
        changes = store.settings.set(settings.PRINTERS_BY_PLACE, codec.dumps(kept))
        return changes | store.settings.set(settings.PRINT_PLACE, here.place)


def note_queue_told(store: "Store") -> Changes:
    """Keep that the sentence about the queue was read."""
    return store.settings.set(settings.PRINT_QUEUE_TOLD, True)


def _known(store: "Store") -> tuple[PrinterAt, ...]:
    text = store.settings.get(settings.PRINTERS_BY_PLACE)
    try:
        return codec.loads(_Kept, text).places if text else _from_before(store)
    except ValueError:
        return ()


def _from_before(store: "Store") -> tuple[PrinterAt, ...]:
    printer = store.settings.get(settings.PRINTER)
    return (PrinterAt(printer=printer),) if printer else ()
