"""Founding, in words."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.server.desks.acts import DO
from goodoffices.server.desks.labels import OFFICES, ROLES, language_in_english, listed
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.talks import delegations as d
from goodoffices.talks import founding as f
from goodoffices.talks import seats as t


def _founded(s: Scribe, act: f.FoundTalks) -> Said:
    languages = listed(language_in_english(tag) for tag in act.languages)
    return Said(
        f"founded the talks “{s.text(act.title)}”{rest(f'languages: {languages}', f'times in {act.zone}')}."
        + (f" {s.seat(act.instructor)} is the instructor, and sits in every room." if act.instructor else "")
    )


def _rules(s: Scribe, act: f.AdoptRules) -> Said:
    if act.rules is not None:
        return Said("proposed rules of procedure, and adopts them if it is a party that decides.", act.rules.words)
    return Said("adopted the rules of procedure proposed in", refs=(act.proposal or 0,))


def _admitted(s: Scribe, act: f.AdmitParty) -> Said:
    roles = listed(ROLES[role] for role in act.roles)
    names = f"also called {listed(act.aliases)}" if act.aliases else ""
    note = rest(f"footnote: {s.text(act.footnote)}" if act.footnote else "", names)
    return Said(f"admitted {s.text(act.name)} as {roles}{note}.")


def _notified(s: Scribe, act: d.NotifyDelegation) -> Said:
    people = "\n".join(listed_delegate(one) for one in act.delegates)
    earlier = [n for n in (s.state.founding.delegations.get(act.party),) if n is not None and n.number > s.entry.number]
    later = " A later notification replaces it." if earlier else ""
    return Said(f"notified the delegation of {s.party(act.party)}.{later}", people)


def listed_delegate(delegate: d.Delegate) -> str:
    """A line of a delegation list: “Brena Talvik, Ambassador, head of delegation”."""
    return ", ".join(part for part in (delegate.person, delegate.title, delegate.function) if part)


def _credentials(s: Scribe, act: d.AcceptCredentials) -> Said:
    return Said(f"accepted the credentials of the delegation of {s.party(act.party)}.")


def _objected(s: Scribe, act: d.ObjectToCredentials) -> Said:
    return Said(f"objected to the credentials, or to a name, of the delegation of {s.party(act.party)}.", act.reason)


def _seated(s: Scribe, act: t.SeatPerson) -> Said:
    title = f", {act.title}" if act.title else ""
    return Said(
        f"seated {act.person}{title} as {OFFICES[act.office]} of {s.party(act.seat.partition('.')[0])} ({act.seat})."
    )


def _vacated(s: Scribe, act: t.VacateSeat) -> Said:
    return Said(f"recorded that the seat {act.seat} is vacant{rest(act.reason)}.")


def _to_do(kinds: Iterable[str]) -> str:
    """Acts as a sentence lists them after “to”, in the words of their buttons."""
    return listed(DO[kind][:1].lower() + DO[kind][1:] if kind in DO else kind for kind in kinds)


def _empowered(s: Scribe, act: t.Empower) -> Said:
    until = f" until {s.day(act.until)}" if act.until else ""
    return Said(f"empowered {s.seat(act.seat)}{until} to {_to_do(act.acts)}.")


def _revoked(s: Scribe, act: t.Revoke) -> Said:
    return Said(f"ended the powers of {s.seat(act.seat)}{f' to {_to_do(act.acts)}' if act.acts else ''}.")


def _full_powers(s: Scribe, act: d.PresentFullPowers) -> Said:
    refs = (act.paper,) if act.paper is not None else ()
    issued = f"issued by {act.issued_by}, {s.day(act.issued_on)}"
    return Said(f"presented full powers of {s.seat(act.seat)} to {_to_do(act.acts)}; {issued}.", refs=refs)


SAID = {
    f.FoundTalks: _founded,
    f.AdoptRules: _rules,
    f.AdmitParty: _admitted,
    d.NotifyDelegation: _notified,
    d.AcceptCredentials: _credentials,
    d.ObjectToCredentials: _objected,
    t.SeatPerson: _seated,
    t.VacateSeat: _vacated,
    t.Empower: _empowered,
    t.Revoke: _revoked,
    d.PresentFullPowers: _full_powers,
}
