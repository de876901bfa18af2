"""What the API refuses, and how: each refusal names its reason and its field, and nothing is entered."""

import pytest

from goodoffices.records import StoreBusy, StoreFull
from goodoffices.server.doors import limits
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.store.records import DjangoRecords
from goodoffices.server.store.registry import get_registry
from tests.server.program import Program, refused
from tests.server.worlds import AKRA, BILATERAL, DORN, SELM, TALKS

WORDS = {"kind": "Propose", "point": "1", "text": {"en": "The lake is shared by the shores."}}
AMEND = {"kind": "Amend", "point": "1", "alternative": 12, "wording": 12, "text": {"en": "The lake is ours alone."}}


# Bad input


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", ""),
        (b"{", ""),
        (b"[]", ""),
        (b"7", ""),
        (b"\xff\xfe{}", ""),
        (b'{"kind":"Propose","kind":"Propose"}', "kind"),
        ({}, "kind"),
        ({"kind": "Bless"}, "kind"),
        ({"kind": ["Propose"]}, "kind"),
        ({**WORDS, "colour": "red"}, ""),
        ({**WORDS, "text": "words"}, "text"),
        ({**WORDS, "text": {}}, "text"),
        ({**WORDS, "text": {"en": "\u202ehidden"}}, "text.en"),
        ({**WORDS, "text": {"en": "a\0b"}}, "text.en"),
        ({**WORDS, "text": {"en": "e\u0301"}}, "text.en"),
        (b'{"kind":"Propose","point":"1","text":{"en":"\\ud800"}}', "text.en"),
        ({**WORDS, "point": "99"}, "point"),
        ({**WORDS, "cites": [{"room": "capital.selm", "number": 1}]}, "cites"),
        ({**WORDS, "cites": [{"room": "no\u0130where", "number": 2**53 - 1}]}, "cites"),
        ({**AMEND, "wording": 2**53}, "wording"),
        ({**AMEND, "wording": -(2**53)}, "wording"),
        ({**AMEND, "wording": 12.0}, "wording"),
        (b'{"kind":"Amend","point":"1","alternative":12,"wording":1e400,"text":{"en":"x"}}', "wording"),
        ({"kind": "Undertake", "to": ["selm"], "what": {"en": "A map."}, "due": "2027-02-30"}, "due"),
        ({"kind": "Undertake", "to": ["selm"], "what": {"en": "A map."}, "due": "y9999999999"}, "due"),
        (b'{"kind":"Propose","point":"1","text":' + b"[" * 50_000 + b"]" * 50_000 + b"}", ""),
    ],
)
def test_what_is_wrong_is_named(program: Program, body: object, field: str) -> None:
    response = program.act(AKRA, "plenary", body)
    assert response.status_code == 422, response.content
    assert response.json()["reason"] in ("invalid", "citation")
    assert field in response.json()["field"]
    assert response.json()["message"]
    assert get_registry().heads(TALKS, AKRA)["plenary"] == 18


@pytest.mark.parametrize("size", [1024 * 1024, 3 * 1024 * 1024])
def test_a_huge_text_is_refused_by_its_size(program: Program, size: int) -> None:
    response = program.act(AKRA, "plenary", {**WORDS, "text": {"en": "x" * size}})
    assert "1,048,576 bytes" in refused(response, 422, "invalid", "")


def test_words_that_have_changed_since_are_not_accepted(program: Program) -> None:
    assert program.act(AKRA, "plenary", AMEND).status_code == 201
    stance = {"kind": "TakeStance", "point": "1", "wording": 12, "stance": "accept"}
    assert "entry 19" in refused(program.act(DORN, "plenary", stance), 409, "stale", "wording")


def test_a_closed_room_takes_no_acts(program: Program) -> None:
    assert program.act(AKRA, BILATERAL, {"kind": "CloseRoom"}).status_code == 201
    refused(program.act(SELM, BILATERAL, {"kind": "Say", "text": {"en": "But"}}), 409, "closed", "")


def test_what_is_not_for_a_seat_is_refused(program: Program) -> None:
    admit = {"kind": "AdmitParty", "party": "x", "name": {"en": "X"}, "roles": ["host"]}
    refused(program.act(AKRA, "plenary", admit), 403, "not yours", "")


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "é"])
def test_every_act_has_a_key(program: Program, key: str) -> None:
    refused(program.act(AKRA, "plenary", WORDS, key=key), 422, "invalid", "Idempotency-Key")


@pytest.mark.parametrize("seen", ["plenary", "plenary=-1", "plenary=1,", "=3", "plenary=9007199254740993000"])
def test_what_was_seen_is_rooms_and_numbers(program: Program, seen: str) -> None:
    headers = {"Goodoffices-Seen": seen}
    refused(program.act(AKRA, "plenary", WORDS, **headers), 422, "invalid", "Goodoffices-Seen")


# Tokens


@pytest.mark.parametrize("header", ["Bearer x", "Bearer ", "Bearer", "Basic eDp5", "Bearer \u00e9", "Bearer a b"])
def test_a_token_that_is_not_good_is_nobodys(program: Program, header: str) -> None:
    for response in (
        program.get(f"{TALKS}/play", Authorization=header),
        program.act(None, "plenary", WORDS, Authorization=header),
    ):
        refused(response, 401, "no token", "Authorization")
        assert response.headers["WWW-Authenticate"] == "Bearer"


def test_nobody_acts_without_a_token(program: Program) -> None:
    refused(program.act(None, "public", WORDS), 401, "no token", "Authorization")


def test_a_session_is_no_token(program: Program) -> None:
    program.client.force_login(SeatAccount.objects.get(seat=AKRA).account)
    refused(program.act(None, "plenary", WORDS), 401, "no token", "Authorization")


def test_the_token_of_a_locked_seat_is_void_at_once(program: Program) -> None:
    held = SeatAccount.objects.get(seat=AKRA)
    held.locked = held.since
    held.save()
    refused(program.get(f"{TALKS}/play", AKRA), 401, "no token", "Authorization")


# Limits, and a store in trouble


def test_a_seat_acts_so_often_and_no_more(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.RATES, "act", (2, 3600))
    statuses = [program.act(AKRA, "plenary", WORDS).status_code for _ in range(3)]
    assert statuses == [201, 201, 429]
    assert program.act(AKRA, "plenary", WORDS).headers["Retry-After"] == "3600"
    assert program.act(SELM, "plenary", WORDS).status_code == 201


def test_a_program_reads_so_often_and_no_more(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.RATES, "read", (2, 3600))
    assert [program.get(f"{TALKS}/rooms", AKRA).status_code for _ in range(3)] == [200, 200, 429]
    assert [program.get(f"{TALKS}/rooms").status_code for _ in range(3)] == [200, 200, 429]
    assert program.get(f"{TALKS}/rooms", SELM).status_code == 200


def test_tokens_are_not_tried_for_ever(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.RATES, "token", (2, 3600))
    statuses = [program.get(f"{TALKS}/play", Authorization="Bearer x").status_code for _ in range(3)]
    assert statuses == [401, 401, 429]


@pytest.mark.parametrize(("trouble", "status", "reason"), [(StoreFull, 507, "full"), (StoreBusy, 503, "busy")])
def test_a_store_in_trouble_is_said_so(
    program: Program, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception], status: int, reason: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(DjangoRecords, "writing", fails)
    assert "Nothing was entered" in refused(program.act(AKRA, "plenary", WORDS), status, reason, "")
