"""Names in every script are real letters on a screen, whatever fonts the machine has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtWidgets import QLabel

from tests.architecture.project import ROOT
from ui.theme import FAMILY, SCRIPTS, load_fonts

NAMES = [
    ("محمد عبد الله", "Noto Naskh Arabic"),
    ("سلام می‌خواهم گفت‌وگو", "Noto Naskh Arabic"),
    ("ئەڵ ڕۆژ ێوارە", "Noto Naskh Arabic"),
    ("ڈاڑھی ٹوپی ہیں", "Noto Naskh Arabic"),
    ("রহিমা খাতুন", "Noto Sans Bengali"),
    ("પટેલ ક્ષત્રિય", "Noto Sans Gujarati"),
    ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Noto Sans Gurmukhi"),
    ("श्री क्षत्रिय", "Noto Sans Devanagari"),
    ("கார்த்திக்", "Noto Sans Tamil"),
    ("ሃይለ ገብረ", "Noto Sans Ethiopic"),
    ("王小明 珺 陳大文", "Noto Sans SC"),
    ("🙂", "Noto Emoji"),
    ("Ґалаґан Їжак", "Noto Sans"),
    ("Dŵr İstanbul Wałęsa", "Noto Sans"),
]
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>'
ALONE = """
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from tests.ui.test_typefaces import NAMES, drawn_with
from ui.theme import load_fonts
app = QApplication(["alone"])
load_fonts(app)
boxes = [name for name, _ in NAMES if "nothing" in drawn_with(name, QFont.Weight.Normal)]
print(ascii(boxes))
"""


def drawn_with(text: str, weight: QFont.Weight) -> set[str]:
    """The families a line of text is drawn with; "nothing" if a letter has no glyph."""
    font = QFont(FAMILY)
    font.setWeight(weight)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    missing = {"nothing" for run in runs if 0 in run.glyphIndexes()}
    return missing | {run.rawFont().familyName().lower() for run in runs}


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
@pytest.mark.parametrize(("name", "family"), NAMES)
def test_a_name_is_drawn_with_the_bundled_fonts_alone(qapp, name, family, weight):
    load_fonts(qapp)
    assert family.lower() in drawn_with(name, weight) <= {family.lower(), FAMILY.lower()}


def test_no_font_of_the_machine_is_needed(tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(NO_FONTS, encoding="ascii")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(nothing)}
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("name", "_family"), NAMES)
def test_a_label_shows_no_boxes(qapp, qtbot, name, _family):
    load_fonts(qapp)
    pictures = []
    for text in (name, "".join(c if c.isspace() else "\ufdd0" for c in name)):
        label = QLabel(text)
        qtbot.addWidget(label)
        pictures.append(label.grab().toImage())
    assert pictures[0] != pictures[1]


def test_the_bold_of_a_script_is_its_own(qapp):
    load_fonts(qapp)
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles("Noto Sans Bengali"))


def test_qt_tells_nothing_of_its_search(qapp, qtlog):
    load_fonts(qapp)
    drawn_with("কখগ", QFont.Weight.Black)
    assert qtlog.records == []


def test_fonts_are_made_known_once(qapp, monkeypatch):
    load_fonts(qapp)
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _path: pytest.fail("again"))
    load_fonts(qapp)
    assert len(QFont.substitutes(FAMILY)) == len({name.split("-")[0] for name in SCRIPTS})
