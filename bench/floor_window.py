"""The floor of a start: a bare PySide6 window, from process start to its first painted frame."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from bench.probe import FirstPaint


def main() -> None:
    """Show the window and end at its first paint."""
    app = QApplication(sys.argv)
    first = FirstPaint()
    app.installEventFilter(first)
    window = QMainWindow()
    window.resize(1240, 740)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
