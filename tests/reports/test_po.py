"""The reader of packs says of a PO file what Babel says."""

from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from reports.po import read
from resources import path

ODD = """# note
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : 1);\\n"

#. sentence
#, fuzzy, python-brace-format
msgctxt "a.b"
msgid ""
"one \\"x\\" "
"two"
msgstr "jeden \\\\ "
"dwa\\ttrzy"
msgid "no blank line"
msgstr "ok"

#, fuzzy
#~ msgid "old"
#~ msgstr "stary"

msgid "not fuzzy"
msgstr ""

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "dzien"
msgstr[1] "dni"
"""


def _texts(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words or ""),)


def _bundled(language: str) -> str:
    return path("languages", f"{language}.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("po", [ODD, *map(_bundled, ("en", "pl", "ar", "zh"))])
def test_a_file_reads_as_babel_reads_it(po: str) -> None:
    wanted = read_po(BytesIO(po.encode()), abort_invalid=True)
    found = read(po)
    assert found.plurals == wanted.plural_expr
    assert {(e.context, e.source, e.forms, e.notes, e.fuzzy) for e in found.entries} == {
        (m.context or "", _texts(m.id), _texts(m.string), tuple(m.auto_comments), m.fuzzy)
        for m in wanted
        if m.id
    }


def test_windows_line_ends_change_nothing() -> None:
    assert read(ODD.replace("\n", "\r\n")).entries == read(ODD).entries
