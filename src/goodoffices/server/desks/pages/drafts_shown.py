"""A draft in words: beside the one before it, point by point, and the final question of its series."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates, proposing
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names, point_title
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import YES_OR_NO, term_in
from goodoffices.talks.act import Chosen, Texts
from goodoffices.talks.drafted import changed, delegations, stands
from goodoffices.talks.drafts import Draft
from goodoffices.talks.play import RoomState


def joined(address: str, query: str) -> str:
    """An address with more asked of it."""
    return f"{address}{'&' if '?' in address else '?'}{query}"


def draft_of(desk: Desk, state: RoomState, draft: Draft) -> dict[str, Any]:
    """What is said at the head of a draft."""
    note = desk.words(draft.note)
    before = state.drafts.drafts.get(draft.after) if draft.after is not None else None
    return {
        "place": draft.place,
        "series": draft.series,
        "number": draft.number,
        "url": desk.entry_url(state.room, draft.number),
        "at": dates.moment(state.entries[draft.number - 1].time, desk.zone),
        "note": note.text,
        "lang": note.lang,
        "dir": note.dir,
        "before": before.place if before is not None else None,
        "changed": len(changed(state, draft)) if before is not None else 0,
        "of": len(draft.settles),
        "last": state.drafts.last[draft.series] == draft.number,
        "last_url": joined(desk.url("drafts", room=state.room), f"series={draft.series}"),
    }


def rows(desk: Desk, state: RoomState, draft: Draft | None) -> list[dict[str, Any]]:
    """The points of a draft beside the draft before it, those that it changed first."""
    if draft is None:
        return []
    before = state.drafts.drafts.get(draft.after) if draft.after is not None else None
    earlier = {one.point: one for one in before.settles} if before is not None else {}
    new = changed(state, draft) if before is not None else frozenset()
    found = [
        {
            "point": one.point,
            "title": point_title(desk.play, desk, one.point, state.room),
            "url": desk.url("point", room=state.room, point=one.point),
            "changed": one.point in new,
            "now": _wording(desk, state, one),
            "before": _wording(desk, state, earlier[one.point]) if one.point in earlier else None,
        }
        for one in draft.settles
    ]
    return sorted(found, key=lambda row: not row["changed"])


def _wording(desk: Desk, state: RoomState, one: Chosen) -> dict[str, Any]:
    """The words of a point in a draft, as they went round, and what became of them."""
    found, alternative = state.alternatives.words(one.point, one.wording), state.alternatives.of(one.point, one.wording)
    text: Texts = found.text if found is not None else {}
    words = desk.words(text)
    since = ""
    if alternative is not None and not stands(state, one):
        gone = alternative.withdrawn
        became = _("reworded in entry %(number)s") if gone is None else _("withdrawn in entry %(number)s")
        since = became % {"number": alternative.wording.number if gone is None else gone}
    by = party_names(desk, alternative.by) if alternative is not None else ""
    return {
        "name": proposing.wording_name(state, one.point, one.wording),
        "by": by,
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "since": since,
    }


def final(desk: Desk, state: RoomState, draft: Draft) -> dict[str, Any] | None:
    """The final question of a series, and who has answered what: nothing is said of anybody's silence."""
    number = state.drafts.asked.get(draft.series)
    question = state.drafts.finals.get(number) if number is not None else None
    if question is None:
        return None
    asked = state.drafts.drafts[question.draft]
    void = [_("point %(point)s") % {"point": one.point} for one in asked.settles if not stands(state, one)]
    changed_since = _("The words of %(points)s have changed since: what was asked about no longer stands.")
    parties = list(dict.fromkeys((*delegations(desk.play, state.room), *question.answers)))
    answers = [
        {
            "party": party_name(desk, party),
            "answer": question.answers[party][0] if party in question.answers else "",
            "word": term_in(YES_OR_NO, question.answers[party][0]) if party in question.answers else "",
            "url": desk.entry_url(state.room, question.answers[party][1]) if party in question.answers else "",
        }
        for party in parties
    ]
    mine = desk.party in delegations(desk.play, state.room) and desk.party not in question.answers
    return {
        "url": desk.entry_url(state.room, question.number),
        "number": question.number,
        "place": asked.place,
        "draft": asked.number,
        "void": changed_since % {"points": strung(void)} if void else "",
        "answers": answers,
        "all_yes": bool(answers) and all(one["answer"] == "yes" for one in answers),
        "any_no": any(one["answer"] == "no" for one in answers),
        "action": acts.link(desk, state.room, "AnswerFinal", _("Answer yes or no"), ask=question.number)
        if mine and not void
        else None,
    }
