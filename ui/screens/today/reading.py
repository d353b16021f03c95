"""What Today asks of the store."""

from datetime import date
from typing import TYPE_CHECKING

from planner.views import TodayView

if TYPE_CHECKING:
    from models.store import Store


def read_today(day: date, store: "Store") -> TodayView:
    """Return the appointments of a day and what is waiting (runs in the database thread)."""
    return store.lists.today(day)
