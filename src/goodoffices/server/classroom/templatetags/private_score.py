"""What the pages of a table show of the reader's private score: a link in the menu, and a box on some pages.

Both are empty for whoever has no score to see, and on a page of another seat or of an earlier day.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from goodoffices.server.classroom.own_score import Own, own, tabled
from goodoffices.server.classroom.pages.score_words import Words
from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import PLENARY

register = template.Library()

PACKAGES = frozenset({"desks:desk", "desks:text", "desks:drafts", "desks:packages", "desks:closing"})
POINT = "desks:point"


@register.simple_tag(takes_context=True)
def score_link(context: dict[str, Any]) -> SafeString:
    """The way from a page of one's own seat to the score, as an item of the menu."""
    request = context.get("request")
    if request is None or _mine(request) is None:
        return SafeString()
    label, address = _("Private score"), reverse("classroom:score")
    return format_html('<li><a href="{}"><span>{}</span></a></li>', address, label)


@register.simple_tag(takes_context=True)
def score_button(context: dict[str, Any]) -> SafeString:
    """The same from the page of one's own place."""
    request = context.get("request")
    if request is None or own(request) is None:
        return SafeString()
    address = reverse("classroom:score")
    return format_html(' <a class="button" href="{}">{}</a>', address, _("Private score"))


@register.simple_tag(takes_context=True)
def score_box(context: dict[str, Any]) -> str:
    """On a point, what its alternatives are worth to us; where packages are shown, what those on the table are."""
    request, desk = context.get("request"), context.get("reading")
    if request is None or not isinstance(desk, Desk) or desk.as_of is not None:
        return ""
    at = request.resolver_match
    if at is None or at.view_name not in PACKAGES | {POINT} or at.kwargs.get("room", PLENARY) != PLENARY:
        return ""
    mine = _mine(request)
    if mine is None:
        return ""
    words = Words(mine, desk)
    if at.view_name != POINT:
        given: dict[str, Any] = {"packages": [words.tabled(one) for one in tabled(mine, desk.play, desk.now)]}
    elif at.kwargs["point"] in mine.kit.points.values():
        given = {"alternatives": list(words.alternatives(at.kwargs["point"]))}
    else:
        return ""
    return render_to_string("classroom/parts/score_box.html", given)


def _mine(request: HttpRequest) -> Own | None:
    """The score of the seat whose page is asked for, if it is the reader's own."""
    at = request.resolver_match
    asked = (at.kwargs.get("talks"), at.kwargs.get("seat")) if at is not None else (None, None)
    if asked[0] is None:
        return None
    mine = own(request)
    return mine if mine is not None and (mine.talks, mine.seat) == asked else None
