"""`goodoffices witness` against a real server, whose record is really put back and written anew."""

import json
import shutil
import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import typer

from goodoffices.proof.checkpoint import cosigners
from goodoffices.proof.keys import WITNESS, SigningKey, read_verifier
from goodoffices.witnessing import Alarm, Seen, Unreachable, witness
from tests.cli.running import goodoffices, run
from tests.house import HOUSE
from tests.server.served import CHIEF, TALKS, admit, founded, serving

pytestmark = pytest.mark.slow

HOUSE_TOLD = {"house": HOUSE.name, "keys": [str(key) for key in HOUSE.verifiers], "earlier": []}


@dataclass
class Place:
    """An installation, and a laptop from which it is watched."""

    data: Path
    laptop: Path
    token: str = ""

    def witness(self, base: str, *more: str, token: bool = True) -> tuple[int, str, str]:
        environment = {"GOODOFFICES_TOKEN": self.token} if token else {}
        state = str(self.laptop / ("seen.json" if token else "public.json"))
        done = goodoffices("witness", base, TALKS, "--state", state, *more, **environment)
        return done.returncode, done.stdout, done.stderr

    def admit(self, *parties: str) -> None:
        for party in parties:
            sent = (
                "act",
                TALKS,
                "--as",
                CHIEF,
                "--room",
                "plenary",
                json.dumps(admit(party)),
                "--data",
                str(self.data),
            )
            done = goodoffices(*sent)
            assert done.returncode == 0, done.stderr

    def keep(self) -> None:
        shutil.copy(self.data / "goodoffices.sqlite3", self.data / "kept")

    def put_back(self) -> None:
        shutil.copy(self.data / "kept", self.data / "goodoffices.sqlite3")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Talks in which nothing has happened yet, and a token for their secretariat: each test goes on with a copy."""
    place = Place(tmp_path_factory.mktemp("begun") / "data", Path())
    link = founded(place.data)
    with serving(place.data, "--http") as server:
        person = server.person()
        person.joins(link, "jana")
        place.token = person.token()
    return place


@pytest.fixture
def place(begun: Place, tmp_path: Path) -> Place:
    place = replace(begun, data=tmp_path / "data", laptop=tmp_path / "laptop")
    shutil.copytree(begun.data, place.data)
    place.laptop.mkdir()
    return place


def test_a_record_that_only_grows_is_seen_and_signed(place: Place) -> None:
    key = str(place.laptop / "key")
    with serving(place.data, "--http") as server:
        code, said, _ = place.witness(server.base, "--key", key)
        assert (code, "plenary: 1 entry, seen for the first time" in said) == (0, True), said
        place.admit("akra", "selm")
        code, said, _ = place.witness(server.base, "--key", key)
        assert (code, "plenary: 3 entries, 2 new" in said) == (0, True), said
        assert "nothing new" in place.witness(server.base)[1]
        path = f"{server.base}/api/talks/{TALKS}/rooms/plenary/checkpoint"
        shown = httpx.get(path, headers={"Authorization": f"Bearer {place.token}"}).json()
        ((signed, _),) = cosigners(shown["checkpoint"], map(read_verifier, shown["witnesses"]))
        assert signed.name == CHIEF
    for file in place.laptop.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_record_that_was_written_anew_raises_the_alarm_each_time(place: Place) -> None:
    place.keep()
    place.admit("akra", "selm")
    with serving(place.data, "--http") as server:
        assert place.witness(server.base)[0] == 0
    before = (place.laptop / "seen.json").read_text()
    place.put_back()
    place.admit("dorn", "selm", "akra")
    with serving(place.data, "--http") as server:
        for _ in range(2):
            code, _, said = place.witness(server.base)
            assert code == 3
            assert "ALARM: THE RECORD IS NOT WHAT IT WAS" in said
            assert "the log of 4 entries does not begin with the 3 that were seen" in said
            assert "Tell the secretariat and the other delegations" in said
    kept = [file.read_text() for file in place.laptop.glob("seen.json.alarm-*.txt")]
    assert len(kept) == 2
    assert all(text.count("\u2014 goodoffices/") == 4 for text in kept)  # both, each signed twice
    assert (place.laptop / "seen.json").read_text() == before


def test_a_record_that_was_cut_short_or_forked_raises_the_alarm(place: Place) -> None:
    place.keep()
    place.admit("akra")
    with serving(place.data, "--http") as server:
        assert place.witness(server.base)[0] == 0
    place.put_back()
    with serving(place.data, "--http") as server:
        code, _, said = place.witness(server.base)
        assert (code, "the log had 2 entries and now has 1: entries were taken away" in said) == (3, True), said
        place.admit("selm")
        code, _, said = place.witness(server.base)
        assert (code, "two different records of 2 entries were signed" in said) == (3, True), said


def test_other_keys_raise_the_alarm_unless_they_were_handed_over_to(place: Place) -> None:
    from goodoffices.server import signing

    with serving(place.data, "--http") as server:
        assert place.witness(server.base)[0] == 0
    signing.rotate(place.data, {})
    place.admit("akra")
    with serving(place.data, "--http") as server:
        code, said, _ = place.witness(server.base)
        assert (code, "1 new" in said) == (0, True)
    name = json.loads((place.data / "house-keys").read_text())["house"]
    (place.data / "house-keys").unlink()
    signing.make(place.data, {})
    with serving(place.data, "--http") as server:
        assert "another house" in place.witness(server.base)[2]
    forged = json.loads((place.data / "house-keys").read_text())
    (place.data / "house-keys").write_text(json.dumps({**forged, "house": name}))
    with serving(place.data, "--http") as server:
        code, _, said = place.witness(server.base)
        assert (code, "signs with other keys than before" in said) == (3, True)


def test_what_the_command_cannot_do_is_one_line(place: Place) -> None:
    assert place.witness("http://127.0.0.1:9")[0] == 1
    assert "https only" in place.witness("http://talks.example.org")[2]
    assert place.witness("ftp://x")[0] == 2
    assert "The public signs nothing" in place.witness("http://127.0.0.1:9", "--key", "key", token=False)[2]
    once = place.witness("http://127.0.0.1:9", "--key", "k", "--hand", "h", "--room", "plenary", "--every", "5")
    assert (once[0], "handed over once" in once[2]) == (2, True)
    (place.laptop / "seen.json").write_text("{}")
    with serving(place.data, "--http") as server:
        code, _, said = place.witness(server.base)
        assert (code, "keep it, and find out who changed it" in said) == (2, True)
        code, _, said = place.witness(server.base, token=False)
        assert (code, "There is no such room" in said) == (1, True)


def test_a_watch_outlasts_a_server_that_starts_anew(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []

    def wait(seconds: int) -> None:
        waited.append(seconds)
        if len(waited) == 1:
            server.kill()
        elif len(waited) == 2:
            raise typer.Exit

    monkeypatch.setattr("goodoffices.cli.witness.clock", SimpleNamespace(sleep=wait, time=time.time))
    state = str(place.laptop / "seen.json")
    with serving(place.data, "--http") as server:
        done = run("witness", server.base, TALKS, "--token", place.token, "--state", state, "--every", "7")
    assert waited == [7, 7]
    assert "plenary: 1 entry, seen for the first time" in done.stdout
    assert "cannot be asked" in done.stderr
    assert "It is asked again in 7 seconds." in done.stderr


@pytest.mark.parametrize(
    "answers",
    [
        {"house": []},
        {"house": {"house": "a"}},
        {"house": HOUSE_TOLD, "talks/t/rooms": {}},
        {"house": HOUSE_TOLD, "talks/t/rooms": {"rooms": ["plenary"]}},
    ],
)
def test_what_is_no_server_of_talks_is_said_to_be_none(answers: dict[str, object]) -> None:
    with pytest.raises(Unreachable, match="look at the address"):
        list(witness(Seen("t"), lambda path: answers[path], lambda *_: None, None, 0))


@pytest.mark.parametrize("shown", [{}, [], {"checkpoint": ""}, {"checkpoint": {"checkpoint": 7}, "path": []}])
def test_a_head_that_is_none_raises_the_alarm(shown: object) -> None:
    answers = {"house": HOUSE_TOLD, "talks/t/rooms": {"rooms": [{"room": "plenary"}]}}
    ((_, found),) = witness(Seen("t"), lambda path: answers.get(path, shown), lambda *_: None, None, 0)
    assert isinstance(found, Alarm)
    assert "what the server shows is not signed by the house" in found.words


def test_two_parties_that_are_shown_two_records_find_it_out_by_comparing(place: Place) -> None:
    """A fork that neither finds alone: to each the log that it is shown only grows."""
    first, heads, key = place.laptop, place.laptop / "heads.json", str(place.laptop / "key")
    other = replace(place, laptop=first.with_name("other"))
    other.laptop.mkdir()
    place.keep()
    place.admit("akra")
    with serving(place.data, "--http") as server:
        hand = ("--key", key, "--hand", str(heads), "--room", "plenary")
        code, said, _ = place.witness(server.base, *hand)
        assert (code, "Tell the other delegation your key" in said) == (0, True), said
        told = said.strip().rsplit(" ", 1)[1]
        compare = ("--compare", str(heads), "--of", told)
        place.admit("dorn")
        code, said, _ = other.witness(server.base, *compare)
        assert (code, f"plenary: one log with what {CHIEF} signed at 2" in said) == (0, True), said
    (other.laptop / "seen.json").unlink()
    place.put_back()
    place.admit("selm", "vell")
    with serving(place.data, "--http") as server:
        assert other.witness(server.base)[0] == 0, "alone it finds nothing"
        code, _, said = other.witness(server.base, *compare)
        assert (code, "another party was shown another record" in said) == (3, True), said
        stranger = str(SigningKey(CHIEF, WITNESS, bytes(32)).verifier)
        code, _, said = other.witness(server.base, "--compare", str(heads), "--of", stranger)
        assert (code, "holds no heads that this house and that witness signed" in said) == (2, True), said
        assert other.witness(server.base, "--compare", str(heads))[0] == 2
        assert other.witness(server.base, "--hand", str(first / "more"), "--room", "plenary")[0] == 2
