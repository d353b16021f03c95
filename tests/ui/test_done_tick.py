"""A tick that is done for good can still be read: "item 9 reviewed" is one."""

import pytest

from ui.theme import Appearance, Look
from ui.widgets.fields import CheckBox


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_a_tick_that_cannot_be_taken_back_is_seen(built, look) -> None:
    built.context.theme.apply(Appearance(look, 100))
    box = CheckBox("I have reviewed this")
    box.setParent(built.window)
    box.setChecked(True)
    box.setEnabled(False)
    box.show()
    image = box.grab().toImage()
    side = box.height()
    shades = [
        image.pixelColor(x, y).lightness() for x in range(6, side - 4) for y in range(6, side - 6)
    ]
    built.context.theme.apply(Appearance(Look.LIGHT, 100))
    assert max(shades) - min(shades) > 90
