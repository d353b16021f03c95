"""The program's side of a private bus: says a line whenever it is told to lock."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection

from ui.system_lock import SystemLock


def main(address: str) -> None:
    app = QCoreApplication([])
    watch = SystemLock(QDBusConnection.connectToBus(address, "program"), app)
    watch.told.connect(say)
    sys.stdout.write("listening\n" if watch.listen() else "nobody\n")
    sys.stdout.flush()
    app.exec()


def say() -> None:
    sys.stdout.write("lock\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
