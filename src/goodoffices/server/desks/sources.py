"""From whom the desks have it: the source of what was filed of real talks."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import listed
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import Entry, Erased, Source
from goodoffices.talks.calendar import AssessRound
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import FileDispatch, RecordClaim

CLAIM_WORDS = {"left": "what is left"}  # what a claim is about, where its name alone would not say


def source_of(source: Source | None) -> dict[str, str]:
    """The source of a quotation, in the words of the parts; nothing where the table itself is the source."""
    return {"source": source_words(source)} if source is not None else {}


def source_words(source: Source) -> str:
    """“News.Az, 28 January 2026, citing foreign media”."""
    return _citing(_dated(source.report, source.date), source.via)


def _dated(report: str, date: str) -> str:
    """A report with its date, unless its name has it."""
    with override("en"):
        if dates.in_words(date) in report:
            return report
    return f"{report}, {dates.in_words(date)}"


def _citing(said: str, via: Iterable[str]) -> str:
    others = listed(dict.fromkeys(via))
    return _("%(source)s, citing %(others)s") % {"source": said, "others": others} if others else said


def when_said(desk: Desk, state: RoomState, entry: Entry) -> dict[str, str]:
    """When something was said: what was filed from a report, on the day that it gives or bears; else as entered."""
    act = entry.act
    source = None if isinstance(act, Erased) else act.source
    if isinstance(act, RecordClaim):
        filed = state.press.dispatches.get(act.dispatch)
        published = filed.act.published if filed is not None and isinstance(filed.act, FileDispatch) else None
        day = act.said_on or (source.said_on or source.date if source is not None else published)
        if day:
            return dates.when(day, desk.zone)
    elif source is not None:
        return dates.when(source.said_on or source.date, desk.zone)
    return dates.moment(entry.time, desk.zone)


def filed_already(state: RoomState, claim: RecordClaim) -> bool:
    """Whether what a claim quotes was also filed, from the same report, as that speaker's own assessment."""
    dispatch = state.press.dispatches.get(claim.dispatch)
    published = dispatch.act.published if dispatch is not None and isinstance(dispatch.act, FileDispatch) else ""
    return any(
        isinstance(act := entry.act, AssessRound)
        and act.source is not None
        and act.source.date == published
        and (act.left is not None if claim.claim == "left" else bool(act.words))
        and (act.speaker == claim.speaker or (claim.party is not None and act.party == claim.party))
        for entry in state.calendar.assessments.values()
    )


def claim_word(claim: RecordClaim) -> str:
    """What a claim is about, in a word or two."""
    return term(CLAIM_WORDS.get(claim.claim, claim.claim))


def claim_status(claim: RecordClaim) -> dict[str, str]:
    """The same as a mark, with the sense of what was printed where that is not plain."""
    word = claim_word(claim)
    if claim.polarity != "as stated":
        word = _("%(claim)s, sense %(sense)s") % {"claim": word, "sense": term(claim.polarity)}
    return {"word": word, "code": "claimed", "family": "other"}


def claim_speaker(claim: RecordClaim) -> str:
    """Who is said to have said it. A claim without a speaker is what the report says in its own name."""
    return claim.speaker or _("the report itself")


def claim_source(state: RoomState, claim: RecordClaim) -> str:
    """Through whom we have a claim: its own source, else the dispatch that it was taken from."""
    if claim.source is not None:
        return source_words(claim.source)
    filed = state.press.dispatches.get(claim.dispatch)
    if filed is None or not isinstance(filed.act, FileDispatch):
        return ""
    said = _dated(filed.act.publisher, filed.act.published)
    via = [*claim.via, *([filed.act.agency] if filed.act.agency else [])]
    return _citing(said, via)
