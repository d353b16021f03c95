"""What prints in another language: labels of a draft beside English, sentences once checked."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from planner.catalogue_texts import all_texts
from planner.catalogues import LANGUAGES, CatalogueFile
from planner.errors import UserFacingError
from planner.pack import Msg, PackOptions, Typed
from planner.patients import PrintSize
from reports import covered, languages, read_catalogue, render
from reports.catalogues import bundled, english
from reports.wording import Wording
from resources.library_loader import load_library
from tests.reports.samples import pack, task
from tests.reports.test_render import words_of

TEXTS = all_texts(load_library())
DRAFTS = [code for code in LANGUAGES if code != "en"]
STEP = "Write down what you did."
HEADER = """msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : 1);\\n"
"X-Checked-By: {by}\\n"
"X-Checked-On: {on}\\n"
"X-Qualification: {with_}\\n"
"""
BODY = f"""
msgctxt "pack.how"
msgid "How I do it"
msgstr "Jak to robię"

msgctxt "help.not_emergency"
msgid "This is not an emergency service."
msgstr "To nie jest pogotowie."

msgctxt "pack.bring_day"
msgid "Bring this with you on {{day}}."
msgstr "Przynieś to {{day}}."

msgid "{STEP}"
msgstr "Zapisz, co robisz."

msgid "Activity diary"
msgstr "Dziennik zajęć"
"""


def polish(by: str = "A. Reader", on: str = "2026-11-03", with_: str = "DPSI") -> str:
    return HEADER.format(by=by, on=on, with_=with_) + BODY


def read(options: PackOptions, tmp_path: Path, file: CatalogueFile | None = None) -> str:
    made = task(steps=(Msg("x.step1", source=STEP),))
    content = replace(pack("ba_diary_sheet", tasks=(made,)), catalogue=file)
    return words_of(render(content, options).pdf, tmp_path)


OPTIONS = PackOptions(discreet=False, language="pl", reads="pl")


def test_a_draft_prints_labels_beside_english_and_no_sentence(tmp_path: Path) -> None:
    text = read(OPTIONS, tmp_path, CatalogueFile("pl", polish(by="")))
    for words in ("Jak to robię", "How I do it", "Dziennik zajęć", "Activity diary", STEP):
        assert words in text
    for words in ("Zapisz", "pogotowie", "Przynieś"):
        assert words not in text
    assert text.count("Nobody has checked the translated words yet.") == text.count("\f")


def test_a_checked_catalogue_prints_sentences_and_says_nothing_of_drafts(tmp_path: Path) -> None:
    text = read(OPTIONS, tmp_path, CatalogueFile("pl", polish()))
    for words in ("Zapisz, co robisz.", "To nie jest pogotowie.", "Dziennik zajęć"):
        assert words in text
    for words in (STEP, "Activity diary", "Nobody has checked"):
        assert words not in text


def test_english_stands_beside_a_checked_catalogue_where_wanted(tmp_path: Path) -> None:
    beside = replace(OPTIONS, beside_english=True)
    text = read(beside, tmp_path, CatalogueFile("pl", polish()))
    for words in ("Zapisz, co robisz.", STEP, "Dziennik zajęć", "Activity diary"):
        assert words in text


def test_a_reworded_line_has_no_translation(tmp_path: Path) -> None:
    made = task(steps=(Msg("x.step1", source=STEP.replace("did", "do")),))
    content = replace(pack(tasks=(made,)), catalogue=CatalogueFile("pl", polish()))
    text = words_of(render(content, OPTIONS).pdf, tmp_path)
    assert "Write down what you do." in text
    assert "Zapisz" not in text


def test_typed_words_stay_typed_and_library_words_taken_over_do_not(tmp_path: Path) -> None:
    file = CatalogueFile("pl", polish())
    made = task(where=Typed("My kitchen"), bad_day=Typed(STEP))
    content = replace(pack(tasks=(made,)), catalogue=file)
    rendered = render(content, OPTIONS)
    text = words_of(rendered.pdf, tmp_path)
    assert "My kitchen" in text
    assert "Zapisz, co robisz." in text
    assert rendered.unread


@pytest.mark.parametrize("reads", ["pl", "en"])
def test_what_the_reader_cannot_read_is_marked(reads: str) -> None:
    options = replace(OPTIONS, language="en", reads=reads)
    found = render(pack(), options).unread
    assert bool(found) is (reads == "pl")
    assert all(mark.width > 0 and mark.height > 0 for mark in found)


@pytest.mark.parametrize("code", DRAFTS)
def test_every_language_has_all_labels_and_a_pack(code: str, tmp_path: Path) -> None:
    made = {each.code: each for each in languages(TEXTS, {})}[code]
    assert not made.status.checked
    assert made.covered.labels[0] == made.covered.labels[1] > 900
    options = PackOptions(discreet=False, language=code, reads=code)
    text = words_of(render(pack("ba_diary_sheet"), options).pdf, tmp_path)
    assert "My plan" in text
    assert "116 123" in text


@pytest.mark.parametrize("code", DRAFTS)
def test_no_help_line_comes_from_a_draft(code: str) -> None:
    words = Wording(code)
    for key, fixed in english().fixed.items():
        if key.startswith("help.") and fixed.sentence:
            said = words.words(key, name="N", number="1", note="n", date="d")
            assert said.language == "en", key


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("A. Reader", ""), "catalogue.not_checked"),
        (("2026-11-03", "last week"), "catalogue.not_checked"),
        (("Language: pl", "Language: xx"), "catalogue.unknown_language"),
        (("Przynieś to {day}.", "Przynieś to."), "catalogue.lost_name"),
        (("Zapisz, co robisz.", "Zapisz 3 razy."), "catalogue.changed_number"),
        (("Zapisz, co robisz.", "ตลาด"), "catalogue.no_letter"),
        (('msgid "Activity', "msgid Activity"), "catalogue.not_po"),
    ],
)
def test_a_faulty_catalogue_is_refused(change: tuple[str, str], code: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        read_catalogue(polish().replace(*change))
    assert refused.value.code == code


def test_a_sound_catalogue_is_read() -> None:
    assert read_catalogue(polish()).language == "pl"


def test_coverage_counts_sentences_of_checked_catalogues_only() -> None:
    assert covered("pl", (), None).sentences == (0, 0)
    draft = {each.code: each for each in languages((), {})}["pl"].covered
    assert draft.sentences[1] == 0
    assert bundled("pl").library


@pytest.mark.parametrize("size", PrintSize)
def test_a_pack_to_fill_in_has_fields(size: PrintSize) -> None:
    options = PackOptions(discreet=False, fillable=True, print_size=size)
    pdf = render(pack("thought_weigh_sheet", "ba_diary_sheet"), options).pdf
    for kind in (b"/FT /Tx", b"/FT /Btn"):
        assert pdf.count(kind) > 3
    assert re.search(rb"/TU \(What I noticed\)|/TU \(What went through my mind\)", pdf)


@pytest.mark.parametrize("code", ["ur", "pl", "zh", "cy"])
def test_a_language_the_fields_cannot_take_is_refused(code: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        render(pack(), PackOptions(language=code, fillable=True))
    assert refused.value.code == "pack.not_fillable"
