"""New talks, by forms alone: each desk leads from the founding to a tabled text, and then gets out of the way."""

import re
from html import unescape

import pytest

from tests.server.desks.conftest import Reader, _reading
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, Script

MED = "soc.mediator"


@pytest.fixture
def newcomer(monkeypatch: pytest.MonkeyPatch, db: None) -> Reader:
    """Talks that were founded a moment ago, and nothing else."""
    script = Script()
    script.do(
        CHIEF, "plenary", "FoundTalks", title={"en": "The ford"}, zone="UTC", languages=["en"], person="Jana Orlik"
    )
    reader = _reading(script, monkeypatch)
    monkeypatch.setattr("goodoffices.server.doors.access.may_use", lambda account, talks, seat: True)
    return reader


def steps(reader: Reader, seat: str) -> dict[str, tuple[str, dict[str, str]]]:
    """The first steps on a desk: how each stands, and its buttons with their addresses."""
    text = reader.text(seat, "").partition('<ol class="steps">')[2].partition("</ol>")[0]
    found = {}
    for item in text.split("<li")[1:]:
        label, status = re.findall(r"<h3>(.*?) <span class=\"chip.*?>(.*?)</span>", item, re.S)[0]
        found[label] = (
            status.strip(),
            {
                unescape(words): unescape(url)
                for url, words in re.findall(r'<a class="button.*?href="(.*?)">(.*?)</a>', item)
            },
        )
    return found


def press(reader: Reader, seat: str, step: str, button: str, **fields: object) -> None:
    """Open the form behind a button of a step, fill it in over what it holds already, and send it."""
    address = steps(reader, seat)[step][1][button]
    form = reader.client.get(address).content.decode()
    main = form.partition('<form class="form"')[2].partition("</form>")[0]
    held = {}
    for tag in re.findall(r"<input[^>]*>", main):
        given = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if "name" in given and (given.get("type") not in ("radio", "checkbox") or " checked" in tag):
            held.setdefault(given["name"], []).append(unescape(given.get("value", "")))
    for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', main, re.S):
        held[name] = re.findall(r'value="([^"]*)" selected', inside)
    answer = reader.client.post(address, {**held, **fields})
    assert answer.status_code == 303, re.findall(r'errorlist">(.*?)</ul>', answer.content.decode(), re.S)


def test_a_secretariat_is_led_from_the_founding_to_a_tabled_text(newcomer: Reader) -> None:
    def now() -> list[str]:
        return [label for label, (status, _) in steps(newcomer, CHIEF).items() if status == "next"]

    assert now() == ["Admit the parties"]
    press(newcomer, CHIEF, "Admit the parties", "Admit a party",
          party="akra", roles="negotiating", **{"name.en": "Akra"})  # fmt: skip
    for party, role, name in (("selm", "negotiating", "Selm"), ("soc", "mediator", "The Office")):
        press(newcomer, CHIEF, "Admit the parties", "Admit another party",
              party=party, roles=role, **{"name.en": name})  # fmt: skip
    assert now() == ["Seat who speaks for each party"]
    for button, person in (
        ("Seat the head of Akra", "Brena Talvik"),
        ("Seat the head of Selm", "Ysol Lanvier"),
        ("Seat the mediator of The Office", "Ines Aldermere"),
    ):
        press(newcomer, CHIEF, "Seat who speaks for each party", button, person=person)
    assert now() == ["Invite them"]
    assert "Brena Talvik, Ysol Lanvier and Ines Aldermere" in newcomer.text(CHIEF, "")
    press(newcomer, CHIEF, "Rules of procedure", "Propose rules")
    proposal = newcomer.script.registry.play("river", CHIEF).plenary.number
    for head in (AKRA, SELM):
        form = f"rooms/plenary/act/AdoptRules/?proposal={proposal}"
        assert "adopted so far by Secretariat" not in newcomer.text(head, form)
        newcomer.script.do(head, "plenary", "AdoptRules", proposal=proposal)
    assert steps(newcomer, CHIEF)["Rules of procedure"][0] == "done"
    press(newcomer, CHIEF, "Open rooms", "Open the public record", **{"title.en": "The ford"})
    assert steps(newcomer, CHIEF)["Open rooms"][0] == "done"
    press(newcomer, MED, "Announce the first round", "Announce a round", dates="2027-03-04")
    text = {
        "title.en": "A text",
        "points.0.point": "1",
        "points.0.title.en": "The ford",
        "points.0.text.en": "It is open.",
    }
    press(newcomer, MED, "Put the text on the table", "Table a text", **text)
    assert steps(newcomer, CHIEF) == steps(newcomer, MED) == {}


def test_a_head_is_led_into_its_capital_and_nobody_else_is_told(newcomer: Reader) -> None:
    script = newcomer.script
    script.do(CHIEF, "plenary", "AdmitParty", party="akra", name={"en": "Akra"}, roles=["negotiating"])
    script.do(CHIEF, "plenary", "SeatPerson", seat=AKRA, office="head", person="Brena Talvik")
    before = newcomer.text(CHIEF, "").partition("<main")[2].partition("</main>")[0]
    assert list(steps(newcomer, AKRA)) == [
        "Open your capital",
        "Seat your principal there, and invite",
        "Seat your delegation",
    ]
    press(newcomer, AKRA, "Open your capital", "Open your capital", **{"title.en": "Hadrel"})
    press(newcomer, AKRA, "Seat your principal there, and invite", "Seat your principal", person="Oskel Vardane")
    assert steps(newcomer, AKRA) == {}
    assert newcomer.text(CHIEF, "").partition("<main")[2].partition("</main>")[0] == before


@pytest.mark.parametrize("seat", [CHIEF, AKRA, SOC])
def test_talks_that_go_on_are_not_told_how_to_begin(reader: Reader, seat: str) -> None:
    assert "First steps" not in reader.text(seat, "")
