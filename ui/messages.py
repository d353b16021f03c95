"""The few questions that need a window of their own. The only place with dialogs of Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.crash import Fault


class Dialogs(Protocol):
    """Asked through the context, so that tests answer by themselves."""

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Ask where to save; the system asks before replacing a file.

        Args:
            parent: The page that asks.
            title: Of the dialog.
            name: Neutral proposal; it names nobody.
            kinds: As in ``"PDF (*.pdf)"``.
        """
        ...

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Ask which file to read.

        Args:
            parent: The page that asks.
            title: Of the dialog.
            kinds: As in ``"PDF (*.pdf)"``.
        """
        ...

    def open_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask which folder to use.

        Args:
            parent: The page that asks.
            title: Of the dialog.
        """
        ...

    def tell_fault(self, fault: Fault) -> None:
        """Tell that the program failed and ends."""
        ...


class QtDialogs:
    """The dialogs of the window."""

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Ask where to save."""
        proposal = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
        return Path(chosen) if chosen else None

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Ask which file to read."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def open_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask which folder to use."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
        return Path(chosen) if chosen else None

    def tell_fault(self, fault: Fault) -> None:
        """Tell in plain words, with what IT support needs and nothing of a patient."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Between Sessions", "")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Between Sessions had a fault and has to close.")
        box.setInformativeText(
            "What was saved is safe in the vault. Start the program again and unlock; a plan you "
            "were making opens as its last saved draft.\n\nIf it happens again, give the details "
            "below to your IT support. They hold no patient data."
        )
        box.setDetailedText(fault.report())
        box.addButton("Close the program", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


class SilentDialogs:
    """Answers given beforehand, for tests and the tour; keeps what was asked."""

    def __init__(self, paths: Sequence[Path | None] = ()) -> None:
        self._paths = list(paths)
        self.asked: list[str] = []
        self.faults: list[Fault] = []

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:  # noqa: ARG002
        """Give the next path, or None."""
        self.asked.append(title)
        return self._paths.pop(0) if self._paths else None

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:  # noqa: ARG002
        """Give the next path, or None."""
        self.asked.append(title)
        return self._paths.pop(0) if self._paths else None

    def open_folder(self, parent: QWidget, title: str) -> Path | None:  # noqa: ARG002
        """Give the next path, or None."""
        self.asked.append(title)
        return self._paths.pop(0) if self._paths else None

    def tell_fault(self, fault: Fault) -> None:
        """Keep the fault."""
        self.faults.append(fault)
