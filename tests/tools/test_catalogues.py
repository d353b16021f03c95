"""The language catalogues are in step with the library."""

import pytest

from planner.catalogues import LANGUAGES
from tools import catalogues


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_a_catalogue_is_in_order(code: str) -> None:
    assert catalogues.check(code) == []


def test_what_is_translated_stays_and_what_is_gone_goes() -> None:
    old = catalogues.updated("pl", "")
    done = old.replace('msgid "Activity diary"\nmsgstr ""', 'msgid "Activity diary"\nmsgstr "Dz"')
    assert done != old
    assert catalogues.updated("pl", done) == done
    assert catalogues.updated("pl", done + '\nmsgid "gone"\nmsgstr "x"\n') == done
