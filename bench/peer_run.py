"""One peer making the pack again and again; prints its milliseconds a pack as JSON.

Arguments: its name, the file of parts, how many packs. Runs in the peers' own environment.
"""

import json
import sys
import time
from collections.abc import Callable
from html import escape
from importlib import import_module
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
Pages = list[dict[str, Any]]


def svg(across: int, bars: list[list[int]]) -> str:
    """Return the code as a picture."""
    drawn = "".join(f'<rect x="{s}" y="{r}" width="{e - s}" height="1"/>' for r, s, e in bars)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {across}">{drawn}</svg>'


def html(pages: Pages, *, code: bool) -> str:
    """Return the pack as HTML."""
    style = (
        "@page{size:A4;margin:18mm}@page wide{size:A4 landscape}.wide{page:wide}"
        "section{break-after:page}body{font:12pt 'Noto Sans'}td,th{border:.5pt solid;height:24pt}"
        "table{width:100%;border-collapse:collapse}.i{font:30pt 'Noto Emoji'}svg{width:25mm}"
    )
    made = []
    for page in pages:
        inside = "".join(_html(part, code) for part in page["parts"])
        made.append(f"<section class='{'wide' if page['wide'] else ''}'>{inside}</section>")
    return f"<html lang=en><head><style>{style}</style><body>{''.join(made)}"


def _html(part: list[Any], code: bool) -> str:
    match part:
        case ["h", text]:
            return f"<h1>{escape(text)}</h1>"
        case ["p", text]:
            return f"<p>{escape(text)}</p>"
        case ["lines", int(number)]:
            return "<hr><br>" * number
        case ["grid", heads, labels]:
            top = "".join(f"<th>{escape(each)}</th>" for each in heads)
            empty = "<td></td>" * (len(heads) - 1)
            rows = "".join(f"<tr><th>{escape(each)}</th>{empty}</tr>" for each in labels)
            return f"<table border=1><thead><tr>{top}</tr></thead>{rows}</table>"
        case ["picture", glyph, text]:
            return f"<p><span class=i>{glyph}</span> {escape(text)}</p><hr>"
        case ["code", across, bars]:
            return svg(across, bars) if code else ""
    return ""


def typst(pages: Pages) -> Callable[[], object]:
    """Return typst at work."""
    compiler = import_module("typst").Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    lines = ['#set text(font: ("Noto Sans", "Noto Emoji"), size: 12pt)']
    for page in pages:
        flipped = "true" if page["wide"] else "false"
        lines.append(f'#set page(paper: "a4", margin: 18mm, flipped: {flipped})')
        lines += [_typst(part) for part in page["parts"]]
    whole, turn = "\n\n".join(lines), count(1)

    def work() -> object:
        own = whole.replace("Amina K. 0", f"Amina K. {next(turn)}")  # or it would do nothing
        return compiler.compile(input=own.encode(), format="pdf")

    return work


def _typst(part: list[Any]) -> str:
    match part:
        case ["h", text]:
            return f"#heading({json.dumps(text, ensure_ascii=False)})"
        case ["p", text]:
            return f"#par({json.dumps(text, ensure_ascii=False)})"
        case ["lines", int(number)]:
            return "#line(length: 100%)\n#v(8mm)\n" * number
        case ["grid", heads, labels]:
            cells = ", ".join(json.dumps(each) for each in heads)
            empty = ', ""' * (len(heads) - 1)
            rows = ", ".join(json.dumps(each) + empty for each in labels)
            return f"#table(columns: (1fr,) * {len(heads)}, rows: 28pt, {cells}, {rows})"
        case ["picture", glyph, text]:
            return f'#text(30pt, "{glyph}") #text({json.dumps(text)})'
        case ["code", across, bars]:
            image = json.dumps(svg(across, bars))
            return f'#image(bytes({image}), format: "svg", width: 25mm)'
    return ""


def weasyprint(pages: Pages) -> Callable[[], object]:
    """Return WeasyPrint at work."""
    maker = import_module("weasyprint")
    text = html(pages, code=True)
    return lambda: maker.HTML(string=text).write_pdf()


def fpdf2(pages: Pages) -> Callable[[], object]:
    """Return fpdf2 at work."""
    maker = import_module("fpdf").FPDF

    def work() -> object:
        pdf = maker()
        pdf.set_margin(18)
        for name, style in (("NotoSans", ""), ("NotoSans", "B"), ("NotoEmoji", "")):
            weight = "Bold" if style else "Regular"
            pdf.add_font(name, style, FONTS / f"{name}-{weight}.ttf")
        for page in pages:
            pdf.add_page(orientation="landscape" if page["wide"] else "portrait")
            for part in page["parts"]:
                pdf.set_font("NotoSans", size=12)
                _fpdf(pdf, part)
        return pdf.output()

    return work


def _fpdf(pdf: Any, part: list[Any]) -> None:  # noqa: ANN401 (it has no types)
    match part:
        case ["h", text]:
            pdf.set_font("NotoSans", "B", 22)
            pdf.multi_cell(0, 12, text, new_x="LMARGIN", new_y="NEXT")
        case ["p", text]:
            pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        case ["lines", number]:
            for _ in range(number):
                pdf.ln(9)
                pdf.line(pdf.l_margin, pdf.y, pdf.w - pdf.r_margin, pdf.y)
        case ["grid", heads, labels]:
            with pdf.table(line_height=7) as table:
                table.row(heads)
                for each in labels:
                    table.row([each, *[""] * (len(heads) - 1)])
        case ["picture", glyph, text]:
            pdf.set_font("NotoEmoji", size=30)
            pdf.cell(20, 14, glyph)
            pdf.set_font("NotoSans", "B", 15)
            pdf.cell(0, 14, text, new_x="LMARGIN", new_y="NEXT")
        case ["code", across, bars]:
            cell, top = 25 / across, pdf.y
            for row, start, end in bars:
                place = (pdf.l_margin + start * cell, top + row * cell)
                pdf.rect(*place, (end - start) * cell, cell, style="F")


def qt(pages: Pages) -> Callable[[], object]:
    """Return Qt at work; without the code, all pages upright."""
    core, gui = import_module("PySide6.QtCore"), import_module("PySide6.QtGui")
    app = gui.QGuiApplication(["bench", "-platform", "offscreen"])
    for file in FONTS.glob("Noto[SE]*-Regular.ttf"):
        gui.QFontDatabase.addApplicationFont(str(file))
    text = html(pages, code=False)

    def work() -> object:
        assert app
        buffer = core.QBuffer()
        buffer.open(core.QIODevice.OpenModeFlag.WriteOnly)
        writer = gui.QPdfWriter(buffer)
        document = gui.QTextDocument()
        document.setHtml(text.replace("<section", "<div style='page-break-after:always'"))
        document.print_(writer)
        del writer
        return buffer.data().data()

    return work


def platypus(pages: Pages) -> Callable[[], object]:
    """Return reportlab's own paragraphs at work; all pages upright."""
    own, fonts = import_module("reportlab.platypus"), import_module("reportlab.pdfbase.ttfonts")
    register = import_module("reportlab.pdfbase.pdfmetrics").registerFont
    style = import_module("reportlab.lib.styles").ParagraphStyle
    for name in ("NotoSans", "NotoEmoji"):
        register(fonts.TTFont(name, str(FONTS / f"{name}-Regular.ttf")))
    body = style("body", fontName="NotoSans", fontSize=12, leading=16)

    def made(part: list[Any]) -> list[Any]:
        match part:
            case ["lines", number]:
                return [own.HRFlowable(width="100%", spaceAfter=24) for _ in range(number)]
            case ["grid", heads, labels]:
                rows = [heads, *([each, *[""] * (len(heads) - 1)] for each in labels)]
                cells = [[own.Paragraph(escape(each), body) for each in row] for row in rows]
                return [own.Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])]
            case ["picture", glyph, text]:
                icon = f"<font name='NotoEmoji' size='30'>{glyph}</font> {escape(text)}"
                return [own.Paragraph(icon, style("icon", body, leading=36))]
            case [_, str() as text]:
                return [own.Paragraph(escape(text), body)]
        return []

    def work() -> object:
        story = []
        for page in pages:
            story += [each for part in page["parts"] for each in made(part)]
            story.append(own.PageBreak())
        buffer = BytesIO()
        own.SimpleDocTemplate(buffer, initialFontName="NotoSans").build(story)
        return buffer.getvalue()

    return work


def main() -> None:
    """Make the packs and print the milliseconds of each, and write the last beside the parts."""
    name, file, packs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    makers = {each.__name__: each for each in (typst, weasyprint, fpdf2, qt, platypus)}
    work = makers[name](json.loads(file.read_text(encoding="utf-8")))
    spent = []
    for _ in range(packs + 1):
        start = time.perf_counter()
        made = work()
        spent.append((time.perf_counter() - start) * 1000)
    if isinstance(made, bytes | bytearray):
        file.with_name(f"{name}.pdf").write_bytes(made)
    sys.stdout.write(json.dumps(spent[1:]) + "\n")


if __name__ == "__main__":
    main()
