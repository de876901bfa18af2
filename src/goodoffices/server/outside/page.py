"""The public page of talks: rounds, statements, what reports say; and where to follow them."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import talks as frame
from goodoffices.server.desks.labels import every_language, party_name, roles
from goodoffices.server.desks.pages.parts.rounds import round_of
from goodoffices.server.desks.pages.press import claim
from goodoffices.server.outside.said import published
from goodoffices.server.outside.serving import for_everyone
from goodoffices.talks.play import RoomState

STATEMENTS, CLAIMS = 30, 20  # how many of each the page shows; the feeds and the chronology have more


@for_everyone("text/html; charset=utf-8")
def page(request: HttpRequest, desk: Desk, state: RoomState) -> bytes:
    """The page, in every language in which things were published, so that it is the same for every reader."""
    links = {name: reverse(f"outside:{name}", kwargs={"talks": desk.talks}) for name in _LINKS}
    here = reverse("outside:page", kwargs={"talks": desk.talks})
    claims = islice(reversed(state.press.claims.values()), CLAIMS)
    context: dict[str, Any] = {
        "title": desk.title,
        "LANGUAGE_CODE": get_language(),
        "LANGUAGE_BIDI": get_language_bidi(),
        "titles": every_language(state.door.title, desk.languages),
        "talks": {**frame(desk), "url": here},
        "links": [{"url": url, "label": _LINKS[name][0], "note": _LINKS[name][1]} for name, url in links.items()],
        "feed_url": links["statements"],
        "chronology_url": desk.url("desk"),
        "rounds": [round_of(desk, state, one) for _, one in sorted(state.calendar.rounds.items(), reverse=True)],
        "statements": list(published(desk, state, STATEMENTS)),
        "more_statements": len(state.press.statements) > STATEMENTS,
        "claims": [claim(desk, state, entry) for entry in claims],
        "more_claims": len(state.press.claims) > CLAIMS,
        "parties": [
            {"label": party_name(desk, party.id), "value": roles(desk, party), "note": desk.say(party.footnote)}
            for party in state.founding.parties.values()
        ],
    }
    return render_to_string("outside/page.html", context).encode()


_LINKS = {
    "statements": (_("Statements (Atom)"), _("for a feed reader")),
    "rounds": (_("Rounds (iCalendar)"), _("for a calendar program: subscribe to this address")),
    "claims-csv": (_("Claims (CSV)"), _("for a spreadsheet")),
    "claims-json": (_("Claims (JSON)"), _("for a program")),
}
