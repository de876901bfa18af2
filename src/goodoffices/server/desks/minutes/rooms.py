"""Rooms and doors, in words: who came and went, what was set down, what may leave."""

from __future__ import annotations

from goodoffices.server.desks.labels import REGIMES, ROOM_KINDS, listed, who
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.stances import code
from goodoffices.talks import carrying as c
from goodoffices.talks import declarations as k
from goodoffices.talks import members as m
from goodoffices.talks import release as d
from goodoffices.talks import rooms as r


def _opened(s: Scribe, act: r.OpenRoom) -> Said:
    inside = listed(who(s.desk, seat) for seat in dict.fromkeys((s.entry.seat, *act.members)))
    more = [f"behind the door: {inside}"] if act.room_kind not in ("plenary", "public") else []
    if act.regime is not None:
        more.append(f"record: {REGIMES[act.regime]}")
    for function, seat in (("in the chair", act.chair), ("secretary", act.secretary), ("rapporteur", act.rapporteur)):
        if seat is not None:
            more.append(f"{function}: {s.seat(seat)}")
    if act.reports_to:
        more.append(f"its mediators report to {listed(who(s.desk, seat) for seat in act.reports_to)}")
    return Said(f"opened “{s.text(act.title)}” ({ROOM_KINDS[act.room_kind].lower()}){rest(*more)}.")


def _brought(s: Scribe, act: m.BringIn) -> Said:
    return Said(f"brought in {who(s.desk, act.seat)}, who reads the whole record.")


def _shown(s: Scribe, act: m.ShowOut) -> Said:
    if act.seat == s.entry.seat:
        return Said("left the room; what was entered up to here stays readable to this seat.")
    return Said(f"showed out {who(s.desk, act.seat)}, who keeps what was entered up to here.")


def _closed(s: Scribe, act: m.CloseRoom) -> Said:
    return Said(f"closed the room{rest(act.reason)}. Its record stays.")


def _appointed(s: Scribe, act: m.AppointChair) -> Said:
    if act.function == "chair":
        return Said(f"put {who(s.desk, act.seat)} in the chair.")
    return Said(f"appointed {who(s.desk, act.seat)} as {act.function}.")


def _spoke(s: Scribe, act: k.Say) -> Said:
    return Said(f"said{s.on(act.point)}:", act.text)


def _declared(s: Scribe, act: k.RecordDeclared) -> Said:
    what = f"set down what {s.party(act.party)} declared{s.on(act.point)}"
    if act.stance is not None:
        what += f", with the stance “{act.stance}” on {s.alternative(act.point, act.wording)}"
    found = s.state.door.declarations.get(s.entry.number)
    if s.state.door.regime == "none" or s.state.door.kind in ("caucus", "bilateral"):
        what += f" and asks to keep ({act.licence})"
    standing = found.standing if found is not None else "unconfirmed"
    word = "declared (unconfirmed)" if standing == "unconfirmed" else standing
    refs: tuple[int, ...] = (found.settled,) if found is not None and found.settled is not None else ()
    refs += found.rectified if found is not None else ()
    return Said(
        f"{what}:", act.text, refs, status={"word": word, "code": "cleared" if word == "confirmed" else code(word)}
    )


def _confirmed(s: Scribe, act: k.ConfirmRecord) -> Said:
    return Said("confirmed what was set down in", refs=(act.record,))


def _contested(s: Scribe, act: k.ContestRecord) -> Said:
    if s.state.door.regime == "none":
        return Said("did not agree to keep what was set down; the words are forgotten:", refs=(act.record,))
    return Said("contested what was set down; the words stay beside the contest.", act.reason, (act.record,))


def _rectified(s: Scribe, act: k.Rectify) -> Said:
    return Said("put right what was set down; the original stays.", act.text, (act.record,))


def _received(s: Scribe, act: k.AcknowledgeReceipt) -> Said:
    return Said("acknowledged receipt of", refs=(act.of,))


def _released(s: Scribe, act: d.Release) -> Said:
    how = "under their names" if act.attributed else "without attribution"
    found = s.state.release.released.get(s.entry.number)
    standing = found.standing if found is not None else "waiting"
    word = {"waiting": "awaiting", "consented": "cleared", "declined": "declined"}[standing]
    status = {"word": {"awaiting": "awaiting consent", "cleared": "all consent"}.get(word, word), "code": word}
    what = f"asked that words of {s.parties(act.words_of)}{s.on(act.point)} may leave for {s.room(act.target)}, {how}:"
    return Said(what, act.text, status=status)


def _consented(s: Scribe, act: d.ConsentToRelease) -> Said:
    return Said("agreed that the words may leave the room:", refs=(act.release,))


def _declined(s: Scribe, act: d.DeclineRelease) -> Said:
    return Said(f"did not agree that the words leave the room{rest(act.reason)}:", refs=(act.release,))


def _delivered(s: Scribe, act: d.Deliver) -> Said:
    whose = f"words of {s.parties(act.attribution)}" if act.attribution else "words without attribution"
    return Said(f"delivered {whose}{s.on(act.point)}:", act.text)


def _quoted(s: Scribe, act: c.Quote) -> Said:
    return Said(f"carried home words of {act.speaker}{rest(act.occasion)}:", act.words)


def _conveyed(s: Scribe, act: c.Convey) -> Said:
    how = "as theirs" if act.attributed else "as the mediator’s own idea"
    return Said(f"put to {s.party(act.to)}, {how}, under the licence of what was kept:", act.text, (act.record,))


SAID = {
    r.OpenRoom: _opened,
    m.BringIn: _brought,
    m.ShowOut: _shown,
    m.CloseRoom: _closed,
    m.AppointChair: _appointed,
    k.Say: _spoke,
    k.RecordDeclared: _declared,
    k.ConfirmRecord: _confirmed,
    k.ContestRecord: _contested,
    k.Rectify: _rectified,
    k.AcknowledgeReceipt: _received,
    d.Release: _released,
    d.ConsentToRelease: _consented,
    d.DeclineRelease: _declined,
    d.Deliver: _delivered,
    c.Quote: _quoted,
    c.Convey: _conveyed,
}
