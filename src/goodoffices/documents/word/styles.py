"""How Word files look: real styles, so that who edits them can restyle all of it at once."""

from __future__ import annotations

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from goodoffices.documents.word.elements import Element, element

INK = RGBColor(0x1A, 0x1A, 0x1A)
QUIET = RGBColor(0x4A, 0x4A, 0x4A)
FONT = "Noto Serif"


def blank() -> Document:
    """An empty A4 document with the styles of the house."""
    document: Document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(10.5), INK
    _plain_fonts(normal.element)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.15
    for name, size, before in (("Title", 18, 0), ("Heading 1", 13, 16), ("Heading 2", 11.5, 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), True, INK
        style.font.cs_bold = True
        _plain_fonts(style.element)
        _same_size(style.element)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    _without_border(document.styles["Title"].element)
    small = document.styles.add_style("Status line", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = normal
    small.font.size, small.font.color.rgb = Pt(9), QUIET
    small.paragraph_format.keep_with_next = True
    who = document.styles.add_style("Attribution", WD_STYLE_TYPE.CHARACTER)
    who.font.italic, who.font.size, who.font.color.rgb = True, Pt(9.5), QUIET
    bracket = document.styles.add_style("Bracket", WD_STYLE_TYPE.CHARACTER)
    bracket.font.bold = bracket.font.cs_bold = True
    for style in (normal, small, who):
        _same_size(style.element)
    return document


def _same_size(style: Element) -> None:
    """Scripts such as Arabic have a size of their own: the same."""
    properties = style.get_or_add_rPr()
    size = properties.find(qn("w:sz"))
    known = properties.find(qn("w:szCs"))
    if known is not None:
        properties.remove(known)
    size.addnext(element("szCs", val=size.get(qn("w:val"))))


def _plain_fonts(style: Element) -> None:
    """A style that names a font takes no other from the theme."""
    fonts = style.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _without_border(style: Element) -> None:
    border = style.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)
