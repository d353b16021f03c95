"""Labels. Always plain text: what a person typed is never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.layout import show_when


class Text(QLabel):
    """A label of one kind of the type scale; wraps."""

    KIND = "body"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("kind", self.KIND)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_text(self, text: str) -> None:
        """Show the text, or hide where it is empty."""
        self.setText(text)
        show_when(self, bool(text))


class Title(Text):
    """The name of what the page is about."""

    KIND = "title"


class Heading(Text):
    """The name of a part."""

    KIND = "heading"


class Body(Text):
    """Ordinary text."""


class Strong(Text):
    """Text that stands out."""

    KIND = "strong"


class Quiet(Text):
    """Less important text."""

    KIND = "quiet"


class Small(Text):
    """Small, quiet text: hints, times."""

    KIND = "small"


class ErrorText(Text):
    """What is wrong with the field above."""

    KIND = "error"


class KeyHint(Text):
    """The name of a key or a combination, framed."""

    KIND = "key"

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Code(Text):
    """A group of a code to be copied by hand; cannot be selected, so it is never on a clipboard."""

    KIND = "code"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
