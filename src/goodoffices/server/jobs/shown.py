"""A job on a page: its progress, which looks again by itself, and the buttons that stop it and let go of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.jobs import keeping
from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.waking import wake

PAGES = {"robustness": "robustness", "document": "exports", "debrief": "desk"}
"""The page of a seat on which jobs of a kind are shown, by its name."""


def seating(desk: Desk) -> int:
    """The entry by which the reader's person sits in the seat."""
    found = desk.play.seat(desk.seat)
    return found.number if found is not None else 0


def own(desk: Desk, kind: str) -> list[Job]:
    """The reader's jobs of a kind, the newest first."""
    return list(keeping.mine(desk.talks, desk.seat, seating(desk)).filter(kind=kind))


def one(desk: Desk, kind: str, token: str) -> Job | None:
    """The reader's job of a kind under this token."""
    return keeping.mine(desk.talks, desk.seat, seating(desk)).filter(kind=kind, token=token).first()


def progress(desk: Desk, job: Job) -> dict[str, Any]:
    """What `desks/parts/job.html` shows of a job."""
    where = {"talks": desk.talks, "seat": desk.seat, "token": job.token}
    return {
        "token": job.token,
        "state": job.state,
        "under_way": job.state in keeping.UNDER_WAY,
        "stopping": job.stop and job.state == "running",
        "done": job.done,
        "of": job.of,
        "at": moment(job.made, desk.zone),
        "url": reverse("desks:job", kwargs=where),
        "wrong": "" if job.state != "failed" else _wrong(job),
    }


def _wrong(job: Job) -> str:
    """Why a job failed: kept in English, said in the reader's language where it is one of our own sentences."""
    kept = keeping.result(job)
    return _(kept) if kept else _("It could not be finished. Send it again.")


@as_seat
def job(request: HttpRequest, desk: Desk, token: str) -> HttpResponse:
    """GET: how far a job is, as a part of its page. POST: stop it, or let go of it."""
    found = keeping.mine(desk.talks, desk.seat, seating(desk)).filter(token=token).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        return _do(request, desk, found)
    if found.state in keeping.UNDER_WAY:
        wake()
    response = render(request, "desks/parts/job.html", {"job": progress(desk, found)})
    if found.state not in keeping.UNDER_WAY:
        response.headers["HX-Refresh"] = "true"
    return response


def _do(request: HttpRequest, desk: Desk, found: Job) -> HttpResponse:
    what = request.POST.get("do")
    if what == "stop":
        keeping.stop(found)
        messages.info(request, _("It stops, with what is known by now."))
    elif what == "forget":
        keeping.forget(found)
        messages.success(request, _("Deleted from the server."))
    else:
        raise Http404
    return HttpResponseRedirect(desk.url(PAGES[found.kind]), status=303)
