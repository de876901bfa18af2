"""The page of a debrief: figures beside every picture, nothing loaded or run, and what people wrote is no markup."""

from base64 import b64decode
from pathlib import Path

import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from msgspec.structs import replace

from goodoffices.kits.debrief import Measured, TableDebrief, figures, result
from goodoffices.kits.debrief.page import write_page
from goodoffices.kits.debrief.pictures import path_picture
from tests.chromium import chromium
from tests.e2e.visitor import violations
from tests.kits.debrief.tables import ByHand, looked, tried


def page(name: str, tables: list[TableDebrief], measured: Measured) -> HtmlElement:
    return html.fromstring(write_page(measured, tables, [figures(name, [result(one) for one in tables])]))


def pictures(found: HtmlElement) -> list[tuple[str, str]]:
    """Each picture's words in place of it, and all that is written in it."""
    drawn = []
    for image in found.iter("img"):
        kind, _, data = image.get("src").partition(",")
        assert kind == "data:image/svg+xml;base64"
        drawn.append((image.get("alt"), " ".join(etree.fromstring(b64decode(data)).itertext())))
    return drawn


@pytest.mark.parametrize("name", ["rail-depot", "lake-mirna-60"])
def test_pictures_stand_beside_their_figures(name: str) -> None:
    _, table, looked_ = tried(name, 7)
    found = page("this class", [looked_], Measured(table.kit))
    drawn = pictures(found)
    assert len(drawn) == 2
    assert all(alt for alt, _ in drawn)
    assert f"{name}-7" in drawn[0][1]
    assert "reservation value" in drawn[0][1]
    assert drawn[1][1].count("no agreement") == len(table.kit.problem.parties)
    rows = [[cell.text_content() for cell in row.iter("td")] for row in found.iter("tr")]
    for place, offer in enumerate(looked_.path, 1):
        (row,) = [row for row in rows if row[:2] == [str(place), str(offer.minute)] and len(row) > 6]
        assert row[5 : 5 + len(offer.worth)] == [str(worth) for worth in offer.worth.values()]
    title = {"rail-depot": "1 Pay at the depot", "lake-mirna-60": "2 Dry-season releases to the Ondrel"}[name]
    assert any(row[:1] == [title] for row in rows)
    ended = next(row for row in rows if row[:2] == ["1", f"{name}-7"])
    assert ended[4 : 4 + len(looked_.end.shares)] == [str(share.worth) for share in looked_.end.shares]


def test_nothing_is_loaded_or_run_and_names_are_words(tmp_path: Path) -> None:
    table = ByHand(tmp_path)
    looked_ = looked(table)
    sheet = replace(looked_.sheets[0], person="<script>alert(1)</script>\x07")
    found = page("a <b>class</b>", [replace(looked_, sheets=(sheet,))], Measured(table.kit))
    assert not list(found.iter("script", "link", "iframe", "b"))
    assert not [one for one in found.iter() if any(name.startswith("on") for name in one.attrib)]
    assert "<script>alert(1)</script>␇" in found.text_content()


def test_without_an_offer_there_is_no_picture_of_offers(tmp_path: Path) -> None:
    table = ByHand(tmp_path)
    assert path_picture(table.kit, looked(table)) is None
    ((_, drawn),) = pictures(page("this class", [looked(table)], Measured(table.kit)))
    assert "Tables without a package are drawn where the reservation values meet" in drawn


def test_words_that_the_kit_does_not_value_are_not_drawn_and_a_note_says_so(tmp_path: Path) -> None:
    table = ByHand(tmp_path)
    own = table.does("north.head", "Propose", point="3", text={"en": "Two piers."})
    for seat in ("north.head", "south.head"):
        table.accept(seat, "1A")
        table.accept(seat, "2B")
        table.does(seat, "TakeStance", point="3", wording=own, stance="accept")
    ((_, drawn),) = pictures(page("this class", [looked(table)], Measured(table.kit)))
    assert "Not drawn, for it has words that the kit does not value: one" in drawn


def test_axe_finds_nothing_and_nothing_is_asked_of_any_network(tmp_path: Path) -> None:
    _, table, looked_ = tried("rail-depot", 7)
    file = tmp_path / "debrief.html"
    results = [figures("this class", [result(looked_)])]
    file.write_bytes(write_page(Measured(table.kit), [looked_, replace(looked_, name="another")], results))
    with chromium() as browser:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        found = violations(page)
        landmarks = page.evaluate("axe.run(document, {runOnly: ['landmark-unique']})")["violations"]
    assert (found, landmarks) == ([], [])
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
