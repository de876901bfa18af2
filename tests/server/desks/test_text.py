"""The text of a room: brackets with whose they are, at any entry, against any earlier one, and as a file."""

import io
import re
import zipfile
from datetime import timedelta
from html import unescape

import pytest
from django.utils.text import slugify

from goodoffices.documents.text import Status
from goodoffices.documents.wordings import SHAPES
from goodoffices.server.desks import bracketed, downloads
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_static import STATIC

BASE = "The level is kept between 440 and 441 metres for 30 days."


def plain(html: str) -> str:
    """What a part of a page says."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", html))).strip()


def put(actor: Reader, seat: str, wording: int, quoted: str, words: str, base: str = BASE) -> int:
    start = base.index(quoted)
    place = {"wording": wording, "runs": {"en": [start, start + len(quoted)]}}
    text = {"en": words} if words else {}
    return actor.script.do(seat, "plenary", "Propose", point="77", text=text, place=place)


@pytest.fixture
def table(actor: Reader) -> tuple[Reader, int, int, int]:
    """A point with a text of the mediator, a change of Selm's, and one of Akra's within it."""
    script = actor.script
    script.do(SOC, "plenary", "AddPoint", point="77", title={"en": "Levels"})
    base = script.do(SOC, "plenary", "Propose", point="77", text={"en": BASE})
    selm = put(actor, SELM, base, "30 days", "60 working days")
    whole = BASE.replace("30 days", "60 working days")
    akra = put(actor, AKRA, selm, "60", "90", whole)
    return actor, base, selm, akra


def words(text: str, point: str = "77") -> str:
    """The words of a point as one reads them."""
    section = text.partition(f'id="p-{point}"')[2].partition("</section>")[0]
    return plain(section.partition('<div class="pairs')[2].partition("<details")[0].partition(">")[2])


def test_brackets_stand_in_brackets_each_with_whose_it_is(table: tuple[Reader, int, int, int]) -> None:
    actor, *_ = table
    page = actor.text(AKRA, "text/")
    inner = "[60] [Akra proposes: 90]"
    assert (
        words(page)
        == f"The level is kept between 440 and 441 metres for [30 days] [Selm proposes: {inner} working days]."
    )
    for party in ("Akra", "Selm"):  # each begins with the shape of its status
        assert re.search(rf'<span class="whose c s-[a-z-]+">{party} proposes: </span>', page)
    assert "The Office" not in words(page)


def test_a_run_that_is_struck_says_that_nothing_takes_its_place(table: tuple[Reader, int, int, int]) -> None:
    actor, base, *_ = table
    put(actor, AKRA, base, " and 441", "")
    page = actor.text(SELM, "text/")
    assert "between 440[ and 441] [Akra proposes: no text] metres" in words(page)
    assert 'class="whose c s-proposed-for-deletion"' in page


def test_the_text_as_it_stood_and_what_changed_since(table: tuple[Reader, int, int, int]) -> None:
    actor, base, selm, _ = table
    assert words(actor.text(AKRA, f"text/?at={base}")) == BASE
    marked = actor.text(AKRA, f"text/?at={selm}&against={base}")
    section = marked.partition('id="p-77"')[2].partition("</section>")[0]
    assert "<ins>" in section
    assert "<del>" not in section
    assert "Selm proposes: " in section
    same = actor.text(AKRA, f"text/?at={selm}&against={selm}")
    assert "<ins>" not in same.partition('id="p-77"')[2]
    assert "unchanged" in same.partition('id="p-77"')[2]


def test_what_is_no_version_is_said_and_today_is_shown(table: tuple[Reader, int, int, int]) -> None:
    actor, *_ = table
    for query in ("at=0", "at=99999", "at=x", "against=99999"):
        page = actor.text(AKRA, f"text/?{query}")
        assert re.search(r"This room has entries 1 to \d+: “\w+” is none of them", page), query
        assert "[30 days]" in words(page)
    assert "“never” is no day and no entry" in actor.text(AKRA, "text/?against=never")


def test_what_changed_since_one_last_looked(table: tuple[Reader, int, int, int]) -> None:
    actor, base, *_ = table
    assert "What changed since you last looked" not in actor.text(CHIEF, "text/")
    actor.script.time += timedelta(hours=2)
    put(actor, SELM, base, "440", "442")
    page = actor.text(CHIEF, "text/")
    link = re.search(r'href="([^"]+against=\d+)">What changed since you last looked', page)
    assert link is not None
    assert "442" in actor.client.get(link[1].replace("&amp;", "&")).content.decode()


def test_a_language_that_lags_and_brackets_that_differ_are_told(actor: Reader) -> None:
    script = actor.script
    script.do(SOC, "plenary", "AddPoint", point="77", title={"en": "Levels"})
    first = script.do(SOC, "plenary", "Propose", point="77", text={"en": "For 30 days.", "fr": "Pendant 30 jours."})
    new = {"en": "For 40 days.", "fr": "Pendant 30 jours."}
    entry = script.do(SOC, "plenary", "Amend", point="77", alternative=first, wording=first, text=new)
    said = plain(actor.text(AKRA, "text/").partition('id="p-77"')[2])
    assert f"A: the French (entry {first}) is older than the English (entry {entry})." in said
    assert "Only the French has the numbers 30; compare it with the English." in said
    assert "Only the English has the numbers 40; compare it with the French." in said


def test_the_track_shows_its_own_text_to_its_own(reader: Reader) -> None:
    assert reader.get(CHIEF, f"text/?room={TRACK}").status_code == 404
    assert reader.get(CHIEF, f"text/{TRACK}/html/").content == reader.get(CHIEF, "text/no@where/html/").content


@pytest.mark.parametrize("form", [form for form in downloads.FORMATS if form != "pdf"])
def test_every_format_has_the_same_words(table: tuple[Reader, int, int, int], form: str) -> None:
    actor, *_ = table
    answer = actor.get(AKRA, f"text/plenary/{form}/")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="river-plenary-')
    made = answer.content
    if answer.headers["Content-Disposition"].endswith('.docx"'):
        made = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    text = re.sub(r"<[^>]+>", "", made.decode())
    assert "60" in text
    assert "working days" in text
    assert actor.get(SELM, f"text/plenary/{form}/").content == answer.content


def test_a_party_is_named_first_in_its_own_copy_alone(reader: Reader) -> None:
    copy = reader.get(AKRA, "text/plenary/html/?copy=selm")
    assert "the copy of Selm" in copy.content.decode()
    assert "-selm.html" in copy.headers["Content-Disposition"]
    assert reader.get(AKRA, "text/plenary/html/?copy=nobody").status_code == 404
    assert reader.get(AKRA, "text/plenary/nonsense/").status_code == 404


def test_every_status_of_words_has_one_shape_in_the_house() -> None:
    assert set(bracketed.MEANS) == set(SHAPES) == set(Status.__args__)  # type: ignore[attr-defined]
    css = (STATIC / "statuses.css").read_text()
    for status, shape in SHAPES.items():
        assert re.search(rf'\.s-{slugify(status)} {{ --g: "{shape}"', css), status
