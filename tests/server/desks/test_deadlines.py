"""A page knows when it changes without any entry: when something runs out in a room that its reader reads."""

import re
from datetime import datetime

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, SELM, SOC


def changes_at(text: str) -> str:
    found = re.search(r'data-changes-at="([^"]+)"', text)
    return found[1] if found else ""


def test_a_page_says_when_it_changes_without_an_entry(reader: Reader) -> None:
    deadline = datetime.fromisoformat("2027-03-20T12:00:00+01:00")  # of the silence procedure in plenary
    assert datetime.fromisoformat(changes_at(reader.text(AKRA, "board/"))) <= deadline
    assert datetime.fromisoformat(changes_at(reader.text(SELM, "rooms/plenary/"))) == deadline
    assert changes_at(reader.text("public", "board/")) == ""  # it does not read plenary
    assert changes_at(reader.text(SELM, "rooms/plenary/?as-of=2027-03-12")) == ""
    posture = datetime.fromisoformat("2027-03-11T20:00:00+01:00")  # Akra's, set in its capital
    known = {seat: changes_at(reader.text(seat, "")) for seat in (AKRA, SELM, SOC)}
    assert datetime.fromisoformat(known[AKRA]) == posture
    assert all(datetime.fromisoformat(at) != posture for seat, at in known.items() if seat != AKRA)
