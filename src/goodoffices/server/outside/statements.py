"""Statements as an Atom feed (RFC 4287): each with its corrections, the newest first."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_names
from goodoffices.server.outside.said import published
from goodoffices.server.outside.serving import absolute, for_everyone
from goodoffices.talks.play import RoomState

MOST = 100  # statements in the feed
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


class _Feed(Atom1Feed):
    """The feed says when something was last said, never when it was asked."""

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


@for_everyone("application/atom+xml; charset=utf-8")
def feed(request: HttpRequest, desk: Desk, state: RoomState) -> bytes:
    """The feed of statements."""
    page = absolute(request, "page", desk.talks)
    found = list(published(desk, state, MOST))
    opened = state.door.opened
    assert opened is not None
    made = _Feed(
        title=_plain(desk.title),
        link=page,
        description=_plain(_("Statements published in %(talks)s, with their corrections") % {"talks": desk.title}),
        language=desk.language,
        feed_url=absolute(request, "statements", desk.talks),
        feed_guid=get_tag_uri(page, opened.time),
        updated=max((one["updated"] for one in found), default=opened.time),
    )
    for one in found:
        made.add_item(**_item(desk, page, one))
    return made.writeString("utf-8").encode()


def _item(desk: Desk, page: str, one: dict[str, Any]) -> dict[str, Any]:
    link = f"{page}#{one['id']}"
    title = _TITLES[one["state"]] % {"title": one["title"]} if one["state"] else one["title"]
    return {
        "title": _plain(title),
        "link": link,
        "unique_id": get_tag_uri(link, one["published"]),
        "description": _plain(render_to_string("outside/statement.html", {"s": one, "in_feed": True})),
        "author_name": _plain(party_names(desk, one["on_behalf_of"])),
        "pubdate": one["published"],
        "updateddate": one["updated"],
    }


_TITLES = {"withdrawn": gettext_lazy("Withdrawn: %(title)s"), "corrected": gettext_lazy("Corrected: %(title)s")}


def _plain(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)
