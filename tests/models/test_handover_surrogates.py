"""Half a pair of surrogates fits in no database: found by fuzzing, as a crash in the audit."""

import pytest

from models.handover.values import UNFIT, parsed


@pytest.mark.parametrize("text", ['{"vault": "\\ud800"}', b'["x\\udfff"]'])
def test_half_a_pair_is_no_value(text: str | bytes) -> None:
    with pytest.raises(UNFIT):
        parsed(text)


def test_a_whole_pair_is_a_letter() -> None:
    assert parsed('["\\ud83d\\ude00"]') == ["😀"]
