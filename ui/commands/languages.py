"""``main.py languages``: the languages of packs, who answers for each, and how much it has."""

from planner.catalogue_texts import all_texts
from planner.catalogues import Covered, Language
from reports import languages
from ui.commands.console import arguments_of, parser_for, say, say_json
from ui.commands.shelf import library_of

Row = dict[str, object]


def main(argv: list[str]) -> int:
    """List the languages and return the exit code."""
    parser = parser_for("languages", "List the languages packs can be printed in.")
    args = arguments_of(parser, argv)
    library = library_of(args)
    found = languages(all_texts(library), library.catalogues)
    if args.json:
        say_json([_row(each) for each in found])
        return 0
    for each in found:
        status = _status(each)
        say(f"{each.code:4} {each.name:22} {each.direction:4} {status:10} {_words(each.covered)}")
    return 0


def _row(language: Language) -> Row:
    """Return a language in the form programs read."""
    covered = language.covered
    return {
        "code": language.code,
        "name": language.name,
        "own_name": language.own_name,
        "script": language.script,
        "direction": language.direction,
        "status": _status(language),
        "checked_by": language.status.by or None,
        "checked_on": language.status.on or None,
        "qualification": language.status.qualification or None,
        "coverage": covered.coverage,
        "labels": {"all": covered.labels[0], "done": covered.labels[1]},
        "sentences": {"all": covered.sentences[0], "printed": covered.sentences[1]},
    }


def _status(language: Language) -> str:
    if language.code == "en":
        return "source"
    return "checked" if language.status.checked else "draft"


def _words(covered: Covered) -> str:
    labels, sentences = covered.labels, covered.sentences
    return f"labels {labels[1]} of {labels[0]}, sentences {sentences[1]} of {sentences[0]}"
