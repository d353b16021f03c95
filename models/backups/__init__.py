"""Backups: made, checked, thinned, sent to a second place, rehearsed, restored.

One container (``container``) is made by ``making``, lies where ``places`` says, is opened beside
the vault by ``checking``, kept as long as ``keeping`` says, sent by ``mirror``, and put in place by
``restoring``, which sets what was there ``aside``. ``care`` is what is due in the background,
``desk`` what an open vault offers, and ``reins`` what stops slow work. This module is the door.
"""

from models.backups.aside import SetAside, all_set_aside
from models.backups.care import Cared, Sending
from models.backups.checking import Contents, key_of, look
from models.backups.desk import BackupDesk, Lost
from models.backups.places import Backup, Before, backup_at, backups
from models.backups.reins import Reins, Stage, Step, Work
from models.backups.restoring import (
    Restored,
    go_back,
    just_restored,
    look_first,
    restore,
    settle_alone,
)
from models.backups.state import Status, read_status, read_time

__all__ = [
    "Backup",
    "BackupDesk",
    "Before",
    "Cared",
    "Contents",
    "Lost",
    "Reins",
    "Restored",
    "Sending",
    "SetAside",
    "Stage",
    "Status",
    "Step",
    "Work",
    "all_set_aside",
    "backup_at",
    "backups",
    "go_back",
    "just_restored",
    "key_of",
    "look",
    "look_first",
    "read_status",
    "read_time",
    "restore",
    "settle_alone",
]
