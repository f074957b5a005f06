"""Writes templates/styles/reference.docx, the Word styles of all documents, from nothing but this text.

Run without arguments from anywhere. Buyers change the looks of their documents in a copy of the file, in Word; we
change them here, so that each change can be read.
"""

from collections.abc import Iterator
from itertools import starmap
from pathlib import Path

from ictcriteria.render.docx.list_definitions import (
    bullet_definition,
    heading_definition,
    list_instance,
    ordered_definition,
)
from ictcriteria.render.docx.styles import unnumbered_heading
from ictcriteria.render.docx.wordml import NAMESPACES, XML_HEAD, paragraph, text_run
from ictcriteria.render.stable_zip import write_stable_zip

REFERENCE = Path(__file__).parents[1] / "templates" / "styles" / "reference.docx"

FONT, ALTERNATIVE = "Arial", "Liberation Sans"
MONOSPACE, MONOSPACE_ALTERNATIVE = "Courier New", "Liberation Mono"
NAVY, INK, GREY, RULE, SHADE, TINT = "1F3864", "1A1A1A", "595959", "A6B1C2", "E6EBF2", "F4F6F9"
"""All text colours have a contrast of at least 6:1, on white and on the shades."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "settings", "fontTable")
ACCENTS = (NAVY, "0B5394", "2E6B4F", "7A4B12", "5B2C83", GREY)
THEME_COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
HEADINGS = tuple(f"Heading{level}" for level in range(1, 5))
BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
NUMBERS = ("ListNumber", "ListNumber2", "ListNumber3")


def main() -> None:
    """Writes the file."""
    REFERENCE.write_bytes(reference_docx())


def reference_docx() -> bytes:
    """The reference document."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": root_relationships(),
        "docProps/core.xml": core(),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{paragraph('Header', text_run('{header_text}'))}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{paragraph('Footer', text_run('{page_label}'))}</w:ftr>",
    }
    return write_stable_zip({name: (XML_HEAD + part).encode() for name, part in parts.items()})


def content_types() -> str:
    """Which part is what."""
    overrides = {f"/word/{name}.xml": f"{WORD_TYPE}.{name}+xml" for name in PARTS} | {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{WORD_TYPE}.footer+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    entries = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items()))
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def root_relationships() -> str:
    """Where reading begins."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def document_relationships() -> str:
    """What the main part needs."""
    others = {"header": "header1.xml", "footer": "footer1.xml", "theme": "theme/theme1.xml"}
    targets = {name: f"{name}.xml" for name in PARTS} | others
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def core() -> str:
    """The properties of the reference document itself; documents get their own."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Styles of tender documents</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def settings() -> str:
    """Settings: as in current versions of Word, no compatibility mode."""
    names = (
        "overrideTableStyleFontSizeAndJustification",
        "enableOpenTypeFeatures",
        "doNotFlipMirrorIndents",
        "differentiateMultirowTableHeaders",
    )
    values = {"compatibilityMode": "15"} | dict.fromkeys(names, "1")
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in values.items())
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """The fonts, and what looks the same where they are missing."""
    fonts = (
        (FONT, ALTERNATIVE, "020B0604020202020204", "swiss", "variable"),
        (MONOSPACE, MONOSPACE_ALTERNATIVE, "02070309020205020404", "modern", "fixed"),
    )
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, panose, family, pitch in fonts
    )
    return f"<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def theme() -> str:
    """The colours and fonts that Word offers; no style depends on them."""
    colours = {"dk1": INK, "lt1": "FFFFFF", "dk2": NAVY, "lt2": SHADE, "hlink": "0B5394", "folHlink": "5B2C83"}
    colours |= dict(zip((f"accent{number}" for number in range(1, 7)), ACCENTS, strict=True))
    palette = "".join(f'<a:{name}><a:srgbClr val="{colours[name]}"/></a:{name}>' for name in THEME_COLOURS)
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Tender"><a:themeElements>'
        f'<a:clrScheme name="Tender">{palette}</a:clrScheme><a:fontScheme name="Tender">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Tender"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def numbering() -> str:
    """The lists that the styles are linked to."""
    definitions = (heading_definition(1, HEADINGS), bullet_definition(2, BULLETS), ordered_definition(3, NUMBERS))
    instances = (list_instance(number, number) for number in (1, 2, 3))
    return f"<w:numbering {NAMESPACES}>{''.join(definitions)}{''.join(instances)}</w:numbering>"


def document() -> str:
    """A page for people who open the file: one line in each style."""
    samples = [
        paragraph("Title", text_run("Styles of tender documents")),
        paragraph("BodyText", text_run("Change the styles of this file in Word; its text is not used.")),
    ]
    shown = [line for line in paragraph_styles() if line[0] not in {"Normal", "Title", "Header", "Footer"}]
    samples += [paragraph(style, text_run(name)) for style, name, *_ in shown]
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"'
        ' w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {NAMESPACES}><w:body>{''.join(samples)}{page}</w:body></w:document>"


def styles() -> str:
    """All styles."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    unnumbered = starmap(unnumbered_heading, enumerate(HEADINGS, start=1))
    every = [*map(paragraph_style, paragraph_styles()), *unnumbered, *character_styles(), *table_styles()]
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(every)}</w:styles>"


def spacing(before: int, after: int, line: int = 240) -> str:
    """Space above and below in twentieths of a point, and line height in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def indent(left: int, hanging: int = 0) -> str:
    """Distance from the margin in twips, and by how much the first line begins before it."""
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def look(size: float, colour: str = "", *, bold: bool = False) -> str:
    """Size in points, colour, weight."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    )


def link(list_number: int, level: int) -> str:
    """The level of a native list that a style stands for."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'


def border(side: str, size: int, space: int, colour: str) -> str:
    """A line on one side of a paragraph."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


Style = tuple[str, str, str, str, str, str]
"""Id, name, the style it is based on, the style of the next paragraph, paragraph and run properties."""


def paragraph_styles() -> tuple[Style, ...]:
    """The styles of paragraphs."""
    body = spacing(100, 120, 276)
    small = '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>' + spacing(0, 0)
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
    quote = border("left", 24, 8, NAVY) + tint + spacing(120, 160, 264)
    return (
        ("Normal", "Normal", "", "Normal", spacing(0, 0, 264), ""),
        ("BodyText", "Body Text", "Normal", "BodyText", body, ""),
        ("Title", "Title", "Normal", "BodyText", title_look(), look(22, NAVY, bold=True)),
        ("Subtitle", "Subtitle", "Normal", "BodyText", "<w:keepNext/>" + spacing(0, 240), look(12, GREY)),
        *heading_styles(),
        ("TOCHeading", "TOC Heading", "Heading1", "BodyText", contents_heading(), ""),
        ("TOC1", "toc 1", "Normal", "Normal", toc_look(120, 567, 567), look(10, bold=True)),
        ("TOC2", "toc 2", "Normal", "Normal", toc_look(20, 1247, 680), ""),
        *list_styles(),
        ("Quote", "Quote", "BodyText", "BodyText", quote + indent(227), ""),
        ("Caption", "caption", "Normal", "BodyText", "<w:keepNext/>" + spacing(120, 60), look(9, GREY, bold=True)),
        ("ClauseId", "Clause Id", "Normal", "BodyText", spacing(0, 100), look(8, GREY)),
        ("TableText", "Table Text", "Normal", "TableText", spacing(40, 40, 252), look(9)),
        ("TableHeading", "Table Heading", "TableText", "TableText", "<w:keepNext/>", look(9, NAVY, bold=True)),
        ("HTMLPreformatted", "HTML Preformatted", "BodyText", "BodyText", spacing(80, 120), monospace() + look(9)),
        ("Header", "header", "Normal", "Header", border("bottom", 4, 6, RULE) + small, look(8, GREY)),
        ("Footer", "footer", "Normal", "Footer", small + '<w:jc w:val="right"/>', look(8, GREY)),
    )


def title_look() -> str:
    """A line below the title sets it apart from the document."""
    return "<w:keepNext/><w:keepLines/>" + border("bottom", 12, 8, NAVY) + spacing(0, 280)


def contents_heading() -> str:
    """The heading of the contents has no number and is not listed in them."""
    return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' + indent(0) + '<w:outlineLvl w:val="9"/>'


def toc_look(before: int, left: int, hanging: int) -> str:
    """An entry of the contents: its number hangs out, its text is aligned."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' + spacing(before, 20) + indent(left, hanging)


def monospace() -> str:
    """A font for code."""
    return f'<w:rFonts w:ascii="{MONOSPACE}" w:hAnsi="{MONOSPACE}" w:eastAsia="{MONOSPACE}" w:cs="{MONOSPACE}"/>'


def heading_styles() -> Iterator[Style]:
    """Headings 1 to 4, numbered; they stay with what follows."""
    looks = ((400, 120, 15), (300, 80, 12), (220, 60, 10.5), (180, 40, 10))
    for level, (before, after, size) in enumerate(looks):
        layout = f'<w:keepNext/><w:keepLines/>{link(1, level)}{spacing(before, after)}<w:outlineLvl w:val="{level}"/>'
        name = f"heading {level + 1}"
        yield HEADINGS[level], name, "Normal", "BodyText", layout, look(size, NAVY, bold=True)


def list_styles() -> Iterator[Style]:
    """Bullets, numbered items and further paragraphs of an item, three levels of each."""
    close = spacing(0, 100, 264)
    for level, suffix in enumerate(("", "2", "3")):
        name = f" {suffix}".rstrip()
        together = "<w:contextualSpacing/>" if level else ""
        yield BULLETS[level], f"List Bullet{name}", "Normal", BULLETS[level], link(2, level) + close + together, ""
        yield NUMBERS[level], f"List Number{name}", "Normal", NUMBERS[level], link(3, level) + close + together, ""
        layout = close + indent(397 * (level + 1))
        yield f"ListContinue{suffix}", f"List Continue{name}", "Normal", f"ListContinue{suffix}", layout, ""


def paragraph_style(style: Style) -> str:
    """A paragraph style."""
    identifier, name, parent, following, layout, looks = style
    default = ' w:default="1"' if not parent else ""
    custom = ' w:customStyle="1"' if identifier in {"ClauseId", "TableText", "TableHeading"} else ""
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>{based}'
        f'<w:next w:val="{following}"/><w:qFormat/><w:pPr>{layout}</w:pPr>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}'
        "</w:style>"
    )


def character_styles() -> Iterator[str]:
    """The styles of runs."""
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    looks = {
        ("Hyperlink", "Hyperlink"): '<w:color w:val="0B5394"/><w:u w:val="single"/>',
        ("CrossReference", "Cross Reference"): f'<w:color w:val="{NAVY}"/>',
        ("HTMLCode", "HTML Code"): monospace(),
    }
    for (identifier, name), properties in looks.items():
        custom = ' w:customStyle="1"' if identifier == "CrossReference" else ""
        yield (
            f'<w:style w:type="character"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
        )


def table_styles() -> Iterator[str]:
    """The styles of tables: thin lines, a shaded header row, keys in bold."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in sides)
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr>'
    bold = f'<w:rPr><w:b/><w:bCs/><w:color w:val="{NAVY}"/></w:rPr>'
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cell_margins(0, 108)}</w:tblPr></w:style>'
    )
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="CriteriaTable"><w:name w:val="Criteria Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>{cell_margins(20, 100)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{bold}{shade}</w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol">{bold}{shade}</w:tblStylePr></w:style>'
    )


def cell_margins(vertical: int, horizontal: int) -> str:
    """The distance between text and lines, in twips."""
    margins = {"top": vertical, "left": horizontal, "bottom": vertical, "right": horizontal}
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins.items())
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


if __name__ == "__main__":
    main()
