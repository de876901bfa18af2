"""The hand-made set: files as delegations edit them, in LibreOffice or by other programs, and what each must bring."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from goodoffices.documents.text import Attribution, NegotiatingText
from goodoffices.documents.word.elements import Ids, as_deleted, changed
from goodoffices.drafting.brackets import Offer
from tests.documents import sample

Change = tuple[str, str, int | None, str, str, str]
"""On which point, in which language, on whose words (None: the base's), the words before and after, by whom."""

_LEVEL = (
    "The level of the lake is kept between 430.00 and 431.80 metres.\n"
    "Each Party states its use every month.\n"
    "The statements are public."
)
_COMMISSION = "A joint commission meets at Mirna twice a year.\nIt decides by consensus."
_AKRA = Attribution(proposes=("akra",), opposes=("dovra",))
_DOVRA = Attribution(proposes=("dovra",), silent=("akra", "selm"))
_ARABIC = "تحافظ الأطراف على مستوى البحيرة بين 430.00 و431.80 متر."

ONE = sample.text(
    [
        sample.point(
            "1",
            {"en": "Level"},
            {"en": _LEVEL},
            {"en": [Offer(12, 38, 44, "429.50"), Offer(13, 0, 6, "429.80", on=12)]},
            [sample.offered(12, _AKRA, {"en": "429.50"}), sample.offered(13, _DOVRA, {"en": "429.80"})],
        ),
        sample.point(
            "2",
            {"en": "Commission"},
            {"en": _COMMISSION},
            {"en": [Offer(21, 34, 46, "every month")]},
            [sample.offered(21, _DOVRA, {"en": "every month"})],
        ),
        sample.point(
            "3",
            {"en": "Water release"},
            {"en": "Dovra releases 40 m³/s from May to September."},
            {},
            status="agreed",
        ),
        sample.lake().points[3],
    ]
)
_LAKE = sample.lake()
# LibreOffice without a screen breaks off on comments in a file that a macro opens.
TWO = _LAKE._replace(
    points=tuple(p._replace(offered=tuple(o._replace(notes=()) for o in p.offered)) for p in _LAKE.points)
)
RTL = sample.text(
    [
        sample.point(
            "1",
            {"en": "Level", "ar": "المستوى"},
            {"en": "The Parties keep the level of the lake between 430.00 and 431.80 metres.", "ar": _ARABIC},
            {"ar": [Offer(12, _ARABIC.index("430"), _ARABIC.index("430") + 6, "429.50")]},
            [sample.offered(12, _AKRA, {"ar": "429.50"})],
        )
    ],
    ("en", "ar"),
)


class Case(NamedTuple):
    """A file sent out and edited, and what it brings: by a macro in LibreOffice's Basic, or by a function."""

    name: str
    text: NegotiatingText
    how: str | Callable[[Opened], None]
    changes: tuple[Change, ...] = ()
    listed: tuple[str, ...] = ()
    """Words that must stand in the list of what could not be placed, each in an item of its own."""
    remarks: tuple[tuple[str, str, str], ...] = ()
    """Comments: on which words, what, by whom."""
    moves: int = 0


CASES = [
    Case(
        "a tracked replacement",
        ONE,
        'Track("Dovra")\nChange("Each Party", "Every Party")',
        (("1", "en", None, "Each Party", "Every Party", "Dovra"),),
    ),
    Case(
        "the same untracked",
        ONE,
        'Change("Each Party", "Every Party")',
        (("1", "en", None, "Each", "Every", ""),),
    ),
    Case(
        "a tracked deletion",
        ONE,
        'Track("Selm")\nChange(" from May to September", "")',
        (("3", "en", None, " from May to September", "", "Selm"),),
    ),
    Case(
        "a tracked insertion",
        ONE,
        'Track("Selm")\nInsertAfter("m³/s", " at the gauge of Osk")',
        (("3", "en", None, "", " at the gauge of Osk", "Selm"),),
    ),
    Case(
        "a change within a nested bracket",
        ONE,
        'Track("Akra")\nChange("429.80", "429.70")',
        (("1", "en", 13, "429.80", "429.70", "Akra"),),
    ),
    Case(
        "a whole bracket replaced by words",
        ONE,
        'Track("Selm")\nChange("[twice a year] [Dovra proposes: every month]", "four times a year")',
        (("2", "en", None, "twice a year", "four times a year", "Selm"),),
    ),
    Case(
        "words deleted from before a bracket to behind it",
        ONE,
        'Track("Selm")\nDim a As Object, c As Object\na = Words("at Mirna ")\n'
        'c = a.Text.createTextCursorByRange(a.Start)\nc.gotoRange(Words("every month].").End, True)\nc.setString("")',
        (("2", "en", None, "at Mirna twice a year.", "", "Selm"),),
    ),
    Case(
        "a paragraph moved up, tracked",
        ONE,
        'Track("Akra")\nChoose("The statements are")\nDispatch("MoveUp")',
        (
            ("1", "en", None, "", "The statements are public.\n", "Akra"),
            ("1", "en", None, "\nThe statements are public.", "", "Akra"),
        ),
        moves=1,
    ),
    Case(
        "a paragraph cut and pasted in its point, untracked",
        ONE,
        'CutAndPaste("The statements are", "431.80 metres")',
        (
            ("1", "en", None, "", "The statements are public.\n", ""),
            ("1", "en", None, "\nThe statements are public.", "", ""),
        ),
        moves=1,
    ),
    Case(
        "a paragraph cut and pasted to another point, untracked",
        ONE,
        'CutAndPaste("Each Party states", "A joint commission")',
        (
            ("1", "en", None, "Each Party states its use every month.\n", "", ""),
            ("2", "en", None, "", "Each Party states its use every month.\n", ""),
        ),
        moves=1,
    ),
    Case(
        "the same tracked",
        ONE,
        'Track("Dovra")\nCutAndPaste("Each Party states", "A joint commission")',
        (
            ("1", "en", None, "Each Party states its use every month.\n", "", "Dovra"),
            ("2", "en", None, "", "Each Party states its use every month.\n", "Dovra"),
        ),
        moves=1,
    ),
    Case(
        "a paragraph split, tracked",
        ONE,
        'Track("Selm")\nBreakAfter("meets at Mirna")',
        (("2", "en", None, "", "\n", "Selm"),),
    ),
    Case(
        "paragraphs joined, tracked",
        ONE,
        'Track("Selm")\nJoinAfter("every month].")',
        (("2", "en", None, "\n", "", "Selm"),),
    ),
    Case(
        "runs split by looks, and a word changed",
        ONE,
        'Words("level of the").CharWeight = 150\nWords("joint").CharPosture = 2\nTrack("Selm")\nChange("kept", "held")',
        (("1", "en", None, "kept", "held", "Selm"),),
    ),
    Case(
        "all bookmarks lost",
        ONE,
        'LoseBookmarks()\nTrack("Selm")\nChange("by consensus", "by a majority")',
        (("2", "en", None, "by consensus", "by a majority", "Selm"),),
    ),
    Case(
        "two authors",
        ONE,
        'Track("Akra")\nChange("metres", "m")\nTrack("J. Weiss (Selm)")\nChange("public", "published")',
        (
            ("1", "en", None, "metres", "m", "Akra"),
            ("1", "en", None, "public", "published", "J. Weiss (Selm)"),
        ),
    ),
    Case(
        "a paragraph made an item of a list, and one more item",
        ONE,
        'BreakAfter("by consensus.")\nDim c As Object\nc = Words("by consensus.")\n'
        "c = c.Text.createTextCursorByRange(c.End)\nc.goRight(1, False)\n"
        'c.Text.insertString(c, "It meets in public.", False)\nc.NumberingStyleName = "Numbering 123"',
        (("2", "en", None, "", "\nIt meets in public.", ""),),
        ("number or bullet",),
    ),
    Case(
        "a table put in",
        ONE,
        'Table("are public", "Gauge", "Osk")',
        (),
        ("Gauge", "Osk"),
    ),
    Case(
        "a footnote",
        ONE,
        'Footnote("40 m³/s", "Measured daily at Osk.")',
        (),
        ("Measured daily at Osk.",),
    ),
    Case(
        "right-to-left words changed",
        RTL,
        'Track("Selm")\nChange("البحيرة", "بحيرة ميرنا")\nChange("429.50", "429.40")',
        (
            ("1", "ar", None, "البحيرة", "بحيرة ميرنا", "Selm"),
            ("1", "ar", 12, "429.50", "429.40", "Selm"),
        ),
    ),
    Case(
        "both languages changed",
        TWO,
        'Track("Selm")\nChange("releases 40", "releases 45")\nChange("libère 40", "libère 45")',
        (
            ("3", "en", None, "releases 40", "releases 45", "Selm"),
            ("3", "fr", None, "libère 40", "libère 45", "Selm"),
        ),
    ),
    Case(
        "a title edited",
        ONE,
        'Track("Akra")\nChange("Commission", "Joint commission")',
        (),
        ("2. Joint commission",),
    ),
    Case(
        "an attribution edited",
        ONE,
        'Track("Selm")\nChange("Dovra opposes", "Dovra and Selm oppose")',
        (),
        ("Dovra and Selm oppose",),
    ),
    Case(
        "all of a point deleted",
        ONE,
        'Track("Dovra")\nChange("Dovra releases 40 m³/s from May to September.", "")',
        (("3", "en", None, "Dovra releases 40 m³/s from May to September.", "", "Dovra"),),
    ),
    Case(
        "a line through words",
        ONE,
        'Words("at Mirna").CharStrikeout = 1',
        (),
        ("at Mirna",),
    ),
    Case(
        "the header edited",
        ONE,
        'Dim s As Object\ns = Doc.StyleFamilies.getByName("PageStyles").getByIndex(0)\n'
        'Dim i As Integer\nFor i = 0 To Doc.StyleFamilies.getByName("PageStyles").Count - 1\n'
        's = Doc.StyleFamilies.getByName("PageStyles").getByIndex(i)\n'
        'If s.isInUse And s.HeaderIsOn Then s.HeaderText.setString("Agreed by all")\nNext i',
        (),
        ("Agreed by all",),
    ),
]


# Edits that other programs make, on the elements of the file


def paragraph_with(document: Opened, words: str) -> Paragraph:
    """The first paragraph with these words, in a table or not."""
    cells = (p for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs)
    return next(p for p in (*document.paragraphs, *cells) if words in p.text)


def replace(document: Opened, words: str, new: str, author: str = "") -> None:
    """Replace words within one run, tracked where there is an author."""
    paragraph = paragraph_with(document, words)
    run = next(r for r in paragraph.runs if words in r.text)
    before, after = run.text.split(words, 1)
    if not author:
        run.text = before + new + after
        return
    ids, pieces = Ids(), []
    for kind, piece in (("", before), ("del", words), ("ins", new), ("", after)):
        if piece:
            made = paragraph.add_run(piece, run.style)
            if kind == "del":
                as_deleted(made)
            if kind:
                container = changed(kind, ids, author, sample.MOMENT)
                container.append(made._r)
                pieces.append(container)
            else:
                pieces.append(made._r)
    for piece in pieces:
        run._r.addprevious(piece)
    run._r.getparent().remove(run._r)


def _points_in_another_order(document: Opened) -> None:
    body = document.element.body
    heads = [p._p for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    third = [node for node in body if list(body).index(heads[2]) <= list(body).index(node) < list(body).index(heads[3])]
    for node in third:
        heads[0].addprevious(node)
    replace(document, "m³/s", "cubic metres per second", "Selm")


def _marks_within_words(document: Opened) -> None:
    """Each word in a run of its own, with marks of a spelling checker between, and a word changed."""
    paragraph = paragraph_with(document, "It decides by")
    (run,) = paragraph.runs
    for piece in ("It dec", "ides ", "by con", "sensus."):
        made = deepcopy(run._r)
        made.find(qn("w:t")).text = piece
        made.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run._r.addprevious(made)
        run._r.addprevious(run._r.makeelement(qn("w:proofErr")))
    run._r.getparent().remove(run._r)
    replace(document, "ides ", "ides only ", "Akra")


def _inserted_and_deleted_again(document: Opened) -> None:
    paragraph = paragraph_with(document, "It decides by")
    ids = Ids()
    inserted = changed("ins", ids, "Akra", sample.MOMENT)
    deleted = changed("del", ids, "Selm", sample.MOMENT)
    made = paragraph.add_run(" In public.")
    as_deleted(made)
    deleted.append(made._r)
    inserted.append(deleted)
    paragraph._p.append(inserted)


def _whole_paragraph_deleted(document: Opened) -> None:
    """The last paragraph of a point with its end, as Word marks it."""
    paragraph = paragraph_with(document, "It decides by")
    ids = Ids()
    properties = paragraph._p.get_or_add_pPr()
    mark = properties.makeelement(qn("w:rPr"))
    mark.append(changed("del", ids, "Akra", sample.MOMENT))
    properties.append(mark)
    for run in paragraph.runs:
        container = changed("del", ids, "Akra", sample.MOMENT)
        run._r.addprevious(container)
        as_deleted(run)
        container.append(run._r)


def _into_an_empty_point(document: Opened) -> None:
    ids = Ids()
    last = document.paragraphs[-1]
    container = changed("ins", ids, "Dovra", sample.MOMENT)
    container.append(last.add_run("It enters into force on signature.")._r)
    last._p.append(container)


def _content_control(document: Opened) -> None:
    """A paragraph's words in a content control and a link, one of them changed without tracking."""
    paragraph = paragraph_with(document, "It decides by")
    (run,) = paragraph.runs
    run.text = "It decides by general consensus."
    control, content = (run._r.makeelement(qn(name)) for name in ("w:sdt", "w:sdtContent"))
    link = run._r.makeelement(qn("w:hyperlink"))
    control.append(content)
    content.append(link)
    run._r.addprevious(control)
    link.append(run._r)


def _moved_by_word(document: Opened) -> None:
    """A sentence moved within its point with the elements that Word writes for a move."""
    paragraph = paragraph_with(document, "The statements are public.")
    ids = Ids()
    run = paragraph.runs[0]
    there = deepcopy(run._r)
    there.find(qn("w:t")).text = " The statements are public."
    away, here = (changed(kind, ids, "Dovra", sample.MOMENT) for kind in ("moveFrom", "moveTo"))
    run._r.addprevious(away)
    as_deleted(run)
    away.append(run._r)
    here.append(there)
    paragraph_with(document, "431.80 metres").runs[-1]._r.addnext(here)


def _commented(document: Opened) -> None:
    for words, said, author in (("It decides by", "Of those present?", "Selm"), ("Water rel", "A title?", "Akra")):
        runs = paragraph_with(document, words).runs
        document.add_comment(runs, said, author=author)
    replace(document, "joint", "mixed", "Selm")


CASES += [
    Case(
        "comments, and a change beside them",
        ONE,
        _commented,
        (("2", "en", None, "joint", "mixed", "Selm"),),
        remarks=(("It decides by consensus.", "Of those present?", "Selm"), ("3. Water release", "A title?", "Akra")),
    ),
    Case(
        "points in another order, and words changed",
        ONE,
        _points_in_another_order,
        (("3", "en", None, "m³/s", "cubic metres per second", "Selm"),),
        ("3. Water release",),
    ),
    Case(
        "words in many runs",
        ONE,
        _marks_within_words,
        (("2", "en", None, "ides ", "ides only ", "Akra"),),
    ),
    Case("words inserted and deleted again", ONE, _inserted_and_deleted_again, (), (" In public.",)),
    Case(
        "a whole paragraph deleted with its end",
        ONE,
        _whole_paragraph_deleted,
        (("2", "en", None, "\nIt decides by consensus.", "", "Akra"),),
    ),
    Case(
        "words for a point that has none",
        ONE,
        _into_an_empty_point,
        (("4", "en", None, "", "It enters into force on signature.", "Dovra"),),
    ),
    Case(
        "words in a content control and a link",
        ONE,
        _content_control,
        (("2", "en", None, "", "general ", ""),),
    ),
    Case(
        "a sentence moved, as Word marks it",
        ONE,
        _moved_by_word,
        (
            ("1", "en", None, "", " The statements are public.", "Dovra"),
            ("1", "en", None, "The statements are public.", "", "Dovra"),
        ),
        moves=1,
    ),
]


def by_program(data: bytes, how: Callable[[Opened], None]) -> bytes:
    """A file that a function has edited."""
    document = Document(io.BytesIO(data))
    how(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
