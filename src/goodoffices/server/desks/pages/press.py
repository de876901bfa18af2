"""The press: the agreed rule, postures, lines and statements with their clearance, what was published and reported."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import acts, dates, reviewing, speaking
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import every_language, listed, party_names, room_name, who
from goodoffices.server.desks.sources import claim_source, claim_speaker, claim_word
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, PartyId, party_of
from goodoffices.talks.filing import claims_under
from goodoffices.talks.founding import negotiating
from goodoffices.talks.lines import Draft
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import CorrectStatement, FileDispatch, Publish, Published, RecordClaim

REPORTS = 20  # of those filed the latest are shown; the page of reports has all

LINES = {"line to take": _("Line to take"), "if asked": _("If asked"), "holding line": _("Holding line")}
SENSES = {"negated": _("sense negated"), "unclear as printed": _("sense unclear as printed")}


@as_seat
def press(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Rule and posture apart; drafts where they were drafted; the public record as it was printed."""
    rule, others, proposed = speaking.rules(desk)
    drafting = [s for s in _drafting(desk) if s.press.drafts]
    drafts = [_draft(desk, s, d) for s in drafting for d in reversed(s.press.drafts.values())]
    public = desk.play.rooms.get(PUBLIC)
    statements = reversed(public.press.statements.values()) if public is not None else ()
    dispatches = islice(reversed(public.press.dispatches.values()), REPORTS) if public is not None else ()
    capital = desk.capital
    return page(
        request,
        desk,
        "press.html",
        gettext("Press"),
        rooms=(PLENARY, PUBLIC, *([capital.room] if capital is not None else []), *(s.room for s in drafting)),
        current="press",
        rule=rule,
        other_rules=others,
        proposed=proposed,
        postures=speaking.postures(desk),
        lines=[d for d in drafts if d["line"] and d["ready"]],
        drafts=[d for d in drafts if not (d["line"] and d["ready"])],
        statements=[_statement(desk, public, p) for p in statements if public is not None],
        dispatches=[_dispatch(desk, public, e) for e in dispatches if public is not None],
        filed=len(public.press.dispatches) if public is not None else 0,
        dispatches_url=desk.url("dispatches"),
        rule_actions=acts.links(acts.link(desk, PLENARY, "AgreePressRule", gettext("Propose a press rule"))),
        posture_actions=acts.links(acts.link(desk, capital.room, "SetPosture") if capital is not None else None),
        draft_actions=acts.links(
            *(
                acts.link(
                    desk,
                    s.room,
                    kind,
                    gettext("%(act)s in %(room)s") % {"act": acts.DO[kind], "room": room_name(desk, s.room)},
                )
                for s in _drafting(desk)
                for kind in ("DraftLine", "DraftStatement")
            )
        ),
        public_actions=acts.links(
            *(acts.link(desk, PUBLIC, kind) for kind in ("Publish", "FileDispatch", "RecordClaim"))
        ),
        is_public=desk.seat == "public",
        outside=_outside(desk, public) if public is not None else None,
    )


def _outside(desk: Desk, public: RoomState) -> dict[str, Any]:
    """Whether the world reads the public record without an account, and where."""
    opened = public.outside.opened
    return {
        "open": opened > 0,
        "url": reverse("outside:page", kwargs={"talks": desk.talks}),
        "actions": acts.links(acts.link(desk, PUBLIC, "ClosePublicPage" if opened else "OpenPublicPage")),
    }


def _drafting(desk: Desk) -> list[RoomState]:
    """The rooms in which lines and statements are drafted, of those that this seat reads."""
    rooms = [desk.capital.room if desk.capital is not None else "", PLENARY, "mediation"]
    return [desk.play.rooms[room] for room in rooms if room in desk.play.rooms]


def _draft(desk: Desk, state: RoomState, d: Draft) -> dict[str, Any]:
    words = desk.words(d.text)
    wanted = negotiating(desk.play.plenary.founding) if state.room == PLENARY else (party_of(d.by),)
    missing = [p for p in wanted if p not in d.cleared]
    returned = [
        f"{party_names(desk, (party,))}: {note}" if note else party_names(desk, (party,)) for party, note in d.returned
    ]
    embargo = d.embargo is not None and d.embargo > desk.now
    out = speaking.published_as(desk, d)
    return {
        "id": f"{state.door.kind}-{d.number}",
        "line": d.line,
        "topic": d.topic,
        "title": desk.say(d.title) or LINES.get(d.line or "", ""),
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "texts": every_language(d.text, desk.languages) if d.line is None else [],
        "note": _note(d),
        "chain": _chain(desk, state, d, missing),
        "by": who(desk, d.by),
        "room": room_name(desk, state.room),
        "ready": not missing,
        "cleared": party_names(desk, d.cleared),
        "missing": party_names(desk, missing),
        "returned": listed(returned),
        "embargo": dates.moment(d.embargo, desk.zone) if d.embargo is not None else None,
        "embargoed": embargo,
        "url": desk.entry_url(state.room, d.number),
        "number": d.number,
        "published": {"url": desk.entry_url(PUBLIC, out.number), "number": out.number} if out is not None else None,
        "actions": acts.links(
            acts.link(desk, state.room, "ClearStatement", draft=d.number)
            if desk.party not in d.cleared and out is None
            else None,
            acts.link(desk, PUBLIC, "Publish", draft=d.number)
            if d.line is None and not missing and not embargo and out is None
            else None,
        ),
    }


def _note(d: Draft) -> str:
    """What sort of line it is, on what, for which round."""
    parts = {"sort": LINES.get(d.line or "", ""), "topic": d.topic, "number": d.round}
    if d.topic and d.round is not None:
        return gettext("%(sort)s, on %(topic)s, round %(number)s") % parts
    if d.round is not None:
        return gettext("%(sort)s, round %(number)s") % parts
    return gettext("%(sort)s, on %(topic)s") % parts if d.topic else str(parts["sort"])


def _chain(desk: Desk, state: RoomState, d: Draft, missing: list[PartyId]) -> list[dict[str, Any]]:
    """Who drafted it, who has cleared it and when, and for whom it waits."""

    def step(done: str, number: int) -> dict[str, Any]:
        entry = state.entries[number - 1]
        at = dates.moment(entry.time, desk.zone)
        url = desk.entry_url(state.room, number)
        return {"step": done, "by": who(desk, entry.seat), "at": at, "url": url, "number": number}

    waits = [{"step": "waits", "by": party_names(desk, [party])} for party in missing]
    return [step("drafted", d.number), *(step("cleared", number) for number in sorted(d.cleared.values())), *waits]


def _statement(desk: Desk, public: RoomState, p: Published) -> dict[str, Any]:
    act = p.entry.act
    assert isinstance(act, Publish)
    words = desk.words(act.text)
    mine = party_of(p.entry.seat) == desk.party
    return {
        "title": desk.say(act.title),
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "by": party_names(desk, act.on_behalf_of),
        "at": dates.moment(p.entry.time, desk.zone),
        "url": desk.entry_url(PUBLIC, p.entry.number),
        "number": p.entry.number,
        "corrections": [_correction(desk, entry) for entry in p.corrections],
        "withdrawn": any(isinstance(e.act, CorrectStatement) and e.act.withdrawn for e in p.corrections),
        "actions": acts.links(acts.link(desk, PUBLIC, "CorrectStatement", statement=p.entry.number) if mine else None),
    }


def _correction(desk: Desk, entry: Entry) -> dict[str, Any]:
    act = entry.act
    assert isinstance(act, CorrectStatement)
    words = desk.words(act.text)
    return {
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "withdrawn": act.withdrawn,
        "note": act.note,
        "at": dates.moment(entry.time, desk.zone),
        "url": desk.entry_url(PUBLIC, entry.number),
        "number": entry.number,
    }


def _dispatch(desk: Desk, public: RoomState, entry: Entry) -> dict[str, Any]:
    act = entry.act
    assert isinstance(act, FileDispatch)
    claims = reversed([*claims_under(public, "dispatch", entry.number)])
    return {
        "title": act.title,
        "publisher": act.publisher,
        "published": dates.in_words(act.published),
        "agency": act.agency,
        "url": desk.entry_url(PUBLIC, entry.number),
        "number": entry.number,
        "claims": [{**claim(desk, public, e), "source": _through(e)} for e in claims],
        "actions": acts.links(
            reviewing.link(desk, entry.number), acts.link(desk, PUBLIC, "RecordClaim", dispatch=entry.number)
        ),
    }


def _through(entry: Entry) -> str:
    """Through whom the report had it: the report itself stands above."""
    return listed(entry.act.via) if isinstance(entry.act, RecordClaim) else ""


def claim(desk: Desk, public: RoomState, entry: Entry) -> dict[str, Any]:
    """What a report has somebody say, as a quotation: whether in these words, in which sense, about which day."""
    act = entry.act
    assert isinstance(act, RecordClaim)
    office = [act.office, act.occasion, dates.in_words(act.said_on) if act.said_on else ""]
    statuses = [{"word": claim_word(act), "code": "claimed"}]
    if not act.verbatim:
        statuses.append({"word": gettext("in the filer’s words"), "code": "open"})
    if act.polarity != "as stated":
        statuses.append({"word": str(SENSES[act.polarity]), "code": "contested"})
    if act.about:
        statuses.append({"word": gettext("about %(date)s") % {"date": dates.in_words(act.about)}, "code": "open"})
    return {
        "words": act.words,
        "lang": "und",
        "dir": "auto",
        "speaker": claim_speaker(act),
        "office": strung(part for part in office if part),
        "source": claim_source(public, act),
        "url": desk.entry_url(PUBLIC, entry.number),
        "statuses": statuses,
    }
