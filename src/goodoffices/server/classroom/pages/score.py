"""What a package is worth to the reader's own party, by the instructions that it was given; for its seats alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.server.classroom.own_score import Own, own, tabled
from goodoffices.server.classroom.pages.score_words import Words, figure
from goodoffices.server.desks.desk import not_found, open_desk
from goodoffices.server.desks.labels import party_name


@require_safe
def score(request: HttpRequest) -> HttpResponseBase:
    """`/class/mine/score/`; where the kit shows no score, or the seat has no worths, the page that nothing has."""
    mine = own(request)
    try:
        response = not_found(request) if mine is None else _page(request, mine)
    except Http404:
        response = not_found(request)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, mine: Own) -> HttpResponseBase:
    desk = open_desk(request, mine.talks, mine.seat)
    words, kit = Words(mine, desk), mine.kit
    chosen = {
        point.id: given
        for point in kit.problem.points
        if (given := request.GET.get(f"p-{kit.points[point.id]}", "")) in point.alternatives
    }
    context = {
        "title": _("Private score"),
        "party": party_name(desk, mine.party),
        "none": figure(words.sheet.reservation),
        "packages": [words.tabled(one) for one in tabled(mine, desk.play, desk.now)],
        "chosen": words.scored(mine.score(chosen)) if chosen else None,
        "points": list(words.points(chosen)),
        "linked": [words.linked(one) for one in words.sheet.linked],
        "red_lines": [words.together(one) for one in words.sheet.red_lines],
        "table_url": desk.url("desk"),
        "mine_url": reverse("classroom:mine"),
    }
    return render(request, "classroom/score.html", context)
