"""Joining by code, and the page of one's own place: who one is, the brief, one's instructions, the way to the table."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goodoffices.kits.seating import OBSERVER
from goodoffices.server.classroom import codes, debriefing, names, places
from goodoffices.server.classroom.pages import shown
from goodoffices.server.doors import limits
from goodoffices.server.doors import places as doors
from goodoffices.server.doors.pages import trouble

_PAGES = require_http_methods(["GET", "HEAD", "POST"])
NOWHERE = _(
    "No seat waits for this code. Look at each letter again; if it is right, it has been used or replaced: ask your "
    "teacher for a new one."
)


@_PAGES
@sensitive_post_parameters("code")
def join(request: HttpRequest) -> HttpResponseBase:
    """`/class/`: type the code, and sit down. A code that leads nowhere says the same whatever the reason."""
    typed = request.POST.get("code", "") if request.method == "POST" else request.GET.get("code", "")
    if request.method == "POST":
        whence = limits.client(request)
        if limits.spent("code", whence):
            return trouble.too_many(request)
        place = codes.find(typed)
        own = places.of(request.user)
        if place is not None and own == place and own.joined is not None:
            return redirect("classroom:mine")
        account = places.enter(place) if place is not None else None
        if account is None:
            limits.count("code", whence)
            return _form(request, typed, str(NOWHERE), 404)
        if request.user.is_authenticated:
            logout(request)
        get_adapter().login(request, account)
        request.session.set_expiry(settings.SESSION_COOKIE_AGE)  # a telephone that ends its browser comes back
        return redirect("classroom:mine")
    own = places.of(request.user)
    if not typed and own is not None and own.joined is not None:
        return redirect("classroom:mine")
    return _form(request, typed)


def _form(request: HttpRequest, typed: str, error: str = "", status: int = 200) -> HttpResponse:
    context = {"title": gettext("Take your seat"), "code": codes.read(typed)[:20], "error": error}
    return render(request, "classroom/join.html", context, status=status)


@_PAGES
def mine(request: HttpRequest) -> HttpResponseBase:
    """`/class/mine/`: one's place in the class; leaving it."""
    place = places.of(request.user)
    if place is None or place.joined is None:
        return redirect("classroom:join")
    if request.method == "POST":
        places.leave(place)
        logout(request)
        return redirect("classroom:join")
    student, kit = names.student(place), names.kit_of(place.klass)
    at = student.at
    persona = doors.place(place.table.talks, place.seat) if at is not None and place.table is not None else None
    if at is None or persona is None:
        return render(request, "classroom/waiting.html", {"title": student.name})
    instructions = kit.instructions.get(place.seat, {})
    brief, own = shown.written(request, kit.brief), shown.written(request, instructions)
    context = {
        "title": persona.person if place.seat != OBSERVER else gettext("You observe"),
        "student": student.name,
        "table": at.table,
        "persona": persona,
        "observes": place.seat == OBSERVER,
        "beside": places.beside(student),
        "debrief_url": reverse("classroom:debrief", args=[place.klass.name])
        if debriefing.opened(place.klass) is not None
        else "",
        "brief": {**brief, "html": mark_safe(brief["html"])},  # noqa: S308  # the kit's Markdown, with HTML switched off
        "instructions": {**own, "html": mark_safe(own["html"])} if instructions else None,  # noqa: S308  # likewise
        "kit_title": kit.title.get(brief["lang"]) or next(iter(kit.title.values())),
    }
    return render(request, "classroom/mine.html", context)
