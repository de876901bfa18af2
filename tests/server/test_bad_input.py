"""Bad input at every way in, form, API and command line: a clear word, nothing half-written, never a 500."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from goodoffices.records import StoreBusy, StoreError, StoreFull, StoreLost, StoreSealed
from goodoffices.server.store.records import DjangoRecords
from goodoffices.server.store.registry import get_registry
from tests.cli.running import one_line, run
from tests.server.doors.people import page, signed_in, text
from tests.server.program import Program
from tests.server.worlds import AKRA, BILATERAL, DORN, SELM, TALKS

PROPOSE = {"kind": "Propose", "point": "1", "text": {"en": "The lake is shared by the shores."}}
STANCE = {"kind": "TakeStance", "point": "1", "wording": 12, "stance": "accept"}
AMEND = {"kind": "Amend", "point": "1", "alternative": 12, "wording": 12, "text": {"en": "The lake is ours alone."}}
GONE = "no longer among the choices"
UNDERTAKE = {"kind": "Undertake", "to": ["selm"], "what": {"en": "A map."}}
LONG = "x" * (1024 * 1024)


def form_of(act: dict[str, Any]) -> dict[str, str]:
    """What a browser would send for such an act."""
    sent: dict[str, str] = {"key": "bad input", "seen": "", "told": ""}
    for name, value in act.items():
        if name == "text" or name == "what":
            sent |= {f"{name}.{language}": words for language, words in value.items()}
        elif isinstance(value, list):
            sent[name] = value[0]
        elif name != "kind":
            sent[name] = str(value)
    if act["kind"] == "Propose":
        sent["marking"] = "formal"
    if act["kind"] == "TakeStance":
        sent["wording"] = f"{act['point']}:{act['wording']}"
    return sent


class Ways:
    """The three ways to one table."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.browser: dict[str, Client] = {}

    def form(self, seat: str, room: str, act: dict[str, Any], owner: str = "") -> HttpResponse:
        owner = owner or seat
        browser = self.browser.setdefault(owner, signed_in(owner))
        return browser.post(page(seat, f"rooms/{quote(room)}/act/{act['kind']}/"), form_of(act))

    def api(self, seat: str, room: str, act: object) -> HttpResponse:
        return self.program.act(seat, room, act)

    def cli(self, seat: str, room: str, act: object, *more: str) -> tuple[int, str]:
        raw = act.decode() if isinstance(act, bytes) else json.dumps(act)
        done = run("act", TALKS, "--as", seat, "--room", room, *more, "-", stdin=raw)
        told = [line for line in done.stderr.splitlines(keepends=True) if not line.startswith("For this seat alone: ")]
        return done.exit_code, one_line("".join(told)) if told else done.stdout


@pytest.fixture
def ways(program: Program) -> Ways:
    return Ways(program)


def heads() -> dict[str, int]:
    return {**get_registry().heads(TALKS, AKRA), **get_registry().heads(TALKS, SELM)}


# What is wrong, in which room, and the word of it at the form, at the API and at the command line.
WRONG: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "a point that does not exist": ("plenary", {**PROPOSE, "point": "77"}, GONE, "no point 77"),
    "a forbidden character": ("plenary", {**PROPOSE, "text": {"en": "a\u202eb"}}, "U+202E", "U+202E"),
    "a NUL": ("plenary", {**PROPOSE, "text": {"en": "a\0b"}}, "NUL", "NUL"),
    "a text of a megabyte": ("plenary", {**PROPOSE, "text": {"en": LONG}}, "1,048,576 characters", "1,048,576 bytes"),
    "a text too long": ("plenary", {**PROPOSE, "text": {"en": "x" * 200_001}}, "200,000", "200000"),
    "no text": ("plenary", {**PROPOSE, "text": {}}, "at least one language", "text"),
    "an impossible date": ("plenary", {**UNDERTAKE, "due": "2027-02-30"}, "no date that can be read", "2027-02-30"),
    "a number beyond what can be kept": (
        "plenary", {**STANCE, "wording": 2**53}, GONE, "2**53-1",
    ),
    "a wording that never was": ("plenary", {**STANCE, "wording": 3}, GONE, "wording"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_at_every_way_in(ways: Ways, what: str) -> None:
    room, act, at_the_form, elsewhere = WRONG[what]
    before = heads()
    shown = ways.form(AKRA, room, act)
    assert (shown.status_code, at_the_form in text(shown)) == (422, True), text(shown)[:3000]
    answer = ways.api(AKRA, room, act)
    assert answer.status_code in (409, 422)
    assert elsewhere.replace(",", "") in answer.json()["message"].replace(",", "") + answer.json()["field"]
    code, said = ways.cli(AKRA, room, act)
    assert (code, said.startswith("Refused, ")) == (1, True)
    assert elsewhere.replace(",", "") in said.replace(",", "")
    assert heads() == before


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"kind":', b'{"kind":"Propose"}}', b"\xef\xbb\xbf{}"])
def test_malformed_json(ways: Ways, raw: bytes) -> None:
    before = heads()
    answer = ways.api(AKRA, "plenary", raw)
    assert (answer.status_code, answer.json()["reason"]) == (422, "invalid")
    code, said = ways.cli(AKRA, "plenary", raw)
    assert (code, said.startswith("Refused, invalid")) == (1, True)
    assert heads() == before


@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=x", "multipart/form-data", "text/x"]
)
def test_a_malformed_form(ways: Ways, kind: str) -> None:
    before = heads()
    browser = signed_in(AKRA)
    for body in (b"\xff\xfe", b"--x\r\nnothing", b"%", b"a=%FF&%00=1", b"{}"):
        answer = browser.generic("POST", page(AKRA, "rooms/plenary/act/Propose/"), body, kind)
        assert answer.status_code in (400, 422), (kind, body)
    assert heads() == before


def test_unknown_kinds_and_fields(ways: Ways) -> None:
    before = heads()
    assert ways.form(AKRA, "plenary", {"kind": "Bless"}).status_code == 404
    assert "no kind of act" in ways.api(AKRA, "plenary", {"kind": "Bless"}).json()["message"]
    assert "no kind of act" in ways.cli(AKRA, "plenary", {"kind": "Bless"})[1]
    assert ways.api(AKRA, "plenary", {**PROPOSE, "colour": "red"}).json()["field"] == "colour"
    assert "colour" in ways.cli(AKRA, "plenary", {**PROPOSE, "colour": "red"})[1]
    assert heads() == before


def test_the_wrong_seat(ways: Ways) -> None:
    before = heads()
    nothing = Client().get("/no/such/page/").content
    shown = ways.form(AKRA, "plenary", PROPOSE, owner=DORN)
    assert (shown.status_code, shown.content) == (404, nothing)
    hidden, missing = (ways.form(DORN, room, {"kind": "Say", "text": {"en": "x"}}) for room in (BILATERAL, "no@where"))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content) == (404, nothing)
    assert ways.cli("no.such", "plenary", PROPOSE) == ways.cli(DORN, BILATERAL, PROPOSE)
    assert heads() == before


def test_a_wording_that_has_changed_since(ways: Ways) -> None:
    assert ways.api(AKRA, "plenary", AMEND).status_code == 201
    before = heads()
    shown = ways.form(SELM, "plenary", STANCE)
    assert (shown.status_code, "The words have changed since: see entry 19" in text(shown)) == (422, True)
    answer = ways.api(SELM, "plenary", STANCE).json()
    assert (answer["reason"], answer["field"]) == ("stale", "wording")
    assert "entry 19" in answer["message"]
    assert "entry 19" in ways.cli(SELM, "plenary", STANCE)[1]
    assert heads() == before


def test_a_closed_room(ways: Ways) -> None:
    assert ways.api(AKRA, BILATERAL, {"kind": "CloseRoom"}).status_code == 201
    before = heads()
    say = {"kind": "Say", "text": {"en": "But"}}
    shown = ways.form(SELM, BILATERAL, say)
    assert (shown.status_code, "closed" in text(shown).lower()) == (422, True)
    assert ways.api(SELM, BILATERAL, say).json()["reason"] == "closed"
    assert ways.cli(SELM, BILATERAL, say)[1].startswith("Refused, closed")
    assert heads() == before


def test_what_is_sent_twice_is_entered_once(ways: Ways) -> None:
    before = heads()["plenary"]
    first, second = (ways.form(AKRA, "plenary", PROPOSE) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert heads()["plenary"] == before + 1
    said = [ways.cli(AKRA, "plenary", PROPOSE, "--key", "k") for _ in range(2)]
    assert [code for code, _ in said] == [0, 0]
    assert "as before" in said[1][1]
    assert heads()["plenary"] == before + 2
    assert ways.program.act(AKRA, "plenary", PROPOSE, key="k").status_code == 201, "one key, whichever way it came"
    assert heads()["plenary"] == before + 2


def test_two_heads_at_once(ways: Ways) -> None:
    before = heads()["plenary"]

    def propose(number: int) -> int:
        try:
            program = Program(ways.program.tokens)
            return program.act(
                (AKRA, SELM)[number % 2], "plenary", PROPOSE, key=f"at once {number}".replace(" ", "-")
            ).status_code
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(propose, range(8))) == [201] * 8
    entries = get_registry().entries(TALKS, SELM, "plenary")
    assert [entry.number for entry in entries] == list(range(1, before + 9))


@pytest.mark.parametrize(
    ("trouble", "form", "api", "words"),
    [
        (StoreFull, 503, 507, "disk is full"),
        (StoreBusy, 503, 503, "busy"),
        (StoreLost, 503, 503, "cannot be reached"),
        (StoreSealed, 503, 503, "cannot open what it keeps"),
    ],
)
def test_a_store_in_trouble(
    ways: Ways, monkeypatch: pytest.MonkeyPatch, trouble: type[StoreError], form: int, api: int, words: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise trouble

    before = heads()
    ways.browser[AKRA] = signed_in(AKRA)
    monkeypatch.setattr(DjangoRecords, "writing", fails)
    shown = ways.form(AKRA, "plenary", PROPOSE)
    assert (shown.status_code, words in text(shown)) == (form, True)
    assert "shared by the shores" in text(shown), "what was typed is kept"
    answer = ways.api(AKRA, "plenary", PROPOSE)
    assert (answer.status_code, words in answer.json()["message"]) == (api, True)
    code, said = ways.cli(AKRA, "plenary", PROPOSE)
    assert (code, words in said) == (1, True)
    assert heads() == before


@pytest.mark.parametrize("size", [5 * 1024 * 1024, 3 * 1024 * 1024])
def test_a_form_beyond_all_measure(world: Path, size: int) -> None:
    answer = signed_in(AKRA).post(page(AKRA, "rooms/plenary/act/Propose/"), {"point": "1", "text.en": "x" * size})
    assert answer.status_code in (400, 413, 422)
    many = {f"field{number}": "x" for number in range(2000)}
    assert signed_in(AKRA).post(page(AKRA, "rooms/plenary/act/Propose/"), many).status_code == 400
