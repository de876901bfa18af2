"""The API: a token's seat acts and reads through the same registry as everybody else, and sees what that seat sees."""

import json

import pytest
from django.test import Client
from jsonschema_rs import Draft202012Validator

from goodoffices.server.api.answers import STATUS
from goodoffices.server.api.schema import components
from goodoffices.server.store.records import DjangoRecords
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Reason
from goodoffices.talks.kinds import KINDS
from tests.server.program import Program, refused
from tests.server.worlds import AKRA, BILATERAL, CAUCUS, DORN, SELM, TALKS, TRACK

WORDS = {"kind": "Propose", "point": "1", "text": {"en": "The lake is shared by the shores."}}


# Acting


def test_an_act_is_entered_and_acknowledged(program: Program) -> None:
    response = program.act(AKRA, "plenary", WORDS)
    entry = get_registry().entries(TALKS, SELM, "plenary")[-1]
    assert response.status_code == 201
    assert response.json()["room"] == "plenary"
    assert response.json()["number"] == entry.number == 19
    assert response.json()["time"] == "2027-03-03T08:00:00Z"
    assert len(bytes.fromhex(response.json()["leaf_hash"])) == 32
    assert entry.seat == AKRA


def test_a_request_sent_twice_is_entered_once_and_answered_alike(program: Program) -> None:
    first, second = program.act(AKRA, "plenary", WORDS, key="k"), program.act(AKRA, "plenary", WORDS, key="k")
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert get_registry().heads(TALKS, SELM)["plenary"] == 19


def test_a_key_that_was_used_for_another_act_is_refused(program: Program) -> None:
    program.act(AKRA, "plenary", WORDS, key="k")
    refused(program.act(AKRA, "plenary", {**WORDS, "point": "2"}, key="k"), 409, "conflict", "key")


def test_the_keys_of_two_seats_are_apart(program: Program) -> None:
    program.act(AKRA, "plenary", WORDS, key="k")
    assert program.act(SELM, "plenary", WORDS, key="k").status_code == 201


def test_a_room_is_opened_under_its_own_name(program: Program) -> None:
    opening = {"kind": "OpenRoom", "room_kind": "bilateral", "name": "tea", "title": {"en": "Tea"}, "members": [DORN]}
    response = program.act(AKRA, "new", opening)
    assert (response.status_code, response.json()["room"]) == (201, f"tea@{AKRA}")


def test_a_directive_that_arrived_meanwhile_is_looked_at_again(program: Program) -> None:
    stance = {"kind": "TakeStance", "point": "2", "wording": 15, "stance": "accept"}
    direct = {"kind": "Direct", "point": "2", "verdict": "never"}
    assert program.act("akra.capital.president", "capital.akra", direct).status_code == 201
    seen = {"Goodoffices-Seen": "plenary=18, capital.akra=5"}
    refused(program.act(AKRA, "plenary", stance, key="s", **seen), 409, "stale", "seen")
    again = {"Goodoffices-Seen": "plenary=18,capital.akra=6"}
    assert program.act(AKRA, "plenary", stance, key="s", **again).status_code == 201


# What is hidden and what does not exist


def test_hidden_and_missing_are_the_same_bytes(program: Program) -> None:
    say = {"kind": "Say", "text": {"en": "x"}}
    missing = program.get("nowhere/play", DORN)
    assert missing.status_code == 404
    hidden = [
        program.get("elsewhere/play", DORN),
        program.get("elsewhere/play"),
        program.get(f"{TALKS}/rooms/{CAUCUS}/entries", DORN),
        program.get(f"{TALKS}/rooms/capital.selm/entries", AKRA),
        program.get(f"{TALKS}/rooms/plenary/entries"),
        program.get(f"{TALKS}/rooms/no%00where/entries", AKRA),
        program.act(DORN, CAUCUS, say),
        program.act(DORN, "no-such-room", say),
        program.act(DORN, "plenary", say, talks="elsewhere"),
        program.act(DORN, "no%00where", say),
        program.act(DORN, "x" * 2000, say),
        program.told(DORN, CAUCUS, say),
        program.told(DORN, "no-such-room", say),
        program.get(f"{TALKS}/nothing/of/the/kind", DORN),
    ]
    for response in hidden:
        assert (response.status_code, response.content) == (404, missing.content)
        assert dict(response.headers) == dict(missing.headers)


# Reading


def test_a_seat_reads_the_play_as_it_sees_it(program: Program) -> None:
    play = program.get(f"{TALKS}/play", SELM).json()
    assert play["seat"] == SELM
    assert {room["room"] for room in play["rooms"]} == {"plenary", "public", "capital.selm", BILATERAL, TRACK}
    assert "ours" in json.dumps(play)
    assert "less" not in json.dumps(program.get(f"{TALKS}/play", DORN).json())


def test_without_a_token_one_reads_as_the_public(program: Program) -> None:
    assert [room["room"] for room in program.get(f"{TALKS}/rooms").json()["rooms"]] == ["public"]
    assert program.get(f"{TALKS}/rooms/public/entries").json()["upto"] == 5


def test_the_play_as_of_a_day(program: Program) -> None:
    def parties(day: str) -> int:
        return len(program.get(f"{TALKS}/play?as-of={day}", AKRA).json()["parties"])

    assert [parties(day) for day in ("0001-01-01", "2027-02-28", "2027-03-01", "9999-12-31")] == [0, 0, 4, 4]


@pytest.mark.parametrize("day", ["2027-02-30", "yesterday", "-1", "20270301000000000"])
def test_an_impossible_day_is_refused(program: Program, day: str) -> None:
    refused(program.get(f"{TALKS}/play?as-of={day}", AKRA), 422, "invalid", "as-of")


def test_entries_since_a_number(program: Program) -> None:
    def entries(query: str) -> tuple[int, list[int]]:
        read = program.get(f"{TALKS}/rooms/plenary/entries{query}", AKRA).json()
        return read["upto"], [entry["number"] for entry in read["entries"]]

    assert entries("?after=12") == (18, [13, 14, 15, 16, 17, 18])
    assert entries("?after=3&limit=2") == (18, [4, 5])
    assert entries("?after=9007199254740991") == (18, [])
    assert entries("") == (18, list(range(1, 19)))


def test_an_entry_is_what_was_entered(program: Program) -> None:
    program.act(AKRA, "plenary", WORDS)
    entry = program.get(f"{TALKS}/rooms/plenary/entries?after=18", SELM).json()["entries"][0]
    assert entry == {"number": 19, "seat": AKRA, "time": "2027-03-03T08:00:00Z", "act": WORDS}


def test_an_erased_entry_keeps_its_place(program: Program) -> None:
    assert DjangoRecords().erase(TALKS, "plenary", 12)
    entry = program.get(f"{TALKS}/rooms/plenary/entries?after=11&limit=1", SELM).json()["entries"][0]
    assert entry["act"] == {"kind": "Erased", "unreadable": False}


def test_long_entries_come_in_several_answers(program: Program) -> None:
    long = {"kind": "Propose", "point": "1", "text": dict.fromkeys(("en", "fr", "de", "it", "rm"), "x" * 199_000)}
    for _ in range(6):
        assert program.act(AKRA, "plenary", long).status_code == 201
    read = program.get(f"{TALKS}/rooms/plenary/entries?after=18", SELM).json()
    assert [entry["number"] for entry in read["entries"]] == [19, 20, 21, 22, 23]
    assert read["upto"] == 24


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "after=1.5", "limit=0", "limit=1001", "after=9007199254740992"]
)
def test_numbers_beyond_the_record_are_refused(program: Program, query: str) -> None:
    refused(program.get(f"{TALKS}/rooms/plenary/entries?{query}", AKRA), 422, "invalid", query.partition("=")[0])


# The description


def test_every_kind_of_act_has_a_schema_in_the_description() -> None:
    described = Client().get("/api/openapi.json").json()
    assert set(KINDS) <= set(described["components"]["schemas"])
    assert len(described["components"]["schemas"]["Act"]["anyOf"]) == len(KINDS)
    assert described["components"]["securitySchemes"]


def test_the_schemas_hold_what_was_entered() -> None:
    act = Draft202012Validator({"$ref": "#/components/schemas/Act", "components": {"schemas": components()}})
    assert act.is_valid(WORDS)
    assert not act.is_valid({**WORDS, "colour": "red"})
    assert not act.is_valid({**WORDS, "kind": "Bless"})


def test_every_reason_has_a_status() -> None:
    assert set(Reason.__args__) <= set(STATUS)  # type: ignore[attr-defined]  # a Literal's


def test_the_page_of_the_description_needs_nothing_from_elsewhere() -> None:
    page = Client().get("/api/docs").content.decode()
    assert "https://" not in page
    assert "<style" not in page
    assert [line for line in page.splitlines() if "<script" in line and "src=" not in line and "json" not in line] == []
