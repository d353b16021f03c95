"""Which languages there are, who answers for their words, and how much of a sheet they have."""

from collections.abc import Iterable, Mapping

from babel import Locale

from planner.catalogue_texts import CatalogueText
from planner.catalogues import LANGUAGES, CatalogueFile, Covered, Direction, Language
from reports.catalogues import Catalogue, catalogue_of, english
from reports.said import RIGHT_TO_LEFT
from reports.wording import LOCALES
from resources.codes import label_of, load_codes

SCRIPTS = {
    "ar": "Arab", "fa": "Arab", "ckb": "Arab", "ur": "Arab", "uk": "Cyrl", "bn": "Beng",
    "gu": "Gujr", "pa": "Guru", "hi": "Deva", "ta": "Taml", "zh": "Hans", "ti": "Ethi",
}  # fmt: skip
"""ISO 15924 codes of the languages that are not written in Latin letters."""


def languages(
    texts: Iterable[CatalogueText], files: Mapping[str, CatalogueFile]
) -> tuple[Language, ...]:
    """Return the languages of packs in their order, each with how much of the library it has."""
    every = tuple(texts)
    return tuple(_language(code, every, files.get(code)) for code in LANGUAGES)


def _language(code: str, texts: tuple[CatalogueText, ...], file: CatalogueFile | None) -> Language:
    catalogue = catalogue_of(code, file)
    locale = Locale.parse(LOCALES.get(code, code))
    return Language(
        code=code,
        name=label_of(load_codes()["language"], code),
        own_name=locale.get_language_name() or code,
        script=SCRIPTS.get(code, "Latn"),
        direction=Direction.RTL if code in RIGHT_TO_LEFT else Direction.LTR,
        status=catalogue.status,
        covered=_covered(catalogue, texts, fixed=True),
    )


def covered(language: str, texts: Iterable[CatalogueText], file: CatalogueFile | None) -> Covered:
    """Return how much of some words of the library prints in a language."""
    return _covered(catalogue_of(language, file), tuple(texts), fixed=False)


def _covered(catalogue: Catalogue, texts: tuple[CatalogueText, ...], *, fixed: bool) -> Covered:
    asked = [(text.sentence, _has(catalogue, text.source)) for text in texts]
    if fixed:
        for key, source in english().fixed.items():
            done = catalogue.fixed.get(key)
            asked.append((source.sentence, done is not None and bool(done.forms)))
    labels = [done for sentence, done in asked if not sentence]
    sentences = [done and catalogue.checked for sentence, done in asked if sentence]
    return Covered(labels=(len(labels), sum(labels)), sentences=(len(sentences), sum(sentences)))


def _has(catalogue: Catalogue, source: str) -> bool:
    return catalogue.language == "en" or bool(catalogue.library.get(source))
