"""A broken list of codes gives file, line and reason."""

from pathlib import Path

import pytest

from resources.codes import load_codes
from resources.library_loader import ContentError

GOOD = '[[list]]\nid = "a"\ncodes = [["1", "one"]]\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (GOOD + "[[list]\n", 4, "Expected"),
        (GOOD + '[[list]]\ncodes = [["1", "one"]]\n', 4, "id"),
        (GOOD + GOOD, 4, "id of its own"),
        (GOOD + '[[list]]\nid = "b"\ncodes = []\n', 4, "needs codes"),
        (GOOD + '[[list]]\nid = "b"\ncodes = [["1"]]\n', 6, "label"),
        (GOOD + '[[list]]\nid = "b"\ncodes = [["1", "x"], ["1", "y"]]\n', 6, "twice"),
    ],
)
def test_file_line_and_reason(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = tmp_path / "codes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as broken:
        load_codes(path)
    assert (broken.value.file, broken.value.line) == ("codes.toml", line)
    assert reason in broken.value.reason
