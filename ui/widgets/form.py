"""Forms: label above the field, hint and error below it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.text import ErrorText, Small, Strong

MARK = "▲ "


class FormRow(QWidget):
    """One field with its label, hint and error.

    Attributes:
        field: The field.
    """

    def __init__(
        self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = Strong(label)
        self._label.setBuddy(field)
        self._hint: Small | None = None
        self._error: ErrorText | None = None
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self._label)
        self._column.addWidget(field)
        if hint:
            self._show_hint(hint)
            if not field.accessibleDescription():
                field.setAccessibleDescription(hint)

    @property
    def error(self) -> str:
        """The error shown, or empty."""
        return self._error.text() if self._error else ""

    def set_label(self, text: str) -> None:
        """Change the label."""
        self._label.setText(text)

    def set_hint(self, text: str) -> None:
        """Change the hint."""
        self._show_hint(text)
        self.field.setAccessibleDescription(text)

    def set_error(self, text: str) -> None:
        """Show what is wrong, in words; empty takes it away."""
        if text == self.error.removeprefix(MARK):
            return
        if self._error is None:
            self._error = ErrorText()
            self._column.addWidget(self._error)
        self._error.show_text(f"{MARK}{text}" if text else "")
        hint = self._hint.text() if self._hint else ""
        self.field.setAccessibleDescription(text or hint)
        self.field.setProperty("invalid", "true" if text else "false")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def _show_hint(self, text: str) -> None:
        """Make the hint when there is one: a form has many rows and few hints."""
        if self._hint is None:
            self._hint = Small()
            self._column.insertWidget(2, self._hint)
        self._hint.show_text(text)


class Form(QWidget):
    """Rows under each other; knows them by key, so that problems find their field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.L)

    @property
    def rows(self) -> Mapping[str, FormRow]:
        """The rows by key."""
        return self._rows

    def row(self, key: str, label: str, field: QWidget, hint: str = "") -> FormRow:
        """Add a field under its label."""
        made = FormRow(label, field, hint)
        self._rows[key] = made
        self._column.addWidget(made)
        return made

    def add(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._column.addWidget(widget)

    def register(self, key: str, row: FormRow) -> FormRow:
        """Know a row that is laid out elsewhere (two in a line)."""
        self._rows[key] = row
        return row

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show an error under each field named, and put the focus on the first."""
        for key, row in self._rows.items():
            row.set_error(problems.get(key, ""))
        for key, row in self._rows.items():
            if key in problems:
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def clear_problems(self) -> None:
        """Take all errors away."""
        for row in self._rows.values():
            row.set_error("")
