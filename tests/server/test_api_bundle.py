"""The record by the API: a program takes home what its seat reads, whoever has no token the public record."""

import pytest

from goodoffices.carried import carried
from goodoffices.exporting import Unsound
from goodoffices.proof.verify import verify
from goodoffices.server import carrying
from goodoffices.server.doors.limits import RATES
from goodoffices.server.store.registry import get_registry
from tests.house import HOUSE
from tests.server.program import Program, refused
from tests.server.worlds import AKRA, CAUCUS, CHIEF, DORN, ELSEWHERE, NOWHERE, SELM, TALKS


@pytest.mark.parametrize("seat", [AKRA, SELM, DORN, CHIEF, None])
def test_a_program_takes_home_what_its_seat_reads(program: Program, seat: str | None) -> None:
    response = program.get(f"{TALKS}/bundle", seat)
    assert response.status_code == 200
    lines = response.content.splitlines(keepends=True)
    report = verify(lines, HOUSE.verifiers)
    assert (report.findings, report.sound) == ([], True)
    own = seat or "public"
    heads = get_registry().heads(TALKS, own)
    assert {room.room: room.entries for room in report.rooms} == dict(heads)
    assert (CAUCUS.encode() in response.content) == (CAUCUS in heads) == (seat == AKRA)
    assert carried(lines).head.seat == own


def test_it_is_a_file(program: Program) -> None:
    response = program.get(f"{TALKS}/bundle", AKRA)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{TALKS}-{AKRA}-2027-03-03.bundle"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Cache-Control"] == "no-store"


def test_hidden_talks_and_talks_that_are_not_there_are_alike(program: Program) -> None:
    for seat in (AKRA, None):
        hidden, missing = (program.get(f"{talks}/bundle", seat) for talks in (ELSEWHERE, NOWHERE))
        assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
        refused(missing, 404, "not found", "room")


def test_a_record_that_was_changed_beneath_is_not_handed_out(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def export(*_: object) -> list[bytes]:
        raise Unsound("Entry 2 of plenary in the database is not the one that was entered.")

    monkeypatch.setattr(carrying, "export", export)
    said = refused(program.get(f"{TALKS}/bundle", AKRA), 503, "busy", "")
    assert said.endswith("so that nothing was signed. Tell the secretariat.")
    assert "Entry 2 of plenary" in caplog.text
    assert "Entry 2 of plenary" not in said


def test_without_keys_it_says_what_to_do(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(get_registry(), "_house", None)
    assert "goodoffices init" in refused(program.get(f"{TALKS}/bundle", AKRA), 503, "busy", "")


def test_too_many_at_once_are_put_off(program: Program) -> None:
    answers = [program.get(f"{TALKS}/bundle", AKRA) for _ in range(RATES["bundle"][0] + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    refused(answers[-1], 429, "too often", "")
    assert answers[-1].headers["Retry-After"]
