"""The whole program in one process: garbage is collected as the program itself does it."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def _collect_in_this_thread() -> Iterator[None]:
    """No widget may be collected by a worker thread; ``ui.app.Collector`` sees to it elsewhere."""
    was_on = gc.isenabled()
    gc.disable()
    yield
    gc.collect()
    if was_on:
        gc.enable()
