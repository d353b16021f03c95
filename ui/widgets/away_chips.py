"""Why an appointment was not held: one key, "not said" first, and no blame."""

from PySide6.QtWidgets import QWidget

from planner.sessions import Away
from ui.texts import word
from ui.widgets.chips import Chips, Choice

KEYS = (*"0123456789", "o")
REASONS = tuple(
    Choice(each.value, f"{key.upper()} {word(each)}", key=key)
    for key, each in zip(KEYS, Away, strict=True)
)


class AwayChips(Chips):
    """The reasons."""

    def __init__(self, of: str, parent: QWidget | None = None) -> None:
        """Make them, with none chosen.

        Args:
            of: What they are about, such as "this session", for screen readers.
            parent: Of the widget.
        """
        super().__init__(f"Why {of} was not held", REASONS, parent)

    @property
    def away(self) -> Away | None:
        """The reason chosen, or None."""
        return Away(self.value) if self.value else None

    def show_away(self, away: Away | None) -> None:
        """Show this as chosen; tells nobody."""
        self.set_value(away.value if away else "")
