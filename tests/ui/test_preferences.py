import pytest

from ui.preferences import FileKeeper, Preferences
from ui.theme import Appearance, Look


def test_a_look_is_kept_in_the_file(tmp_path):
    path = tmp_path / "settings.toml"
    wanted = Preferences(Appearance(Look.DARK, 130))
    FileKeeper(path).save(wanted)
    assert FileKeeper(path).load() == wanted


@pytest.mark.parametrize(
    "text", ["", "theme = 3", 'theme = "pink"', "text_percent = 900", "broken ["]
)
def test_a_file_that_makes_no_sense_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    assert FileKeeper(path).load() == Preferences()


def test_without_a_file_the_defaults_hold(tmp_path):
    assert FileKeeper(tmp_path / "none.toml").load() == Preferences()
