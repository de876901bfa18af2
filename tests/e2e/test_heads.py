"""A browser remembers the heads of the record, and raises the alarm when the server shows another one."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cli.running import goodoffices
from tests.e2e.conftest import Visit
from tests.e2e.serving import free_port, served
from tests.e2e.visitor import MIRNA, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SEAT, CHIEF = "akra.head", "secretariat.chief"
REMEMBERED = "() => Object.keys(localStorage).filter((name) => name.startsWith('heads:') && !name.endsWith('looked'))"
LOOKED = "() => Object.keys(localStorage).some((name) => name.endsWith(':looked'))"
FORGET_PAUSE = (
    "() => Object.keys(localStorage).filter((n) => n.endsWith(':looked')).forEach((n) => localStorage.removeItem(n))"
)


def admit(data: Path, party: str) -> None:
    act = json.dumps({"kind": "AdmitParty", "party": party, "name": {"en": party.title()}, "roles": ["host"]})
    done = goodoffices("act", MIRNA, "--as", CHIEF, "--room", "plenary", act, "--data", str(data))
    assert done.returncode == 0, done.stderr


def looked(visitor: Visitor) -> None:
    """Open a page of the seat, and wait until the browser has compared the heads."""
    visitor.page.evaluate(FORGET_PAUSE)
    visitor.go("rounds/")
    visitor.page.wait_for_function(LOOKED)


def test_a_record_that_was_put_back_and_written_anew_is_unmistakable(
    loaded_demo: Path, tmp_path: Path, visit: Visit
) -> None:
    data, port = tmp_path / "demo", free_port()
    shutil.copytree(loaded_demo, data)
    with served("demo", "--no-browser", data=data, port=port) as base:
        visitor = visit(base)
        visitor.sit(SEAT)
        looked(visitor)
        rooms = visitor.page.evaluate(REMEMBERED)
        assert len(rooms) > 3
        assert not any(word in "".join(rooms) for word in ("plenary", "akra", MIRNA))
        admit(data, "first")
        looked(visitor)
        expect(visitor.page.get_by_role("alert", name="Alarm about the record")).to_have_count(0)
        visitor.page.goto("about:blank")
    shutil.copyfile(loaded_demo / "goodoffices.sqlite3", data / "goodoffices.sqlite3")
    with served("demo", "--no-browser", data=data, port=port):
        admit(data, "second")
        admit(data, "third")
        visitor.sit(SEAT)
        visitor.page.evaluate(FORGET_PAUSE)
        for _ in range(2):
            visitor.go("rounds/")
            alarm = visitor.page.get_by_role("alert", name="Alarm about the record")
            expect(alarm).to_be_visible()
            expect(alarm).to_contain_text("do not begin with the")
            expect(alarm).to_contain_text("plenary")
        visitor.page.screenshot(path=tmp_path / "alarm.png")
        with visitor.page.expect_download() as saved:
            alarm.get_by_role("button", name="Save the evidence").click()
        evidence = Path(saved.value.path()).read_text()
        assert evidence.count("goodoffices/") >= 3
        assert "Signed before" in evidence
        alarm.get_by_role("button", name="It is explained").click()
        looked(visitor)
        expect(alarm).to_have_count(0)
