"""What the renderer keeps to be quick is gone after a lock."""

import gc
import sys

from planner.pack import PackOptions, Typed
from reports import forget, render
from reports.text.paragraph import Span
from tests.reports.samples import pack, task


def kept_texts() -> list[str]:
    """Return the texts with her name in it that the renderer still has."""
    gc.collect()
    spans = [each for each in gc.get_objects() if type(each) is Span]
    return [each.text for each in spans if "Quillfeather" in each.text]


def bounded() -> list[int]:
    caches = (
        value
        for name, module in list(sys.modules.items())
        if name.startswith("reports.")
        for value in vars(module).values()
        if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]
    )
    return [each.cache_info().currsize for each in caches]


def test_texts_of_a_pack_are_forgotten() -> None:
    content = pack(tasks=(task(what=Typed("Tea with Quillfeather", where="what")),))
    render(content, PackOptions(discreet=False))
    del content
    assert kept_texts()
    forget()
    assert len(bounded()) > 5
    assert sum(bounded()) == 0
    assert not kept_texts()


def test_a_pack_made_after_that_is_the_same() -> None:
    options = PackOptions(discreet=False)
    before = render(pack(), options).pdf
    forget()
    assert render(pack(), options).pdf == before
