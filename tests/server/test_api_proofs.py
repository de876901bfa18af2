"""The proofs by the API: what is answered is verified here, with the keys that the house tells."""

import json

import pytest
from django.http import HttpResponse

from goodoffices.house import log_keys
from goodoffices.proof.bundle import Handover
from goodoffices.proof.checkpoint import cosign, cosigners, extends, origin, read_checkpoint, verify_checkpoint
from goodoffices.proof.handover import follow
from goodoffices.proof.keys import WITNESS, SigningKey, VerifierKey, read_verifier
from goodoffices.proof.leaf import commitment, leaf_hash, read_leaf
from goodoffices.proof.receipt import read_receipt, verify_receipt
from goodoffices.server.store.registry import get_registry
from tests.house import HOUSE
from tests.server.program import Program, refused
from tests.server.worlds import AKRA, CAUCUS, CHIEF, DORN, MEDIATOR, PRESS, SELM, TALKS

WORDS = {"kind": "Propose", "point": "1", "text": {"en": "The lake is shared by the shores."}}


def told(program: Program, room: str = "plenary") -> list[VerifierKey]:
    """The keys under the name of a room's log, as a program learns them."""
    said = program.client.get("/api/house").json()
    return log_keys([read_verifier(key) for key in said["keys"]], origin(said["house"], TALKS, room))


def sent(program: Program, seat: str, room: str, body: object) -> HttpResponse:
    headers = {"Authorization": f"Bearer {program.tokens[seat]}"}
    path = f"/api/talks/{TALKS}/rooms/{room}/cosignatures"
    return program.client.post(path, json.dumps(body), content_type="application/json", headers=headers)


def cosigned(program: Program, seat: str, room: str = "plenary") -> tuple[dict[str, str], SigningKey]:
    key = SigningKey(f"{seat}/second", WITNESS, bytes(32))
    text = program.get(f"{TALKS}/rooms/{room}/checkpoint", seat).json()["checkpoint"]
    return {"key": str(key.verifier), "checkpoint": cosign(text, key, 5)}, key


def test_an_act_is_answered_with_a_receipt_that_holds(program: Program) -> None:
    done = program.act(AKRA, "plenary", WORDS).json()
    receipt = read_receipt(done["proof"])
    signed = verify_receipt(receipt, leaf_hash(done["leaf"].encode()), told(program))
    assert (signed.size, receipt.index) == (done["number"], done["number"] - 1)
    assert leaf_hash(done["leaf"].encode()).hex() == done["leaf_hash"]
    canonical = b'{"kind":"Propose","point":"1","text":{"en":"The lake is shared by the shores."}}'
    assert read_leaf(done["leaf"].encode()).commitment == commitment(bytes.fromhex(done["salt"]), canonical)


def test_every_entry_has_a_receipt(program: Program) -> None:
    for number in (1, 9, 18):
        found = program.get(f"{TALKS}/rooms/plenary/entries/{number}/receipt", DORN).json()
        signed = verify_receipt(read_receipt(found["proof"]), leaf_hash(found["leaf"].encode()), told(program))
        assert (signed.size, read_leaf(found["leaf"].encode()).number) == (18, number)
    early = program.get(f"{TALKS}/rooms/plenary/entries/2/receipt?size=3", DORN).json()
    assert verify_receipt(read_receipt(early["proof"]), leaf_hash(early["leaf"].encode()), told(program)).size == 3


def test_a_log_that_grew_is_shown_to_be_the_same(program: Program) -> None:
    old = program.get(f"{TALKS}/rooms/plenary/checkpoint", DORN).json()
    program.act(AKRA, "plenary", WORDS)
    new = program.get(f"{TALKS}/rooms/plenary/consistency?old={old['size']}", DORN).json()
    before = verify_checkpoint(old["checkpoint"], told(program))
    after = verify_checkpoint(new["checkpoint"]["checkpoint"], told(program))
    extends(before, after, [bytes.fromhex(each) for each in new["path"]])
    assert (before.size, after.size, new["old"]) == (18, 19, 18)
    again = program.get(f"{TALKS}/rooms/plenary/checkpoint?size=18", DORN).json()
    assert (again["size"], again["root"]) == (18, old["root"])


def test_the_public_reads_the_proofs_of_the_public_room(program: Program) -> None:
    found = program.get(f"{TALKS}/rooms/public/checkpoint").json()
    assert verify_checkpoint(found["checkpoint"], told(program, "public")).size == found["size"] == 5
    assert program.get(f"{TALKS}/rooms/public/consistency?old=2").status_code == 200
    assert program.get(f"{TALKS}/rooms/public/entries/1/receipt").status_code == 200


def test_a_witness_is_shown_to_all_who_read_the_room_and_to_nobody_else(program: Program) -> None:
    program.act(AKRA, "plenary", WORDS)
    body, key = cosigned(program, SELM)
    done = sent(program, SELM, "plenary", body)
    assert done.status_code == 201
    for seat in (DORN, CHIEF, SELM):
        seen = program.get(f"{TALKS}/rooms/plenary/checkpoint", seat).json()
        assert seen == done.json()
        assert cosigners(seen["checkpoint"], map(read_verifier, seen["witnesses"])) == [(key.verifier, 5)]
    caucus, _ = cosigned(program, MEDIATOR, CAUCUS)
    before = {seat: program.get(f"{TALKS}/rooms/plenary/checkpoint", seat).content for seat in (DORN, AKRA)}
    assert sent(program, MEDIATOR, CAUCUS, caucus).status_code == 201
    assert before == {seat: program.get(f"{TALKS}/rooms/plenary/checkpoint", seat).content for seat in (DORN, AKRA)}
    refused(sent(program, DORN, CAUCUS, caucus), 404, "not found", "room")
    refused(sent(program, DORN, "no@where", caucus), 404, "not found", "room")


@pytest.mark.parametrize("body", [[], {}, {"key": "k"}, {"key": 1, "checkpoint": ""}, {"key": "k", "checkpoint": "c"}])
def test_what_is_no_cosignature_is_refused(program: Program, body: object) -> None:
    refused(sent(program, AKRA, "plenary", body), 422, "invalid", "checkpoint")


def test_a_signature_for_another_past_is_refused(program: Program) -> None:
    key = SigningKey(AKRA, WITNESS, bytes(32))
    text = cosign(HOUSE.checkpoint(TALKS, "plenary", 18, bytes(32), 0), key, 5)
    refused(
        sent(program, AKRA, "plenary", {"key": str(key.verifier), "checkpoint": text}), 409, "conflict", "checkpoint"
    )


def test_hidden_and_missing_have_no_proofs(program: Program) -> None:
    missing = program.get("nowhere/play", DORN)
    for path in (
        f"rooms/{CAUCUS}/checkpoint", "rooms/no@where/checkpoint", "rooms/capital.akra/consistency?old=1",
        f"rooms/{CAUCUS}/entries/1/receipt", "rooms/plenary/entries/99/receipt", "rooms/plenary/checkpoint?size=99",
    ):  # fmt: skip
        found = program.get(f"{TALKS}/{path}", DORN)
        assert (found.status_code, found.content) == (404, missing.content)
    assert program.get(f"{TALKS}/rooms/plenary/checkpoint").content == missing.content


def test_wrong_numbers_are_named(program: Program) -> None:
    refused(program.get(f"{TALKS}/rooms/plenary/checkpoint?size=0", PRESS), 422, "invalid", "size")
    refused(program.get(f"{TALKS}/rooms/plenary/consistency", PRESS), 422, "invalid", "old")
    refused(program.get(f"{TALKS}/rooms/plenary/entries/0/receipt", PRESS), 422, "invalid", "number")


def test_changed_keys_are_handed_over(program: Program, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = HOUSE.rotated(lambda size: b"7" * size, 9)
    monkeypatch.setattr(get_registry(), "_house", changed)
    said = program.client.get("/api/house").json()
    earlier = [Handover(tuple(map(read_verifier, each["keys"])), each["note"]) for each in said["earlier"]]
    now = [read_verifier(key) for key in said["keys"]]
    assert follow(said["house"], HOUSE.verifiers, now, earlier)
    assert read_checkpoint(program.get(f"{TALKS}/rooms/plenary/checkpoint", AKRA).json()["checkpoint"])


def test_without_keys_acts_are_entered_and_nothing_is_signed(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(get_registry(), "_house", None)
    done = program.act(AKRA, "plenary", WORDS)
    assert (done.status_code, done.json()["proof"]) == (201, None)
    for path in (f"/api/talks/{TALKS}/rooms/public/checkpoint", "/api/house"):
        assert "goodoffices init" in refused(program.client.get(path), 503, "busy", "")
