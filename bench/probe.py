"""What the measured children share: the first paint, and memory."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

PROC = Path("/proc/self/status")


class FirstPaint(QObject):
    """Prints how long the process took to its first painted frame, then ends it."""

    painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint of any widget; the whole frame is painted in one go."""
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Print and end, once the paint is done."""
        if event.type() == QEvent.Type.User:
            say({"ms": since_start_ms(), "mb": resident_mb()})
            QApplication.closeAllWindows()
            QApplication.quit()
            return True
        return super().event(event)


def since_start_ms() -> float:
    """Return the milliseconds since the parent started this process."""
    return (time.monotonic() - float(os.environ["BENCH_START"])) * 1000


def resident_mb() -> float:
    """Return the resident memory now in megabytes; 0 where the system does not say."""
    if not PROC.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in PROC.read_text(encoding="ascii").splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


def say(measured: dict[str, object]) -> None:
    """Print what was measured."""
    sys.stdout.write(json.dumps(measured) + "\n")
    sys.stdout.flush()
