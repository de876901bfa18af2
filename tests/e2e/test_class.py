"""A class in a real browser: a telephone joins by code, over https and in the clear; every page, by axe-core."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import clean_environment, goodoffices
from tests.e2e.conftest import Visit
from tests.e2e.serving import free_port, two_free_ports
from tests.e2e.visitor import LAPTOP, PHONE, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROSTER = "name;group\nAna Li;A\nBo Frey;A\nChi Sato;B\nDana Roy;B\nEli Noor;B\n"
UNTRUSTED = "Cross-Origin-Opener-Policy"  # which a browser leaves out in the clear, and says so


@dataclass
class Served:
    base: str  # of the teacher's browser
    https: str
    http: str
    link: str
    codes: dict[str, str]
    process: "subprocess.Popen[bytes]"


def start(folder: Path, *given: str, port: int, **environment: str) -> Served:
    printed = folder / f"printed-{port}-{time.monotonic_ns()}"
    with printed.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "goodoffices.cli", "class", *given, "--no-browser", "--port", str(port),
             "--data", str(folder / "data")],
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            env={**clean_environment(), "PYTHONUNBUFFERED": "1", **environment},
        )  # fmt: skip
    until = time.monotonic() + 180
    while "Listening at" not in printed.read_text():
        assert process.poll() is None, printed.read_text()
        assert time.monotonic() < until
        time.sleep(0.2)
    while not listens(port):
        assert time.monotonic() < until
        time.sleep(0.1)
    said = printed.read_text()
    link, https = re.search(r"https?://\S+/class/teach/\S+", said), re.search(r"For the class: (\S+)", said)
    http = re.search(r"certificate: (http:\S+)", said)
    assert link is not None
    codes = {name: code for code, name in re.findall(r"^  (\w{3} \w{3})  .+, (.+)$", said, re.MULTILINE)}
    base = link[0].partition("/class/")[0]
    return Served(base, https[1] if https else "", http[1] if http else "", link[0], codes, process)


@contextmanager
def two_tables(folder: Path) -> Iterator[Served]:
    """A class of two tables on this machine alone, until the end of the block."""
    (folder / "friday.csv").write_text(ROSTER, "utf-8")
    given = (str(folder / "friday.csv"), "--kit", "rail-depot", "--tables", "2", "--teacher", "Ada Brun")
    found = start(folder, *given, port=free_port())
    yield found
    found.process.kill()
    found.process.wait(timeout=30)


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except (urllib.error.URLError, OSError):
        return False
    return True


def wait_for(address: str, there: bool) -> None:
    until = time.monotonic() + 60
    while answers(address) != there:
        assert time.monotonic() < until, address
        time.sleep(0.2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("class")
    (found / "friday.csv").write_text(ROSTER, "utf-16")
    return found


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    """A class on the local network, from a roster as Excel saves Unicode text."""
    given = (str(folder / "friday.csv"), "--kit", "rail-depot", "--tables", "2", "--lan", "--teacher", "Ada Brun")
    found = start(folder, *given, port=two_free_ports())
    yield found
    found.process.kill()
    found.process.wait(timeout=30)


def test_a_telephone_joins_takes_part_and_every_page_is_accessible(served: Served, visit: Visit) -> None:
    teacher = visit(served.base, ignore_https_errors=True, viewport=LAPTOP)
    teacher.page.goto(served.link)
    assert teacher.page.url.endswith("/class/friday/wall/")
    for page in ("wall/", "", "balance/", "balance/?closing=2"):
        teacher.page.goto(f"/class/friday/{page}")
        assert violations(teacher.page) == [], page
    teacher.page.goto("/class/new/")
    assert violations(teacher.page) == []

    teacher.page.goto("/class/friday/wall/")

    phone = visit(served.https.removesuffix("/class/"), ignore_https_errors=True, viewport=PHONE, is_mobile=True)
    phone.refused.add(404)
    phone.page.goto("/class/")
    assert violations(phone.page) == []
    phone.page.fill("#code", "bcd fgh")
    phone.page.click("text=Sit down")
    assert "No seat waits for this code" in phone.main.inner_text()
    assert violations(phone.page) == []
    phone.page.fill("#code", served.codes["Ana Li"].lower())
    phone.page.click("text=Sit down")
    phone.page.wait_for_url("**/class/mine/")
    assert violations(phone.page) == []
    assert too_wide(phone.page) == 0
    phone.page.click("text=Go to the table")
    assert "Ada Brun" in phone.page.inner_text("header")
    teacher.page.wait_for_function("() => /1 of 5 here/.test(document.querySelector('#here').innerText)")  # by itself
    names = {cookie["name"] for cookie in phone.context.cookies()}
    assert names == {"__Host-session", "__Host-csrf"}


def test_in_the_clear_every_page_says_so_and_cookies_fit(served: Served, visit: Visit) -> None:
    wait_for(served.http, True)
    phone = visit(served.http.removesuffix("/class/"), viewport=PHONE, is_mobile=True)
    phone.page.goto("/class/")
    assert "Not private" in phone.page.inner_text("body")
    assert violations(phone.page) == []
    phone.page.fill("#code", served.codes["Bo Frey"])
    phone.page.click("text=Sit down")
    phone.page.wait_for_url("**/class/mine/")
    phone.page.click("text=Go to the table")
    assert "Not private" in phone.page.inner_text("body")
    assert {cookie["name"] for cookie in phone.context.cookies()} == {"goodoffices-session", "goodoffices-csrf"}
    phone.troubles[:] = [trouble for trouble in phone.troubles if UNTRUSTED not in trouble]


def test_a_server_that_is_killed_goes_on_where_it_was_and_a_class_is_removed(
    served: Served, folder: Path, visit: Visit
) -> None:
    phone = visit(served.https.removesuffix("/class/"), ignore_https_errors=True, viewport=PHONE)
    phone.page.goto("/class/")
    phone.page.fill("#code", served.codes["Chi Sato"])
    phone.page.click("text=Sit down")
    phone.page.wait_for_url("**/class/mine/")
    certificate = (folder / "data" / "class-certificate.pem").read_bytes()
    served.process.kill()
    served.process.wait(timeout=30)
    wait_for(served.http, False)  # the plain way ends with it
    again = start(folder, "--resume", "friday", "--lan", port=int(served.https.split(":")[2].split("/")[0]))
    try:
        assert (folder / "data" / "class-certificate.pem").read_bytes() == certificate
        assert "Chi Sato" not in again.codes
        assert again.codes["Dana Roy"] == served.codes["Dana Roy"]
        phone.page.goto("/class/mine/")
        assert "Chi Sato, table 1" in phone.main.inner_text()
        phone.troubles[:] = [trouble for trouble in phone.troubles if "REFUSED" not in trouble]  # while it was away
    finally:
        again.process.kill()
        again.process.wait(timeout=30)
    receipt = folder / "receipt.txt"
    given = ("class", "--delete", "friday", "--yes", "--receipt", str(receipt), "--data", str(folder / "data"))
    told = goodoffices(*given)
    assert told.returncode == 0, told.stderr
    assert "Students: 5" in receipt.read_text()
    assert "There is no class “friday”" in goodoffices(*given).stderr
