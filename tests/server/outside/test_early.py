"""Nothing shows early: what is drafted, cleared, sent back or under embargo is nowhere until it is published."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from goodoffices.dispatches.findable import findable
from goodoffices.server.api import dispatches, routes
from goodoffices.talks.act import Refusal
from tests.server.outside.conftest import AKRA, CHIEF, SELM, TALKS, World

OUTSIDE = ("", "statements.atom", "rounds.ics", "claims.csv", "claims.json")
READ = (
    "", "press/", "rounds/", "rooms/public/", "chronology/", "chronology/?by=happened", "chronology/claims.csv",
    "chronology/claims.json", "dispatches/", "dispatches/?q=floodgates", "undertakings/",
)  # fmt: skip
API = ("play", "rooms/public/entries", "search?q=floodgates", "search?q=vannes")
JOINT = {"title": {"en": "On the floodgates", "fr": "Sur les vannes"},
         "text": {"en": "The floodgates stay shut.", "fr": "Les vannes restent fermées."}}  # fmt: skip
WORDS = ("floodgates", "vannes")


@pytest.fixture(autouse=True)
def _by_the_api_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.registry._finding = findable
    for module in (routes, dispatches):
        monkeypatch.setattr(module, "get_registry", lambda: world.registry)


def everything(world: World) -> dict[str, bytes]:
    """All that the world reads at any address of the public record."""
    client = Client()
    paths = [
        *(f"/public/{TALKS}/{path}" for path in OUTSIDE), *(f"/t/{TALKS}/as/public/{path}" for path in READ),
        *(f"/api/talks/{TALKS}/{path}" for path in API),
    ]  # fmt: skip
    answers = {path: client.get(path) for path in paths}
    assert [path for path, answer in answers.items() if answer.status_code != 200] == []
    # What is not of the record: what was asked for, the time, and the token of the form that chooses a language.
    asked = rb'q=floodgates|q=vannes|value="floodgates"|"now":"[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"'
    return {path: re.sub(asked, b"", answer.content) for path, answer in answers.items()}


def early(world: World) -> list[str]:
    return [path for path, body in everything(world).items() if any(word in body.decode() for word in WORDS)]


def test_a_joint_statement_under_embargo_is_nowhere_before_it_is_published_and_keeps_what_it_was(
    open_world: World,
) -> None:
    world = open_world
    for seat in (AKRA, SELM):
        world.do(seat, "-", "OpenRoom", room_kind="capital", title={"en": "Home"})
    line = world.do(AKRA, "capital.akra", "DraftLine", line="line to take", text={"en": "The floodgates stay shut."})
    world.do(AKRA, "capital.akra", "ClearStatement", draft=line)
    until = world.time + timedelta(hours=6)
    draft = world.do(CHIEF, "plenary", "DraftStatement", **JOINT, embargo=until.isoformat())
    for seat in (AKRA, SELM):
        assert early(world) == []
        world.do(seat, "plenary", "ClearStatement", draft=draft)
    world.do(SELM, "plenary", "ClearStatement", draft=draft, cleared=False, note="Not yet the floodgates.")
    joint = {"kind": "Publish", **JOINT, "on_behalf_of": ["akra", "selm"]}

    def refused() -> str:
        said = world.registry.submit(TALKS, CHIEF, "public", json.dumps(joint), f"key {world.time}")
        assert isinstance(said, Refusal)
        return said.message

    assert "as all its parties cleared it" in refused()
    world.do(SELM, "plenary", "ClearStatement", draft=draft)
    assert "embargo that is not over" in refused()
    assert early(world) == []
    world.time = until + timedelta(seconds=1)
    assert early(world) == []  # the hour alone publishes nothing
    number = world.do(CHIEF, "public", "Publish", **JOINT, on_behalf_of=["akra", "selm"])
    shown = early(world)
    for path in ("", "statements.atom"):
        assert f"/public/{TALKS}/{path}" in shown
    for path in ("", "press/", "rooms/public/", "chronology/"):
        assert f"/t/{TALKS}/as/public/{path}" in shown
    assert f"/api/talks/{TALKS}/play" in shown
    page = world.text()
    assert [words for said in JOINT.values() for words in said.values() if words not in page] == []
    world.do(CHIEF, "public", "CorrectStatement", statement=number, withdrawn=True, note="A gate was opened.")
    after = everything(world)
    for path in ("", "statements.atom"):
        body = after[f"/public/{TALKS}/{path}"].decode()
        assert "ithdrawn" in body
        assert "The floodgates stay shut." in body
    assert "withdrawn" in after[f"/t/{TALKS}/as/public/press/"].decode()
    assert "The floodgates stay shut." in after[f"/t/{TALKS}/as/public/press/"].decode()


def test_what_is_refused_or_drafted_meanwhile_changes_no_byte(open_world: World) -> None:
    before = everything(open_world)
    open_world.do(AKRA, "-", "OpenRoom", room_kind="capital", title={"en": "Home"})
    open_world.do(AKRA, "capital.akra", "DraftStatement", **JOINT)
    open_world.do(AKRA, "capital.akra", "SetPosture", posture="no statements", words={"en": "Not on the floodgates."})
    open_world.do(AKRA, "plenary", "AgreePressRule", rule={"en": "Nothing on the floodgates."})
    assert everything(open_world) == before
