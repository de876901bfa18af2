"""What is left: by the record, and as each declares it. The two are never added up, nor does one correct the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import reported
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, who
from goodoffices.server.desks.sources import claim_source, claim_speaker, filed_already, source_of, when_said
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, PointId, party_of
from goodoffices.talks.calendar import AssessRound
from goodoffices.talks.press import RecordClaim
from goodoffices.talks.standing import Standing


def by_record(standings: Mapping[PointId, Standing]) -> dict[str, Any]:
    """How many points a room's record has, and which of them it does not have as agreed."""
    agreed = [p for p, s in standings.items() if s.rung == "agreed" and not s.on_conditions and not s.parked]
    provisional = [p for p, s in standings.items() if not s.parked and p not in agreed and s.rung.startswith("agreed")]
    parked = [p for p, s in standings.items() if s.parked]
    left = [p for p in standings if p not in (*agreed, *provisional, *parked)]
    return {"of": len(standings), "agreed": agreed, "provisional": provisional, "parked": parked, "left": left}


def as_declared(desk: Desk) -> list[dict[str, Any]]:
    """What each calls left, in its own words, newest first: from assessments, and from reports of what was said.

    A quotation is `earlier` where the same speaker has said something since.
    """
    said = sorted([*_assessed(desk), *_reported(desk)], key=lambda pair: pair[0], reverse=True)
    spoken: set[str] = set()
    for _at, quote in said:
        quote["earlier"] = quote["speaker"] in spoken
        spoken.add(quote["speaker"])
    return [quote for _at, quote in said]


def more_url(desk: Desk) -> str:
    """Where to read all that is declared, if reports say so often what is left that only the latest are shown."""
    return reported.more_url(desk, "claim", "left")


def _assessed(desk: Desk) -> Iterator[tuple[datetime, dict[str, Any]]]:
    for room in (PLENARY, PUBLIC):
        state = desk.play.rooms.get(room)
        for entry in state.calendar.assessments.values() if state is not None else ():
            act = entry.act
            if state is not None and isinstance(act, AssessRound) and act.left is not None:
                words = desk.words(act.left.words)
                quote = {
                    "words": words.text,
                    "lang": words.lang,
                    "dir": words.dir,
                    "speaker": assessor(desk, entry, act),
                    "statuses": [_count(act.left.sort, act.left.count)],
                    "at": when_said(desk, state, entry),
                    "url": desk.entry_url(room, entry.number),
                    **source_of(act.source),
                }
                yield entry.time, quote


def _reported(desk: Desk) -> Iterator[tuple[datetime, dict[str, Any]]]:
    state = desk.play.rooms.get(PUBLIC)
    for entry in reported.latest(desk, "claim", "left"):
        act = entry.act
        if state is not None and isinstance(act, RecordClaim) and not filed_already(state, act):
            quote = {
                "words": act.words,
                "lang": "und",
                "dir": "auto",
                "speaker": claim_speaker(act),
                "office": act.office,
                "at": when_said(desk, state, entry),
                "statuses": [_count("a count" if act.count is not None else "not a count", act.count)],
                "source": claim_source(state, act),
                "url": desk.entry_url(PUBLIC, entry.number),
            }
            yield entry.time, quote


def assessor(desk: Desk, entry: Entry, act: AssessRound) -> str:
    """Whose assessment it is: the speaker named in it, the party for which it was filed, or who entered it."""
    if act.speaker:
        return act.speaker
    filed = act.party is not None and act.party != party_of(entry.seat)
    return party_name(desk, act.party) if filed and act.party else who(desk, entry.seat)


def _count(sort: str, count: int | None) -> dict[str, str]:
    """Whether what is called left is a count: “exactly 2”, “at least 2”, “not a count”."""
    said = {"exact": _("exactly %(n)s"), "at least": _("at least %(n)s"), "a count": _("a count: %(n)s")}
    word = said[sort] % {"n": count} if sort in said and count is not None else term(sort)
    return {"word": word, "code": "claimed", "family": "left"}
