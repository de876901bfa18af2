"""Reports filed with their originals, alone and many at a time, and found again; in memory and on each database."""

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections

from goodoffices.dispatches.findable import asked, findable
from goodoffices.dispatches.same import marks
from goodoffices.memory import MemoryRecords
from goodoffices.records import StoreFull
from goodoffices.registry import Receipt, Registry, Sent
from goodoffices.server.store import finding
from goodoffices.server.store.records import DjangoRecords
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, Refusal
from goodoffices.talks.filing import FileDispatch
from tests.databases import attached
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.table import AKRA, CHIEF, TALKS

WORDS = "The talks opened on Monday in Aubrel, by the lake, and Zelenskýj was there, said a spokesman of the hosts."


@pytest.fixture
def at(records) -> Registry:
    registry = Registry(records, table.clock, table.randomness, findable)
    table.lay(registry)
    return registry


def one(number: int, /, **more: object) -> Sent:
    act = {"kind": "FileDispatch", "publisher": "The Gull", "title": f"No. {number}", "published": "2026-01-28", **more}
    return Sent(json.dumps(act), f"report {number}")


def receipt(outcome: Receipt | Refusal) -> Receipt:
    assert isinstance(outcome, Receipt), outcome
    return outcome


def test_an_original_is_kept_as_it_came(at):
    number = receipt(table.report(at, "1", b"\0\xff as it came")).number
    assert at.original(TALKS, PUBLIC_SEAT, number) == at.original(TALKS, AKRA, number) == b"\0\xff as it came"
    assert receipt(table.report(at, "1", b"\0\xff as it came")).repeated
    assert at.original(TALKS, PUBLIC_SEAT, 1) is at.original(TALKS, "nobody", number) is None


@pytest.mark.parametrize(
    ("more", "field"), [({"sha256": "ab" * 32}, "sha256"), ({"sha256": None}, "sha256"), ({"size": 3}, "size")]
)
def test_an_original_that_is_another_is_refused(at, more, field):
    refused = table.report(at, "1", b"as it came", **more)
    assert isinstance(refused, Refusal)
    assert refused.field == field


def test_an_original_goes_with_reports_only(at):
    raw = '{"kind":"SetPosture","posture":"no statements"}'
    refused = at.submit(TALKS, CHIEF, PUBLIC, raw, "1", original=b"x")
    assert isinstance(refused, Refusal)
    assert refused.field == "original"
    big = at.submit(TALKS, CHIEF, PUBLIC, one(1).raw, "1", original=bytes(20 * 2**20 + 1))
    assert isinstance(big, Refusal)
    assert "20 MB" in big.message


def test_many_are_entered_in_their_order_by_the_same_rules(at):
    before = snapshot(at._records)
    version = one(3, version_of=3)  # the first of these
    claim = Sent(json.dumps({"kind": "RecordClaim", "claim": "left", "dispatch": 2, "words": "one issue"}), "claim")
    outcomes = at.submit_many(TALKS, CHIEF, [one(1), one(2, published="never"), version, one(1), claim, Sent("{", "x")])
    numbers = [getattr(outcome, "number", outcome) for outcome in outcomes]
    assert numbers[0] == 2
    assert isinstance(outcomes[1], Refusal)
    assert outcomes[1].field == "published"
    assert isinstance(outcomes[2], Refusal)  # number 3 is no report yet: the second was refused
    assert receipt(outcomes[3]).repeated
    assert numbers[4] == 3
    assert isinstance(outcomes[5], Refusal)
    after = snapshot(at._records)
    assert len(after.rows) == len(before.rows) + 2
    assert faults(after) == []
    assert at.play(TALKS, CHIEF) == Registry(at._records, table.clock, table.randomness).play(TALKS, CHIEF)
    assert receipt(at.submit_many(TALKS, CHIEF, [one(4, version_of=2)])[0]).number == 4


def test_what_many_give_is_what_each_alone_gives(at, records):
    alone = Registry(MemoryRecords(), table.clock, table.randomness, findable)
    table.lay(alone)
    sent = [one(n, text=f"{WORDS} {n}", **({"version_of": 2} if n % 3 == 0 else {})) for n in range(12)]
    for each in sent:
        alone.submit(TALKS, CHIEF, PUBLIC, each.raw, each.key)
    at.submit_many(TALKS, CHIEF, sent)
    mine, theirs = (r.play(TALKS, PUBLIC_SEAT).rooms[PUBLIC] for r in (at, alone))
    assert [e.act for e in mine.entries] == [e.act for e in theirs.entries]
    assert mine.press.dispatches.keys() == theirs.press.dispatches.keys()


@pytest.mark.parametrize(
    ("seat", "sent"),
    [
        (AKRA, Sent('{"kind":"SetPosture","posture":"no statements"}', "k")),
        (CHIEF, Sent('{"kind":"OpenRoom","room_kind":"public","title":{"en":"x"}}', "k")),
        (CHIEF, Sent(one(1).raw, "")),
        ("nobody", one(1)),
        ("akra.capital.president", one(1)),
    ],
)
def test_many_are_refused_as_one_would_be(at, seat, sent):
    (outcome,) = at.submit_many(TALKS, seat, [sent])
    assert isinstance(outcome, Refusal)
    assert at.submit_many("nowhere", seat, [sent])[0].reason == "not found" if sent.key else True  # type: ignore[union-attr]


def test_where_the_store_is_full_none_of_many_is_entered(at, monkeypatch):
    before = snapshot(at._records)
    honest, kept = type(at._records).writing, []

    def full(self, *asked):
        with honest(self, *asked) as writing:
            append = writing.append

            def once(entry):
                if kept:
                    raise StoreFull
                kept.append(append(entry))
                return kept[-1]

            writing.append = once
            yield writing

    monkeypatch.setattr(type(at._records), "writing", contextmanager(full))
    outcomes = at.submit_many(TALKS, CHIEF, [one(1), one(2)])
    assert [getattr(outcome, "reason", "") for outcome in outcomes] == ["full", "full"]
    monkeypatch.undo()
    assert snapshot(at._records) == before
    assert at.play(TALKS, CHIEF).rooms[PUBLIC].number == 1
    assert [receipt(outcome).number for outcome in at.submit_many(TALKS, CHIEF, [one(1), one(2)])] == [2, 3]


def test_reports_and_claims_are_found_by_their_words(at):
    table.report(at, "1", b"x", text=WORDS)
    claim = {"kind": "RecordClaim", "claim": "left", "dispatch": 2, "words": "one issue", "speaker": "Oru Senn"}
    assert isinstance(at.submit(TALKS, CHIEF, PUBLIC, json.dumps(claim), "2"), Receipt)
    found = {query: [e.number for e in at.search(TALKS, PUBLIC_SEAT, asked(query))] for query in (
        "zelenskyj", "ZELENSKÝJ lake", "gull", "senn", "“opened on monday”", "open*", "nothing", "", '" "', "-",
        "a OR b",
    )}  # fmt: skip
    assert found == {
        "zelenskyj": [2], "ZELENSKÝJ lake": [2], "gull": [2], "senn": [3], "“opened on monday”": [2], "open*": [2],
        "nothing": [], "": [], '" "': [], "-": [], "a OR b": [],
    }  # fmt: skip


def test_a_report_that_was_filed_is_found_by_what_is_like_it(at):
    number = receipt(table.report(at, "1", b"x", text=WORDS)).number
    again = marks(None, WORDS.upper())
    assert [entry.number for entry in at.alike(TALKS, PUBLIC_SEAT, again)] == [number]
    assert at.alike(TALKS, "nobody", again) == []


def test_other_rooms_leave_no_words_and_no_marks(at):
    table.words(at, AKRA, table.TRACK, "k", "as was said")
    assert at.search(TALKS, AKRA, asked("said")) == []
    records = at._records
    if not isinstance(records, MemoryRecords):
        with connections[records.using].cursor() as cursor:
            for kept in ("store_words", "store_mark", "store_original"):
                cursor.execute(f"SELECT count(*) FROM {kept}")
                assert cursor.fetchone() == (0,)


def test_the_projection_is_made_anew_from_the_record(store):
    registry = Registry(store, table.clock, table.randomness)  # it keeps no words and no marks
    table.lay(registry)
    table.report(registry, "1", b"x", text=WORDS)
    assert registry.search(TALKS, PUBLIC_SEAT, asked("aubrel")) == []
    for _ in range(2):
        assert finding.rebuild(store.using) == 1
    assert [entry.number for entry in registry.search(TALKS, PUBLIC_SEAT, asked("aubrel"))] == [2]
    again = Registry(store, table.clock, table.randomness, findable)
    filed = again.play(TALKS, CHIEF).rooms[PUBLIC].entries[1].act
    assert isinstance(filed, FileDispatch)
    assert [entry.number for entry in again.alike(TALKS, PUBLIC_SEAT, marks(filed.sha256, filed.text))] == [2]


def test_of_erased_words_the_file_of_the_database_holds_nothing(empty_database, django_db_blocker):
    url = empty_database("sqlite")
    with django_db_blocker.unblock(), attached(url) as alias:
        registry = Registry(DjangoRecords(alias), table.clock, table.randomness, findable)
        table.lay(registry)
        for number in range(30):
            table.report(registry, f"{number}", b"xyzzyquux%d" % number, text=f"plugh{number} {WORDS} thud{number}")
        file = Path(connections[alias].settings_dict["NAME"])
        assert b"xyzzyquux" not in file.read_bytes()  # the original is sealed; the words of the public room are not
        assert b"thud7" in file.read_bytes()
        assert registry._records.erase(TALKS, PUBLIC, 9)
        assert b"thud7" not in file.read_bytes()
        assert b"hud7" not in file.read_bytes()
        assert b"thud8" in file.read_bytes()
