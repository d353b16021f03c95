"""From a pack's content to a PDF. Loaded by the door on first use."""

import hashlib

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from planner.errors import UserFacingError
from planner.pack import PackContent, PackOptions, Rendered, SheetContent
from reports.document import UPRIGHT, WIDE, Foot, Heading, write
from reports.flowables import Text
from reports.fonts import register
from reports.plan_page import help_block, plan_page
from reports.slip_page import slip_page
from reports.theme import THEMES
from reports.wording import Wording
from reports.worksheet_page import worksheet_page

MOST_PAGES = 6


def render(content: PackContent, options: PackOptions) -> Rendered:
    """Return the pack as a PDF; see ``reports.render``."""
    words = Wording(options.language)
    code = words.words("pack.code", code=content.code)
    made_up = words.words("pack.made_up") if content.made_up else ""
    heading = Heading(words.text(content.person), code, options.print_size, words, made_up)
    story = _story(content, options, words)
    title = words.words("pack.title" if content.tasks else "help.sheet_title")
    register()
    foot = Foot(help_block(content, options, words))
    return _finished(*write(story, heading, foot, title, options.language))


def render_sheet(content: SheetContent) -> Rendered:
    """Return one empty sheet; see ``reports.render_sheet``."""
    words = Wording(content.language)
    register()
    options = PackOptions(
        language=content.language, print_size=content.print_size, discreet=content.discreet
    )
    worksheet = content.sheet.worksheet
    title = worksheet.neutral_title if content.discreet else worksheet.title
    heading = Heading("", "", content.print_size, words)
    story = worksheet_page(content.sheet, options, words)
    wide = worksheet.layout(content.sheet.version).landscape
    return _finished(*write(story, heading, None, title, content.language, wide=wide))


def _finished(pdf: bytes, pages: int) -> Rendered:
    if pages > MOST_PAGES:
        raise UserFacingError("pack.too_long", pages=pages, most=MOST_PAGES)
    return Rendered(pdf, pages, hashlib.sha256(pdf).hexdigest())


def _story(content: PackContent, options: PackOptions, words: Wording) -> list[Flowable]:
    if not content.tasks and content.rationale is None:
        return _help_sheet(content, options, words)
    story = plan_page(content, options, words)
    for sheet in content.sheets:
        wide = WIDE if sheet.worksheet.layout(sheet.version).landscape else UPRIGHT
        story += [NextPageTemplate(wide), PageBreak(), *worksheet_page(sheet, options, words)]
    if content.slip is not None:
        story += [NextPageTemplate(UPRIGHT), PageBreak()]
        story += slip_page(content.slip, content, options, words)
    return story


def _help_sheet(content: PackContent, options: PackOptions, words: Wording) -> list[Flowable]:
    theme = THEMES[options.print_size]
    return [
        Text(words.words("help.sheet_title"), theme.title),
        Text(words.text(content.person), theme.strong),
        Text(words.words("help.sheet_intro"), theme.body),
    ]
