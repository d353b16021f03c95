"""The list of all jobs."""

from tools.torture.erase import Erase
from tools.torture.imports import Import
from tools.torture.jobs import Job
from tools.torture.operations import ChangePassphrase, MakeBackup, Migrate, SetUp, UseCode
from tools.torture.rekey import ChangeKeys
from tools.torture.restore import Restore
from tools.torture.work import Work

JOBS: tuple[type[Job], ...] = (
    Work,
    SetUp,
    MakeBackup,
    Restore,
    ChangePassphrase,
    ChangeKeys,
    UseCode,
    Migrate,
    Import,
    Erase,
)
