"""Robustness: a mediator's own estimates, typed as ranges into a file, and how firmly packages hold over them.

The file is about everybody's worths, so no party's seat has this page: its own ranges tell nothing of what others could
accept. In a role-play whoever runs it has it too, for the debrief. What is sent is kept until it is reckoned, sealed.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import estimates, uploads
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.jobs import keeping, shown
from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.robustness import Given
from goodoffices.server.jobs.waking import wake
from goodoffices.server.languages import strung, told
from goodoffices.settlement.problem import ProblemError
from goodoffices.settlement.reading import Ranges, decode_ranges
from goodoffices.valuations.pictures import robustness as pictures
from goodoffices.valuations.robust import Asked, Firm, Robust, in_words

KIND = "robustness"
MISSING = _("This server has no libraries for settlement analysis: its operator can install them.")
MOST = 256  # KB of a file
DRAWS = (1_000, 10_000, 50_000)


@as_seat
def robustness(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Send a file, see how far it is, read the answers."""
    if not estimates.may(desk):
        raise Http404
    wrong = ""
    if request.method == "POST":
        wrong = _send(request, desk)
        if not wrong:
            return HttpResponseRedirect(desk.url(KIND), status=303)
    jobs = shown.own(desk, KIND)
    if any(job.state in keeping.UNDER_WAY for job in jobs):
        wake()
    return page(
        request,
        desk,
        "robustness.html",
        gettext("Robustness over ranges"),
        current=KIND,
        status=422 if wrong else 200,
        wrong=wrong,
        most=MOST,
        draws=[{"number": number, "chosen": number == DRAWS[1]} for number in DRAWS],
        jobs=[_shown(desk, job) for job in jobs],
    )


@as_seat
def picture(request: HttpRequest, desk: Desk, token: str) -> HttpResponse:
    """An answer as a picture; `?save=1` to keep it."""
    found = shown.one(desk, KIND, token) if estimates.may(desk) else None
    answer = _answer(found) if found is not None else None
    if answer is None:
        raise Http404
    response = HttpResponse(pictures.picture(answer, told), content_type="image/svg+xml")
    if request.GET.get("save"):
        response.headers["Content-Disposition"] = f'attachment; filename="{desk.talks}-robustness.svg"'
    return response


def _send(request: HttpRequest, desk: Desk) -> str:
    """Have a file reckoned; else what is wrong with it."""
    try:
        name, data = uploads.whole(request, MOST * uploads.KB)
    except uploads.NotSent as error:
        return str(told(error.args[0]))
    toml = name.lower().endswith(".toml")
    number = request.POST.get("draws", "")
    if number not in map(str, DRAWS):
        return gettext("Choose how many draws are to be made.")
    try:
        _checked(decode_ranges(data, toml=toml))
    except ModuleNotFoundError:
        return str(MISSING)
    except ProblemError as error:
        return str(error)
    except RecursionError:
        return gettext("The problem is nested too deeply to be one.")
    given = msgspec.json.encode(Given(data.decode("utf-8-sig"), toml, int(number))).decode()
    if keeping.start(desk.talks, desk.seat, shown.seating(desk), KIND, given, desk.now) is None:
        return ngettext(
            "%(count)s of yours is under way: wait for it to end, or stop it.",
            "%(count)s of yours are under way: wait for one to end, or stop it.",
            keeping.MOST,
        ) % {"count": keeping.MOST}
    wake()
    messages.success(request, gettext("It is being reckoned. The file is gone from the server when it is done."))
    return ""


def _checked(ranges: Ranges) -> None:
    """Refuse what cannot be asked, before anybody waits for it. Raises `ProblemError`."""
    from goodoffices.valuations.draws import Drawing

    ranges.certain.indivisible()
    if not Drawing(ranges).unknowns:
        raise ProblemError(
            gettext('No number of this file is a range: where you only guess write one, as in "reservation": [40, 55].')
        )


def _answer(job: Job) -> Robust | None:
    if job.state not in ("done", "stopped") or not job.found:
        return None
    return msgspec.json.decode(keeping.result(job), type=Robust)


def _shown(desk: Desk, job: Job) -> dict[str, Any]:
    answer = _answer(job)
    return {
        **shown.progress(desk, job),
        "answer": _told(answer) if answer is not None else None,
        "picture_url": desk.url("robustness-picture", token=job.token) if answer is not None and answer.draws else "",
    }


def _told(found: Robust) -> dict[str, Any]:
    return {
        "title": found.title,
        "wanted": found.wanted,
        "draws": found.draws,
        "ranges": found.ranges,
        "short": found.draws < found.wanted,
        "key": found.key,
        "doubt": found.doubt > 0,
        "packages": [_firm(number, one) for number, one in enumerate(found.packages, 1)],
        "questions": [_question(one) for one in found.questions],
    }


def _firm(number: int, one: Firm) -> dict[str, Any]:
    return {
        "number": number,
        "names": strung([told(in_words(name)) for name in one.names], ";"),
        "chosen": [{"point": point, "words": words} for point, words in one.package.items()],
        "acceptable": one.acceptable,
        "draws": one.draws,
        "share": f"{pictures.accepted(one):.0%}",
        "efficient": one.efficient,
        "settled": one.settled,
        "efficient_share": f"{pictures.efficient(one):.0%}" if one.settled else "",
    }


def _question(one: Asked) -> dict[str, Any]:
    return {
        "party": one.party,
        "what": told(in_words(one.what)),
        "range": gettext("%(low)s to %(high)s") % {"low": f"{one.low:g}", "high": f"{one.high:g}"},
        "share": f"{one.share:.0%}",
    }
