"""Opening reports: what each sort of file gives, and that no file is too odd."""

import zlib
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.dispatches.opening import MAX_ORIGINAL, MAX_TEXT, NotOpened, Opener, open_document
from goodoffices.dispatches.opening.apart import TOO_MUCH, Workshop, page
from goodoffices.dispatches.opening.letters import UNREADABLE
from goodoffices.dispatches.opening.page import NO_TEXT
from goodoffices.dispatches.opening.sorts import HTML, MAIL, PDF
from goodoffices.proof.canonical import canonical

PAGE = """<!DOCTYPE html><html><head><title>Talks open - The Gull</title>
<meta property="og:site_name" content="The Gull">
<meta property="article:published_time" content="2027-03-01T08:00:00Z">
<script>document.title = "Stolen"; fetch("http://example.org/")</script></head><body onload="alert(1)">
<nav>Home | News</nav><article><h1>Talks open</h1><p>AUBREL – The talks opened on Monday, a spokesman said, and
they are to last two days.</p><p>He told reporters at the gate of the house where the delegations met that he was
content.<img src=x onerror="alert(2)"></p></article><script>alert(3)</script></body></html>"""


@pytest.fixture(scope="module")
def opener():
    with Opener() as opener:
        yield opener


def pdf(content: bytes, filters: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (filters, len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return b"%sxref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        made, table, len(made)
    )  # fmt: skip


def letter(html: str = "", **headers: str) -> bytes:
    made = EmailMessage()
    for name, value in {"From": "The Tern <desk@tern.example>", "Subject": "Talks open", **headers}.items():
        made[name] = value
    if html:
        made.set_content(html, subtype="html")
    else:
        made.set_content("The talks opened on Monday.\n")
    return made.as_bytes()


def test_text_with_its_date_before_it(opener):
    found = opener.open(
        b" date 2027-03-01 Talks open\n\nThey met, The Gull reports, citing the Wire.\n\nThe Gull", "a.txt"
    )
    assert (found.published, found.title, found.publisher, found.agency) == (
        "2027-03-01", "Talks open", "The Gull", "the Wire"
    )  # fmt: skip
    assert found.text == "Talks open\n\nThey met, The Gull reports, citing the Wire.\n\nThe Gull"
    assert (found.media_type, found.notes) == ("text/plain", ())


def test_text_with_its_publisher_and_date_before_it(opener):
    found = opener.open(b"News.Az date 2027-03-04 The talks opened on Wednesday. They go on.", "a.txt")
    assert (found.publisher, found.published, found.title) == ("News.Az", "2027-03-04", "The talks opened on Wednesday")


def test_a_date_in_the_words_is_not_the_date_of_the_report(opener):
    found = opener.open(b"They agreed on the date 2027-03-04 for the next round.", "a.txt")
    assert (found.published, found.publisher) == ("", "")
    assert opener.open(b"date 2027-03-04 Talks", "a.txt", "2027-03-05").notes == (
        "The report itself bears the date 2027-03-04.",
    )


def test_html_is_read_for_its_main_text_and_nothing_in_it_runs(opener):
    found = opener.open(PAGE.encode(), "talks.html")
    assert found.text.startswith("Talks open\n\nAUBREL – The talks opened on Monday")
    assert not any(word in found.text for word in ("alert", "Home", "Stolen", "<", "onerror"))
    assert (found.title, found.published, found.publisher) == ("Talks open", "2027-03-01", "The Gull")
    assert found.original == PAGE.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-1"])
def test_text_in_any_encoding(opener, encoding):
    said = "Les pourparlers ont été ouverts à Genève par le médiateur ; la délégation s’est dite prête à négocier."
    said = said.replace("’", "'") if encoding == "iso-8859-1" else said
    assert opener.open(said.encode(encoding), "a.txt").text == said


def test_a_wrong_encoding_is_read_as_far_as_it_goes_and_said(opener):
    found = opener.open("Été à Genève, été à Aubrel.".encode() * 30 + b"\xff\xfe end", "a.txt")
    assert found.text.startswith("Été à Genève")
    assert found.notes == (UNREADABLE,)
    declared = '<html><head><meta charset="utf-8"></head><body><article><p>{}</p></article></body></html>'
    words = "Les délégations réunies à Genève ont déclaré qu'elles étaient prêtes à négocier dès mercredi. " * 4
    assert "délégations réunies à Genève" in opener.open(declared.format(words).encode("cp1252"), "a.html").text


def test_a_pdf_gives_the_text_of_its_pages(opener):
    found = opener.open(pdf(b"BT /F 12 Tf 20 200 Td (The talks opened on Monday.) Tj ET"), "a.pdf")
    assert (found.text, found.media_type, found.notes) == ("The talks opened on Monday.", PDF, ())


def test_a_pdf_without_text_is_filed_as_it_is(opener):
    found = opener.open(pdf(b"0 0 10 10 re f"), "scan.pdf", "2027-03-01")
    assert (found.text, found.notes, found.published) == ("", (NO_TEXT,), "2027-03-01")
    assert found.original.startswith(b"%PDF")


def test_a_pdf_that_unpacks_to_a_gigabyte_is_filed_as_it_is(opener):
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * 2**20) for _ in range(1024)) + packer.flush()
    twice = zlib.compress(bomb, 9)
    found = opener.open(pdf(twice, b"/Filter[/FlateDecode/FlateDecode]"), "bomb.pdf")
    assert found.text == ""
    assert found.notes[0] == NO_TEXT
    assert opener.open(pdf(b"BT /F 12 Tf 20 200 Td (And on.) Tj ET"), "a.pdf").text == "And on."


def test_an_email_gives_its_body_subject_sender_and_date(opener):
    found = opener.open(letter(Date="Mon, 1 Mar 2027 10:00:00 +0100"), "talks.eml")
    assert (found.text, found.title, found.publisher) == ("The talks opened on Monday.", "Talks open", "The Tern")
    assert (found.published, found.media_type) == ("2027-03-01", MAIL)
    assert found.notes == ("The sender’s name stands for the publisher.",)
    assert opener.open(letter(html=PAGE), "talks.eml").text.startswith("Talks open\n\nAUBREL")


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.example\nSubject: Nothing\n\n",
        b"From: a@b.example\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\nno part follows\n",
        b"Subject: \xff\xff\nDate: nonsense\nFrom: <<<>>>\n\n",
    ],
)
def test_an_email_without_body_is_filed_as_it_is(opener, raw):
    found = opener.open(raw, "empty.eml")
    assert (found.text, found.notes[0], found.original) == ("", NO_TEXT, raw)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "“a.txt” is empty: there is nothing to file."),
        (b" \n\t ", "", "This file is empty"),
        (b"x" * 50 * 2**20, "big.txt", "“big.txt” has 50 MB; at most 20 MB"),
        (b"x" * (MAX_ORIGINAL + 1), "big.txt", "at most 20 MB"),
        (b"PK\x03\x04" + bytes(2000), "bomb.zip", "neither text, HTML, PDF nor e-mail"),
        (b"PK\x03\x04" + bytes(2000), "bomb.txt", "neither text, HTML, PDF nor e-mail"),
        (b"\x1f\x8b" + bytes(100), "a.txt.gz", "neither text"),
        (bytes(range(256)) * 40, "noise", "neither text"),
        (b"ab\x00cd", "a.txt", "neither text"),
    ],
)
def test_what_cannot_be_filed_is_said(opener, data, name, said):
    with pytest.raises(NotOpened, match=f"^.*{said}") as refused:
        opener.open(data, name)
    assert refused.value.field == "file"


def test_a_long_text_is_cut_and_the_original_is_whole(opener):
    found = opener.open(("word " * 60_000).encode(), "a.txt")
    assert len(found.text) <= MAX_TEXT
    assert found.notes == ("The text is cut at 200,000 characters; the original is whole.",)
    assert len(found.original) == 300_000


HARD = {
    "deep HTML": (HTML, b"<html>" + b"<div>" * 200_000 + b"<p>The talks opened."),
    "deep mail": (MAIL, b"".join(
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )),
    "entities": (HTML, b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9)
    ) + b"]><html><body><p>&a8;</p></body></html>"),
    "a PDF that goes round": (PDF, pdf(b"").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")),
    "half a PDF": (PDF, pdf(b"BT (x) Tj ET")[:300]),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_files_made_to_be_hard_end_no_process_but_their_own(opener, name):
    media_type, data = HARD[name]
    ending = {HTML: "html", MAIL: "eml", PDF: "pdf"}[media_type]
    found = opener.open(data, f"a.{ending}")
    assert found.original == data
    assert found.text or found.notes[0] == NO_TEXT
    canonical({"text": found.text, "title": found.title, "notes": list(found.notes)})


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read():
    workshop = Workshop(seconds=0.0)
    assert workshop.read(HTML, PAGE.encode() * 300).notes == (NO_TEXT, TOO_MUCH)
    workshop._seconds = 20.0
    assert "talks opened" in workshop.read(HTML, PAGE.encode()).text
    workshop.close()


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)), st.sampled_from(["a.txt", "a", ".md"])
)
def test_whatever_is_sent_as_text_is_a_document_that_a_record_can_hold_or_refused(data, name):
    try:
        found = open_document(data, name) if not data.lstrip().startswith(b"%PDF") else None
    except NotOpened:
        return
    if found is not None:
        assert found.original == data
        canonical({name: str(getattr(found, name)) for name in ("text", "title", "publisher", "agency", "published")})


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([HTML, MAIL, PDF]), st.binary(max_size=300))
def test_no_parser_fails_aloud(media_type, data):
    start = {HTML: b"<html>", MAIL: b"From: a\n", PDF: b"%PDF-1.4\n"}[media_type]
    found = page(media_type, start + data)
    assert isinstance(found.text, str)
