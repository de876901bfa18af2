"""People at the doors: a browser each, and what one reads off a page."""

import html
import json
import re
from itertools import count

from django.http import HttpResponse
from django.test import Client

from goodoffices.registry import Receipt
from goodoffices.server.doors import holding
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from tests.server import worlds
from tests.server.worlds import AKRA, PASSWORD, TALKS

NEW = "linden house by the river"
DEPUTY = "akra.deputy"
_keys = count()


def later(**time: float) -> None:
    """Let time pass."""
    worlds._now[0] += worlds.timedelta(**time)


def signed_in(username: str, password: str = PASSWORD) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    answer = client.post("/accounts/login/", {"login": username, "password": password})
    assert answer.status_code == 302, text(answer)
    return client


def page(seat: str, name: str = "", talks: str = TALKS) -> str:
    """The address of a page of a seat."""
    return f"/t/{talks}/as/{seat}/{name}"


def text(answer: HttpResponse) -> str:
    """The page's words and markup."""
    return html.unescape(answer.content.decode())


def link_in(answer: HttpResponse) -> str:
    """The path of the link that a page shows once."""
    found = re.search(r'id="line-link">http://testserver(/[^<]+)<', text(answer))
    assert found is not None, text(answer)
    return found[1]


def press(client: Client, address: str, **fields: str) -> HttpResponse:
    """Press a button of a page, and show once more who one is where the server asks for it."""
    answer = client.post(address, fields)
    if answer.status_code == 302 and answer["Location"].startswith("/accounts/reauthenticate/"):
        answer = client.post(answer["Location"], {"password": PASSWORD})
    return answer


def invited(by: str, seat: str) -> str:
    """The path of an invitation that `by` makes on its page."""
    return link_in(press(signed_in(by), page(by, "seats/"), do="invite", seat=seat))


def joins(link: str, username: str) -> Client:
    """Somebody makes an account through an invitation."""
    client = Client()
    answer = client.post(link, {"username": username, "password": NEW, "again": NEW})
    assert answer.status_code == 302, text(answer)
    return client


def act(seat: str, room: str = PLENARY, /, **fields: object) -> int:
    """Enter an act; its number."""
    done = get_registry().submit(TALKS, seat, room, json.dumps(fields), f"people {next(_keys)}")
    assert isinstance(done, Receipt), done
    return done.number


def deputy() -> str:
    """Akra's head seats a deputy, to whom nobody was invited yet."""
    act(AKRA, kind="SeatPerson", seat=DEPUTY, office="deputy", person="Hedrin Sool")
    return DEPUTY


def held(seat: str, talks: str = TALKS) -> SeatAccount:
    """Who holds a seat now."""
    found = get_registry().play(talks, seat).seat(seat)
    assert found is not None
    holder = holding.holder(talks, found)
    assert holder is not None
    return holder
