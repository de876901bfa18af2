"""What leaves the chronology: the picture of the rounds, and claims with their sources for other programs."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest

from goodoffices.dispatches.exports import COLUMNS, as_csv, as_json, claims
from goodoffices.dispatches.picture import LINES, picture
from goodoffices.dispatches.rounds import Round, rounds
from goodoffices.talks.filing import CorrectClaim, RecordClaim
from tests.dispatches.test_chronology import claim, known, report, room

SVG = "{http://www.w3.org/2000/svg}"


def drawn(found: list[Round], title: str = "Rounds") -> ElementTree.Element:
    return ElementTree.fromstring(picture(title, found))


def words(svg: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def of(*more: dict[str, object]) -> list[Round]:
    state = room(report("2031-03-05"), *(claim(1, **{"round": 2, **fields}) for fields in more))
    return rounds(known(state, "2031-06-01"))


def test_what_lies_ahead_what_was_held_and_what_was_denied_are_drawn_apart() -> None:
    svg = drawn(
        of(
            {"about": "2031-03-12", "modality": "planned"},
            {"about": "2031-03-01", "modality": "took place"},
            {"about": "2031-03-10", "modality": "denied"},
            {"about": "2031-02-20"},
        )
    )
    marks = [rect.get("fill") for rect in svg.iter(f"{SVG}rect") if rect.get("rx")]
    assert len(marks) == len(set(marks)) == 3
    assert len(list(svg.iter(f"{SVG}path"))) == 1
    assert {"planned", "took place", "denied", "as reported"} <= set(words(svg))


def test_several_days_are_a_bar_as_long_as_they_are() -> None:
    svg = drawn(of({"about": "2031-03-12"}, {"about": "2031-03-12/2031-03-14"}))
    day, three = (float(rect.get("width", 0)) for rect in svg.iter(f"{SVG}rect") if rect.get("rx"))
    assert three > 2 * day


@pytest.mark.parametrize(
    "about", ["2031-03-12/..", "[..2031-03-14]", "0001-01-01", "9999-12-31", "2031", "Y1700000002"]
)
def test_every_date_can_be_drawn(about: str) -> None:
    assert "Round 2" in words(drawn(of({"about": about}, {})))


def test_words_of_strangers_are_words() -> None:
    svg = drawn(of({"about": "2031-03-12", "speaker": "<script>alert('1')</script> & \x0b"}), title="]]><x>")
    assert any("<script>" in text for text in words(svg))
    assert not list(svg.iter("script"))
    assert svg.findtext(f"{SVG}title") == "]]><x>"


def test_many_sayings_leave_the_latest() -> None:
    found = of(*({"about": f"2031-03-{day:02}", "speaker": f"Speaker {day:02}"} for day in range(6, 31)))
    speakers = [text for text in words(drawn(found)) if text.startswith("Speaker")]
    assert speakers == [f"Speaker {day:02}" for day in range(31 - LINES, 31)]


def test_where_nothing_is_told_of_a_round_there_is_no_picture() -> None:
    assert picture("Rounds", []) == ""


def rows(*more: RecordClaim | CorrectClaim) -> list[dict[str, object]]:
    state = room(report("2031-03-05"), *more)
    return list(claims(state, (item for _, item in known(state, "2031-06-01").newest())))


def test_a_claim_leaves_with_all_that_it_says_and_its_report() -> None:
    (row,) = rows(claim(1, via=("the agency", "a spokesman"), about="2031-03-12", round=2, modality="planned"))
    assert tuple(row) == COLUMNS
    assert (row["publisher"], row["published"], row["known"], row["dispatch"]) == (
        "Coastal Wire",
        "2031-03-05",
        "2031-03-05",
        1,
    )
    assert (row["via"], row["modality"], row["point"]) == (["the agency", "a spokesman"], "planned", "")


def test_a_corrected_claim_leaves_as_it_reads_now() -> None:
    corrected = CorrectClaim(claim="denial", dispatch=1, words="as printed", recorded=2)
    (row,) = rows(claim(1), corrected)
    assert (row["number"], row["entry"], row["claim"], row["words"]) == (2, 3, "denial", "as printed")


def test_csv_and_json_say_the_same_and_no_cell_is_a_formula() -> None:
    found = rows(
        RecordClaim(claim="quotation", dispatch=1, words='=HYPERLINK("x"), she said\nand left', via=("a", "b")),
        RecordClaim(claim="quotation", dispatch=1, words="– no", speaker="@quorn"),
    )
    table = list(csv.DictReader(io.StringIO("".join(as_csv(found)))))
    objects = json.loads("".join(as_json(found)))
    assert [row["words"] for row in objects] == ["– no", '=HYPERLINK("x"), she said\nand left']
    assert [row["words"] for row in table] == ["– no", '\'=HYPERLINK("x"), she said\nand left']
    assert (table[0]["speaker"], table[1]["via"]) == ("'@quorn", "a; b")
    assert json.loads("".join(as_json([]))) == []
