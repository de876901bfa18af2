"""A filed report with what it seems to say: a person accepts, edits or drops each; nothing counts before that."""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.dispatches.claiming import claim
from goodoffices.dispatches.filing import is_real
from goodoffices.entering import MAX_KEY
from goodoffices.registry import Sent
from goodoffices.server.desks import acts, dates, reviewing
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import listed, party_name
from goodoffices.server.desks.reviewing import Offered
from goodoffices.server.desks.sources import CLAIM_WORDS
from goodoffices.server.languages import told
from goodoffices.server.languages.terms import term
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC, Refusal
from goodoffices.talks.filing import FileDispatch, dispatch_of

LONG = 1500  # characters of words that a link to the form carries; longer ones are typed there


@as_seat
def review(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """The page; sent back, it records what was accepted and remembers what was dropped."""
    public = desk.room(PUBLIC)
    act = dispatch_of(public, number)
    if act is None or desk.as_of is not None or not acts.may(desk, PUBLIC, "RecordClaim"):
        raise Http404
    found = reviewing.offered(desk, number)
    if request.method == "POST":
        return _decide(request, desk, number, act, found)
    real = is_real(desk.play)
    open_ = [one for one in found if one.undecided]
    return page(
        request,
        desk,
        "review.html",
        act.title,
        rooms=(PUBLIC,),
        current="dispatches",
        report={
            "publisher": act.publisher,
            "published": dates.in_words(act.published),
            "agency": act.agency,
            "language": act.language or "und",
            "url": desk.entry_url(PUBLIC, number),
            "number": number,
        },
        pieces=reviewing.pieces(act.text, [one for one in found if not one.dropped]),
        open=[_shown(desk, act, number, one, real) for one in open_],
        recorded=[_shown(desk, act, number, one, real) for one in found if one.recorded is not None],
        dropped=[_shown(desk, act, number, one, real) for one in found if one.recorded is None and one.dropped],
        text=bool(act.text),
        key=secrets.token_hex(16),
        other=acts.links(acts.link(desk, PUBLIC, "RecordClaim", _("Record something else"), dispatch=number)),
    )


def _shown(desk: Desk, act: FileDispatch, number: int, one: Offered, real: bool) -> dict[str, Any]:
    """A suggestion as the page shows it: the words, who said them, and what the rules read from them."""
    found = one.found
    facts = [
        (_("Occasion"), found.occasion),
        (_("Said on"), dates.in_words(found.said_on) if found.said_on else ""),
        (_("About"), dates.in_words(found.about) if found.about else ""),
        (_("How sure"), term(found.modality)),
        (_("Place"), found.place),
        (_("What is left"), str(found.count)),
        (_("What it covers"), found.scope),
        (_("Party"), party_name(desk, found.party) if found.party else ""),
        (_("Round"), str(found.round) if found.round is not None else ""),
        (_("Sense"), term(found.polarity) if found.polarity != "as stated" else ""),
        (_("Through"), listed(found.via)),
    ]
    return {
        "place": one.place,
        "mark": one.mark,
        "sort": term(CLAIM_WORDS.get(found.sort, found.sort)),
        "words": found.words or act.text[found.start : found.end],
        "verbatim": found.verbatim,
        "speaker": found.speaker,
        "office": found.office,
        "facts": [{"label": label, "value": value} for label, value in facts if value],
        "why": told(found.why),
        "edit_url": desk.act_url(PUBLIC, "RecordClaim", **_typed(claim(found, number, act, real))),
        "entry": one.recorded.number if one.recorded is not None else 0,
        "entry_url": desk.entry_url(PUBLIC, one.recorded.number) if one.recorded is not None else "",
    }


def _typed(act: dict[str, Any], before: str = "") -> dict[str, object]:
    """An act as a link to its form fills it in."""
    typed: dict[str, object] = {}
    for name, value in act.items():
        if isinstance(value, dict):
            typed |= _typed(value, f"{before}{name}.")
        elif name != "kind" and not (isinstance(value, str) and len(value) > LONG):
            typed[before + name] = "\n".join(value) if isinstance(value, list) else "on" if value is True else value
    return typed


def _decide(request: HttpRequest, desk: Desk, number: int, act: FileDispatch, found: list[Offered]) -> HttpResponse:
    """Do what was decided of each; of what is not suggested any more, or was decided meanwhile, nothing."""
    decided = {one.mark: request.POST.get(one.mark, "") for one in found}
    reviewing.drop(desk, number, [one.mark for one in found if one.undecided and decided[one.mark] == "drop"])
    reviewing.bring_back(desk, number, [one.mark for one in found if one.dropped and decided[one.mark] == "back"])
    accepted = [one for one in found if one.undecided and decided[one.mark] == "accept"]
    key = (request.POST.get("key", "") or secrets.token_hex(16))[: MAX_KEY - 40]
    real = is_real(desk.play)
    sent = [
        Sent(json.dumps(claim(one.found, number, act, real), ensure_ascii=False), f"{key} {one.mark}")
        for one in accepted
    ]
    done = store.get_registry().submit_many(desk.talks, desk.seat, sent) if sent else []
    entered = [outcome.number for outcome in done if not isinstance(outcome, Refusal)]
    if entered:
        words = ngettext("Recorded: entry %(numbers)s.", "Recorded: entries %(numbers)s.", len(entered))
        messages.success(request, words % {"numbers": listed(str(number) for number in entered)})
    for one, outcome in zip(accepted, done, strict=True):
        if isinstance(outcome, Refusal):
            why = {"number": one.place, "why": told(outcome.message)}
            messages.error(request, _("Suggestion %(number)s was not recorded: %(why)s") % why)
    if not any(decided.values()):
        messages.warning(request, _("Nothing was decided: say of each what it is to be, then send."))
    response = HttpResponseRedirect(desk.url("review", number=number))
    response.status_code = 303
    return response
