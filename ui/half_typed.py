"""What was typed on a page and is not in the vault yet, found without asking the page.

A page keeps its own drafts; this is the net under them, for whatever a lock finds half typed in a
field that nothing has read yet. Passphrases and searches are left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.widgets.search_field import SearchField

Field = QLineEdit | QPlainTextEdit
TELLING = 12
"""Characters from which a text that stands on the page is taken for the one that was typed."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text in a field.

    Attributes:
        place: Where the field stands on its page; the same for the same field each time.
        name: What the field is called.
        text: What was typed.
    """

    place: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TypedTexts:
    """What is kept of one page."""

    texts: tuple[Typed, ...]


def half_typed(page: QWidget) -> tuple[Typed, ...]:
    """Return the texts somebody typed into the fields in sight, as far as they still stand there.

    Args:
        page: The page; it may be hidden already.
    """
    found = (each for each in _fields(page) if each.isVisibleTo(page) and _changed(each))
    return tuple(Typed(_place(each, page), each.accessibleName(), _text(each)) for each in found)


def not_shown(page: QWidget, typed: Sequence[Typed]) -> tuple[Typed, ...]:
    """Return those of some texts that stand nowhere on a page by themselves."""
    fields = {_plain(_text(each)) for each in _fields(page)}
    said = "\n".join(_plain(text) for text in _said(page))
    return tuple(each for each in typed if not _is_in(_plain(each.text), fields, said))


def put_back(page: QWidget, typed: Sequence[Typed]) -> tuple[Typed, ...]:
    """Type texts into their fields again, as a hand would, and return those without a field."""
    fields = {_place(each, page): each for each in _fields(page) if each.isVisibleTo(page)}
    left = []
    for each in typed:
        field = fields.get(each.place)
        if field is None:
            left.append(each)
        else:
            _type_into(field, each.text)
    return tuple(left)


def _fields(page: QWidget) -> Iterator[Field]:
    found: list[Field] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    return (field for field in found if _counts(field))


def _counts(field: Field) -> bool:
    if field.isReadOnly() or isinstance(field, SearchField):
        return False
    if isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox):
        return False
    # A passphrase says that it is one, also while it is shown.
    return not field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def _changed(field: Field) -> bool:
    document = field if isinstance(field, QLineEdit) else field.document()
    return document.isModified() and bool(_text(field).strip())


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _place(field: Field, page: QWidget) -> str:
    """Return the kinds of widgets down to the field, its name, and which of those it is."""
    way, above = [field.accessibleName()], field.parentWidget()
    while above is not None and above is not page:
        way.append(type(above).__name__)
        above = above.parentWidget()
    alike = [
        each
        for each in page.findChildren(type(field))
        if each.accessibleName() == field.accessibleName() and each.isVisibleTo(page)
    ]
    number = alike.index(field) if field in alike else 0
    return "/".join([*reversed(way), str(number)])


def _type_into(field: Field, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
        field.document().setModified(True)
        return
    field.selectAll()
    field.insert(text)


def _is_in(text: str, fields: set[str], said: str) -> bool:
    """A word or two may stand in a label by chance; a sentence does not."""
    return text in fields or (len(text) >= TELLING and text in said)


def _said(page: QWidget) -> Iterator[str]:
    for label in page.findChildren(QLabel):
        yield label.text()
    for button in page.findChildren(QAbstractButton):
        yield button.text()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
