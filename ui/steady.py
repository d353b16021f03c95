"""Keeps Python 3.11 alive under PySide6 6.12.

That wheel is built for Pythons in which None, True and False are immortal (3.12 and newer): each
call that returns one of them gives away a reference it never took. On 3.11 the count runs out
after some thousands of calls and the interpreter aborts ("deallocating None"). PySide6 6.11.3 and
older do not do this. Giving the constants the count 3.12 gives them costs nothing and is safe.
"""

import sys
from ctypes import c_ssize_t

IMMORTAL_FROM = (3, 12)
ROOM = 1 << 40


def steady_constants() -> None:
    """Make None, True and False immortal where the interpreter does not."""
    if sys.version_info >= IMMORTAL_FROM or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(constant) < ROOM:
            c_ssize_t.from_address(id(constant)).value += ROOM
