"""From a pack's content to a PDF. Loaded by the door on first use."""

import hashlib

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from planner.errors import UserFacingError
from planner.pack import PackContent, PackOptions, Rendered, SheetContent, UnreadMark
from reports.aloud import spoken
from reports.document import UPRIGHT, WIDE, Foot, Heading, write
from reports.flowables import Text, gap
from reports.form_fields import FILLABLE
from reports.plan_page import help_block, plan_page
from reports.said import NOTHING, Said
from reports.slip_page import slip_page
from reports.theme import Theme, theme_of
from reports.wording import Wording
from reports.worksheet_page import is_wide, worksheet_page

MOST_PAGES = 60
"""No pack anybody can use is longer; large print has few words to a page."""


def render(content: PackContent, options: PackOptions) -> Rendered:
    """Return the pack as a PDF; see ``reports.render``."""
    if options.fillable and options.language not in FILLABLE:
        raise UserFacingError("pack.not_fillable", language=options.language)
    words = Wording(
        options.language,
        beside_english=options.beside_english,
        reads=options.reads,
        file=content.catalogue,
    )
    if options.aloud and words.draft:
        words = Wording("en")  # a script for whoever reads it out, in words that are checked
    theme = theme_of(options)
    code = Said(content.code)
    if words.language == "en":
        code = words.words("pack.code", code=content.code)
    heading = Heading(words.name(content.person), code, theme, words, _notices(content, words))
    made = _script if options.aloud else _story
    story = made(content, options, theme, words)
    title = words.words("pack.title" if content.tasks else "help.sheet_title")
    foot = Foot(help_block(content, options, theme, words))
    return _finished(
        *write(story, heading, foot, title.text, theme, words, fillable=options.fillable)
    )


def _notices(content: PackContent, words: Wording) -> list[Said]:
    """Return what every page says of itself."""
    found = list(words.in_both("pack.draft")) if words.draft else []
    return [*found, words.words("pack.made_up")] if content.made_up else found


def render_sheet(content: SheetContent) -> Rendered:
    """Return one empty sheet; see ``reports.render_sheet``."""
    words = Wording(content.language, file=content.catalogue)
    options = PackOptions(language=content.language, print_size=content.print_size)
    theme = theme_of(options)
    worksheet = content.sheet.worksheet
    title = worksheet.neutral_title if content.discreet else worksheet.title
    notices = words.in_both("pack.draft") if words.draft else ()
    heading = Heading(NOTHING, NOTHING, theme, words, notices)
    story = worksheet_page(content.sheet, theme, words, discreet=content.discreet)
    wide = is_wide(content.sheet, theme, words)
    return _finished(*write(story, heading, None, title, theme, words, wide=wide))


def _finished(pdf: bytes, pages: int, unread: tuple[UnreadMark, ...]) -> Rendered:
    if pages > MOST_PAGES:
        raise UserFacingError("pack.too_long", pages=pages, most=MOST_PAGES)
    return Rendered(pdf, pages, hashlib.sha256(pdf).hexdigest(), unread)


def _story(
    content: PackContent, options: PackOptions, theme: Theme, words: Wording
) -> list[Flowable]:
    if not content.tasks and content.rationale is None:
        return _help_sheet(content, theme, words)
    story = plan_page(content, theme, words)
    for sheet in content.sheets:
        wide = WIDE if is_wide(sheet, theme, words) else UPRIGHT
        made = worksheet_page(sheet, theme, words, discreet=options.discreet)
        story += [NextPageTemplate(wide), PageBreak(), *made]
    if content.slip is not None:
        story += [NextPageTemplate(UPRIGHT), PageBreak()]
        story += slip_page(content.slip, content, theme, words)
    return story


def _script(
    content: PackContent, options: PackOptions, theme: Theme, words: Wording
) -> list[Flowable]:
    """Return what is read out, one idea a line with room between the lines."""
    lines = spoken(content, options, words)
    made = [[Text(line, theme.easy), gap(theme.easy.size * 0.6)] for line in lines]
    return [each for pair in made for each in pair]


def _help_sheet(content: PackContent, theme: Theme, words: Wording) -> list[Flowable]:
    return [
        Text(words.words("help.sheet_title"), theme.title),
        Text(words.name(content.person), theme.strong),
        Text(words.words("help.sheet_intro"), theme.body),
    ]
