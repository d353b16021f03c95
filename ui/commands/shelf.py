"""The library a command looks at: the program's, or with a profile the service's over it."""

import sys
from argparse import Namespace

from models.paths import Profile, machine_library
from planner.library import Library
from planner.shelf import Origin
from resources.library_loader import FOLDER, load_library
from resources.overlay import read_shelf


def library_of(args: Namespace) -> Library:
    """Return the library; no passphrase is needed, since no file of it is about a patient.

    A service's file with a fault is named on standard error and left out.
    """
    if args.profile is None:
        return load_library()
    shelf = read_shelf(
        [
            (Origin.OURS, FOLDER),
            (Origin.MACHINE, machine_library()),
            (Origin.SERVICE, Profile(args.profile).library),
        ]
    )
    for fault in shelf.faults:
        sys.stderr.write(f"{fault.file}, line {fault.line} is left out: {fault.reason}\n")
    return shelf.library
