"""`goodoffices act`: exit codes, the reason and the field of a refusal, and no act entered twice."""

import json
from pathlib import Path

import pytest

from goodoffices.proof.receipt import read_receipt, verify_receipt
from tests.cli.running import one_line, run
from tests.house import HOUSE

PARK = '{"kind":"Park","point":"10"}'


def test_an_act_is_entered_once(ford: Path) -> None:
    for said in ("Entered as number", "Entered, as before as number"):
        done = run("act", "ford", "--as", "oran.head", "--room", "plenary", "--key", "k", PARK)
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.startswith(said)
    found = json.loads(run("play", "ford", "--as", "oran.head", "--json").stdout)
    plenary = next(r for r in found["left"]["by_record"] if r["room"] == "plenary")
    assert plenary["parked"] == ["10"]


def test_an_act_can_come_from_standard_input(ford: Path) -> None:
    done = run("act", "ford", "--as", "oran.head", "--room", "plenary", "-", stdin=PARK)
    assert done.exit_code == 0


REFUSED = [
    ("oran.head", "plenary", '{"kind":"Park","point":"77"}', "invalid (field point): There is no point 77."),
    ("oran.head", "plenary", '{"kind":"Park"', "invalid"),
    ("oran.head", "plenary", '{"kind":"Part","point":"1"}', "invalid (field kind)"),
    ("oran.head", "plenary", '{"kind":"Park","point":"1","why":"x"}', "why"),
    ("oran.head", "plenary", '{"kind":"Park","point":9007199254740993}', "invalid"),
    ("oran.head", "plenary", '{"kind":"\\u001b[2J\\n"}', "\N{REPLACEMENT CHARACTER}[2J"),
    ("oran.head", "plenary", "9" * (1024 * 1024 + 1), "1,048,576 bytes"),
    ("oran.head", "capital.vell", PARK, "not found"),
    ("nobody", "plenary", PARK, "not found"),
    ("secretariat.chief", "plenary", '{"kind":"Park","point":"10"}', "not yours"),
]


@pytest.mark.parametrize(("seat", "room", "act", "said"), REFUSED)
def test_a_refusal_names_its_reason_and_its_field(ford: Path, seat: str, room: str, act: str, said: str) -> None:
    done = run("act", "ford", "--as", seat, "--room", room, "-", stdin=act)
    assert (done.exit_code, done.stdout) == (1, "")
    assert one_line(done.stderr).startswith("Refused, ")
    assert said in done.stderr


def test_talks_that_are_not_there_are_like_a_room_that_is_not(ford: Path) -> None:
    here = run("act", "ford", "--as", "oran.head", "--room", "nowhere", PARK)
    nowhere = run("act", "nowhere", "--as", "oran.head", "--room", "plenary", PARK)
    assert (here.exit_code, here.stderr) == (nowhere.exit_code, nowhere.stderr)


def test_what_is_missing_is_a_mistake_of_usage(ford: Path) -> None:
    assert run("act", "ford", "--as", "oran.head", PARK).exit_code == 2
    assert run("act", "ford", "--room", "plenary", PARK).exit_code == 2
    folder = run("act", str(ford), "--as", "oran.head", "--room", "plenary", PARK)
    assert (folder.exit_code, "load it first" in one_line(folder.stderr)) == (2, True)


PROPOSED = '{"kind":"TakeStance","point":"1","wording":%d,"stance":"accept"}'


def proposed() -> str:
    """A stance that accepts the words on point 1, as JSON."""
    found = json.loads(run("play", "ford", "--as", "oran.head", "--json").stdout)
    point = next(p for p in found["points"] if p["number"] == "1")
    wording = next(a for a in point["alternatives"] if a["by"] == ["oran"])
    return PROPOSED % wording["wording"]


def test_a_seat_is_told_alone_before_it_acts_and_nothing_is_held_back(ford: Path) -> None:
    accept = proposed()
    home = ("act", "ford", "--as", "oran.capital.president", "--room", "capital.oran")
    assert run(*home, '{"kind":"Direct","point":"1","verdict":"never"}').exit_code == 0
    mine = ("act", "ford", "--as", "oran.head", "--room", "plenary")
    looked = run(*mine, "--look", accept)
    assert "To commit your party on point 1" in looked.stderr
    assert "outside your mandate" in looked.stderr
    assert (looked.exit_code, looked.stdout) == (0, "Nothing was entered.\n")
    done = run(*mine, accept)
    assert (done.exit_code, done.stderr) == (0, looked.stderr)
    assert done.stdout.startswith("Entered as number")
    theirs = run("act", "ford", "--as", "vell.head", "--room", "plenary", "--look", accept)
    assert (theirs.exit_code, theirs.stderr) == (0, "")
    assert theirs.stdout == "There is nothing to be told; nothing was entered.\n"


def test_at_a_terminal_one_is_asked_whether_to_go_on(ford: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "The ford is open by day, as we have said."
    mine = ("act", "ford", "--as", "oran.head", "--room", "public")
    said = json.dumps({"kind": "Publish", "title": {"en": "x"}, "text": {"en": words}, "on_behalf_of": ["oran"]})
    monkeypatch.setattr("goodoffices.cli.act._at_terminal", lambda: True)
    refused = run(*mine, said, stdin="n\n")
    assert (refused.exit_code, refused.stdout.splitlines()[-1]) == (1, "Nothing was entered.")
    assert "“the ford is open by day”" in refused.stderr
    assert run(*mine, said, stdin="y\n").stdout.splitlines()[-1].startswith("Entered as number")


def test_the_receipt_is_written_and_holds(ford: Path, tmp_path: Path) -> None:
    file, log = tmp_path / "park.tlog-proof", HOUSE.log_keys("ford", "plenary")
    sent = ("act", "ford", "--as", "oran.head", "--room", "plenary", "--key", "k", PARK, "--receipt")
    done = run(*sent, str(file))
    assert done.exit_code == 0, done.stderr
    leaf = bytes.fromhex(done.stdout.partition("the receipt of leaf ")[2][:64])
    head = verify_receipt(read_receipt(file.read_text()), leaf, log)
    assert f"as number {head.size} of plenary" in done.stdout
    again = run(*sent, str(file))
    assert (again.exit_code, "is there already" in one_line(again.stderr), again.stdout) == (2, True, "")
    repeated = tmp_path / "repeated.tlog-proof"
    assert run(*sent, str(repeated)).exit_code == 0
    assert verify_receipt(read_receipt(repeated.read_text()), leaf, log) == head
    refused = tmp_path / "refused"
    assert run("act", "ford", "--as", "oran.head", "--room", "nowhere", PARK, "--receipt", str(refused)).exit_code == 1
    assert not refused.exists()
