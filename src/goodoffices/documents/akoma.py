"""A negotiating text as Akoma Ntoso 3.0 (OASIS LegalDocML).

Brackets are inline options, each `alternativeTo` the words as they are. The mapping is described in
docs/reference/akoma-ntoso.md; `from_akoma` reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from lxml import etree

from goodoffices.documents import face
from goodoffices.documents.described import described
from goodoffices.documents.provenance import fields
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText, Status
from goodoffices.documents.wordings import SHAPES
from goodoffices.documents.written import kept_length
from goodoffices.drafting.brackets import Bracket, Key, Node

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS: Final = "urn:goodoffices:negotiating-text:1"
"""The namespace of what Akoma Ntoso has no words for."""
XML: Final = "http://www.w3.org/XML/1998/namespace"
NOWHERE: Final = "zz"
"""A country code that ISO 3166 leaves to its users: a negotiating text is of no country."""
ILLEGAL: Final = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff])")
"""Characters that XML cannot hold."""
_ENGLISH: Final = "en"
_THREE: Final = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "pt": "por", "ru": "rus",
    "sw": "swa", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""Languages as the naming convention writes them, ISO 639-2; others go by their own tag."""


def write_akoma(text: NegotiatingText, *, languages: Sequence[str] = ()) -> bytes:
    """The bytes of an Akoma Ntoso file with the text; `languages` chooses some, without them it has all.

    Changes against an earlier text are not marked: they follow from the two files.
    """
    chosen = tuple(languages) or text.languages
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "go": OURS})
    document = _add(root, "doc", name="negotiating-text", contains="singleVersion")
    _meta(document, text, chosen)
    preface = _add(document, "preface")
    title = _add(_add(preface, "p"), "docTitle")
    title.text = legal(face.title(text, chosen[0] if chosen else _ENGLISH))
    for line in (
        f"{face.where(text, _ENGLISH)} · {face.as_of(text)}",
        text.origin.commitment,
        face.audience(text, _ENGLISH),
    ):
        _add(preface, "p").text = legal(line)
    body = _add(document, "mainBody")
    for number, point in enumerate(text.points, 1):
        _point(body, text, point, number, chosen)
    if not text.points:
        _add(body, "p")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


def legal(words: str) -> str:
    """Words for people, without what XML cannot hold."""
    return ILLEGAL.sub("\ufffd", words)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A child, on a line of its own: never used within words, where white space counts."""
    if len(parent) == 0 and parent.text is None:
        parent.text = "\n"
    child = etree.SubElement(parent, f"{{{AKN}}}{tag}", {key: legal(value) for key, value in attributes.items()})
    child.tail = "\n"
    return child


def _meta(document: etree._Element, text: NegotiatingText, languages: tuple[str, ...]) -> None:
    meta = _add(document, "meta")
    _identification(meta, text, languages)
    references = _add(meta, "references", source="#goodoffices")
    _add(
        references,
        "TLCOrganization",
        eId="goodoffices",
        href="/akn/ontology/organization/goodoffices",
        showAs="Good Offices",
    )
    room = face.first(text.origin.room_name, _ENGLISH, text.origin.room)
    _add(references, "TLCOrganization", eId="room", href=f"/akn/ontology/organization/{_path(text)}", showAs=room)
    for party in text.names:
        href = f"/akn/ontology/organization/{text.origin.talks}/{party}"
        _add(references, "TLCOrganization", eId=_party(party), href=href, showAs=text.name(party, _ENGLISH))
    for status in SHAPES:
        named = _status(status)
        _add(references, "TLCConcept", eId=named, href=f"/akn/ontology/concept/goodoffices/{named}", showAs=status)
    remarks = [
        (f"note_{at}_{one.label}_{number}", f"{point.point}, {one.label}: {line}")
        for at, point in enumerate(text.points, 1)
        for one in point.offered
        for number, line in enumerate(face.remarks(text, one, _ENGLISH), 1)
    ]
    notes = _add(meta, "notes", source="#goodoffices") if remarks else None
    for named, line in remarks:
        _add(_add(notes, "note", eId=named.replace(" ", "_")), "p").text = legal(line)
    ours = _add(meta, "proprietary", source="#goodoffices")
    whole = {
        "origin": described(text.origin),
        "title": described(text.title),
        "languages": list(languages),
        "authentic": [language for language in text.authentic if language in languages],
        "names": described(text.names),
    }
    _data(ours, "text", {**whole, **fields(text, None, languages)})
    for point in text.points:
        _data(ours, "point", {key: value for key, value in described(point).items() if key != "nodes"})


def _identification(meta: etree._Element, text: NegotiatingText, languages: tuple[str, ...]) -> None:
    """The work is the room's text, an expression is it as of an entry in these languages, a manifestation the file."""
    work = f"/akn/{NOWHERE}/doc/negotiating-text/{text.origin.moment:%Y}/{_path(text)}"
    tongue = _THREE.get(languages[0], languages[0]) if len(languages) == 1 else "mul"
    expression = f"{work}/{tongue}@{text.origin.moment:%Y-%m-%d}/entry-{text.origin.entry}"
    day = f"{text.origin.moment:%Y-%m-%d}"
    found = _add(meta, "identification", source="#goodoffices")
    levels = (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml"))
    for level, uri in levels:
        node = _add(found, level)
        _add(node, "FRBRthis", value=uri)
        _add(node, "FRBRuri", value=uri)
        _add(node, "FRBRdate", date=day, name="as of")
        _add(node, "FRBRauthor", href="#room")
        if level == "FRBRWork":
            _add(node, "FRBRcountry", value=NOWHERE)
            _add(node, "FRBRsubtype", value="negotiating-text")
            _add(node, "FRBRname", value=face.title(text, _ENGLISH))
        elif level == "FRBRExpression":
            for language in languages or ("und",):
                _add(node, "FRBRlanguage", language=language)
        else:
            _add(node, "FRBRformat", value="application/akn+xml")


def _point(
    body: etree._Element, text: NegotiatingText, point: PointOfText, number: int, languages: tuple[str, ...]
) -> None:
    named = f"art_{number}"
    article = _add(
        body,
        "article",
        eId=named,
        refersTo=f"#{_status(point.status)}",
        title=face.standing(text, point, languages[0] if languages else "en"),
    )
    _add(article, "num").text = legal(f"{point.point}.")
    titles = [language for language in languages if language in point.title]
    if titles:
        heading = _add(article, "heading", eId=f"{named}__heading")
        heading.text = None
        for language in titles:
            one = etree.SubElement(heading, f"{{{AKN}}}span", {f"{{{XML}}}lang": language})
            one.text, one.tail = legal(point.title[language]), " "
    offered = {one.number: one for one in point.offered}
    for language in languages:
        if language in point.nodes:
            inner = f"{named}__para_{language}"
            paragraph = _add(article, "paragraph", eId=inner)
            paragraph.set(f"{{{XML}}}lang", language)
            content = _add(paragraph, "content", eId=f"{inner}__content")
            _Writer(text, offered, inner).paragraphs(content, point.nodes[language])


class _Run(NamedTuple):
    """Where the next words are expected to be from."""

    of: Key | None
    at: int


class _Writer:
    """Writes the words of a point in one language."""

    def __init__(self, text: NegotiatingText, offered: Mapping[int, Offered], named: str) -> None:
        self.text, self.offered, self.named, self.brackets = text, offered, named, 0

    def paragraphs(self, content: etree._Element, nodes: Sequence[Node]) -> None:
        """A paragraph for each line outside of brackets; within them a line ends with `eol`."""
        if not nodes:
            return
        self.content = content
        self.nodes(_add(content, "p"), nodes, _Run(None, 0), outside=True)

    def nodes(self, into: etree._Element, nodes: Sequence[Node], run: _Run, *, outside: bool = False) -> None:
        for node in nodes:
            if isinstance(node, Bracket):
                self.bracket(into, node, run)
                run = _Run(run.of, run.at + kept_length(node))
                continue
            if (node.of, node.start) == run:
                into = self.words(into, node.words, outside=outside)
            else:
                run = _Run(node.of, node.start)
                attributes = {f"{{{OURS}}}of": "" if run.of is None else str(run.of), f"{{{OURS}}}from": str(run.at)}
                self.words(etree.SubElement(into, f"{{{AKN}}}span", attributes), node.words, outside=False)
            run = _Run(run.of, run.at + len(node.words))

    def words(self, into: etree._Element, words: str, *, outside: bool) -> etree._Element:
        for at, line in enumerate(words.split("\n")):
            if at and outside:
                into = _add(self.content, "p")
            elif at:
                etree.SubElement(into, f"{{{AKN}}}eol")
            for number, part in enumerate(ILLEGAL.split(line)):
                if number % 2:
                    code = {"name": "character", f"{{{OURS}}}code": f"{ord(part):x}"}
                    etree.SubElement(into, f"{{{AKN}}}inline", code)
                elif len(into):
                    into[-1].tail = (into[-1].tail or "") + part
                else:
                    into.text = (into.text or "") + part
        return into

    def bracket(self, into: etree._Element, bracket: Bracket, run: _Run) -> None:
        self.brackets += 1
        named = f"{self.named}__bracket_{self.brackets}"
        around = etree.SubElement(into, f"{{{AKN}}}inline", {"name": "bracket", "eId": named})
        kept, *offers = bracket.options
        first = f"{named}__opt_0"
        as_it_is = etree.SubElement(around, f"{{{AKN}}}inline", {"name": "option", "eId": first})
        self.nodes(as_it_is, kept.nodes, run)
        for number, option in enumerate(offers, 1):
            assert option.key is not None
            attributes = {"name": "option", "eId": f"{named}__opt_{number}", "alternativeTo": f"#{first}"}
            attributes |= _whose(self.text, self.offered[option.key])
            one = etree.SubElement(around, f"{{{AKN}}}inline", attributes)
            self.nodes(one, option.nodes, _Run(option.key, 0))


def _whose(text: NegotiatingText, one: Offered) -> dict[str, str]:
    """Who proposes an option, as references; where everybody stands on it, as words."""
    refers = [*map(_party, one.attribution.proposes)] or ["room"]
    return {
        "refersTo": " ".join(f"#{name}" for name in (*refers, _status(one.status))),
        "title": legal(face.stands(text, one, _ENGLISH)),
        f"{{{OURS}}}alternative": str(one.number),
    }


def _data(parent: etree._Element, tag: str, value: Mapping[str, Any]) -> None:
    words = json.dumps(value, ensure_ascii=False)
    child = etree.SubElement(parent, f"{{{OURS}}}{tag}")
    child.text, child.tail = ILLEGAL.sub(lambda match: f"\\u{ord(match[0]):04x}", words), "\n"


def _party(party: str) -> str:
    return f"party-{party}"


def _status(status: Status) -> str:
    return "status-" + status.replace(",", "").replace(" ", "-")


def _path(text: NegotiatingText) -> str:
    return f"{text.origin.talks}/{text.origin.room}".replace("@", "/")
