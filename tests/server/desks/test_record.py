"""Our record: a seat takes home what it reads; the verifier and the keys are there for anybody."""

import base64

import pytest
from django.core.cache import cache

from goodoffices.carried import carried
from goodoffices.disclosing import MEANS
from goodoffices.exporting import Unsound
from goodoffices.proof.acknowledged import hold
from goodoffices.proof.examine import trusted_keys
from goodoffices.proof.explain import UNCHECKABLE, fingerprint
from goodoffices.proof.since import Room, noted
from goodoffices.proof.verify import verify
from goodoffices.server import carrying
from goodoffices.server.desks.pages import record
from goodoffices.server.doors.limits import RATES
from tests.house import HOUSE
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CAUCUS, SELM, TALKS
from tests.server.desks.test_point import plain


@pytest.fixture
def signing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The reader of talks in a house that has keys."""
    cache.clear()
    monkeypatch.setattr(reader.script.registry, "_house", HOUSE)
    return reader


def taken(reader: Reader, seat: str) -> list[bytes]:
    response = reader.get(seat, "record/bundle/")
    assert response.status_code == 200
    content: bytes = response.content
    return content.splitlines(keepends=True)


@pytest.mark.parametrize("seat", [AKRA, SELM, "public"])
def test_a_seat_takes_home_what_it_reads(signing: Reader, seat: str) -> None:
    lines = taken(signing, seat)
    report = verify(lines, HOUSE.verifiers)
    assert (report.findings, report.sound) == ([], True)
    heads = signing.script.registry.heads(TALKS, seat)
    assert {room.room: room.entries for room in report.rooms} == dict(heads)
    assert carried(lines).reader.play(TALKS, seat).rooms.keys() == heads.keys()
    assert (CAUCUS in heads) == any(CAUCUS.encode() in line for line in lines)


def test_it_is_a_file_and_no_page(signing: Reader) -> None:
    response = signing.get(AKRA, "record/bundle/")
    day = signing.script.registry.now().date()
    assert response.headers["Content-Disposition"] == f'attachment; filename="{TALKS}-{AKRA}-{day}.bundle"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert signing.client.post(f"/t/{TALKS}/as/{AKRA}/record/bundle/").status_code == 405


def test_the_receipt_of_an_entry_is_a_file_that_a_bundle_is_held_against(signing: Reader) -> None:
    number = signing.script.registry.heads(TALKS, AKRA)["plenary"] - 1
    response = signing.get(AKRA, f"rooms/plenary/entries/{number}/receipt/")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{TALKS}-plenary-{number}.tlog-proof"'
    assert response.headers["Cache-Control"] == "no-store"
    rooms: dict[str, Room] = {}
    report = noted(taken(signing, AKRA), rooms, HOUSE.verifiers)
    assert report.head is not None
    leaves = {room: kept.leaves for room, kept in rooms.items()}
    held = hold("it", response.content.decode(), report.head, leaves)
    assert (held.stands, held.room, held.number, held.size) == (True, "plenary", number, number)


def test_there_is_no_receipt_of_what_one_does_not_read(signing: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    last = signing.script.registry.heads(TALKS, AKRA)["plenary"]
    assert CAUCUS not in signing.script.registry.heads(TALKS, SELM)
    for seat, where in (
        (AKRA, f"plenary/entries/{last + 1}"),
        (AKRA, "plenary/entries/0"),
        (AKRA, f"plenary/entries/{10**30}"),
        (SELM, f"{CAUCUS}/entries/1"),
        (SELM, "no@such/entries/1"),
    ):
        assert signing.get(seat, f"rooms/{where}/receipt/").status_code == 404, where
    monkeypatch.setattr(signing.script.registry, "_house", None)
    assert signing.get(AKRA, f"rooms/plenary/entries/{last}/receipt/").status_code == 404


def test_the_page_says_what_is_in_it_and_prints_the_fingerprints(signing: Reader) -> None:
    raw = signing.text(AKRA, "record/")
    text = plain(raw)
    heads = signing.script.registry.heads(TALKS, AKRA)
    assert raw.count("<tr>") == 1 + len(heads)
    assert f"Plenary Plenary {heads['plenary']}" in text
    for key in HOUSE.verifiers:
        assert fingerprint(key) in text
    assert "Whoever has the file reads all that you read" in text
    assert "Members of a room hold the means to prove every entry in it" in text
    assert "that nothing was suppressed before it was acknowledged" in text
    assert f'href="/t/{TALKS}/as/{AKRA}/record/"' in signing.text(AKRA, "")


def test_the_public_has_a_record_too(signing: Reader) -> None:
    text = plain(signing.text("public", "record/"))
    assert "All that everybody may read of these talks" in text
    assert "your capital" not in text
    assert f'href="/t/{TALKS}/as/public/record/"' in signing.text("public", "")


def test_without_keys_the_page_says_so_and_hands_nothing_out(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "record/"))
    assert "This server has no keys to sign its records with" in text
    assert "Download the bundle" not in text
    response = reader.get(AKRA, "record/bundle/", follow=True)
    assert response.redirect_chain == [(f"/t/{TALKS}/as/{AKRA}/record/", 302)]
    assert "no keys to sign with yet" in plain(response.content.decode())
    assert reader.client.get("/house-keys.txt").status_code == 404


def test_a_record_that_was_changed_beneath_is_not_signed_and_the_alarm_is_plain(
    signing: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def export(*_: object) -> list[bytes]:
        raise Unsound("The entries of plenary in the database are not those of its log.")

    monkeypatch.setattr(carrying, "export", export)
    response = signing.get(AKRA, "record/bundle/", follow=True)
    assert "so that nothing was signed. Keep your earlier bundles." in plain(response.content.decode())
    assert "not those of its log. Nothing was signed." in caplog.text


def test_too_many_at_once_are_put_off(signing: Reader) -> None:
    answers = [signing.get("public", "record/bundle/").status_code for _ in range(RATES["bundle"][0] + 1)]
    assert set(answers[:-1]) == {200}
    assert answers[-1] == 429


def test_the_verifier_and_the_keys_are_there_for_anybody(signing: Reader) -> None:
    verifier, keys = signing.client.get("/verify.html"), signing.client.get("/house-keys.txt")
    assert verifier.headers["Content-Disposition"] == 'attachment; filename="verify.html"'
    assert b"Written from the description of the format alone" in verifier.content
    read = trusted_keys(keys.content.decode().splitlines())
    assert tuple(read) == HOUSE.verifiers
    assert base64.b64encode(HOUSE.keys[0].seed) not in keys.content
    for response in (verifier, keys):
        assert not response.cookies


def test_the_page_and_the_verifier_name_the_same_limits() -> None:
    assert (*map(str, record.LIMITS), str(record.PROVABLE)) == (*UNCHECKABLE, MEANS)
