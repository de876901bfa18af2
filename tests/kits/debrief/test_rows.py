"""The rows for a spreadsheet: every fact once, no formula; and only what a debrief wrote is read back."""

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from goodoffices.kits.debrief import NotAnEarlierClass, TableDebrief, earlier, written
from goodoffices.kits.debrief.rows import COLUMNS
from tests.kits.debrief.tables import ByHand, looked, tried


@pytest.fixture(scope="module")
def table() -> TableDebrief:
    return tried("rail-depot", 7)[2]


def told(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_fact_is_there(table: TableDebrief) -> None:
    rows = told(written("rail-depot", [table]))
    assert {(row["kit"], row["table"]) for row in rows} == {("rail-depot", "rail-depot-7")}
    worths = {row["party"]: row["value"] for row in rows if (row["part"], row["what"]) == ("end", "worth")}
    assert worths == {share.party: str(share.worth) for share in table.end.shares}
    offered = [(int(row["entry"]), row["party"], int(row["value"])) for row in rows
               if (row["part"], row["what"]) == ("offer", "worth")]  # fmt: skip
    assert offered == [(one.entry, party, worth) for one in table.path for party, worth in one.worth.items()]
    assert [row["value"] for row in rows if row["part"] == "moment"] == [one.words for one in table.moments]
    assert sum(row["part"] == "replay" for row in rows) == len(table.replay)
    alternatives = [row for row in rows if (row["part"], row["what"]) == ("end", "alternative")]
    assert {row["point"]: row["value"] for row in alternatives} == table.end.package
    assert {row["value"] for row in rows if row["what"] == "person"} == {one.person for one in table.sheets}


def test_no_name_begins_a_formula(table: TableDebrief) -> None:
    sheet = replace(table.sheets[0], person='=HYPERLINK("http://bad","x")')
    rows = told(written("rail-depot", [replace(table, sheets=(sheet,))]))
    assert [row["value"] for row in rows if row["what"] == "person"] == ['\'=HYPERLINK("http://bad","x")']
    assert any(row["value"].startswith("-") for row in rows)  # a negative number is one still


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Line 1 names other columns"),
        (b"table,worth\r\n", "Line 1 names other columns"),
        (b"\xff\xfe\x00", "no CSV in UTF-8"),
        (",".join(COLUMNS).encode() + b"\r\nother,T,end,,,,,,ended,signed\r\n", "Line 2 is of the kit “other”"),
        (",".join(COLUMNS).encode() + b"\r\nferry,T,end,,,,,,text,draft\r\n", "“T” is not whole"),
        (",".join(COLUMNS).encode() + b"\r\nferry,T,end\r\n", "“T” is not whole"),
        (
            ",".join(COLUMNS).encode()
            + b"\r\nferry,T,end,,,,,,ended,signed\r\nferry,T,end,,,,n,,joined,yes\r\nferry,T,end,,,,n,,worth,1/0\r\n",
            "“T” is not whole",
        ),
        (",".join(COLUMNS).encode() + b'\r\nferry,"T', "no CSV"),
        (b"x" * ((20 << 20) + 1), "larger than 20 MB"),
    ],
)
def test_what_no_debrief_wrote_is_refused_with_a_reason(content: bytes, words: str) -> None:
    with pytest.raises(NotAnEarlierClass, match=words):
        earlier(content, "ferry")


def test_a_table_without_a_package_comes_back_as_one(tmp_path: Path) -> None:
    (found,) = earlier(written("ferry", [looked(ByHand(tmp_path))]), "ferry")
    assert (found.ended, found.efficient, found.worth, found.created) == ("not agreed", None, {}, None)
