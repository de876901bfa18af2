"""What was acknowledged stays: over a kill, in a copy of the folder, and while the disk is full."""

import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.running import goodoffices, one_line
from tests.server.served import CHIEF, DESK, TALKS, admit, founded, serving

pytestmark = pytest.mark.slow
ACTS = f"/api/talks/{TALKS}/rooms/plenary/acts"
ENTRIES = f"/api/talks/{TALKS}/rooms/plenary/entries?limit=1000"


def what_it_says(receipt: dict[str, object]) -> dict[str, object]:
    """A receipt but for the bytes of its signatures, which are made anew whenever it is asked for."""
    return receipt | {"proof": str(receipt["proof"]).partition("\n\u2014 ")[0]}


class Writer(threading.Thread):
    """A program that enters acts one after the other, and notes what was acknowledged, until the server is gone."""

    def __init__(self, base: str, token: str, name: str) -> None:
        super().__init__()
        self.base, self.headers, self.label = base, {"Authorization": f"Bearer {token}"}, name
        self.receipts: dict[str, dict[str, object]] = {}
        self.unheard: str = ""
        self.odd: list[str] = []

    def run(self) -> None:
        with httpx.Client(base_url=self.base, headers=self.headers, timeout=30) as client:
            for number in range(10_000):
                key = f"{self.label}-{number}"
                try:
                    done = client.post(ACTS, json=admit(key), headers={"Idempotency-Key": key})
                except httpx.HTTPError:
                    self.unheard = key
                    return
                if done.status_code != 201:
                    self.odd.append(done.text)
                    return
                self.receipts[key] = done.json()


def test_a_killed_server_has_lost_no_act_that_it_acknowledged(tmp_path: Path) -> None:
    data = tmp_path / "data"
    invitation = founded(data)
    with serving(data, "--http") as server:
        person = server.person()
        person.joins(invitation, "jana")
        token = person.token()
        writers = [Writer(server.base, token, f"writer{index}") for index in range(4)]
        for writer in writers:
            writer.start()
        waited = threading.Event()
        while sum(len(writer.receipts) for writer in writers) < 40:
            assert not any(writer.odd for writer in writers), [writer.odd for writer in writers]
            waited.wait(0.01)
        server.kill()
        for writer in writers:
            writer.join(60)
    acknowledged = {key: receipt for writer in writers for key, receipt in writer.receipts.items()}
    assert len(acknowledged) >= 40
    with serving(data, "--http") as server:
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=server.base, headers=headers, timeout=60) as client:
            read = client.get(ENTRIES).json()
            assert [entry["number"] for entry in read["entries"]] == list(range(1, read["upto"] + 1))
            parties = [entry["act"]["party"] for entry in read["entries"][1:]]
            assert len(parties) == len(set(parties)), "entered twice"
            for key, receipt in acknowledged.items():
                assert parties[receipt["number"] - 2] == key  # type: ignore[operator]  # a number
            for key in [*list(acknowledged)[-5:], *(writer.unheard for writer in writers)]:
                again = client.post(ACTS, json=admit(key), headers={"Idempotency-Key": key})
                assert again.status_code == 201, again.text
                assert what_it_says(again.json()) == what_it_says(acknowledged.get(key, again.json()))
            after = [entry["act"].get("party") for entry in client.get(ENTRIES).json()["entries"]]
            assert sorted(after[1:]) == sorted({*parties, *(writer.unheard for writer in writers)})


def test_a_copy_of_the_folder_is_the_whole_installation(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    invitation = founded(data)
    with serving(data, "--http") as server:
        person = server.person()
        person.joins(invitation, "jana")
        token = person.token()
        cookies = dict(person.client.cookies)
        headers = {"Authorization": f"Bearer {token}"}
        done = httpx.post(
            timeout=60, url=server.base + ACTS, json=admit("akra"), headers={**headers, "Idempotency-Key": "k"}
        )
        before = httpx.get(timeout=60, url=server.base + ENTRIES, headers=headers).json()
    shutil.copytree(data, copy)
    shutil.rmtree(data)
    played = goodoffices("play", TALKS, "--as", CHIEF, "--json", "--data", str(copy))
    assert len(json.loads(played.stdout)["parties"]) == 1
    with serving(copy, "--http") as server:
        assert httpx.get(timeout=60, url=server.base + ENTRIES, headers=headers).json() == before
        again = httpx.post(
            timeout=60, url=server.base + ACTS, json=admit("akra"), headers={**headers, "Idempotency-Key": "k"}
        )
        assert what_it_says(again.json()) == what_it_says(done.json()), (
            "the same request is answered with the same receipt"
        )
        assert httpx.get(timeout=60, url=server.base + DESK, cookies=cookies).status_code == 200
        assert httpx.post(
            timeout=60, url=server.base + ACTS, json=admit("selm"), headers={**headers, "Idempotency-Key": "l"}
        ).status_code == 201  # fmt: skip


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 8 MiB that can really be full."""
    disk = Path(tempfile.mkdtemp(prefix="goodoffices-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=755", "none", disk], capture_output=True)
    try:
        if mounted.returncode:
            pytest.skip("a small disk cannot be mounted here: that takes root")
        yield disk
        subprocess.run(["umount", "--lazy", disk], check=True)
    finally:
        disk.rmdir()


def filled(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def test_a_full_disk_is_said_so_everywhere_and_reading_goes_on(small_disk: Path, tmp_path: Path) -> None:
    kept = small_disk / "data"
    invitation = founded(kept)
    data = tmp_path / "data"
    data.symlink_to(kept)  # what the server prints must not be on the full disk
    long = {**admit("akra"), "footnote": {"en": "x" * 100_000}}
    with serving(data, "--http") as server:
        person = server.person()
        person.joins(invitation, "jana")
        headers = {"Authorization": f"Bearer {person.token()}"}
        form = person.get(f"{DESK}rooms/plenary/act/AdmitParty/")
        ballast = filled(small_disk)
        refused = httpx.post(timeout=60, url=server.base + ACTS, json=long, headers={**headers, "Idempotency-Key": "k"})
        assert (refused.status_code, refused.json()["reason"]) == (507, "full")
        typed = {"party": "akra", "name.en": "Akra", "roles": "host", "footnote.en": "y" * 100_000}
        sent = person.send(f"{DESK}rooms/plenary/act/AdmitParty/", **typed)
        assert (sent.status_code, form.status_code) == (503, 200)
        assert "disk is full" in sent.text
        assert "y" * 100_000 in sent.text, "what was typed is not lost"
        done = goodoffices(
            "act", TALKS, "--as", CHIEF, "--room", "plenary", "--key", "c", "--data", str(kept), json.dumps(long)
        )
        assert (done.returncode, "disk is full" in one_line(done.stderr)) == (1, True)
        for path in (DESK, f"{DESK}board/", f"{DESK}rooms/plenary/", "/"):
            assert person.get(path).status_code == 200
        read = httpx.get(timeout=60, url=server.base + ENTRIES, headers=headers)
        assert (read.status_code, read.json()["upto"]) == (200, 1)
        ballast.unlink()
        entered = httpx.post(timeout=60, url=server.base + ACTS, json=long, headers={**headers, "Idempotency-Key": "k"})
        assert (entered.status_code, entered.json()["number"]) == (201, 2)
